import{F as e}from"./shared-cKzagorj.js";import{n as t,t as n}from"./find-extensions-C2NHlTw0.js";function r(r){let{t:o,system:s,text:c,isBusy:l}=r,u=n(c),d=t(s,c).filter(e=>e.number!==r.without);return e`<form class="line" @submit=${e=>i(e,u,d,r)}>
<input
type="text"
autocomplete="off"
spellcheck="false"
dir="auto"
placeholder=${o(`transfer.number`)}
aria-label=${o(`transfer.number`)}
.value=${c}
@input=${e=>r.type(e.target.value)}
/>
<button
class="go"
aria-label=${u?o(`transfer.to`,{name:u}):o(`control.transfer`)}
title=${o(`control.transfer`)}
aria-disabled=${!u||l}
aria-busy=${l}
>
<ha-icon icon="mdi:phone-forward" aria-hidden="true"></ha-icon>
</button>
</form>
<p class="hint" role="status">${c?o(`transfer.found`,{count:d.length}):r.hint}</p>
<ul class="found" aria-label=${o(`editor.extensions`)}>
${d.map(t=>e`<li>${a(t,r)}</li>`)}
</ul>`}function i(e,t,n,{choose:r}){e.preventDefault();let[i]=n;if(t){var a,o;r(t,(a=(o=n.find(e=>e.number===t))==null?void 0:o.name)==null?t:a)}else if(i&&n.length===1){var s;r(i.number,(s=i.name)==null?i.number:s)}}function a({number:t,name:n},{t:r,isBusy:i,choose:a}){let o=n==null?r(`call.extension`,{number:t}):n;return e`<button
type="button"
class="one"
aria-label=${r(`transfer.to`,{name:o})}
aria-disabled=${i}
@click=${()=>a(t,n==null?t:n)}
>
<bdi>${o}</bdi><bdi class="numbers">${t}</bdi>
</button>`}export{r as t};