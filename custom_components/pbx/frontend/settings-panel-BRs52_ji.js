import{I as e,L as t,P as n,j as r,m as i,r as a}from"./shared-DHT_FXdu.js";import{t as o}from"./chooser-styles-BtJ2934x.js";import{c as s,s as c}from"./pbx-incoming-calls-main-D1tKstO2.js";import{n as l}from"./find-extensions-C2NHlTw0.js";import{f as u}from"./pbx-cards-main-BWgFgGlA.js";import{n as d,r as f}from"./everywhere-CmF2sihp.js";var p,m=20,h=class extends u{constructor(...e){super(...e),this.settings=d(),this.text=``,this._3t=e=>{if(!e.target.checked){this._3v(null);return}let t=this.systems.filter(({extensions:e})=>e.some(({number:e})=>e===this.extension)),n=Object.fromEntries(t.map(e=>{var t;return[e.config_entry_id,[(t=this.extension)==null?``:t]]}));this._3v({extensions:n,sound:!1,mask:this.mask})},this._3s=()=>{this.dispatchEvent(new CustomEvent(`pbx-close`))},this._3r=e=>{e.key===`Escape`&&(e.stopPropagation(),this._3s())}}firstUpdated(){var e;(e=this.renderRoot.querySelector(`[role=switch]`))==null||e.focus()}render(){let{t,settings:r}=this;return e`<div class="chooser" role="dialog" aria-label=${t(`popup.settings`)} @keydown=${this._3r}>
<div class="head">
<h3>${t(`popup.settings`)}</h3>
${c(t(`popup.close`),this._3s)}
</div>
<label class="option">
<input type="checkbox" role="switch" .checked=${r!==null} @change=${this._3t} />
<bdi>${t(`popup.show`)}</bdi>
</label>
<p class="hint">${t(`popup.hint`)}</p>
${r?this._3u(r):n}
</div>`}_3u(t){let{t:r,text:i,systems:a}=this,o=a.reduce((e,{extensions:t})=>e+t.length,0)>m,c=a.flatMap(e=>l(e,i).map(t=>({system:e,one:t}))).sort((e,n)=>Number(g(t,n))-Number(g(t,e))).filter((e,n)=>n<m||g(t,e));return e`<label class="option">
<input
type="checkbox"
.checked=${t.sound}
@change=${()=>this._3v({...t,sound:!t.sound})}
/>
<bdi>${r(`popup.sound`)}</bdi>
</label>
<h4 id="extensions">${r(`popup.extensions`)}</h4>
${o?e`<div class="line">
${s(r(`transfer.number`),i,e=>this.text=e)}
</div>`:n}
<ul class="found" aria-labelledby="extensions">
${c.map(({system:i,one:a})=>{var o;return e`<li>
<label class="option">
<input
type="checkbox"
.checked=${g(t,{system:i,one:a})}
@change=${()=>this._3w(t,i,a)}
/>
<bdi>${(o=a.name)==null?r(`call.extension`,{number:a.number}):o}</bdi>
<bdi class="numbers">${a.name?a.number:n}</bdi>
</label>
</li>`})}
</ul>`}_3w(e,{config_entry_id:t},{number:n}){var r;let i=(r=e.extensions[t])==null?[]:r,a=i.includes(n)?i.filter(e=>e!==n):[...i,n];this._3v({...e,extensions:{...e.extensions,[t]:a}})}_3v(e){f(e&&{...e,mask:this.mask})?this.settings=e:(a(this,this.t(`popup.not_kept`)),this.requestUpdate())}};p=h,p.styles=[...u.styles,o,t`
.option{display:flex;align-items:center;gap:12px;min-height:44px;font-size:14px;cursor:pointer;}.option input{flex:none;width:20px;height:20px;margin:0;accent-color:var(--pbx-primary);}.option bdi{flex:1;min-width:0;overflow-wrap:anywhere;}.option .numbers{flex:none;color:var(--pbx-text-2);}h4{margin:4px 0 0;font-size:13px;font-weight:500;color:var(--pbx-text-2);}.found{margin:0;}`],i([r()],h.prototype,`settings`,void 0),i([r()],h.prototype,`text`,void 0);function g({extensions:e},{system:t,one:n}){var r,i;return(r=(i=e[t.config_entry_id])==null?void 0:i.includes(n.number))!=null&&r}customElements.get(`pbx-popup-settings`)!=null||customElements.define(`pbx-popup-settings`,h);export{h as PopupSettings};