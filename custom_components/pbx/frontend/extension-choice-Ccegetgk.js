import{I as e}from"./shared-DHT_FXdu.js";import{c as t}from"./pbx-incoming-calls-main-D1tKstO2.js";import{n,t as r}from"./find-extensions-C2NHlTw0.js";function i(i){let{t:s,system:c,text:l,isBusy:u}=i,d=r(l),f=n(c,l).filter(e=>e.number!==i.without);return e`<form class="line" @submit=${e=>a(e,d,f,i)}>
${t(s(`transfer.number`),l,i.type)}
<button
class="go"
aria-label=${d?s(`transfer.to`,{name:d}):s(`control.transfer`)}
title=${s(`control.transfer`)}
aria-disabled=${!d||u}
aria-busy=${u}
>
<ha-icon icon="mdi:phone-forward" aria-hidden="true"></ha-icon>
</button>
</form>
<p class="hint" role="status">${l?s(`transfer.found`,{count:f.length}):i.hint}</p>
<ul class="found" aria-label=${s(`editor.extensions`)}>
${f.map(t=>e`<li>${o(t,i)}</li>`)}
</ul>`}function a(e,t,n,{choose:r}){e.preventDefault();let[i]=n;if(t){var a,o;r(t,(a=(o=n.find(e=>e.number===t))==null?void 0:o.name)==null?t:a)}else if(i&&n.length===1){var s;r(i.number,(s=i.name)==null?i.number:s)}}function o({number:t,name:n},{t:r,isBusy:i,choose:a}){let o=n==null?r(`call.extension`,{number:t}):n;return e`<button
type="button"
class="one"
aria-label=${r(`transfer.to`,{name:o})}
aria-disabled=${i}
@click=${()=>a(t,n==null?t:n)}
>
<bdi>${o}</bdi><bdi class="numbers">${t}</bdi>
</button>`}export{i as t};