import{A as e,I as t,L as n,M as r,P as i,j as a,m as o,r as s}from"./shared-DHT_FXdu.js";import{f as c}from"./pbx-cards-main-BWgFgGlA.js";import{t as l}from"./chooser-styles-BtJ2934x.js";var u=6;async function d(e,{config_entry_id:t,call_id:n}){return(await e.callWS({type:`pbx/recording/url`,config_entry_id:t,call_id:n})).url}async function f(e,t){var n;let{entries:r}=await e.callWS({type:`pbx/phone_book/list`});return(n=r.find(e=>h(e.number,t)))==null?null:n}async function p(e,{number:t,name:n,groups:r}){await e.callWS({type:`pbx/phone_book/set`,number:t,name:n,groups:r})}async function m(e,t,n){await e.callWS({type:`pbx/blocked/set`,number:t,blocked:n})}function h(e,t){let[n=``,r=``]=[e,t].map(e=>e.replace(/\D/g,``).replace(/^0+/,``)).sort((e,t)=>e.length-t.length);return e===t||n.length>=u&&r.endsWith(n)}var g=n`
:host{padding:8px 0 0;}.tools,.ends{display:flex;flex-wrap:wrap;gap:8px;}.tool{display:inline-flex;align-items:center;gap:8px;min-height:36px;padding-inline:12px 16px;border-radius:18px;font-size:13px;font-weight:500;background:color-mix(in srgb,var(--pbx-text) 8%,transparent);--mdc-icon-size:18px;}.tool:hover,.tool[aria-expanded="true"]{background:color-mix(in srgb,var(--pbx-text) 13%,transparent);}.confirm{background:color-mix(in srgb,var(--pbx-primary) 24%,transparent);}audio{display:block;width:100%;max-width:420px;height:40px;margin-block-start:8px;}.problem{margin:8px 0 0;font-size:13px;line-height:18px;color:color-mix(in srgb,var(--pbx-missed) 65%,var(--pbx-text));}.problem:empty{margin:0;}.chooser{max-width:420px;margin-block-start:8px;padding-block:12px;font-size:13px;line-height:18px;}.chooser p{margin:0;}label{display:block;color:var(--pbx-text-2);}label input{width:100%;height:40px;padding:0 12px;border:1px solid var(--pbx-line);border-radius:8px;font-size:16px;color:var(--pbx-text);background:none;}`,_,v=class extends c{constructor(...e){super(...e),this.number=null,this.label=``,this.audio=null,this.problem=null,this.open=null,this.isBusy=!1,this.contact=null,this._h=e=>{var t,n,r,i,a;e.preventDefault();let o=(t=(n=this.nameField)==null?void 0:n.value.trim())==null?``:t,c=((r=(i=this.groupsField)==null?void 0:i.value)==null?``:r).split(/[,，、]/).map(e=>e.trim()),l={number:(a=this.number)==null?``:a,name:o,groups:c.filter(Boolean)};this._m(async()=>{await p(this.hass,l),this.contact=l,s(this,this.t(`about.saved`,{name:o}))})},this._k=e=>{e.preventDefault(),this._m(()=>{var e;return m(this.hass,(e=this.number)==null?``:e,!this.call.blocked)})},this._i=e=>{e.key===`Escape`&&(e.stopPropagation(),this._d(null))}}firstUpdated(){let{number:e}=this;e&&f(this.hass,e).then(e=>this.contact=e,()=>void 0)}updated(e){if(e.has(`open`)&&this.open){var t;(t=this.renderRoot.querySelector(`.chooser input, .chooser button`))==null||t.focus()}}render(){var e;let{t:n,number:r,call:a,contact:o}=this,s=o!==null;return t`<div class="tools">
${this._a&&!this.audio?this._b(`play`,`mdi:play`,n(`about.play`),()=>void this._c()):i}
${r?t`${this._b(`contact`,s?`mdi:account-edit`:`mdi:account-plus`,n(s?`about.edit`:`about.add`),()=>this._d(`contact`))}
${this._b(`block`,a.blocked?`mdi:phone-check`:`mdi:phone-off`,n(a.blocked?`about.unblock`:`about.block`),()=>this._d(`block`))}`:i}
</div>
${this.audio?t`<audio
controls
autoplay
src=${this.audio}
aria-label=${n(`about.playing`)}
@error=${()=>this._e(n(`about.play_failed`))}
></audio>`:i}
<p class="problem" role="alert">${(e=this.problem)==null?i:e}</p>
${this.open===`contact`?this._f():i}
${this.open===`block`?this._g():i}`}get _a(){var e;let{call:t}=this,n=this.systems.find(e=>e.config_entry_id===t.config_entry_id);return t.recording!==null&&(e=n==null?void 0:n.features.includes(`recordings`))!=null&&e}_b(e,n,r,a){return t`<button
type="button"
class="tool ${e}"
aria-expanded=${e===`play`?i:this.open===e}
aria-disabled=${this.isBusy}
@click=${a}
>
<ha-icon icon=${n} aria-hidden="true"></ha-icon>${r}
</button>`}_f(){var e,n;let{t:r,contact:i,call:a}=this,o=(e=i==null?void 0:i.name)==null?a.direction===`outbound`?a.called_name:a.caller_name:e;return t`<form class="chooser" @submit=${this._h} @keydown=${this._i}>
<label
>${r(`about.name`)}
<input type="text" name="name" required maxlength="200" autocomplete="off" .value=${o==null?``:o} />
</label>
<label
>${r(`about.groups`)}
<input type="text" name="groups" autocomplete="off" .value=${(n=i==null?void 0:i.groups.join(`, `))==null?``:n} />
</label>
${this._j(r(`about.save`))}
</form>`}_g(){let{t:e,call:n,label:r}=this;return t`<form class="chooser" @submit=${this._k} @keydown=${this._i}>
<p>${e(n.blocked?`about.sure_unblock`:`about.sure_block`,{name:r})}</p>
${this._j(e(n.blocked?`about.unblock`:`about.block`))}
</form>`}_j(e){return t`<div class="ends">
<button class="tool confirm" aria-disabled=${this.isBusy} aria-busy=${this.isBusy}>${e}</button>
<button type="button" class="tool" @click=${()=>this._d(null)}>${this.t(`about.cancel`)}</button>
</div>`}_d(e){let t=this.open;if(this.problem=null,this.open=t===e?null:e,!this.open){var n;(n=this.renderRoot.querySelector(`.tool.${t}`))==null||n.focus()}}async _c(){this.problem=null,await this._l(async()=>{try{this.audio=await d(this.hass,this.call)}catch(e){let t=(e==null?void 0:e.code)===`not_found`;this._e(this.t(t?`about.gone`:`about.play_failed`))}})}_e(e){this.audio=null,this.problem=e}async _m(e){await this._l(async()=>{try{await e(),this._d(null),this.dispatchEvent(new CustomEvent(`pbx-changed`))}catch(e){var t;let n=String((t=e==null?void 0:e.message)==null?e:t);this.problem=this.t(`about.not_saved`,{reason:n})}})}async _l(e){this.isBusy||(this.isBusy=!0,await e(),this.isBusy=!1)}};_=v,_.styles=[...c.styles,l,g],o([r({attribute:!1})],v.prototype,`call`,void 0),o([r({attribute:!1})],v.prototype,`number`,void 0),o([r({attribute:!1})],v.prototype,`label`,void 0),o([a()],v.prototype,`audio`,void 0),o([a()],v.prototype,`problem`,void 0),o([a()],v.prototype,`open`,void 0),o([a()],v.prototype,`isBusy`,void 0),o([a()],v.prototype,`contact`,void 0),o([e(`[name=name]`)],v.prototype,`nameField`,void 0),o([e(`[name=groups]`)],v.prototype,`groupsField`,void 0),customElements.get(`pbx-call-extras`)!=null||customElements.define(`pbx-call-extras`,v);export{v as CallExtras};