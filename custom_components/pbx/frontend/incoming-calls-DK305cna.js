import{A as e,F as t,G as n,M as r,N as i,O as a,c as o,f as s,g as c,h as l,i as u,j as d,l as f,p,r as m,t as h,x as g}from"./shared-cKzagorj.js";import{a as _,i as v,n as y,o as b,r as x,s as S,t as C}from"./pbx-incoming-calls-main-CdE0Bvfg.js";import{i as w,n as T,t as E}from"./everywhere-CmF2sihp.js";var D,O=class extends r{constructor(...e){super(...e),this.settings=T(),this.routed=null,this._36=n(`en`),this._3b=[],this._3d=new Set,this._3a=new C,this._3n=new s(this,()=>w(()=>import(`./route-panel-DcD4kl6L.js`),[])),this._3o=new h(this,()=>({hass:this.hass,t:this._36})),this._38=e=>{var t,n;if(e.key!==`Escape`||e.defaultPrevented||!this._3b.length)return;let r=(t=this.renderRoot.activeElement)==null?void 0:t.closest(`.call`),i=r==null?void 0:r.dataset.call,o=(n=this._3b.find(({call:e})=>a(e)===i))==null?this._3b[this._3b.length-1]:n;o&&this._3k(o)}}connectedCallback(){super.connectedCallback(),this._37=E(()=>this.settings=T()),window.addEventListener(`keydown`,this._38),this.requestUpdate()}disconnectedCallback(){var e;super.disconnectedCallback(),window.removeEventListener(`keydown`,this._38),(e=this._37)==null||e.call(this),this._39(void 0),this._3a.set(!1)}shouldUpdate(e){let t=e.get(`hass`),n=this.hass;return!t||!n||e.size>1||t.connection!==n.connection||t.locale!==n.locale||this._3b.map(_).some(e=>e&&t.states[e]!==n.states[e])}willUpdate(){var e,t,r,i;let{hass:o,settings:s}=this;this._39(o&&s?g(o):void 0),o&&(this._36=n(o.locale.language));let c=s?[...(e=(t=this._3c)==null?void 0:t.calls.values())==null?[]:e]:[],l=(r=(i=this._3c)==null?void 0:i.systems)==null?[]:r;this._3b=c.filter(e=>s&&!this._3d.has(a(e))).map(e=>{let t=l.find(t=>t.config_entry_id===e.config_entry_id);return s&&y(e,t,s)}).filter(e=>!!e),this._3a.set(!!(s!=null&&s.sound)&&this._3b.length>0)}updated(){let e=this.renderRoot.querySelector(`.stack`);e!=null&&e.showPopover&&this._3b.length>0!==e.matches(`:popover-open`)&&e.togglePopover()}_39(e){var t;e!==this._3c&&((t=this._3e)==null||t.call(this),this._3c=e,this._3e=e==null?void 0:e.listen(e=>{for(let t of e.filter(e=>e.state===`ended`))this._3d.delete(a(t));this.requestUpdate()}))}render(){return t`<div class="hidden-text" role="status" aria-live="assertive">
${this._3b.map(e=>t`<p>${this._3f(e)}</p>`)}
</div>
<div class="stack" popover="manual" ?hidden=${!this._3b.length}>
${u(this._3b,({call:e})=>a(e),e=>this._3g(e))}
</div>`}_3g(e){let{call:n,system:r}=e,o=this._36,s=a(n),{caller:c,called:l}=this._3h(e);return t`<section
class="call tone-ringing"
role="alertdialog"
aria-modal="false"
aria-label=${this._3f(e)}
data-call=${s}
>
${this.hass?b(e,this.hass,o):i}
<div class="head">
${v(e,this._3i)}
<div class="lines">
<span class="title">${o(e.extension?`popup.title`:`popup.waits`)}</span>
<bdi class="name">${c.label}</bdi>
${c.number?t`<bdi class="second numbers">${c.number}</bdi>`:i}
${this._3j(e)}
<span class="second">
<ha-icon icon="mdi:arrow-right" aria-hidden="true"></ha-icon><bdi>${l}</bdi>
${n.trunk?t`<span class="tag">${n.trunk}</span>`:i}
</span>
</div>
${S(o(`popup.dismiss`),()=>this._3k(e))}
</div>
<div class="buttons">${this._3l(e).map(t=>this._3m(t,e))}</div>
${this.routed===s?this._3n.render(o,()=>t`<pbx-route-panel
.hass=${this.hass}
.t=${o}
.systems=${[r]}
.without=${e.extension}
.isBusy=${this._3o.underWay(n)!==void 0}
@pbx-route=${t=>void this._3p(e,t.detail)}
></pbx-route-panel>`):i}
</section>`}_3j({call:e}){var n;let r=this._3i===`full`||(n=e.caller_groups)==null?[]:n;return r.length?t`<span class="second">${r.map(e=>t`<bdi class="tag">${e}</bdi>`)}</span>`:i}_3l(e){let{call:t,system:n,extension:r}=e,i=this._36,o={call_id:t.call_id},s=this.routed===a(t);return[{feature:r?`pick_up`:`accept`,order:`accept_call`,label:i(r?`popup.answer`:`popup.let_in`),icon:`mdi:phone`,run:()=>void this._3q(`accept_call`,e,r?{...o,extension:r}:o)},{feature:`refuse`,isForInbound:!0,order:`refuse_call`,label:i(`popup.refuse`),icon:`mdi:phone-hangup`,run:()=>void this._3q(`refuse_call`,e,o)},{feature:`route`,isForInbound:!0,order:`route_call`,label:i(`popup.route`),icon:`mdi:phone-forward`,expanded:s,run:()=>this.routed=s?null:a(t)}].filter(({feature:e,isForInbound:r})=>n.features.includes(e)&&!(r&&t.direction===`internal`))}_3m({order:e,label:n,icon:r,run:a,expanded:o},{call:s}){let c=this._3o.underWay(s);return t`<button
type="button"
class="button ${e}"
aria-expanded=${o==null?i:o}
aria-disabled=${c!==void 0}
aria-busy=${c===e}
@click=${a}
>
<ha-icon icon=${r} aria-hidden="true"></ha-icon><span>${n}</span>
</button>`}async _3q(e,{call:t},n,r={}){return this._3o.give(e,t,n,r)}async _3p(e,{number:t,name:n}){await this._3q(`route_call`,e,{call_id:e.call.call_id},{to:t})&&(m(this,this._36(`transfer.passed_on`,{name:n})),this.routed=null)}_3k({call:e}){this._3d.add(a(e)),this.requestUpdate()}get _3i(){var e,t;return(e=(t=this.settings)==null?void 0:t.mask)==null?`none`:e}_3h({call:e,system:t,extension:n}){var r;let i=o(t,this._36,this._3i),a=f({...i,mask:`none`},(r=e.called_number)==null?n:r,e.called_name);return{caller:f(i,e.caller_number,e.caller_name),called:a.label}}_3f(e){let{caller:t,called:n}=this._3h(e);return this._36(`popup.calls`,{name:t.label,called:n})}};D=O,D.styles=[c,l,x],p([d({attribute:!1})],O.prototype,`hass`,void 0),p([e()],O.prototype,`settings`,void 0),p([e()],O.prototype,`routed`,void 0),customElements.get(`pbx-incoming-calls`)!=null||customElements.define(`pbx-incoming-calls`,O);export{O as IncomingCalls};