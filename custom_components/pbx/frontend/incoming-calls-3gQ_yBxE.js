import{I as e,K as t,M as n,N as r,P as i,S as a,_ as o,g as s,i as c,j as l,k as u,l as d,m as f,p,r as m,t as h,u as g}from"./shared-DHT_FXdu.js";import{a as _,i as v,n as y,o as b,r as x,s as S,t as C}from"./pbx-incoming-calls-main-D1tKstO2.js";import{i as w,n as T,t as E}from"./everywhere-CmF2sihp.js";var D,O=class extends r{constructor(...e){super(...e),this.settings=T(),this.routed=null,this._36=t(`en`),this._3b=[],this._3d=new Set,this._3a=new C,this._3n=new p(this,()=>w(()=>import(`./route-panel-DpDtXdiu.js`),[])),this._3o=new h(this,()=>({hass:this.hass,t:this._36})),this._38=e=>{var t,n;if(e.key!==`Escape`||e.defaultPrevented||!this._3b.length)return;let r=(t=this.renderRoot.activeElement)==null?void 0:t.closest(`.call`),i=r==null?void 0:r.dataset.call,a=(n=this._3b.find(({call:e})=>u(e)===i))==null?this._3b[this._3b.length-1]:n;a&&this._3k(a)}}connectedCallback(){super.connectedCallback(),this._37=E(()=>this.settings=T()),window.addEventListener(`keydown`,this._38),this.requestUpdate()}disconnectedCallback(){var e;super.disconnectedCallback(),window.removeEventListener(`keydown`,this._38),(e=this._37)==null||e.call(this),this._39(void 0),this._3a.set(!1)}shouldUpdate(e){let t=e.get(`hass`),n=this.hass;return!t||!n||e.size>1||t.connection!==n.connection||t.locale!==n.locale||this._3b.map(_).some(e=>e&&t.states[e]!==n.states[e])}willUpdate(){var e,n,r,i;let{hass:o,settings:s}=this;this._39(o&&s?a(o):void 0),o&&(this._36=t(o.locale.language));let c=s?[...(e=(n=this._3c)==null?void 0:n.calls.values())==null?[]:e]:[],l=(r=(i=this._3c)==null?void 0:i.systems)==null?[]:r;this._3b=c.filter(e=>s&&!this._3d.has(u(e))).map(e=>{let t=l.find(t=>t.config_entry_id===e.config_entry_id);return s&&y(e,t,s)}).filter(e=>!!e),this._3a.set(!!(s!=null&&s.sound)&&this._3b.length>0)}updated(){let e=this.renderRoot.querySelector(`.stack`);e!=null&&e.showPopover&&this._3b.length>0!==e.matches(`:popover-open`)&&e.togglePopover()}_39(e){var t;e!==this._3c&&((t=this._3e)==null||t.call(this),this._3c=e,this._3e=e==null?void 0:e.listen(e=>{for(let t of e.filter(e=>e.state===`ended`))this._3d.delete(u(t));this.requestUpdate()}))}render(){return e`<div class="hidden-text" role="status" aria-live="assertive">
${this._3b.map(t=>e`<p>${this._3f(t)}</p>`)}
</div>
<div class="stack" popover="manual" ?hidden=${!this._3b.length}>
${c(this._3b,({call:e})=>u(e),e=>this._3g(e))}
</div>`}_3g(t){let{call:n,system:r}=t,a=this._36,o=u(n),{caller:s,called:c}=this._3h(t);return e`<section
class="call tone-ringing"
role="alertdialog"
aria-modal="false"
aria-label=${this._3f(t)}
data-call=${o}
>
${this.hass?b(t,this.hass,a):i}
<div class="head">
${v(t,this._3i)}
<div class="lines">
<span class="title">${a(t.extension?`popup.title`:`popup.waits`)}</span>
<bdi class="name">${s.label}</bdi>
${s.number?e`<bdi class="second numbers">${s.number}</bdi>`:i}
${this._3j(t)}
<span class="second">
<ha-icon icon="mdi:arrow-right" aria-hidden="true"></ha-icon><bdi>${c}</bdi>
${n.trunk?e`<span class="tag">${n.trunk}</span>`:i}
</span>
</div>
${S(a(`popup.dismiss`),()=>this._3k(t))}
</div>
<div class="buttons">${this._3l(t).map(e=>this._3m(e,t))}</div>
${this.routed===o?this._3n.render(a,()=>e`<pbx-route-panel
.hass=${this.hass}
.t=${a}
.systems=${[r]}
.without=${t.extension}
.isBusy=${this._3o.underWay(n)!==void 0}
@pbx-route=${e=>void this._3p(t,e.detail)}
></pbx-route-panel>`):i}
</section>`}_3j({call:t}){var n;let r=this._3i===`full`||(n=t.caller_groups)==null?[]:n;return r.length?e`<span class="second">${r.map(t=>e`<bdi class="tag">${t}</bdi>`)}</span>`:i}_3l(e){let{call:t,system:n,extension:r}=e,i=this._36,a={call_id:t.call_id},o=this.routed===u(t);return[{feature:r?`pick_up`:`accept`,order:`accept_call`,label:i(r?`popup.answer`:`popup.let_in`),icon:`mdi:phone`,run:()=>void this._3q(`accept_call`,e,r?{...a,extension:r}:a)},{feature:`refuse`,isForInbound:!0,order:`refuse_call`,label:i(`popup.refuse`),icon:`mdi:phone-hangup`,run:()=>void this._3q(`refuse_call`,e,a)},{feature:`route`,isForInbound:!0,order:`route_call`,label:i(`popup.route`),icon:`mdi:phone-forward`,expanded:o,run:()=>this.routed=o?null:u(t)}].filter(({feature:e,isForInbound:r})=>n.features.includes(e)&&!(r&&t.direction===`internal`))}_3m({order:t,label:n,icon:r,run:a,expanded:o},{call:s}){let c=this._3o.underWay(s);return e`<button
type="button"
class="button ${t}"
aria-expanded=${o==null?i:o}
aria-disabled=${c!==void 0}
aria-busy=${c===t}
@click=${a}
>
<ha-icon icon=${r} aria-hidden="true"></ha-icon><span>${n}</span>
</button>`}async _3q(e,{call:t},n,r={}){return this._3o.give(e,t,n,r)}async _3p(e,{number:t,name:n}){await this._3q(`route_call`,e,{call_id:e.call.call_id},{to:t})&&(m(this,this._36(`transfer.passed_on`,{name:n})),this.routed=null)}_3k({call:e}){this._3d.add(u(e)),this.requestUpdate()}get _3i(){var e,t;return(e=(t=this.settings)==null?void 0:t.mask)==null?`none`:e}_3h({call:e,system:t,extension:n}){var r;let i=d(t,this._36,this._3i),a=g({...i,mask:`none`},(r=e.called_number)==null?n:r,e.called_name);return{caller:g(i,e.caller_number,e.caller_name),called:a.label}}_3f(e){let{caller:t,called:n}=this._3h(e);return this._36(`popup.calls`,{name:t.label,called:n})}};D=O,D.styles=[o,s,x],f([n({attribute:!1})],O.prototype,`hass`,void 0),f([l()],O.prototype,`settings`,void 0),f([l()],O.prototype,`routed`,void 0),customElements.get(`pbx-incoming-calls`)!=null||customElements.define(`pbx-incoming-calls`,O);export{O as IncomingCalls};