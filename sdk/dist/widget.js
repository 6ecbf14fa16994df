"use strict";(()=>{var c=`
:host {
  --w-accent: var(--vv-accent, #2563eb);
  --w-on-accent: var(--vv-on-accent, #fff);
  --w-sheet: #fff;
  --w-page: #f4f6f9;
  --w-line: #dde2ea;
  --w-text: #161b24;
  --w-soft: #566072;
  --w-other: #eceff4;
  --w-danger: #c51f35;
  --w-warm: #fff4dc;
  --w-on-warm: #6b4700;
  --w-shadow: 0 12px 48px rgb(16 24 40 / 22%), 0 2px 8px rgb(16 24 40 / 12%);
  color-scheme: light;
  position: fixed;
  z-index: 2147483000;
  inset: auto 0 0 auto;
  font: 16px/1.5 var(--vv-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif);
}
:host([hidden]) { display: none; }
:host([theme='dark']) {
  --w-sheet: #171c25;
  --w-page: #0f131a;
  --w-line: #2c3442;
  --w-text: #f1f4f9;
  --w-soft: #a7b0bf;
  --w-other: #262e3b;
  --w-danger: #ff8593;
  --w-warm: #3a2c0c;
  --w-on-warm: #ffe2a8;
  --w-shadow: 0 12px 48px rgb(0 0 0 / 60%), 0 0 0 1px #2c3442;
  color-scheme: dark;
}
@media (prefers-color-scheme: dark) {
  :host(:not([theme='light'])) {
    --w-sheet: #171c25;
    --w-page: #0f131a;
    --w-line: #2c3442;
    --w-text: #f1f4f9;
    --w-soft: #a7b0bf;
    --w-other: #262e3b;
    --w-danger: #ff8593;
    --w-warm: #3a2c0c;
    --w-on-warm: #ffe2a8;
    --w-shadow: 0 12px 48px rgb(0 0 0 / 60%), 0 0 0 1px #2c3442;
    color-scheme: dark;
  }
}
.launcher {
  position: fixed;
  right: max(20px, env(safe-area-inset-right));
  bottom: max(20px, env(safe-area-inset-bottom));
  width: 60px;
  height: 60px;
  border: 0;
  border-radius: 50%;
  display: grid;
  place-items: center;
  background: var(--w-accent);
  color: var(--w-on-accent);
  box-shadow: 0 8px 28px rgb(16 24 40 / 28%);
  cursor: pointer;
  transition: transform 150ms;
}
.launcher:hover { transform: scale(1.05); }
.launcher:active { transform: scale(0.96); }
.launcher[aria-busy='true'] { opacity: 0.8; }
.launcher svg { width: 28px; height: 28px; }
.launcher:focus-visible { outline: 3px solid var(--w-accent); outline-offset: 3px; }
:host([data-open]) .launcher, :host([data-small]) .launcher { display: none; }
.badge {
  position: absolute;
  top: -2px;
  right: -2px;
  min-width: 22px;
  height: 22px;
  padding: 0 6px;
  box-sizing: border-box;
  border-radius: 11px;
  background: #c51f35;
  color: #fff;
  font: 600 13px/22px inherit;
  font-family: inherit;
  text-align: center;
}
.badge[hidden] { display: none; }
@media (prefers-reduced-motion: reduce) { .launcher { transition: none; } }
`;var u='<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092 10 10 0 1 0-4.777-4.719"/></svg>',d={en:"Chat with us",de:"Chatten Sie mit uns",fr:"Discuter avec nous",es:"Hable con nosotros",it:"Parli con noi"},g="visavis:widget",a=class e extends HTMLElement{static observedAttributes=["token","locale"];static origin="";#i=this.attachShadow({mode:"open"});#t=document.createElement("button");#e=document.createElement("span");#n;#o;constructor(){super();let t=new CSSStyleSheet;t.replaceSync(c),this.#i.adoptedStyleSheets=[t],this.#t.className="launcher",this.#t.part.add("launcher"),this.#t.type="button",this.#t.innerHTML=u,this.#e.className="badge",this.#e.hidden=!0,this.#t.append(this.#e),this.#t.addEventListener("click",()=>this.open()),this.#i.append(this.#t)}get server(){return this.getAttribute("server")||e.origin||location.origin}get storageKey(){return`${g}:${this.getAttribute("site-key")??""}`}get isOpen(){return this.hasAttribute("data-open")}connectedCallback(){this.#a(0),this.#t.setAttribute("aria-haspopup","dialog");let t=this.#c();t&&this.#s().then(s=>s.show(t==="open",!1),p)}attributeChangedCallback(t){t==="locale"&&this.#a(0),this.#o?.handleAttribute(t)}async open(){this.#t.setAttribute("aria-busy","true");try{(await this.#s()).show(!0)}finally{this.#t.removeAttribute("aria-busy")}}close(){this.#o?.show(!1)}async startContact(t={}){let s=await this.#s();s.show(!0),await s.startContact(t)}setToken(t){this.setAttribute("token",t)}async tagVisitor(t){await(await this.#s()).tagVisitor(t)}handlePanel({open:t,small:s,unread:i,keep:o}){this.toggleAttribute("data-open",t),this.toggleAttribute("data-small",s),this.#a(i);try{o?sessionStorage.setItem(this.storageKey,t?"open":"folded"):sessionStorage.removeItem(this.storageKey)}catch{}}focusLauncher(){this.#t.focus()}#s(){return this.#n??=this.#r().catch(t=>{throw this.#n=void 0,t}),this.#n}async#r(){let i=(await import(new URL("sdk/v1/visavis-widget.mjs",`${this.server.replace(/\/$/,"")}/`).href)).createPanel(this);return this.#i.append(i),this.#o=i,i}#a(t){let i=(this.getAttribute("locale")||document.documentElement.lang||navigator.language).slice(0,2).toLowerCase(),o=d[i]??d.en;this.#t.setAttribute("aria-label",t>0?`${o} (${t})`:o),this.#t.title=o,this.#e.hidden=t===0,this.#e.textContent=t>9?"9+":String(t)}#c(){try{return sessionStorage.getItem(this.storageKey)}catch{return null}}};function p(e){console.error("The chat could not be loaded.",e)}var r=document.currentScript;r?.src&&(a.origin=new URL(r.src).href.replace(/\/(widget\/v1|sdk\/v1\/widget)\.js.*$/,""));customElements.get("visavis-widget")||customElements.define("visavis-widget",a);function n(){let e=document.querySelector("visavis-widget");if(!e){e=document.createElement("visavis-widget");for(let t of["server","site-key","token","locale","theme","topic","skill"]){let s=r?.getAttribute(`data-${t}`);s&&e.setAttribute(t,s)}document.body.append(e)}return e}var f={open:()=>n().open(),close:()=>n().close(),startContact:e=>n().startContact(e),setToken:e=>n().setToken(e),tagVisitor:e=>n().tagVisitor(e),on:(e,t)=>n().addEventListener(`visavis-${e}`,t)};function l([e,...t]){let s=f[e];if(!s)throw new TypeError(`visavisWidget knows no "${e}".`);return s(...t)}function h(){let e=window.visavisWidget?.q??[];window.visavisWidget=(...t)=>l(t),(r?.dataset.siteKey||r?.dataset.token)&&n();for(let t of e)l([...Array.from(t)])}document.body?h():document.addEventListener("DOMContentLoaded",h);})();
