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
:host([data-open]) .launcher { display: none; }
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
`;var u='<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092 10 10 0 1 0-4.777-4.719"/></svg>',d={en:"Chat with us",de:"Chatten Sie mit uns",fr:"Discuter avec nous",es:"Hable con nosotros",it:"Parli con noi"},p="visavis:widget",o=class t extends HTMLElement{static observedAttributes=["token","locale"];static origin="";#i=this.attachShadow({mode:"open"});#e=document.createElement("button");#t=document.createElement("span");#n;#o;constructor(){super();let e=new CSSStyleSheet;e.replaceSync(c),this.#i.adoptedStyleSheets=[e],this.#e.className="launcher",this.#e.part.add("launcher"),this.#e.type="button",this.#e.innerHTML=u,this.#t.className="badge",this.#t.hidden=!0,this.#e.append(this.#t),this.#e.addEventListener("click",()=>this.open()),this.#i.append(this.#e)}get server(){return this.getAttribute("server")||t.origin||location.origin}get storageKey(){return`${p}:${this.getAttribute("site-key")??""}`}get isOpen(){return this.hasAttribute("data-open")}connectedCallback(){this.#a(0),this.#e.setAttribute("aria-haspopup","dialog");let e=this.#c();e&&this.#s().then(s=>s.show(e==="open"),g)}attributeChangedCallback(e){e==="locale"&&this.#a(0),this.#o?.handleAttribute(e)}async open(){this.#e.setAttribute("aria-busy","true");try{(await this.#s()).show(!0)}finally{this.#e.removeAttribute("aria-busy")}}close(){this.#o?.show(!1)}async startContact(e={}){let s=await this.#s();s.show(!0),await s.startContact(e)}setToken(e){this.setAttribute("token",e)}async tagVisitor(e){await(await this.#s()).tagVisitor(e)}handlePanel({open:e,unread:s,keep:i}){this.toggleAttribute("data-open",e),this.#a(s);try{i?sessionStorage.setItem(this.storageKey,e?"open":"folded"):sessionStorage.removeItem(this.storageKey)}catch{}}focusLauncher(){this.#e.focus()}#s(){return this.#n??=this.#r().catch(e=>{throw this.#n=void 0,e}),this.#n}async#r(){let i=(await import(new URL("sdk/v1/visavis-widget.mjs",`${this.server.replace(/\/$/,"")}/`).href)).createPanel(this);return this.#i.append(i),this.#o=i,i}#a(e){let i=(this.getAttribute("locale")||document.documentElement.lang||navigator.language).slice(0,2).toLowerCase(),r=d[i]??d.en;this.#e.setAttribute("aria-label",e>0?`${r} (${e})`:r),this.#e.title=r,this.#t.hidden=e===0,this.#t.textContent=e>9?"9+":String(e)}#c(){try{return sessionStorage.getItem(this.storageKey)}catch{return null}}};function g(t){console.error("The chat could not be loaded.",t)}var a=document.currentScript;a?.src&&(o.origin=new URL(a.src).href.replace(/\/(widget\/v1|sdk\/v1\/widget)\.js.*$/,""));customElements.get("visavis-widget")||customElements.define("visavis-widget",o);function n(){let t=document.querySelector("visavis-widget");if(!t){t=document.createElement("visavis-widget");for(let e of["server","site-key","token","locale","theme","topic","skill"]){let s=a?.getAttribute(`data-${e}`);s&&t.setAttribute(e,s)}document.body.append(t)}return t}var f={open:()=>n().open(),close:()=>n().close(),startContact:t=>n().startContact(t),setToken:t=>n().setToken(t),tagVisitor:t=>n().tagVisitor(t),on:(t,e)=>n().addEventListener(`visavis-${t}`,e)};function l([t,...e]){let s=f[t];if(!s)throw new TypeError(`visavisWidget knows no "${t}".`);return s(...e)}function h(){let t=window.visavisWidget?.q??[];window.visavisWidget=(...e)=>l(e),(a?.dataset.siteKey||a?.dataset.token)&&n();for(let e of t)l([...Array.from(e)])}document.body?h():document.addEventListener("DOMContentLoaded",h);})();
