import{A as e,I as t,L as n,P as r,j as i,m as a,n as o}from"./shared-DHT_FXdu.js";import{f as s,r as c}from"./pbx-cards-main-BWgFgGlA.js";import{c as l,s as u}from"./pbx-incoming-calls-main-D1tKstO2.js";import{n as d,t as f}from"./find-extensions-C2NHlTw0.js";import{t as p}from"./chooser-styles-BtJ2934x.js";var m=n`
.keys{display:grid;grid-template-columns:repeat(3,minmax(0,88px));justify-content:center;gap:6px;direction:ltr;touch-action:manipulation;}.key{display:flex;flex-direction:column;align-items:center;justify-content:center;height:52px;border-radius:26px;text-align:center;background:color-mix(in srgb,var(--pbx-text) 6%,transparent);user-select:none;-webkit-user-select:none;-webkit-touch-callout:none;}.key:hover{background:color-mix(in srgb,var(--pbx-text) 11%,transparent);}.key:active{background:color-mix(in srgb,var(--pbx-primary) 24%,transparent);}.key b{font-size:20px;font-weight:500;line-height:24px;}.key small{min-height:12px;font-size:10px;line-height:12px;letter-spacing:0.08em;color:var(--pbx-text-2);}.foot{display:flex;justify-content:center;}.foot .go{display:inline-flex;align-items:center;justify-content:center;gap:8px;width:min(100%,276px);height:48px;border-radius:24px;font-size:14px;font-weight:500;}.turned:dir(rtl){transform:scaleX(-1);}select{min-width:0;max-width:50%;min-height:36px;padding:0 8px;border:1px solid var(--pbx-line);border-radius:18px;font:inherit;font-size:13px;color:var(--pbx-text);background:var(--pbx-card);}`,h,g=[`1`,`2`,`3`,`4`,`5`,`6`,`7`,`8`,`9`,`*`,`0`,`#`],_={2:`ABC`,3:`DEF`,4:`GHI`,5:`JKL`,6:`MNO`,7:`PQRS`,8:`TUV`,9:`WXYZ`,0:`+`},v=500,y=20,b=class extends s{constructor(...e){super(...e),this.text=``,this.entry=null,this.reached=`1`,this._1n=new o(this,()=>this),this._1z=!1,this._1r=()=>{this.dispatchEvent(new CustomEvent(`pbx-close`))},this._1s=()=>{this.text=this.text.slice(0,-1)},this._1w=()=>{this._1z=!1,clearTimeout(this._1l),this._1l=setTimeout(()=>{this._1z=!0,this.text+=`+`},v)},this._1x=()=>{clearTimeout(this._1l)},this._1p=e=>{let t=e.target===this.field;if(e.key===`Escape`)e.stopPropagation(),this._1r();else if(e.key===`Enter`&&t){var n;(n=this.renderRoot.querySelector(`.go`))==null||n.click()}else if(t||e.altKey||e.ctrlKey||e.metaKey)return;else/^[\d*#+]$/.test(e.key)?this.text+=e.key:e.key===`Backspace`&&this._1s()}}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this._1l)}firstUpdated(e){var t;(t=matchMedia(`(pointer: coarse)`).matches?this.renderRoot.querySelector(`.key`):this.field)==null||t.focus()}get _1m(){return this.systems.filter(({features:e})=>e.includes(`dial`))}get _1o(){var e,t;let n=this._1m;return(e=(t=n.find(e=>e.config_entry_id===this.entry))==null?n.find(e=>this._1n.from(e.config_entry_id)):t)==null?n[0]:e}render(){let{t:e,text:n}=this,i=this._1o,a=i?this._1n.from(i.config_entry_id):null,o=n.trim()?d(i,n).filter(({number:e})=>e!==a):[];return t`<div class="chooser" role="dialog" aria-label=${e(`pad.title`)} @keydown=${this._1p}>
<div class="head">
<h3>${e(`pad.title`)}</h3>
${this._1q(i)} ${u(e(`pad.close`),this._1r)}
</div>
${a?r:t`<p class="hint">${e(`pad.no_extension`)}</p>`}
<div class="line">
${l(e(`pad.number`),n,e=>this.text=e)}
<button
type="button"
class="round"
aria-label=${e(`pad.delete`)}
title=${e(`pad.delete`)}
aria-disabled=${!n}
@click=${this._1s}
>
<ha-icon class="turned" icon="mdi:backspace-outline" aria-hidden="true"></ha-icon>
</button>
</div>
<p class="hint" role="status">${n.trim()?e(`pad.found`,{count:o.length}):r}</p>
${o.length?t`<ul class="found" aria-label=${e(`editor.extensions`)}>
${o.slice(0,y).map(e=>t`<li>${this._1t(e,i)}</li>`)}
</ul>`:r}
<div
class="keys"
role="group"
aria-label=${e(`pad.keys`)}
@keydown=${e=>c(e,`.key`)}
>
${g.map(e=>this._1u(e))}
</div>
<div class="foot">${this._1v(i,a)}</div>
</div>`}_1q(e){let n=this._1m;return n.length>1?t`<select
aria-label=${this.t(`call.details.system`)}
@change=${e=>this.entry=e.target.value}
>
${n.map(n=>t`<option value=${n.config_entry_id} ?selected=${n===e}>${n.title}</option>`)}
</select>`:r}_1t({number:e,name:n},i){var a;let o=n==null?this.t(`call.extension`,{number:e}):n,s=t`<bdi>${o}</bdi><bdi class="numbers">${e}</bdi>`,c=this._1n.control({config_entry_id:(a=i==null?void 0:i.config_entry_id)==null?``:a,number:e,inside:!0},{classes:`one`,content:s,label:this.t(`pad.call`,{name:o})});return c===r?t`<span class="one">${s}</span>`:c}_1u(e){var n;let i=e===`0`;return t`<button
type="button"
class="key"
tabindex=${e===this.reached?0:-1}
aria-label=${i?this.t(`pad.zero`):e}
@focus=${()=>this.reached=e}
@pointerdown=${i?this._1w:r}
@pointerup=${i?this._1x:r}
@pointerleave=${i?this._1x:r}
@contextmenu=${i?e=>e.preventDefault():r}
@click=${()=>this._1y(e)}
>
<b>${e}</b><small aria-hidden="true">${(n=_[e])==null?r:n}</small>
</button>`}_1v(e,n){var i,a,o;let{t:s}=this,c=f(this.text),l=e==null?void 0:e.extensions.find(e=>e.number===c),u=(i=(a=l==null?void 0:l.name)==null?c:a)==null?``:i,d=t`<ha-icon icon="mdi:phone" aria-hidden="true"></ha-icon
><span>${s(`pad.call_short`)}</span>`,p=this._1n.control({config_entry_id:(o=e==null?void 0:e.config_entry_id)==null?``:o,number:c,inside:l!==void 0},{classes:`go`,content:d,label:s(`pad.call`,{name:u})});return p===r?t`<button
type="button"
class="go"
aria-disabled="true"
aria-label=${s(`pad.call_short`)}
title=${c===n&&n?s(`pad.own`):r}
>
${d}
</button>`:t`${p}`}_1y(e){e===`0`&&this._1z||(this.text+=e),this._1z=!1}};h=b,h.styles=[...s.styles,p,m],a([i()],b.prototype,`text`,void 0),a([i()],b.prototype,`entry`,void 0),a([i()],b.prototype,`reached`,void 0),a([e(`input`)],b.prototype,`field`,void 0),customElements.get(`pbx-number-pad`)!=null||customElements.define(`pbx-number-pad`,b);export{b as NumberPad};