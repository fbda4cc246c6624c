import{A as e,I as t,L as n,M as r,P as i,j as a,m as o,t as s}from"./shared-DHT_FXdu.js";import{s as c}from"./pbx-incoming-calls-main-D1tKstO2.js";import{t as l}from"./extension-choice-Ccegetgk.js";import{f as u}from"./pbx-cards-main-BWgFgGlA.js";import{t as d}from"./chooser-styles-BtJ2934x.js";var f,p=class extends u{constructor(...e){super(...e),this.text=``,this._2m=new s(this,()=>this)}firstUpdated(){var e;(e=this.field)==null||e.focus()}render(){let{t:e,choice:n,text:r}=this,a=this.systems.find(e=>e.config_entry_id===n.call.config_entry_id);return t`<div class="chooser" role="dialog" aria-label=${e(`transfer.title`,{name:n.label})}>
<div class="head">
<h3><bdi>${e(`transfer.title`,{name:n.label})}</bdi></h3>
${c(e(`transfer.cancel`),()=>this.transfers.cancel())}
</div>
${a!=null&&a.features.includes(`attended_transfer`)?this._2l():i}
${l({t:e,system:a,text:r,type:e=>this.text=e,without:n.extension,isBusy:n.isBusy,hint:e(`transfer.hint`),choose:(e,t)=>void this._2m.passOn(this.transfers,e,t)})}
</div>`}_2l(){let{t:e,choice:n,transfers:r}=this;return t`<fieldset>
<legend class="hidden-text">${e(`transfer.way`)}</legend>
${[!1,!0].map(i=>t`<label>
<input
type="radio"
name="way"
.checked=${n.attended===i}
@change=${()=>r.askFirst(i)}
/>${e(i?`transfer.ask_first`:`transfer.at_once`)}
</label>`)}
</fieldset>`}};f=p,f.styles=[...u.styles,d,n`
fieldset{display:flex;flex-wrap:wrap;gap:4px 16px;margin:0;padding:0;border:0;font-size:14px;}fieldset label{display:inline-flex;align-items:center;gap:8px;min-height:36px;}fieldset input{width:18px;height:18px;margin:0;accent-color:var(--pbx-primary);}`],o([r({attribute:!1})],p.prototype,`transfers`,void 0),o([r({attribute:!1})],p.prototype,`choice`,void 0),o([a()],p.prototype,`text`,void 0),o([e(`input[type=text]`)],p.prototype,`field`,void 0),customElements.get(`pbx-transfer-panel`)!=null||customElements.define(`pbx-transfer-panel`,p);export{p as TransferPanel};