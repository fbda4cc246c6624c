import{L as e,N as t,P as n,R as r,T as i,f as a,r as o,y as s,z as c}from"./pbx-cards-main-KUTynst0.js";import{n as l,r as u,t as d}from"./chooser-styles-wvkKE19l.js";var f=c`
.keys{display:grid;grid-template-columns:repeat(3,minmax(0,88px));justify-content:center;gap:6px;direction:ltr;touch-action:manipulation;}.key{display:flex;flex-direction:column;align-items:center;justify-content:center;height:52px;border-radius:26px;text-align:center;background:color-mix(in srgb,var(--pbx-text) 6%,transparent);user-select:none;-webkit-user-select:none;-webkit-touch-callout:none;}.key:hover{background:color-mix(in srgb,var(--pbx-text) 11%,transparent);}.key:active{background:color-mix(in srgb,var(--pbx-primary) 24%,transparent);}.key b{font-size:20px;font-weight:500;line-height:24px;}.key small{min-height:12px;font-size:10px;line-height:12px;letter-spacing:0.08em;color:var(--pbx-text-2);}.foot{display:flex;justify-content:center;}.foot .go{display:inline-flex;align-items:center;justify-content:center;gap:8px;width:min(100%,276px);height:48px;border-radius:24px;font-size:14px;font-weight:500;}.turned:dir(rtl){transform:scaleX(-1);}select{min-width:0;max-width:50%;min-height:36px;padding:0 8px;border:1px solid var(--pbx-line);border-radius:18px;font:inherit;font-size:13px;color:var(--pbx-text);background:var(--pbx-card);}`,p,m=[`1`,`2`,`3`,`4`,`5`,`6`,`7`,`8`,`9`,`*`,`0`,`#`],h={2:`ABC`,3:`DEF`,4:`GHI`,5:`JKL`,6:`MNO`,7:`PQRS`,8:`TUV`,9:`WXYZ`,0:`+`},g=500,_=20,v=class extends a{constructor(...e){super(...e),this.text=``,this.entry=null,this.reached=`1`,this._1b=new s(this,()=>this),this._1n=!1,this._1f=()=>{this.dispatchEvent(new CustomEvent(`pbx-close`))},this._1g=()=>{this.text=this.text.slice(0,-1)},this._1k=()=>{this._1n=!1,clearTimeout(this._19),this._19=setTimeout(()=>{this._1n=!0,this.text+=`+`},g)},this._1l=()=>{clearTimeout(this._19)},this._1d=e=>{let t=e.target===this.field;if(e.key===`Escape`)e.stopPropagation(),this._1f();else if(e.key===`Enter`&&t){var n;(n=this.renderRoot.querySelector(`.go`))==null||n.click()}else if(t||e.altKey||e.ctrlKey||e.metaKey)return;else/^[\d*#+]$/.test(e.key)?this.text+=e.key:e.key===`Backspace`&&this._1g()}}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this._19)}firstUpdated(e){var t;(t=matchMedia(`(pointer: coarse)`).matches?this.renderRoot.querySelector(`.key`):this.field)==null||t.focus()}get _1a(){return this.systems.filter(({features:e})=>e.includes(`dial`))}get _1c(){var e,t;let n=this._1a;return(e=(t=n.find(e=>e.config_entry_id===this.entry))==null?n.find(e=>this._1b.from(e.config_entry_id)):t)==null?n[0]:e}render(){let{t,text:n}=this,i=this._1c,a=i?this._1b.from(i.config_entry_id):null,s=n.trim()?u(i,n).filter(({number:e})=>e!==a):[];return r`<div class="chooser" role="dialog" aria-label=${t(`pad.title`)} @keydown=${this._1d}>
<div class="head">
<h3>${t(`pad.title`)}</h3>
${this._1e(i)}
<button
type="button"
class="round"
aria-label=${t(`pad.close`)}
title=${t(`pad.close`)}
@click=${this._1f}
>
<ha-icon icon="mdi:close" aria-hidden="true"></ha-icon>
</button>
</div>
${a?e:r`<p class="hint">${t(`pad.no_extension`)}</p>`}
<div class="line">
<input
type="text"
autocomplete="off"
spellcheck="false"
dir="auto"
placeholder=${t(`pad.number`)}
aria-label=${t(`pad.number`)}
.value=${n}
@input=${e=>this.text=e.target.value}
/>
<button
type="button"
class="round"
aria-label=${t(`pad.delete`)}
title=${t(`pad.delete`)}
aria-disabled=${!n}
@click=${this._1g}
>
<ha-icon class="turned" icon="mdi:backspace-outline" aria-hidden="true"></ha-icon>
</button>
</div>
<p class="hint" role="status">${n.trim()?t(`pad.found`,{count:s.length}):e}</p>
${s.length?r`<ul class="found" aria-label=${t(`editor.extensions`)}>
${s.slice(0,_).map(e=>r`<li>${this._1h(e,i)}</li>`)}
</ul>`:e}
<div
class="keys"
role="group"
aria-label=${t(`pad.keys`)}
@keydown=${e=>o(e,`.key`)}
>
${m.map(e=>this._1i(e))}
</div>
<div class="foot">${this._1j(i,a)}</div>
</div>`}_1e(t){let n=this._1a;return n.length>1?r`<select
aria-label=${this.t(`call.details.system`)}
@change=${e=>this.entry=e.target.value}
>
${n.map(e=>r`<option value=${e.config_entry_id} ?selected=${e===t}>${e.title}</option>`)}
</select>`:e}_1h({number:t,name:n},i){var a;let o=n==null?this.t(`call.extension`,{number:t}):n,s=r`<bdi>${o}</bdi><bdi class="numbers">${t}</bdi>`,c=this._1b.control({config_entry_id:(a=i==null?void 0:i.config_entry_id)==null?``:a,number:t,inside:!0},{classes:`one`,content:s,label:this.t(`pad.call`,{name:o})});return c===e?r`<span class="one">${s}</span>`:c}_1i(t){var n;let i=t===`0`;return r`<button
type="button"
class="key"
tabindex=${t===this.reached?0:-1}
aria-label=${i?this.t(`pad.zero`):t}
@focus=${()=>this.reached=t}
@pointerdown=${i?this._1k:e}
@pointerup=${i?this._1l:e}
@pointerleave=${i?this._1l:e}
@contextmenu=${i?e=>e.preventDefault():e}
@click=${()=>this._1m(t)}
>
<b>${t}</b><small aria-hidden="true">${(n=h[t])==null?e:n}</small>
</button>`}_1j(t,n){var i,a,o;let{t:s}=this,c=l(this.text),u=t==null?void 0:t.extensions.find(e=>e.number===c),d=(i=(a=u==null?void 0:u.name)==null?c:a)==null?``:i,f=r`<ha-icon icon="mdi:phone" aria-hidden="true"></ha-icon
><span>${s(`pad.call_short`)}</span>`,p=this._1b.control({config_entry_id:(o=t==null?void 0:t.config_entry_id)==null?``:o,number:c,inside:u!==void 0},{classes:`go`,content:f,label:s(`pad.call`,{name:d})});return p===e?r`<button
type="button"
class="go"
aria-disabled="true"
aria-label=${s(`pad.call_short`)}
title=${c===n&&n?s(`pad.own`):e}
>
${f}
</button>`:r`${p}`}_1m(e){e===`0`&&this._1n||(this.text+=e),this._1n=!1}};p=v,p.styles=[...a.styles,d,f],i([n()],v.prototype,`text`,void 0),i([n()],v.prototype,`entry`,void 0),i([n()],v.prototype,`reached`,void 0),i([t(`input`)],v.prototype,`field`,void 0),customElements.get(`pbx-number-pad`)!=null||customElements.define(`pbx-number-pad`,v);export{v as NumberPad};