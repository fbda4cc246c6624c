import{F as e,L as t,N as n,P as r,R as i,T as a,f as o,v as s,z as c}from"./pbx-cards-main-KUTynst0.js";import{n as l,r as u,t as d}from"./chooser-styles-wvkKE19l.js";var f,p=class extends o{constructor(...e){super(...e),this.text=``,this._26=new s(this,()=>this)}firstUpdated(){var e;(e=this.field)==null||e.focus()}render(){let{t:e,choice:n,text:r}=this,a=this.systems.find(e=>e.config_entry_id===n.call.config_entry_id),o=l(r),s=u(a,r).filter(e=>e.number!==n.extension);return i`<div class="chooser" role="dialog" aria-label=${e(`transfer.title`,{name:n.label})}>
<div class="head">
<h3><bdi>${e(`transfer.title`,{name:n.label})}</bdi></h3>
<button
type="button"
class="round"
aria-label=${e(`transfer.cancel`)}
title=${e(`transfer.cancel`)}
@click=${()=>this.transfers.cancel()}
>
<ha-icon icon="mdi:close" aria-hidden="true"></ha-icon>
</button>
</div>
${a!=null&&a.features.includes(`attended_transfer`)?this._22():t}
<form class="line" @submit=${e=>this._23(e,o,s)}>
<input
type="text"
autocomplete="off"
spellcheck="false"
dir="auto"
placeholder=${e(`transfer.number`)}
aria-label=${e(`transfer.number`)}
.value=${r}
@input=${e=>this.text=e.target.value}
/>
<button
class="go"
aria-label=${o?e(`transfer.to`,{name:o}):e(`control.transfer`)}
title=${e(`control.transfer`)}
aria-disabled=${!o||n.isBusy}
aria-busy=${n.isBusy}
>
<ha-icon icon="mdi:phone-forward" aria-hidden="true"></ha-icon>
</button>
</form>
<p class="hint" role="status">
${r?e(`transfer.found`,{count:s.length}):e(`transfer.hint`)}
</p>
<ul class="found" aria-label=${e(`editor.extensions`)}>
${s.map(e=>i`<li>${this._24(e)}</li>`)}
</ul>
</div>`}_23(e,t,n){e.preventDefault();let[r]=n;if(t){var i;this._25(t,(i=n.find(e=>e.number===t))==null?void 0:i.name)}else r&&n.length===1&&this._25(r.number,r.name)}_22(){let{t:e,choice:t,transfers:n}=this;return i`<fieldset>
<legend class="hidden-text">${e(`transfer.way`)}</legend>
${[!1,!0].map(r=>i`<label>
<input
type="radio"
name="way"
.checked=${t.attended===r}
@change=${()=>n.askFirst(r)}
/>${e(r?`transfer.ask_first`:`transfer.at_once`)}
</label>`)}
</fieldset>`}_24({number:e,name:t}){let n=t==null?this.t(`call.extension`,{number:e}):t;return i`<button
type="button"
class="one"
aria-label=${this.t(`transfer.to`,{name:n})}
aria-disabled=${this.choice.isBusy}
@click=${()=>this._25(e,t)}
>
<bdi>${n}</bdi><bdi class="numbers">${e}</bdi>
</button>`}_25(e,t){this._26.passOn(this.transfers,e,t==null?e:t)}};f=p,f.styles=[...o.styles,d,c`
fieldset{display:flex;flex-wrap:wrap;gap:4px 16px;margin:0;padding:0;border:0;font-size:14px;}fieldset label{display:inline-flex;align-items:center;gap:8px;min-height:36px;}fieldset input{width:18px;height:18px;margin:0;accent-color:var(--pbx-primary);}`],a([e({attribute:!1})],p.prototype,`transfers`,void 0),a([e({attribute:!1})],p.prototype,`choice`,void 0),a([r()],p.prototype,`text`,void 0),a([n(`input[type=text]`)],p.prototype,`field`,void 0),customElements.get(`pbx-transfer-panel`)!=null||customElements.define(`pbx-transfer-panel`,p);export{p as TransferPanel};