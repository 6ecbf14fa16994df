var Q=globalThis,J=Q.ShadowRoot&&(Q.ShadyCSS===void 0||Q.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,ye=Symbol(),Ie=new WeakMap,I=class{constructor(e,t,s){if(this._$cssResult$=!0,s!==ye)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(J&&e===void 0){let s=t!==void 0&&t.length===1;s&&(e=Ie.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),s&&Ie.set(t,e))}return e}toString(){return this.cssText}},Be=i=>new I(typeof i=="string"?i:i+"",void 0,ye),k=(i,...e)=>{let t=i.length===1?i[0]:e.reduce((s,o,n)=>s+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(o)+i[n+1],i[0]);return new I(t,i,ye)},qe=(i,e)=>{if(J)i.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let s=document.createElement("style"),o=Q.litNonce;o!==void 0&&s.setAttribute("nonce",o),s.textContent=t.cssText,i.appendChild(s)}},we=J?i=>i:i=>i instanceof CSSStyleSheet?(e=>{let t="";for(let s of e.cssRules)t+=s.cssText;return Be(t)})(i):i;var{is:ci,defineProperty:di,getOwnPropertyDescriptor:hi,getOwnPropertyNames:pi,getOwnPropertySymbols:ui,getPrototypeOf:fi}=Object,G=globalThis,ze=G.trustedTypes,mi=ze?ze.emptyScript:"",gi=G.reactiveElementPolyfillSupport,B=(i,e)=>i,xe={toAttribute(i,e){switch(e){case Boolean:i=i?mi:null;break;case Object:case Array:i=i==null?i:JSON.stringify(i)}return i},fromAttribute(i,e){let t=i;switch(e){case Boolean:t=i!==null;break;case Number:t=i===null?null:Number(i);break;case Object:case Array:try{t=JSON.parse(i)}catch{t=null}}return t}},We=(i,e)=>!ci(i,e),Ve={attribute:!0,type:String,converter:xe,reflect:!1,useDefault:!1,hasChanged:We};Symbol.metadata??=Symbol("metadata"),G.litPropertyMetadata??=new WeakMap;var x=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Ve){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let s=Symbol(),o=this.getPropertyDescriptor(e,s,t);o!==void 0&&di(this.prototype,e,o)}}static getPropertyDescriptor(e,t,s){let{get:o,set:n}=hi(this.prototype,e)??{get(){return this[t]},set(r){this[t]=r}};return{get:o,set(r){let a=o?.call(this);n?.call(this,r),this.requestUpdate(e,a,s)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Ve}static _$Ei(){if(this.hasOwnProperty(B("elementProperties")))return;let e=fi(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(B("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(B("properties"))){let t=this.properties,s=[...pi(t),...ui(t)];for(let o of s)this.createProperty(o,t[o])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[s,o]of t)this.elementProperties.set(s,o)}this._$Eh=new Map;for(let[t,s]of this.elementProperties){let o=this._$Eu(t,s);o!==void 0&&this._$Eh.set(o,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let s=new Set(e.flat(1/0).reverse());for(let o of s)t.unshift(we(o))}else e!==void 0&&t.push(we(e));return t}static _$Eu(e,t){let s=t.attribute;return s===!1?void 0:typeof s=="string"?s:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let s of t.keys())this.hasOwnProperty(s)&&(e.set(s,this[s]),delete this[s]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return qe(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,s){this._$AK(e,s)}_$ET(e,t){let s=this.constructor.elementProperties.get(e),o=this.constructor._$Eu(e,s);if(o!==void 0&&s.reflect===!0){let n=(s.converter?.toAttribute!==void 0?s.converter:xe).toAttribute(t,s.type);this._$Em=e,n==null?this.removeAttribute(o):this.setAttribute(o,n),this._$Em=null}}_$AK(e,t){let s=this.constructor,o=s._$Eh.get(e);if(o!==void 0&&this._$Em!==o){let n=s.getPropertyOptions(o),r=typeof n.converter=="function"?{fromAttribute:n.converter}:n.converter?.fromAttribute!==void 0?n.converter:xe;this._$Em=o;let a=r.fromAttribute(t,n.type);this[o]=a??this._$Ej?.get(o)??a,this._$Em=null}}requestUpdate(e,t,s,o=!1,n){if(e!==void 0){let r=this.constructor;if(o===!1&&(n=this[e]),s??=r.getPropertyOptions(e),!((s.hasChanged??We)(n,t)||s.useDefault&&s.reflect&&n===this._$Ej?.get(e)&&!this.hasAttribute(r._$Eu(e,s))))return;this.C(e,t,s)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:s,reflect:o,wrapped:n},r){s&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,r??t??this[e]),n!==!0||r!==void 0)||(this._$AL.has(e)||(this.hasUpdated||s||(t=void 0),this._$AL.set(e,t)),o===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[o,n]of this._$Ep)this[o]=n;this._$Ep=void 0}let s=this.constructor.elementProperties;if(s.size>0)for(let[o,n]of s){let{wrapped:r}=n,a=this[o];r!==!0||this._$AL.has(o)||a===void 0||this.C(o,void 0,n,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(s=>s.hostUpdate?.()),this.update(t)):this._$EM()}catch(s){throw e=!1,this._$EM(),s}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};x.elementStyles=[],x.shadowRootOptions={mode:"open"},x[B("elementProperties")]=new Map,x[B("finalized")]=new Map,gi?.({ReactiveElement:x}),(G.reactiveElementVersions??=[]).push("2.1.2");var ke=globalThis,Ye=i=>i,Z=ke.trustedTypes,Fe=Z?Z.createPolicy("lit-html",{createHTML:i=>i}):void 0,Ce="$lit$",$=`lit$${Math.random().toFixed(9).slice(2)}$`,Ae="?"+$,vi=`<${Ae}>`,M=document,z=()=>M.createComment(""),V=i=>i===null||typeof i!="object"&&typeof i!="function",_e=Array.isArray,Ze=i=>_e(i)||typeof i?.[Symbol.iterator]=="function",$e=`[ 	
\f\r]`,q=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Ke=/-->/g,Xe=/>/g,S=RegExp(`>|${$e}(?:([^\\s"'>=/]+)(${$e}*=${$e}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Qe=/'/g,Je=/"/g,et=/^(?:script|style|textarea|title)$/i,Se=i=>(e,...t)=>({_$litType$:i,strings:e,values:t}),c=Se(1),ds=Se(2),hs=Se(3),b=Symbol.for("lit-noChange"),d=Symbol.for("lit-nothing"),Ge=new WeakMap,T=M.createTreeWalker(M,129);function tt(i,e){if(!_e(i)||!i.hasOwnProperty("raw"))throw Error("invalid template strings array");return Fe!==void 0?Fe.createHTML(e):e}var it=(i,e)=>{let t=i.length-1,s=[],o,n=e===2?"<svg>":e===3?"<math>":"",r=q;for(let a=0;a<t;a++){let l=i[a],p,g,h=-1,f=0;for(;f<l.length&&(r.lastIndex=f,g=r.exec(l),g!==null);)f=r.lastIndex,r===q?g[1]==="!--"?r=Ke:g[1]!==void 0?r=Xe:g[2]!==void 0?(et.test(g[2])&&(o=RegExp("</"+g[2],"g")),r=S):g[3]!==void 0&&(r=S):r===S?g[0]===">"?(r=o??q,h=-1):g[1]===void 0?h=-2:(h=r.lastIndex-g[2].length,p=g[1],r=g[3]===void 0?S:g[3]==='"'?Je:Qe):r===Je||r===Qe?r=S:r===Ke||r===Xe?r=q:(r=S,o=void 0);let u=r===S&&i[a+1].startsWith("/>")?" ":"";n+=r===q?l+vi:h>=0?(s.push(p),l.slice(0,h)+Ce+l.slice(h)+$+u):l+$+(h===-2?a:u)}return[tt(i,n+(i[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),s]},W=class i{constructor({strings:e,_$litType$:t},s){let o;this.parts=[];let n=0,r=0,a=e.length-1,l=this.parts,[p,g]=it(e,t);if(this.el=i.createElement(p,s),T.currentNode=this.el.content,t===2||t===3){let h=this.el.content.firstChild;h.replaceWith(...h.childNodes)}for(;(o=T.nextNode())!==null&&l.length<a;){if(o.nodeType===1){if(o.hasAttributes())for(let h of o.getAttributeNames())if(h.endsWith(Ce)){let f=g[r++],u=o.getAttribute(h).split($),v=/([.?@])?(.*)/.exec(f);l.push({type:1,index:n,name:v[2],strings:u,ctor:v[1]==="."?te:v[1]==="?"?ie:v[1]==="@"?se:P}),o.removeAttribute(h)}else h.startsWith($)&&(l.push({type:6,index:n}),o.removeAttribute(h));if(et.test(o.tagName)){let h=o.textContent.split($),f=h.length-1;if(f>0){o.textContent=Z?Z.emptyScript:"";for(let u=0;u<f;u++)o.append(h[u],z()),T.nextNode(),l.push({type:2,index:++n});o.append(h[f],z())}}}else if(o.nodeType===8)if(o.data===Ae)l.push({type:2,index:n});else{let h=-1;for(;(h=o.data.indexOf($,h+1))!==-1;)l.push({type:7,index:n}),h+=$.length-1}n++}}static createElement(e,t){let s=M.createElement("template");return s.innerHTML=e,s}};function E(i,e,t=i,s){if(e===b)return e;let o=s!==void 0?t._$Co?.[s]:t._$Cl,n=V(e)?void 0:e._$litDirective$;return o?.constructor!==n&&(o?._$AO?.(!1),n===void 0?o=void 0:(o=new n(i),o._$AT(i,t,s)),s!==void 0?(t._$Co??=[])[s]=o:t._$Cl=o),o!==void 0&&(e=E(i,o._$AS(i,e.values),o,s)),e}var ee=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:s}=this._$AD,o=(e?.creationScope??M).importNode(t,!0);T.currentNode=o;let n=T.nextNode(),r=0,a=0,l=s[0];for(;l!==void 0;){if(r===l.index){let p;l.type===2?p=new N(n,n.nextSibling,this,e):l.type===1?p=new l.ctor(n,l.name,l.strings,this,e):l.type===6&&(p=new oe(n,this,e)),this._$AV.push(p),l=s[++a]}r!==l?.index&&(n=T.nextNode(),r++)}return T.currentNode=M,o}p(e){let t=0;for(let s of this._$AV)s!==void 0&&(s.strings!==void 0?(s._$AI(e,s,t),t+=s.strings.length-2):s._$AI(e[t])),t++}},N=class i{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,s,o){this.type=2,this._$AH=d,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=s,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=E(this,e,t),V(e)?e===d||e==null||e===""?(this._$AH!==d&&this._$AR(),this._$AH=d):e!==this._$AH&&e!==b&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Ze(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==d&&V(this._$AH)?this._$AA.nextSibling.data=e:this.T(M.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:s}=e,o=typeof s=="number"?this._$AC(e):(s.el===void 0&&(s.el=W.createElement(tt(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===o)this._$AH.p(t);else{let n=new ee(o,this),r=n.u(this.options);n.p(t),this.T(r),this._$AH=n}}_$AC(e){let t=Ge.get(e.strings);return t===void 0&&Ge.set(e.strings,t=new W(e)),t}k(e){_e(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,s,o=0;for(let n of e)o===t.length?t.push(s=new i(this.O(z()),this.O(z()),this,this.options)):s=t[o],s._$AI(n),o++;o<t.length&&(this._$AR(s&&s._$AB.nextSibling,o),t.length=o)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let s=Ye(e).nextSibling;Ye(e).remove(),e=s}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},P=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,s,o,n){this.type=1,this._$AH=d,this._$AN=void 0,this.element=e,this.name=t,this._$AM=o,this.options=n,s.length>2||s[0]!==""||s[1]!==""?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=d}_$AI(e,t=this,s,o){let n=this.strings,r=!1;if(n===void 0)e=E(this,e,t,0),r=!V(e)||e!==this._$AH&&e!==b,r&&(this._$AH=e);else{let a=e,l,p;for(e=n[0],l=0;l<n.length-1;l++)p=E(this,a[s+l],t,l),p===b&&(p=this._$AH[l]),r||=!V(p)||p!==this._$AH[l],p===d?e=d:e!==d&&(e+=(p??"")+n[l+1]),this._$AH[l]=p}r&&!o&&this.j(e)}j(e){e===d?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},te=class extends P{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===d?void 0:e}},ie=class extends P{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==d)}},se=class extends P{constructor(e,t,s,o,n){super(e,t,s,o,n),this.type=5}_$AI(e,t=this){if((e=E(this,e,t,0)??d)===b)return;let s=this._$AH,o=e===d&&s!==d||e.capture!==s.capture||e.once!==s.once||e.passive!==s.passive,n=e!==d&&(s===d||o);o&&this.element.removeEventListener(this.name,this,s),n&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},oe=class{constructor(e,t,s){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(e){E(this,e)}},st={M:Ce,P:$,A:Ae,C:1,L:it,R:ee,D:Ze,V:E,I:N,H:P,N:ie,U:se,B:te,F:oe},bi=ke.litHtmlPolyfillSupport;bi?.(W,N),(ke.litHtmlVersions??=[]).push("3.3.3");var ot=(i,e,t)=>{let s=t?.renderBefore??e,o=s._$litPart$;if(o===void 0){let n=t?.renderBefore??null;s._$litPart$=o=new N(e.insertBefore(z(),n),n,void 0,t??{})}return o._$AI(i),o};var Te=globalThis,C=class extends x{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=ot(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return b}};C._$litElement$=!0,C.finalized=!0,Te.litElementHydrateSupport?.({LitElement:C});var yi=Te.litElementPolyfillSupport;yi?.({LitElement:C});(Te.litElementVersions??=[]).push("4.2.2");var nt={de:()=>import("./words-de.mjs"),fr:()=>import("./words-fr.mjs"),es:()=>import("./words-es.mjs"),it:()=>import("./words-it.mjs")};function rt(i){let s=([i,document.documentElement.lang,...navigator.languages??[]].find(o=>o)??"en").slice(0,2).toLowerCase();return s in nt?s:"en"}async function at(i){return nt[i]?.().catch(()=>{})}var L={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},R=i=>(...e)=>({_$litDirective$:i,values:e}),A=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,s){this._$Ct=e,this._$AM=t,this._$Ci=s}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var Y=class extends A{constructor(e){if(super(e),this.it=d,e.type!==L.CHILD)throw Error(this.constructor.directiveName+"() can only be used in child bindings")}render(e){if(e===d||e==null)return this._t=void 0,this.it=e;if(e===b)return e;if(typeof e!="string")throw Error(this.constructor.directiveName+"() called with a non-string value");if(e===this.it)return this._t;this.it=e;let t=[e];return t.raw=t,this._t={_$litType$:this.constructor.resultType,strings:t,values:[]}}};Y.directiveName="unsafeHTML",Y.resultType=1;var lt=R(Y);var ct='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m6 9 6 6 6-6"/></svg>';var dt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M8 3H5a2 2 0 0 0-2 2v3"/><path d="M21 8V5a2 2 0 0 0-2-2h-3"/><path d="M3 16v3a2 2 0 0 0 2 2h3"/><path d="M16 21h3a2 2 0 0 0 2-2v-3"/></svg>';var ht='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M12 19v3"/><path d="M19 10v2a7 7 0 0 1-14 0v-2"/><rect x="9" y="2" width="6" height="13" rx="3"/></svg>';var pt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M12 19v3"/><path d="M15 9.34V5a3 3 0 0 0-5.68-1.33"/><path d="M16.95 16.95A7 7 0 0 1 5 12v-2"/><path d="M18.89 13.23A7 7 0 0 0 19 12v-2"/><path d="m2 2 20 20"/><path d="M9 9v3a3 3 0 0 0 5.12 2.12"/></svg>';var ut='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M8 3v3a2 2 0 0 1-2 2H3"/><path d="M21 8h-3a2 2 0 0 1-2-2V3"/><path d="M3 16h3a2 2 0 0 1 2 2v3"/><path d="M16 21v-3a2 2 0 0 1 2-2h3"/></svg>';var ft='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m9 10 3-3 3 3"/><path d="M12 13V7"/><rect width="20" height="14" x="2" y="3" rx="2"/><path d="M12 17v4"/><path d="M8 21h8"/></svg>';var mt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m14.5 12.5-5-5"/><path d="m9.5 12.5 5-5"/><rect width="20" height="14" x="2" y="3" rx="2"/><path d="M12 17v4"/><path d="M8 21h8"/></svg>';var gt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384"/></svg>';var vt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M10.1 13.9a14 14 0 0 0 3.732 2.668 1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2 18 18 0 0 1-12.728-5.272"/><path d="M22 2 2 22"/><path d="M4.76 13.582A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 .244.473"/></svg>';var bt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M14 17H5"/><path d="M19 7h-9"/><circle cx="17" cy="17" r="3"/><circle cx="7" cy="7" r="3"/></svg>';var yt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3"/><path d="M12 9v4"/><path d="M12 17h.01"/></svg>';var wt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m16 13 5.223 3.482a.5.5 0 0 0 .777-.416V7.87a.5.5 0 0 0-.752-.432L16 10.5"/><rect x="2" y="6" width="14" height="12" rx="2"/></svg>';var xt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M10.66 6H14a2 2 0 0 1 2 2v2.5l5.248-3.062A.5.5 0 0 1 22 7.87v8.196"/><path d="M16 16a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h2"/><path d="m2 2 20 20"/></svg>';var $t='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M11 4.702a.705.705 0 0 0-1.203-.498L6.413 7.587A1.4 1.4 0 0 1 5.416 8H3a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2.416a1.4 1.4 0 0 1 .997.413l3.383 3.384A.705.705 0 0 0 11 19.298z"/><path d="M16 9a5 5 0 0 1 0 6"/><path d="M19.364 18.364a9 9 0 0 0 0-12.728"/></svg>';var kt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M18 6 6 18"/><path d="m6 6 12 12"/></svg>';var Ni={chevronDown:ct,maximize:dt,mic:ht,micOff:pt,minimize:ut,monitorUp:ft,monitorX:mt,phone:gt,phoneOff:vt,settings:bt,triangleAlert:yt,video:wt,videoOff:xt,volume:$t,x:kt};function m(i){return lt(Ni[i].replace("<svg",'<svg aria-hidden="true" focusable="false"'))}function F({kind:i,direction:e,role:t="customer"}){return{microphone:i!=="screen",camera:i==="video"&&((e??"sendrecv")==="sendrecv"||e===(t==="customer"?"sendonly":"recvonly")),screen:i==="screen"}}function Ct(i,e){let{kind:t,direction:s}=i.info;return{kind:t==="screen"&&!i.may("screen")?"voice":t,direction:s,role:e,begin:async()=>i}}function Me(i,e){return i.info.members.find(({person:t})=>t.identity===e)?.person.name??e}function At(i){let{call:e,strings:t}=i;if(!e)return d;let{request:s}=e.info;if(s&&i.isForUs(s))return Li(i,s);if(s&&s.by===e.me.identity)return Ee(t.waitingForConsent,[{label:t.takeBack,run:()=>i.attempt(()=>e.cancelSwitch())}]);if(i.unmuteAsked){let{source:o,by:n}=i.unmuteAsked,r=()=>o==="camera"?i.toggleCamera():i.toggleMicrophone();return Ee(t.wantsToHearYou(Me(e,n)),[{label:t.unmute,primary:!0,run:r},{label:t.notNow,run:()=>i.dismissAsk()}])}return d}function Li(i,e){let{strings:t}=i,s=i.call,o=Me(s,e.by),n=e.kind==="video"&&s.info.kind!=="video",r=i.wouldShowUs(e),a=n?t.wantsVideo(o):r?t.wantsToSeeYou(o):t.wantsChange(o),l=(p,g=!0)=>i.attempt(()=>s.answerSwitch(p,{camera:g}));return Ee(a,[{label:t.agree,primary:!0,run:()=>l(!0)},...r?[{label:t.agreeWithoutCamera,run:()=>l(!0,!1)}]:[],{label:t.decline,run:()=>l(!1)}])}function Ee(i,e){return c`
    <div class="ask" part="ask" role="alertdialog" aria-label=${i}>
      <p>${m("video")}<span>${i}</span></p>
      <div class="actions">
        ${e.map(({label:t,primary:s,run:o})=>c`<button class=${s?"primary":"plain"} @click=${o}>${t}</button>`)}
      </div>
    </div>
  `}var ne={region:"Video call",controls:"Call controls",joinTitle:"Ready to join?",joinHint:"Check your picture and sound. Nobody sees you before you join.",join:"Join call",joinWithoutCamera:"Join without camera",preview:"Preview of your camera",previewOff:"Your camera is off",previewAsking:"Your browser asks for your camera and microphone. Choose “Allow”.",microphoneLevel:"Microphone level",camera:"Camera",microphone:"Microphone",speaker:"Speaker",unnamedDevice:(i,e)=>`${i} ${e}`,noDevice:"None found",settings:"Devices",close:"Close",muteMicrophone:"Mute microphone",unmuteMicrophone:"Unmute microphone",stopCamera:"Turn camera off",startCamera:"Turn camera on",shareScreen:"Share screen",stopSharing:"Stop sharing",fullscreen:"Full screen",leaveFullscreen:"Leave full screen",leave:"Leave call",you:"You",selfView:"Your camera. Move it with the arrow keys.",sharing:"You are sharing your screen",screenOf:i=>`${i}’s screen`,waitingFor:i=>i==="customer"?"Waiting for the agent…":"Waiting for the customer…",waitingHint:"The call starts by itself as soon as they are here.",leftWaiting:i=>`${i} left the call.`,leftHint:"You can wait for them to come back, or leave.",connecting:"Connecting…",connected:"Connected",reconnecting:"Connection lost. Reconnecting…",signalReconnecting:"Reconnecting…",path:({protocol:i,relay:e})=>e?`Connected through a relay over ${e.protocol.toUpperCase()}`:`Connected over ${i.toUpperCase()}`,resumed:"You are connected again.",othersReconnecting:i=>`${i}’s connection was interrupted. Waiting…`,speaks:i=>`${i} is speaking`,pausedForYou:"The picture is paused because your connection is weak.",ownConnection:i=>`Yours: ${i}`,quality:{good:"Good connection",fair:"Fair connection",weak:"Weak connection",none:"Nothing comes through",reasons:{loss:"packets get lost",jitter:"packets come unevenly",roundTrip:"long delay",freeze:"the picture freezes",suspended:"video is paused"}},microphoneOff:i=>`${i}’s microphone is off`,cameraOffByRequest:i=>`You can see ${i}. Your camera is off by request.`,theyMayNotSend:i=>`${i} can see you. Their camera is off by request.`,joined:i=>`${i} joined the call.`,left:i=>`${i} left the call.`,sharesScreen:i=>`${i} shares the screen.`,stoppedSharing:i=>`${i} stopped sharing.`,mutedNow:"Your microphone is off.",unmutedNow:"Your microphone is on.",cameraOnNow:"Your camera is on.",cameraOffNow:"Your camera is off.",listen:"Your browser holds back the sound.",listenButton:"Turn sound on",endedTitle:"The call has ended",refusedTitle:"You can’t join this call",failedTitle:"We can’t connect you",duration:i=>`It lasted ${i}.`,joinAgain:"Join again",tryAgain:"Try again",noToken:"This link is not complete. Ask for a new one.",unsupportedTitle:"This browser can’t make video calls",unsupported:"Open the link in a current Chrome, Edge, Firefox or Safari, over a secure (https) address.",uses:"This call uses",usesMicrophone:"Your microphone",usesCamera:"Your camera",usesNoCamera:"Your camera stays off",usesScreen:"What you choose to show of your screen",voiceTitle:"Ready to talk?",voiceHint:"Check your microphone. Nobody hears you before you join.",screenTitle:"Show your screen?",screenHint:"Your browser asks which window or tab to show. You can stop at any time.",chooseScreen:"Choose what to show",notNow:"Not now",held:"You are on hold. The conversation goes on in a moment.",heldByUs:"The customer is on hold.",switchToVideo:"Switch to video",switchToVoice:"Switch to voice only",wantsVideo:i=>`${i} would like to switch to video.`,wantsToSeeYou:i=>`${i} would like to see you.`,wantsChange:i=>`${i} would like to change how video flows.`,agree:"Agree",agreeWithoutCamera:"Without my camera",decline:"Decline",waitingForConsent:"Waiting for the other side to agree…",takeBack:"Take back",switched:i=>i==="video"?"This is a video call now.":"This is a voice call now.",camerasSeen:{both:"Both cameras are seen now.",ours:"Only your camera is seen now.",theirs:"Only the other side’s camera is seen now.",none:"No camera is seen now."},notSwitched:"The call stays as it was.",mutedByAgent:"You have been muted.",wantsToHearYou:i=>`${i} asks you to unmute.`,unmute:"Unmute",devices:{microphone:"microphone",camera:"camera",screen:"screen"},failures:{permission_denied:i=>`We can’t reach your ${i}. Allow it in the address bar, then try again.`,device_not_found:i=>`We found no ${i}. Plug one in, or go on without it.`,device_in_use:i=>`Your ${i} is used by another program. Close that program, then try again.`,device_constraints:i=>`Your ${i} can’t be used like this. Choose another one.`,device_failed:i=>`Your ${i} does not work. Choose another one, or go on without it.`,share_cancelled:()=>"Nothing is shared.",token_expired:()=>"This link has expired. Ask for a new one.",unauthorized:()=>"This link is not valid. Ask for a new one.",forbidden:()=>"You are not allowed to do this in this call.",room_full:()=>"This call has no free place. Try again later.",busy:()=>"The service is busy. Try again in a moment.",unreachable:()=>"The service can’t be reached. Check your internet connection, then try again.",connection_lost:()=>"Your internet connection was lost for too long.",media_failed:()=>"Sound and picture can’t get through your network. Try another one, for example your phone’s.",unsupported_browser:()=>"This browser can’t do that.",other:()=>"Something went wrong. Try again."},ends:{left:"You left the call.",roomClosed:"The call was closed for everybody.",hungUp:"The call was ended.",removed:"You were removed from the call.",replaced:"The call goes on in another window.",participantLost:"The connection to the other side was lost."}};function y(i,e,t="camera"){let s=e!==void 0&&e in i.failures?e:Di[e??""];return i.failures[s??"other"](i.devices[t])}var Di={server_full:"busy",shutting_down:"busy",rate_limited:"busy",timeout:"unreachable"};function _t(i,e,t,s){switch(e){case"left":case"removed":case"replaced":return i.ends[e];case"roomClosed":return s||i.ends.roomClosed;case"refused":return y(i,t??"unauthorized");case"mediaFailed":return y(i,"media_failed");case"connectionLost":return y(i,t??"connection_lost")}}function St(i){return{sendrecv:"both",sendonly:"ours",recvonly:"theirs",inactive:"none"}[i]}function Tt(i){return i==="sendonly"?"recvonly":i==="recvonly"?"sendonly":i}function D(i){let e=o=>String(Math.floor(o)).padStart(2,"0"),t=Math.floor(i/3600),s=Math.floor(i%3600/60);return t>0?`${t}:${e(s)}:${e(i%60)}`:`${s}:${e(i%60)}`}function Mt(i){let e=i.trim().split(/\s+/).filter(Boolean);return(e.length>1?[e[0],e[e.length-1]]:e).map(s=>[...s][0].toUpperCase()).join("")||"?"}function Et(i,e,t){let{strings:s}=i,o=i.room?.localParticipant,n=o?.isMicrophoneEnabled??!1,r=o?.isCameraEnabled??!1,a=o?.isScreenShareEnabled??!1,l="getDisplayMedia"in navigator.mediaDevices&&O(i,"screen");return c`
    <div class="bar" part="bar" role="group" aria-label=${s.controls}>
      ${j({part:"microphone",symbol:n?"mic":"micOff",label:n?s.muteMicrophone:s.unmuteMicrophone,key:"M",off:!n,disabled:!O(i,"microphone"),run:()=>i.toggleMicrophone()})}
      ${i.call?.info.kind==="voice"&&!i.call.listens?Ui(i):d}
      ${j({part:"camera",extra:i.call&&i.call.info.kind!=="video"?"absent":"",symbol:r?"video":"videoOff",label:r?s.stopCamera:s.startCamera,key:"V",off:!r,disabled:!O(i,"camera"),run:()=>i.toggleCamera()})}
      ${l?j({part:"share",symbol:a?"monitorX":"monitorUp",label:a?s.stopSharing:s.shareScreen,key:"S",on:a,run:()=>i.toggleScreen()}):d}
      ${j({part:"settings",symbol:"settings",label:s.settings,expanded:t.settings,run:e.toggleSettings})}
      ${document.fullscreenEnabled?j({part:"fullscreen",extra:"optional",symbol:t.fullscreen?"minimize":"maximize",label:t.fullscreen?s.leaveFullscreen:s.fullscreen,run:e.toggleFullscreen}):d}
      <span class="gap"></span>
      ${j({part:"hangup",extra:"hangup",symbol:"phone",label:s.leave,run:()=>i.leave()})}
    </div>
  `}function Ui(i){return j({part:"switch-video",symbol:"video",label:i.strings.switchToVideo,disabled:i.switchRequest!==null,run:()=>i.attempt(()=>i.call.switchTo("video"))})}function j({part:i,symbol:e,label:t,extra:s,key:o,off:n,on:r,disabled:a,expanded:l,run:p}){return c`<button
    class=${s??""}
    part=${i}
    aria-label=${t}
    aria-keyshortcuts=${o??d}
    aria-expanded=${l??d}
    data-tip=${o?`${t} (${o})`:t}
    ?data-off=${n}
    ?data-on=${r}
    ?disabled=${a}
    @click=${p}
  >
    ${m(e)}
  </button>`}function O(i,e){if(i.call)return e==="screen"?!i.call.listens:i.call.may(e);let t=i.room?.localParticipant.grants;if(!t)return!0;let s=t.videoDirection==="sendrecv"||t.videoDirection==="sendonly";return t.publish.includes(e)&&(e!=="camera"||s)}function Pt(i){let{strings:e,room:t}=i,s=i.state==="reconnecting",o=t?.state==="reconnecting"?e.reconnecting:e.signalReconnecting,n=Hi(i);return c`
    <div class="top" part="top">
      <span class="pill" part="connection" data-tone=${s?"warm":"good"}>
        <span class="dot"></span>${s?o:`${e.connected} · ${D(i.seconds)}`}
      </span>
      ${n?c`<span class="pill" part="direction" data-tone=${i.call?.info.held?"warm":d}>${n}</span>`:d}
      ${t?.localParticipant.isScreenShareEnabled?c`<span class="pill" data-tone="share" part="sharing">
              ${e.sharing}
              <button @click=${()=>i.toggleScreen()}>${e.stopSharing}</button>
            </span>`:d}
      ${t&&!t.canPlaybackAudio?c`<span class="pill" data-tone="warm" part="sound">
              ${e.listen}
              <button @click=${()=>t.startAudio()}>${e.listenButton}</button>
            </span>`:d}
    </div>
  `}function Hi(i){let{call:e}=i;if(e?.info.held)return e.me.role==="customer"?i.strings.held:i.strings.heldByUs;if(e&&e.info.kind!=="video")return"";let t=i.room?.localParticipant.grants?.videoDirection,s=i.others[0]?.name;return s?t==="recvonly"?i.strings.cameraOffByRequest(s):t==="sendonly"?i.strings.theyMayNotSend(s):"":""}function Rt(i,e,t){let{strings:s}=i;return c`
    <div class="panel" part="panel" role="dialog" aria-label=${s.settings}>
      <header>
        <h2>${s.settings}</h2>
        <button aria-label=${s.close} @click=${t}>${m("x")}</button>
      </header>
      ${e.render()}
      ${i.call?.info.kind==="video"&&!i.call.listens?c`<button
              class="plain"
              part="switch-voice"
              @click=${()=>i.attempt(()=>i.call.switchTo("voice")).then(t)}
            >
              ${s.switchToVoice}
            </button>`:d}
      ${i.room?.path?c`<p part="path">${s.path(i.room.path)}</p>`:d}
    </div>
  `}function Pe(i){return i.toast?c`
    <div class="toast" part="toast" role="alert">
      ${m("triangleAlert")}<span>${i.toast}</span>
      <button aria-label=${i.strings.close} @click=${()=>i.hideToast()}>${m("x")}</button>
    </div>
  `:d}var jt=k`
  .top {
    position: absolute;
    z-index: 3;
    inset: 16px 16px auto;
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: 8px;
    pointer-events: none;
    transition: opacity 150ms;
  }

  .pill {
    pointer-events: auto;
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: 36px;
    padding: 4px 14px;
    border-radius: 18px;
    font-size: 14px;
    font-weight: 500;
    background: rgb(10 13 18 / 72%);
    font-variant-numeric: tabular-nums;
  }

  .pill .dot {
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--good);
  }

  .pill[data-tone='warm'] {
    background: rgb(74 51 8 / 92%);
    color: #ffe2a8;
  }

  .pill[data-tone='warm'] .dot {
    background: var(--warm);
    animation: breathe 1.2s ease-in-out infinite;
  }

  .pill[data-tone='share'] {
    margin-inline: auto;
    background: var(--accent);
    color: var(--on-accent);
    padding-right: 4px;
  }

  .pill button {
    min-height: 28px;
    padding: 0 14px;
    border-radius: 14px;
    font-weight: 600;
    position: relative;
    background: rgb(0 0 0 / 28%);
  }

  /* The target is 44 px although the button looks smaller. */
  .pill button::before {
    content: '';
    position: absolute;
    inset: -8px 0;
  }

  .bar .absent {
    display: none;
  }

  .ask {
    position: absolute;
    z-index: 5;
    left: 50%;
    bottom: 104px;
    transform: translateX(-50%);
    width: max-content;
    max-width: min(560px, calc(100% - 32px));
    display: grid;
    gap: 12px;
    padding: 16px;
    border-radius: 18px;
    background: #232a37;
    box-shadow:
      0 12px 40px rgb(0 0 0 / 45%),
      0 0 0 1px var(--line);
    animation: appear 150ms both;
  }

  .ask p {
    display: flex;
    align-items: center;
    gap: 12px;
    font-weight: 500;
  }

  .ask .actions button {
    flex: 1 1 auto;
    white-space: nowrap;
  }

  .bar {
    position: absolute;
    z-index: 4;
    left: 50%;
    bottom: 20px;
    transform: translateX(-50%);
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 10px 12px;
    border-radius: 22px;
    background: var(--bar);
    box-shadow:
      0 10px 32px rgb(0 0 0 / 40%),
      0 0 0 1px var(--line);
    backdrop-filter: blur(14px);
    transition:
      opacity 150ms,
      transform 180ms;
  }

  .bar button {
    position: relative;
    width: 48px;
    height: 48px;
    display: grid;
    place-items: center;
    border-radius: 14px;
  }

  .bar button[data-off] {
    background: rgb(255 107 122 / 20%);
    color: #ffb0b9;
  }

  .bar button[data-on] {
    background: var(--accent);
    color: var(--on-accent);
  }

  .bar .gap {
    width: 1px;
    height: 28px;
    margin: 0 8px;
    background: var(--line);
  }

  .bar .hangup {
    width: 64px;
    background: var(--danger);
    color: #fff;
  }

  .bar .hangup svg {
    rotate: 135deg;
    fill: currentColor;
    stroke-width: 1;
  }

  .bar .hangup:hover:not(:disabled) {
    background: #b81f34;
  }

  [data-tip]::after {
    content: attr(data-tip);
    position: absolute;
    bottom: calc(100% + 16px);
    left: 50%;
    transform: translateX(-50%);
    padding: 4px 10px;
    border-radius: 8px;
    font-size: 14px;
    font-weight: 500;
    white-space: nowrap;
    color: #fff;
    background: #05070a;
    opacity: 0;
    pointer-events: none;
    transition: opacity 120ms 250ms;
  }

  [data-tip]:focus-visible::after {
    opacity: 1;
  }

  @media (hover: hover) {
    [data-tip]:hover::after {
      opacity: 1;
    }
  }

  .surface[data-idle] {
    cursor: none;
  }

  .surface[data-idle] .bar {
    opacity: 0;
    pointer-events: none;
    transform: translate(-50%, 12px);
  }

  .surface[data-idle] .top {
    opacity: 0;
  }

  .panel {
    position: absolute;
    z-index: 5;
    left: 50%;
    bottom: 104px;
    transform: translateX(-50%);
    width: min(360px, calc(100% - 32px));
    max-height: calc(100% - 136px);
    overflow: auto;
    padding: 16px 20px 20px;
    border-radius: 20px;
    background: #171c25;
    box-shadow:
      0 16px 48px rgb(0 0 0 / 55%),
      0 0 0 1px var(--line);
  }

  .panel header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin-bottom: 8px;
  }

  .panel h2 {
    font-size: 20px;
    font-weight: 600;
  }

  .panel header button {
    display: grid;
    place-items: center;
    margin-right: -10px;
    background: none;
  }

  .toast {
    position: absolute;
    z-index: 6;
    left: 50%;
    bottom: 108px;
    transform: translateX(-50%);
    width: max-content;
    max-width: min(520px, calc(100% - 32px));
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 4px 4px 4px 16px;
    border-radius: 14px;
    background: #2a1f08;
    color: #ffe2a8;
    font-size: 14px;
    box-shadow: 0 8px 28px rgb(0 0 0 / 45%);
  }

  .toast > svg {
    color: var(--warm);
  }

  .toast button {
    display: grid;
    place-items: center;
    background: none;
    flex: none;
  }

  @container (max-width: 560px) {
    .bar {
      bottom: 12px;
      gap: 6px;
      padding: 8px;
      max-width: calc(100% - 16px);
    }

    .bar .gap {
      margin: 0 2px;
    }

    .bar .hangup {
      width: 56px;
    }
  }

  @container (max-width: 360px) {
    .bar .optional {
      display: none;
    }
  }
`;var Ii=["videoinput","audioinput","audiooutput"],re=class{#e;#t;#s=[];constructor(e,t){this.#e=e,this.#t=t}async refresh(){let e=await this.#e.room?.devices.list().catch(()=>[]);this.#s=(e??[]).filter(t=>t.deviceId!==""),this.#t()}render({meter:e=!1,camera:t=!0}={}){let s=Ii.filter(o=>t||o!=="videoinput").map(o=>[this.#o(o),e&&o==="audioinput"?this.#i():d]);return c`<div class="fields" part="devices">${s}</div>`}#o(e){let{strings:t}=this.#e,s=this.#s.filter(a=>a.kind===e);if(e==="audiooutput"&&s.length===0)return d;let[o,n]={videoinput:[t.camera,"video"],audioinput:[t.microphone,"mic"],audiooutput:[t.speaker,"volume"]}[e],r=this.#n(e);return c`
      <label class="field">
        <span>${o}</span>
        <span class="box">
          ${m(n)}
          <select
            part="device-select"
            data-kind=${e}
            ?disabled=${s.length===0}
            @change=${a=>this.#r(e,a.target.value)}
          >
            ${s.length===0?c`<option>${t.noDevice}</option>`:d}
            ${s.map((a,l)=>c`
                <option value=${a.deviceId} ?selected=${a.deviceId===r}>
                  ${a.label||t.unnamedDevice(o,l+1)}
                </option>
              `)}
          </select>
          ${m("chevronDown")}
        </span>
      </label>
    `}#i(){let{microphoneLevel:e}=this.#e.strings;return c`<span class="meter" part="meter" role="img" aria-label=${e}><i></i></span>`}#n(e){let{preview:t,room:s}=this.#e,o=s?.localParticipant,n=t?.camera??o?.track("camera")?.mediaStreamTrack,r=t?.microphone??o?.track("microphone")?.mediaStreamTrack;return{videoinput:n,audioinput:r,audiooutput:void 0}[e]?.getSettings().deviceId??s?.devices.chosen(e)}async#r(e,t){await this.#e.chooseDevice(e,t),await this.refresh()}};var ae=class{isIdle=!1;#e;#t;#s=!1;constructor(e){this.#e=e}pointer=()=>{this.#s=!1,this.#o()};keyboard=()=>{this.#s=!0,this.#o()};stop(){clearTimeout(this.#t)}#o(){clearTimeout(this.#t),this.#s||(this.#t=setTimeout(()=>this.#i(!0),3e3)),this.#i(!1)}#i(e){e!==this.isIdle&&(this.isIdle=e,this.#e())}};import{callKey as Bi,DeviceError as je,isSupported as Oe,Room as Dt,VisavisError as qi}from"./visavis.mjs";var Ot=["pathChanged","participantReconnecting","participantReconnected","trackPublished","trackUnpublished","trackMuted","trackUnmuted","trackSuspended","trackResumed","speakersChanged","localTrackPublished","localTrackUnpublished","localTrackMuted","localTrackUnmuted","mediaDevicesChanged","audioPlaybackChanged"];var le=class{#e;constructor(e){this.#e=e}load(){try{return JSON.parse(sessionStorage.getItem(this.#e())??"null")??void 0}catch{return}}save(e){try{sessionStorage.setItem(this.#e(),JSON.stringify(e))}catch{}}forget(){try{sessionStorage.removeItem(this.#e())}catch{}}};var ce=class{#e;#t;#s=new Float32Array(512);constructor(e){try{this.#e=new AudioContext,this.#t=this.#e.createAnalyser(),this.#t.fftSize=this.#s.length,this.#e.createMediaStreamSource(new MediaStream([e])).connect(this.#t)}catch{}}get level(){if(!this.#t)return 0;this.#t.getFloatTimeDomainData(this.#s);let e=0;for(let t of this.#s)e+=t*t;return Math.min(1,Math.sqrt(Math.sqrt(e/this.#s.length)*3))}close(){this.#e?.close().catch(()=>{}),this.#e=void 0,this.#t=void 0}};var de=class{#e;#t;errors=new Map;camera;microphone;cameraStream=null;isAsking=!1;#s;#o=!1;constructor(e,t){this.#e=e,this.#t=t}get level(){return this.#s?.level??0}async open(e,t){this.isAsking=!0,this.#t();let s=await this.#e.open(e,t);this.isAsking=!1;for(let o of s.errors)this.errors.set(o.source,o);this.#r(s.microphone),this.#n(s.camera),this.#t()}async setCamera(e){this.#n(e?await this.#i("camera"):void 0),this.#t()}async setMicrophone(e){this.#r(e?await this.#i("microphone"):void 0),this.#t()}async choose(e,t){this.#e.choose(e,t),e==="videoinput"&&this.camera&&await this.setCamera(!0),e==="audioinput"&&this.microphone&&await this.setMicrophone(!0)}take(){let{camera:e,microphone:t}=this;return this.camera=void 0,this.microphone=void 0,this.close(),{camera:e,microphone:t}}close(){this.#o=!0,this.#n(void 0),this.#r(void 0)}async#i(e){this.errors.delete(e);try{return await this.#e[e]()}catch(t){this.errors.set(e,t);return}}#n(e){this.#o&&e?.stop(),this.camera?.stop(),this.camera=this.#o?void 0:e,this.cameraStream=this.camera?new MediaStream([this.camera]):null}#r(e){this.#o&&e?.stop(),this.microphone?.stop(),this.#s?.close(),this.microphone=this.#o?void 0:e,this.#s=this.microphone?new ce(this.microphone):void 0}};var Lt=2,Nt=4;function U(i){return i!==void 0&&i.score<=Lt}function Re({quality:i},{score:e,reasons:t}){let s=e===0?i.none:e<=Lt?i.weak:e<4?i.fair:i.good,o=t.map(n=>i.reasons[n]).join(", ");return o?`${s}: ${o}`:s}function he(i,e,{onlyWeak:t=!1,words:s=!0}={}){if(!e||t&&!U(e))return d;let o=Re(i,e),n=Math.min(Nt,e.score);return c`
    <span class="quality" part="quality" data-score=${e.score} ?data-weak=${U(e)} title=${o}>
      <span class="bars" role="img" aria-label=${o}>
        ${Array.from({length:Nt},(r,a)=>c`<i ?data-lit=${a<n}></i>`)}
      </span>
      ${s&&U(e)?c`<span class="why" aria-hidden="true">${o}</span>`:d}
    </span>
  `}var zi=.02,Vi=150,Wi=7e3,pe=class{strings=ne;room;preview;offer;call;unmuteAsked;end;toast="";announcement="";leftName="";showsWeakOnly=!1;speaking=new Set;#e;#t;#s=new le(()=>`visavis:call:${Bi(this.#o.token)}`);#o={server:"",token:"",audio:!0,video:!0};#i="idle";#n=0;#r=!1;#d;#a={audio:!0,video:!0};#h;#v;constructor(e,t){this.#e=e,this.#t=t}get state(){return Oe()?this.#i==="over"?this.end?.reason==="refused"?"refused":"ended":this.#i!=="live"?this.#i:this.room?.state==="reconnecting"||this.room?.state==="signalReconnecting"?"reconnecting":this.others.length>0?"inCall":"waiting":"unsupported"}get isLive(){return this.#i==="live"}get others(){return this.room?[...this.room.participants.values()]:[]}get loudest(){return this.room?.speakers.loudest}get large(){for(let t of this.others){let s=t.track("screen");if(s?.isSubscribed&&!s.muted)return{participant:t,screen:s}}let e=this.others.find(({identity:t})=>t===this.call?.info.spotlight);return e&&this.others.length>1?{participant:e}:void 0}get switchRequest(){return this.call?.info.request??null}isForUs({by:e,side:t}){let{me:s,info:o}=this.call??{};return o?.members.every(({person:r})=>r.role!=="customer")?e!==s?.identity:t==="agents"==(s?.role==="customer")}wouldShowUs({kind:e,direction:t}){let s=this.call?.me.role;return!this.call?.may("camera")&&F({kind:e,direction:t,role:s}).camera}get seconds(){return this.call?this.call.seconds:this.#n?Math.max(0,(Date.now()-this.#n)/1e3):0}get wasInCall(){return this.call?this.call.wasJoined:this.#s.load()!==void 0}configure(e){this.#o=e}setCall(e){this.call=e,this.offer=Ct(e,e.me.role)}async prepare(){if(!Oe())return;this.#c("prejoin"),this.room=new Dt,this.preview=new de(this.room.devices,this.#e);let e=this.offer?F(this.offer):{microphone:!0,camera:!0};await this.preview.open(this.#o.audio&&e.microphone,this.#o.video&&e.camera)}async join({withoutCamera:e=!1}={}){if(!Oe())return;if(this.offer)return this.#$(this.offer,e);let t=this.#i==="prejoin"&&this.room?this.room:new Dt,s=this.#x(e);this.#a={audio:!!s.audio,video:!!s.video},this.room=t,this.end=void 0,this.leftName="",this.#n=this.#s.load()?.since??Date.now(),this.#g(t),this.#c("connecting");try{let{server:o,token:n,iceTransportPolicy:r}=this.#o;await t.connect(o,n,{...s,iceTransportPolicy:r})}catch(o){t===this.room&&this.#i==="connecting"&&this.#l("connectionLost",o);return}this.#b()}#b(){this.#c("live"),this.#f(),this.#h=setInterval(()=>this.#C(),Vi),this.announce(this.strings.connected)}async leave(){if(!this.call)return this.room?.leave();let e=this.call.leave();this.#l("left"),await e.catch(()=>{})}decline(){this.preview?.close(),this.preview=void 0,this.#c("idle"),this.offer?.decline?.()}async attempt(e){try{await e()}catch(t){t instanceof je?this.#p(t):this.showToast(y(this.strings,t.code))}}dismissAsk(){this.unmuteAsked=void 0,this.#e()}dispose(){this.preview?.close(),(this.#i==="live"||this.#i==="connecting")&&!this.call&&this.leave(),clearInterval(this.#h)}async toggleMicrophone(){if(this.preview)return this.preview.setMicrophone(!this.preview.microphone);let e=!this.room?.localParticipant.isMicrophoneEnabled;this.unmuteAsked?.source==="microphone"&&(this.unmuteAsked=void 0),await this.#u("microphone",()=>this.#y?.setMicrophoneEnabled(e)),this.#a.audio=this.room?.localParticipant.isMicrophoneEnabled??!1,this.announce(this.#a.audio?this.strings.unmutedNow:this.strings.mutedNow),this.#f()}async toggleCamera(){if(this.preview)return this.preview.setCamera(!this.preview.camera);let e=!this.room?.localParticipant.isCameraEnabled;this.unmuteAsked?.source==="camera"&&(this.unmuteAsked=void 0),await this.#u("camera",()=>this.#y?.setCameraEnabled(e)),this.#a.video=this.room?.localParticipant.isCameraEnabled??!1,this.announce(this.#a.video?this.strings.cameraOnNow:this.strings.cameraOffNow),this.#f()}async toggleScreen(){let e=!this.room?.localParticipant.isScreenShareEnabled,{call:t}=this;if(t)return this.attempt(()=>e?t.shareScreen():t.stopScreen());await this.#u("screen",()=>this.room?.localParticipant.setScreenShareEnabled(e))}async chooseDevice(e,t){if(this.preview)await this.preview.choose(e,t);else{let s=e==="videoinput"?"camera":"microphone";await this.#u(s,()=>this.room?.switchDevice(e,t))}this.#e()}announce(e){this.announcement=e,this.#e()}showToast(e){this.toast=e,clearTimeout(this.#v),this.#v=setTimeout(()=>this.hideToast(),Wi),this.#e()}hideToast(){this.toast="",this.#e()}get#y(){return this.call??this.room?.localParticipant}async#$(e,t){let s=this.#i==="prejoin"?this.room:void 0,o;try{e.kind==="screen"&&!this.call?.wasJoined&&(o=await s?.devices.screen())}catch(a){a instanceof je&&this.#p(a);return}let n=this.preview!==void 0,r=this.#x(t);this.end=void 0,this.leftName="",this.#c("connecting");try{let a=await e.begin();this.#m(a);let{iceTransportPolicy:l}=this.#o,p=n?{microphone:r.audio,camera:r.video,room:s}:{};this.room=await a.join({...p,screen:o,iceTransportPolicy:l}),this.#g(this.room)}catch(a){o?.stop();for(let l of[r.audio,r.video])typeof l=="object"&&l.stop();this.#i==="connecting"&&this.#l("connectionLost",a);return}this.#b()}#m(e){if(e===this.#d)return;this.#d=e,this.call=e;let{kind:t,direction:s,request:o}=e.info;e.on("changed",n=>{let r=n.kind==="video"&&n.direction!==s;n.kind!==t&&this.isLive?this.announce(this.strings.switched(n.kind)):r&&this.isLive?this.announce(this.#w(n.direction)):o&&!n.request&&this.isLive&&this.showToast(this.strings.notSwitched),{kind:t,direction:s,request:o}=n,this.#e()}),e.on("unmuteAsked",(n,r)=>{this.unmuteAsked={source:n,by:r},this.#e()}),e.on("mediaFailed",({code:n})=>this.showToast(y(this.strings,n))),e.on("mediaLost",(n,r)=>this.#l(n,r)),e.on("ended",n=>this.#k(n))}#w(e){let t=this.call?.me.role==="customer"?e:Tt(e);return this.strings.camerasSeen[St(t)]}#k(e){if(this.#i==="over")return;let t=e?.reason==="participantLost"&&e.by!==this.call?.me.identity,{ends:s}=this.strings;this.#l("roomClosed",new qi("ended",t?s.participantLost:s.hungUp))}#x(e){let t=this.#s.load(),{preview:s}=this;if(this.preview=void 0,!s)return{audio:t?.audio??this.#o.audio,video:t?.video??this.#o.video};let{camera:o,microphone:n}=s.take();return e&&o?.stop(),{audio:n??!1,video:!e&&o||!1}}#g(e){let{strings:t}=this;e.on("connectionStateChanged",()=>{e===this.room&&this.#f(),this.#e()}),e.on("reconnecting",()=>this.announce(t.reconnecting)),e.on("signalReconnecting",()=>this.announce(t.signalReconnecting)),e.on("reconnected",()=>this.announce(t.resumed)),e.on("participantConnected",({name:s})=>{this.leftName="",this.announce(t.joined(s)),this.#t("visavis-participant-joined",{name:s})}),e.on("participantDisconnected",({name:s})=>{this.leftName=s,this.announce(t.left(s)),this.#t("visavis-participant-left",{name:s})}),e.on("trackSubscribed",(s,{name:o})=>{s.source==="screen"&&this.announce(t.sharesScreen(o)),this.#e()}),e.on("trackUnsubscribed",(s,{name:o})=>{s.source==="screen"&&this.announce(t.stoppedSharing(o)),this.#e()}),e.on("qualityChanged",(s,o)=>{!o&&U(s)&&!this.#r&&this.announce(t.ownConnection(Re(t,s))),o||(this.#r=U(s)),this.#e()});for(let s of Ot)e.on(s,()=>this.#e());e.on("mediaDeviceError",s=>this.#p(s)),e.on("disconnected",(s,o)=>{e===this.room&&!this.call&&this.#l(s,o)})}#p(e){e.code!=="share_cancelled"&&this.showToast(y(this.strings,e.code,e.source))}async#u(e,t){try{await t()}catch(s){if(s instanceof je)return;this.showToast(y(this.strings,s.code,e))}}#l(e,t){if(this.#i==="over")return;this.unmuteAsked=void 0;let s=["unauthorized","token_expired","forbidden"].includes(t?.code??""),o=s?"refused":e,{seconds:n}=this;this.end={reason:o,sentence:_t(this.strings,o,t?.code,t?.message),seconds:this.#i==="live"?n:0,retryable:!s&&!(this.call?.isOver||this.call&&e==="left")},clearInterval(this.#h),this.#s.forget(),this.speaking.clear(),this.#c("over"),this.announce(this.end.sentence),this.#t("visavis-ended",{reason:o,seconds:Math.round(n)})}#C(){let e=new Set;for(let s of this.others)(s.track("microphone")?.audioLevel??0)>zi&&e.add(s.id);let t=e.size===this.speaking.size&&[...e].every(s=>this.speaking.has(s));this.speaking=e,t||this.#e()}#c(e){e!==this.#i&&(this.#i=e,e==="live"&&this.#t("visavis-joined"),this.#e())}#f(){this.#i==="live"&&this.room&&this.#s.save({since:this.#n,...this.#a})}};function Ht(i,e){let{strings:t,preview:s}=i,o=s?.errors.get("camera")??s?.errors.get("microphone"),{offer:n}=i,r=n&&F(n);if(r?.screen)return Yi(i);let a=r?.camera??!0;return c`
    <div class="center">
      <div class="prejoin" part="prejoin">
        ${a?c`<div class="preview" part="preview">
          ${s?.cameraStream?c`<video
                  part="preview-video"
                  aria-label=${t.preview}
                  autoplay
                  playsinline
                  .muted=${!0}
                  .srcObject=${s.cameraStream}
                ></video>`:c`<p>${s?.isAsking?t.previewAsking:t.previewOff}</p>`}
          <div class="switches">
            ${Ut("microphone",s?.microphone!==void 0,s?.microphone?t.muteMicrophone:t.unmuteMicrophone,()=>i.toggleMicrophone())}
            ${Ut("camera",s?.camera!==void 0,s?.camera?t.stopCamera:t.startCamera,()=>i.toggleCamera())}
          </div>
        </div>`:d}
        <div class="side">
          <h1>${a?t.joinTitle:t.voiceTitle}</h1>
          <p>${a?t.joinHint:t.voiceHint}</p>
          ${n?It(t,[["mic",t.usesMicrophone],a?["video",t.usesCamera]:["videoOff",t.usesNoCamera]]):d}
          ${o?Fi(y(t,o.code,o.source)):d}
          ${e.render({meter:!0,camera:a})}
          <div class="actions">
            <button class="primary" part="join" ?disabled=${s?.isAsking} @click=${()=>i.join()}>
              ${t.join}
            </button>
            ${Bt(i)}
            ${s?.camera?c`<button
                    class="plain"
                    part="join-without-camera"
                    @click=${()=>i.join({withoutCamera:!0})}
                  >
                    ${t.joinWithoutCamera}
                  </button>`:d}
          </div>
        </div>
      </div>
    </div>
  `}function Yi(i){let{strings:e}=i;return c`
    <div class="center">
      <div class="card" part="prejoin">
        <div class="badge">${m("monitorUp")}</div>
        <h1>${e.screenTitle}</h1>
        <p>${e.screenHint}</p>
        ${It(e,[["monitorUp",e.usesScreen]])}
        <div class="actions">
          <button class="primary" part="join" @click=${()=>i.join()}>${e.chooseScreen}</button>
          ${Bt(i)}
        </div>
      </div>
    </div>
  `}function It(i,e){return c`
    <ul class="uses" part="uses" aria-label=${i.uses}>
      ${e.map(([t,s])=>c`<li>${m(t)}<span>${s}</span></li>`)}
    </ul>
  `}function Bt(i){return i.offer?.decline?c`<button class="plain" part="not-now" @click=${()=>i.decline()}>${i.strings.notNow}</button>`:d}function Ut(i,e,t,s){return c`<button
    part="preview-${i}"
    aria-pressed=${e}
    aria-label=${t}
    data-tip=${t}
    @click=${s}
  >
    ${m({microphone:["mic","micOff"],camera:["video","videoOff"]}[i][e?0:1])}
  </button>`}function Fi(i){return c`<div class="problem" part="problem" role="alert">${m("triangleAlert")}<span>${i}</span></div>`}function qt(i){return c`
    <div class="skeleton" part="skeleton">
      <div class="bone"></div>
      <p>${i.strings.connecting}</p>
    </div>
  `}function zt(i,e){let{strings:t,end:s}=i,o=i.state==="refused",n=s?.seconds===0&&s.reason!=="left",r=o?t.refusedTitle:n?t.failedTitle:t.endedTitle;return Ne({symbol:o||n?"triangleAlert":"phoneOff",title:r,sentences:[s?.sentence??"",s&&s.seconds>=1?t.duration(D(s.seconds)):""],action:s?.retryable?{label:n?t.tryAgain:t.joinAgain,run:e}:void 0})}function Vt(i){let{strings:e}=i;return Ne({symbol:"videoOff",title:e.unsupportedTitle,sentences:[e.unsupported]})}function Wt(i){let{strings:e}=i;return Ne({symbol:"triangleAlert",title:e.refusedTitle,sentences:[e.noToken]})}function Ne({symbol:i,title:e,sentences:t,action:s}){return c`
    <div class="center">
      <div class="card" part="notice">
        <div class="badge">${m(i)}</div>
        <h1>${e}</h1>
        ${t.filter(Boolean).map(o=>c`<p>${o}</p>`)}
        ${s?c`<div class="actions">
                <button class="primary" part="join-again" @click=${s.run}>${s.label}</button>
              </div>`:d}
      </div>
    </div>
  `}var ue=class{corner="bottom-right";#e;#t;constructor(e){this.#e=e}down=e=>{let t=e.currentTarget;this.#t={x:e.clientX,y:e.clientY},t.setPointerCapture(e.pointerId),t.toggleAttribute("data-dragging",!0)};move=e=>{if(!this.#t)return;let t=e.currentTarget;t.style.translate=`${e.clientX-this.#t.x}px ${e.clientY-this.#t.y}px`};up=e=>{if(!this.#t)return;this.#t=void 0;let t=e.currentTarget,s=t.getBoundingClientRect(),o=(t.offsetParent??t).getBoundingClientRect();t.toggleAttribute("data-dragging",!1),t.style.translate="";let n=s.top+s.height/2>o.top+o.height/2,r=s.left+s.width/2>o.left+o.width/2;this.#s(`${n?"bottom":"top"}-${r?"right":"left"}`)};key=e=>{let[t,s]=this.corner.split("-"),o={ArrowUp:`top-${s}`,ArrowDown:`bottom-${s}`,ArrowLeft:`${t}-left`,ArrowRight:`${t}-right`}[e.key];o&&(e.preventDefault(),this.#s(o))};#s(e){this.corner=e,this.#e()}};var{I:Ki}=st,Yt=i=>i;var Kt=i=>i.strings===void 0,Ft=()=>document.createComment(""),H=(i,e,t)=>{let s=i._$AA.parentNode,o=e===void 0?i._$AB:e._$AA;if(t===void 0){let n=s.insertBefore(Ft(),o),r=s.insertBefore(Ft(),o);t=new Ki(n,r,i,i.options)}else{let n=t._$AB.nextSibling,r=t._$AM,a=r!==i;if(a){let l;t._$AQ?.(i),t._$AM=i,t._$AP!==void 0&&(l=i._$AU)!==r._$AU&&t._$AP(l)}if(n!==o||a){let l=t._$AA;for(;l!==n;){let p=Yt(l).nextSibling;Yt(s).insertBefore(l,o),l=p}}}return t},_=(i,e,t=i)=>(i._$AI(e,t),i),Xi={},Xt=(i,e=Xi)=>i._$AH=e,Qt=i=>i._$AH,fe=i=>{i._$AR(),i._$AA.remove()};var Jt=(i,e,t)=>{let s=new Map;for(let o=e;o<=t;o++)s.set(i[o],o);return s},Le=R(class extends A{constructor(i){if(super(i),i.type!==L.CHILD)throw Error("repeat() can only be used in text expressions")}dt(i,e,t){let s;t===void 0?t=e:e!==void 0&&(s=e);let o=[],n=[],r=0;for(let a of i)o[r]=s?s(a,r):r,n[r]=t(a,r),r++;return{values:n,keys:o}}render(i,e,t){return this.dt(i,e,t).values}update(i,[e,t,s]){let o=Qt(i),{values:n,keys:r}=this.dt(e,t,s);if(!Array.isArray(o))return this.ut=r,n;let a=this.ut??=[],l=[],p,g,h=0,f=o.length-1,u=0,v=n.length-1;for(;h<=f&&u<=v;)if(o[h]===null)h++;else if(o[f]===null)f--;else if(a[h]===r[u])l[u]=_(o[h],n[u]),h++,u++;else if(a[f]===r[v])l[v]=_(o[f],n[v]),f--,v--;else if(a[h]===r[v])l[v]=_(o[h],n[v]),H(i,l[v+1],o[h]),h++,v--;else if(a[f]===r[u])l[u]=_(o[f],n[u]),H(i,o[h],o[f]),f--,u++;else if(p===void 0&&(p=Jt(r,u,v),g=Jt(a,h,f)),p.has(a[h]))if(p.has(a[f])){let w=g.get(r[u]),be=w!==void 0?o[w]:null;if(be===null){let He=H(i,o[h]);_(He,n[u]),l[u]=He}else l[u]=_(be,n[u]),H(i,o[h],be),o[w]=null;u++}else fe(o[f]),f--;else fe(o[h]),h++;for(;u<=v;){let w=H(i,l[v+1]);_(w,n[u]),l[u++]=w}for(;h<=f;){let w=o[h++];w!==null&&fe(w)}return this.ut=r,Xt(i,l),b}});var K=(i,e)=>{let t=i._$AN;if(t===void 0)return!1;for(let s of t)s._$AO?.(e,!1),K(s,e);return!0},me=i=>{let e,t;do{if((e=i._$AM)===void 0)break;t=e._$AN,t.delete(i),i=e}while(t?.size===0)},Gt=i=>{for(let e;e=i._$AM;i=e){let t=e._$AN;if(t===void 0)e._$AN=t=new Set;else if(t.has(i))break;t.add(i),Gi(e)}};function Qi(i){this._$AN!==void 0?(me(this),this._$AM=i,Gt(this)):this._$AM=i}function Ji(i,e=!1,t=0){let s=this._$AH,o=this._$AN;if(o!==void 0&&o.size!==0)if(e)if(Array.isArray(s))for(let n=t;n<s.length;n++)K(s[n],!1),me(s[n]);else s!=null&&(K(s,!1),me(s));else K(this,i)}var Gi=i=>{i.type==L.CHILD&&(i._$AP??=Ji,i._$AQ??=Qi)},ge=class extends A{constructor(){super(...arguments),this._$AN=void 0}_$AT(e,t,s){super._$AT(e,t,s),Gt(this),this.isConnected=e._$AU}_$AO(e,t=!0){e!==this.isConnected&&(this.isConnected=e,e?this.reconnected?.():this.disconnected?.()),t&&(K(this,e),me(this))}setValue(e){if(Kt(this._$Ct))this._$Ct._$AI(e,this);else{let t=[...this._$Ct._$AH];t[this._$Ci]=e,this._$Ct._$AI(t,this,0)}}disconnected(){}reconnected(){}};var De=class extends ge{#e;#t;render(e){return b}update(e,[t]){if(this.#e=e.element,t!==this.#t){let s=this.#t;this.#t=t,t?.attach(this.#e),s?.detach(this.#e)}return b}disconnected(){this.#e&&this.#t?.detach(this.#e)}reconnected(){this.#e&&this.#t?.attach(this.#e)}},X=R(De);var Zi=5,es=5;function Ue(i){return i.others.length===0?"empty":i.large?"stage":i.others.length===1?"single":"grid"}function ei(i){let e=Ue(i);if(e==="empty")return os(i);let{large:t}=i,s=Le(i.others.filter(n=>t?.screen!==void 0||n!==t?.participant),n=>n.id,n=>Zt(i,n)),o=Math.min(es,Math.ceil(Math.sqrt(i.others.length)));return c`
    <div class="stage" part="stage" data-layout=${e} data-columns=${o}>
      ${t?c`${t.screen?ts(i,t.participant,t.screen):Zt(i,t.participant)}<div class="strip" part="strip">${s}</div>`:s}
    </div>
  `}function ti(i){let e=i.others.flatMap(t=>[...t.tracks.values()].filter(s=>s.kind==="audio"));return c`${Le(e,t=>t.id,t=>c`<audio ${X(t)}></audio>`)}`}function ii(i,e){let{strings:t}=i,s=i.room?.localParticipant,o=s?.isCameraEnabled?s.track("camera"):void 0;return c`
    <div
      class="self"
      part="self-view"
      role="group"
      tabindex="0"
      aria-label=${t.selfView}
      data-corner=${e.corner}
      data-camera=${o?"on":"off"}
      @pointerdown=${e.down}
      @pointermove=${e.move}
      @pointerup=${e.up}
      @pointercancel=${e.up}
      @keydown=${e.key}
    >
      ${o?c`<video part="self-video" ${X(o)}></video>`:c`<span>${t.you}</span>`}
      ${s?.isMicrophoneEnabled?d:c`<span class="mark">${m("micOff")}</span>`}
      ${he(t,i.room?.quality,{onlyWeak:!0,words:!1})}
    </div>
  `}function Zt(i,e){let t=e.track("camera"),s=t?.isSubscribed&&!t.muted?t:void 0,o=e.track("microphone")?.muted??!0,n=e.state==="reconnecting",r=s?.isSuspended??!1,a=si(i,e);return c`
    <div
      class="tile"
      part="tile"
      data-participant=${e.identity}
      data-source="camera"
      data-video=${s?"on":"off"}
      data-microphone=${o?"off":"on"}
      ?data-speaking=${i.speaking.has(e.id)}
      ?data-loudest=${a}
      ?data-paused=${r}
      ?data-away=${n}
    >
      ${s?c`<video part="video" ${X(s)}></video>
              ${n?c`<p class="away">${i.strings.othersReconnecting(e.name)}</p>`:oi(i,r)}`:is(i,e,o)}
      ${ss(i,e,o,a)}
    </div>
  `}function ts(i,e,t){return c`
    <div class="tile" part="tile screen" data-participant=${e.identity} data-source="screen" ?data-paused=${t.isSuspended}>
      <video part="video" ${X(t)}></video>
      ${oi(i,t.isSuspended)}
      <div class="label"><span>${i.strings.screenOf(e.name)}</span></div>
    </div>
  `}function is(i,e,t){let s=[...e.identity].reduce((o,n)=>o+n.charCodeAt(0),0)%Zi;return c`
    <div class="person" part="person">
      <div class="avatar" data-hue=${s} aria-hidden="true">${Mt(e.name)}</div>
      <p class="name">
        ${t?m("micOff"):d}${e.name}
        ${si(i,e)&&!t?c`<span class="spoken">${i.strings.speaks(e.name)}</span>`:d}
      </p>
      ${he(i.strings,e.quality,{onlyWeak:i.showsWeakOnly})}
      <p class="note">
        ${e.state==="reconnecting"?i.strings.othersReconnecting(e.name):D(i.seconds)}
      </p>
    </div>
  `}function si(i,e){return i.loudest===e}function oi(i,e){return e?c`<p class="away" part="paused" role="status">${i.strings.pausedForYou}</p>`:d}function ss(i,{name:e,quality:t},s,o){return c`
    <div class="label" part="name">
      ${s?m("micOff"):o?c`<i class="voice">${m("volume")}</i>`:d}
      <span>${e}</span>
      ${s?c`<span class="spoken">${i.strings.microphoneOff(e)}</span>`:d}
      ${o&&!s?c`<span class="spoken">${i.strings.speaks(e)}</span>`:d}
      ${he(i.strings,t,{onlyWeak:i.showsWeakOnly})}
    </div>
  `}function os(i){let{strings:e,leftName:t}=i,s=i.room?.localParticipant.role??"customer";return c`
    <div class="waiting" part="waiting">
      <div class="card">
        <div class="pulse">${m(t?"phoneOff":"video")}</div>
        <h1>${t?e.leftWaiting(t):e.waitingFor(s)}</h1>
        <p>${t?e.leftHint:e.waitingHint}</p>
      </div>
    </div>
  `}var ni=k`
  .stage {
    position: absolute;
    inset: 0;
    display: grid;
    transition: filter 150ms;
  }

  .surface[data-state='reconnecting'] .stage,
  .surface[data-state='reconnecting'] .self {
    filter: brightness(0.45) saturate(0.6);
  }

  .tile {
    position: relative;
    min-width: 0;
    min-height: 0;
    overflow: hidden;
    background: var(--tile);
    display: grid;
    place-items: center;
  }

  .tile video {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }

  .tile[data-source='screen'] {
    background: #07090c;
  }

  .tile[data-source='screen'] video {
    object-fit: contain;
  }

  .tile[data-away] video,
  .tile[data-paused] video {
    filter: brightness(0.4) saturate(0.5);
  }

  .tile::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: inherit;
    pointer-events: none;
    box-shadow: inset 0 0 0 0 transparent;
    transition: box-shadow 150ms;
  }

  .stage:not([data-layout='single']) .tile[data-speaking]::after {
    box-shadow: inset 0 0 0 3px var(--good);
  }

  .label {
    position: absolute;
    left: 16px;
    bottom: 16px;
    max-width: calc(100% - 32px);
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 32px;
    padding: 4px 12px;
    border-radius: 10px;
    font-size: 14px;
    font-weight: 500;
    background: rgb(10 13 18 / 66%);
    color: #fff;
    transition: box-shadow 150ms;
  }

  .tile[data-speaking] .label {
    box-shadow: 0 0 0 2px var(--good);
  }

  .stage:not([data-layout='single']) .tile[data-loudest]::after {
    box-shadow: inset 0 0 0 2px rgb(70 211 146 / 70%);
  }

  .tile[data-loudest] .label {
    box-shadow: 0 0 0 1px rgb(70 211 146 / 70%);
  }

  .tile[data-loudest] .avatar {
    box-shadow: 0 0 0 4px rgb(70 211 146 / 35%);
  }

  .label .voice {
    display: grid;
  }

  .label .voice svg {
    color: var(--good);
  }

  .label span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .label svg {
    width: 16px;
    height: 16px;
    color: #ff9ea9;
  }

  .quality {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-width: 0;
    font-size: 13px;
    font-weight: 400;
  }

  .quality .bars {
    flex: none;
    display: flex;
    align-items: flex-end;
    gap: 2px;
    height: 12px;
    overflow: visible;
  }

  .quality .bars i {
    width: 3px;
    height: 40%;
    border-radius: 1px;
    background: rgb(255 255 255 / 35%);
  }

  .quality .bars i:nth-child(2) {
    height: 60%;
  }

  .quality .bars i:nth-child(3) {
    height: 80%;
  }

  .quality .bars i:nth-child(4) {
    height: 100%;
  }

  .quality .bars i[data-lit] {
    background: var(--good);
  }

  .quality[data-weak] .bars i[data-lit] {
    background: #ff9ea9;
  }

  .quality .why {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .self .quality {
    position: absolute;
    top: 8px;
    left: 8px;
    padding: 4px 6px;
    border-radius: 8px;
    background: rgb(10 13 18 / 66%);
  }

  /* Above the label and beside the own picture. */
  .away[part='paused'] {
    align-self: start;
    justify-self: start;
    margin: 64px 16px 0;
    max-width: min(360px, calc(100% - 160px));
    text-align: start;
  }

  @container (max-width: 560px) {
    .label:has(.why) {
      flex-wrap: wrap;
      gap: 0 8px;
      max-width: calc(100% - 152px);
    }

    .label .quality .why {
      white-space: normal;
    }
  }

  .strip .quality .why {
    display: none;
  }

  .person {
    position: relative;
    display: grid;
    justify-items: center;
    gap: 12px;
    text-align: center;
    padding: 16px;
  }

  .avatar {
    --size: clamp(56px, 22cqmin, 144px);
    width: var(--size);
    height: var(--size);
    border-radius: 50%;
    display: grid;
    place-items: center;
    font-size: calc(var(--size) * 0.38);
    font-weight: 600;
    letter-spacing: 0.01em;
    color: #fff;
    background: #3b4aa5;
    transition: box-shadow 150ms;
  }

  .avatar[data-hue='1'] {
    background: #0f6b74;
  }

  .avatar[data-hue='2'] {
    background: #7a3f98;
  }

  .avatar[data-hue='3'] {
    background: #9a4a1f;
  }

  .avatar[data-hue='4'] {
    background: #2f6d3c;
  }

  [data-speaking] .avatar {
    box-shadow: 0 0 0 6px rgb(70 211 146 / 45%);
  }

  .person .name {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    font-size: 20px;
    font-weight: 600;
    line-height: 1.3;
  }

  .person .name svg {
    width: 18px;
    height: 18px;
    color: #ff9ea9;
  }

  .person .note {
    color: var(--soft);
    font-variant-numeric: tabular-nums;
  }

  .away {
    position: absolute;
    padding: 8px 16px;
    max-width: calc(100% - 32px);
    border-radius: 12px;
    background: rgb(10 13 18 / 80%);
    font-size: 14px;
    text-align: center;
  }

  .stage[data-layout='grid'] {
    padding: 16px 16px 104px;
    gap: 12px;
    --columns: 2;
    grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
    grid-auto-rows: minmax(0, 1fr);
  }

  .stage[data-layout='grid'][data-columns='3'] {
    --columns: 3;
  }

  .stage[data-layout='grid'][data-columns='4'] {
    --columns: 4;
  }

  .stage[data-layout='grid'][data-columns='5'] {
    --columns: 5;
  }

  .stage[data-layout='grid'] .tile,
  .stage[data-layout='stage'] .tile {
    border-radius: var(--radius);
  }

  .stage[data-layout='stage'] {
    padding: 16px 16px 104px;
    gap: 12px;
    grid-template-columns: minmax(0, 1fr) clamp(160px, 20cqw, 248px);
  }

  .strip {
    min-height: 0;
    overflow: auto;
    display: flex;
    flex-direction: column;
    gap: 12px;
  }

  .strip .tile {
    flex: none;
    aspect-ratio: 16 / 9;
  }

  .strip .avatar {
    --size: 56px;
  }

  .strip .person .note,
  .stage:not([data-layout='single']) .person .name,
  .stage:not([data-layout='single']) .tile:not([data-away]) .person .note,
  .stage[data-layout='single'] .tile[data-video='off'] .label {
    display: none;
  }

  .strip .label,
  .stage[data-layout='grid'] .label {
    left: 8px;
    bottom: 8px;
    max-width: calc(100% - 16px);
    min-height: 28px;
    padding: 2px 10px;
  }

  .waiting {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    padding: 24px 24px 120px;
  }

  .pulse {
    width: 88px;
    height: 88px;
    border-radius: 50%;
    display: grid;
    place-items: center;
    color: var(--soft);
    background: rgb(255 255 255 / 8%);
    animation: breathe 1.8s ease-in-out infinite;
  }

  .pulse svg {
    width: 34px;
    height: 34px;
  }

  .self {
    position: absolute;
    z-index: 2;
    width: clamp(112px, 20cqw, 248px);
    aspect-ratio: 16 / 9;
    border-radius: 14px;
    overflow: hidden;
    background: #242b38;
    box-shadow:
      0 8px 28px rgb(0 0 0 / 45%),
      0 0 0 1px rgb(255 255 255 / 14%);
    touch-action: none;
    cursor: grab;
    display: grid;
    place-items: center;
    font-size: 14px;
    color: var(--soft);
    transition:
      translate 160ms,
      bottom 180ms;
  }

  .self[data-dragging] {
    cursor: grabbing;
    transition: none;
  }

  .self[data-corner^='bottom'] {
    bottom: 104px;
  }

  .self[data-corner^='top'] {
    top: 72px;
  }

  .self[data-corner$='right'] {
    right: 16px;
  }

  .self[data-corner$='left'] {
    left: 16px;
  }

  .surface[data-idle] .self[data-corner^='bottom'] {
    bottom: 16px;
  }

  .self video {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    object-fit: cover;
    transform: scaleX(-1);
  }

  .self .mark {
    position: absolute;
    left: 8px;
    bottom: 8px;
    width: 28px;
    height: 28px;
    border-radius: 50%;
    display: grid;
    place-items: center;
    background: var(--danger);
    color: #fff;
  }

  .self .mark svg {
    width: 16px;
    height: 16px;
  }

  @container (max-width: 560px) {
    .self {
      width: 104px;
      aspect-ratio: 3 / 4;
    }

    .self[data-corner^='bottom'] {
      bottom: 92px;
    }

    .stage[data-layout='grid'] {
      padding: 8px 8px 92px;
      gap: 8px;
      grid-template-columns: minmax(0, 1fr);
    }

    .stage[data-layout='stage'] {
      padding: 8px 8px 92px;
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: minmax(0, 1fr) auto;
    }

    .strip {
      flex-direction: row;
    }

    .strip .tile {
      width: 128px;
    }

    .surface:not([data-idle]) .stage[data-layout='single'] .label {
      bottom: 92px;
    }
  }
`;var ri=k`
  :host {
    --accent: var(--vv-accent, #2563eb);
    --on-accent: var(--vv-on-accent, #fff);
    --danger: var(--vv-danger, #d3273e);
    --surface: var(--vv-surface, #0e1116);
    --tile: var(--vv-tile, #1a1f29);
    --bar: rgb(22 27 36 / 88%);
    --line: rgb(255 255 255 / 10%);
    --text: #f4f6fa;
    --soft: #aeb6c4;
    --warm: #f6b73c;
    --good: #46d392;
    --radius: var(--vv-radius, 16px);
    display: block;
    position: relative;
    min-height: 320px;
    height: 100%;
    overflow: hidden;
    background: var(--surface);
    color: var(--text);
    color-scheme: dark;
    font: 16px/1.5 var(--vv-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif);
    container-type: size;
    -webkit-tap-highlight-color: transparent;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  h1,
  h2,
  p {
    margin: 0;
  }

  h1 {
    font-size: 28px;
    line-height: 1.2;
    font-weight: 650;
    letter-spacing: -0.01em;
  }

  button,
  select {
    font: inherit;
    color: inherit;
  }

  button {
    cursor: pointer;
    border: 0;
    min-height: 44px;
    min-width: 44px;
    border-radius: 12px;
    background: rgb(255 255 255 / 10%);
    transition:
      background 120ms,
      transform 120ms;
  }

  button:hover:not(:disabled) {
    background: rgb(255 255 255 / 18%);
  }

  button:active:not(:disabled) {
    transform: scale(0.96);
  }

  button:disabled {
    opacity: 0.45;
    cursor: not-allowed;
  }

  :focus-visible {
    outline: 3px solid #8db8ff;
    outline-offset: 2px;
  }

  .surface:focus {
    outline: none;
  }

  svg {
    width: 22px;
    height: 22px;
    display: block;
    flex: none;
  }

  .primary {
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
    padding: 0 24px;
  }

  .primary:hover:not(:disabled) {
    background: color-mix(in srgb, var(--accent) 86%, #fff);
  }

  .plain {
    padding: 0 20px;
    font-weight: 500;
  }

  .spoken {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .surface {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      transition: none !important;
      animation: none !important;
    }
  }
`,ai=k`
  .center {
    flex: 1;
    min-height: 0;
    overflow: auto;
    display: grid;
    place-items: safe center;
    padding: 24px;
  }

  .prejoin {
    width: min(960px, 100%);
    display: grid;
    grid-template-columns: minmax(0, 3fr) minmax(280px, 2fr);
    gap: 40px;
    align-items: center;
  }

  .preview {
    position: relative;
    aspect-ratio: 16 / 9;
    border-radius: var(--radius);
    background: var(--tile);
    overflow: hidden;
    display: grid;
    place-items: center;
    text-align: center;
    color: var(--soft);
    box-shadow: 0 0 0 1px var(--line) inset;
  }

  .preview video {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    object-fit: cover;
    transform: scaleX(-1);
  }

  .preview p {
    padding: 24px 24px 72px;
    max-width: 44ch;
  }

  .preview .switches {
    position: absolute;
    bottom: 16px;
    left: 0;
    right: 0;
    display: flex;
    justify-content: center;
    gap: 12px;
  }

  .preview .switches button {
    width: 48px;
    height: 48px;
    border-radius: 50%;
    display: grid;
    place-items: center;
    color: #fff;
    background: rgb(14 17 22 / 72%);
  }

  .preview .switches button:hover {
    background: rgb(45 53 68 / 90%);
  }

  .preview .switches button[aria-pressed='false'] {
    background: var(--danger);
  }

  .prejoin .side {
    display: grid;
    gap: 20px;
  }

  .prejoin .side > p {
    color: var(--soft);
  }

  .fields {
    display: grid;
    gap: 12px;
  }

  .field {
    display: grid;
    gap: 4px;
    font-size: 14px;
    color: var(--soft);
  }

  .field .box {
    position: relative;
    display: flex;
    align-items: center;
  }

  .field .box > svg {
    position: absolute;
    left: 12px;
    width: 18px;
    height: 18px;
    pointer-events: none;
  }

  .field .box > svg:last-child {
    left: auto;
    right: 12px;
  }

  select {
    appearance: none;
    width: 100%;
    min-width: 0;
    height: 44px;
    padding: 0 36px 0 40px;
    border-radius: 12px;
    border: 1px solid rgb(255 255 255 / 18%);
    background: rgb(255 255 255 / 5%);
    color: var(--text);
    text-overflow: ellipsis;
  }

  select option {
    color: #14181f;
    background: #fff;
  }

  .meter {
    display: block;
    width: 100%;
    height: 6px;
    border-radius: 3px;
    overflow: hidden;
    background: rgb(255 255 255 / 12%);
  }

  .meter i {
    display: block;
    height: 100%;
    border-radius: 3px;
    background: var(--good);
    transform-origin: left;
    transform: scaleX(var(--level, 0));
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
  }

  .actions .primary {
    flex: 1;
  }

  .problem {
    display: flex;
    gap: 12px;
    padding: 12px 16px;
    border-radius: 12px;
    background: rgb(246 183 60 / 14%);
    color: #ffe2a8;
    font-size: 14px;
  }

  .problem svg {
    width: 20px;
    height: 20px;
    color: var(--warm);
  }

  .card {
    display: grid;
    justify-items: center;
    gap: 12px;
    max-width: 480px;
    text-align: center;
  }

  .card p {
    color: var(--soft);
  }

  .card .actions {
    margin-top: 20px;
  }

  .uses {
    display: grid;
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: 14px;
    color: var(--soft);
  }

  .uses li {
    display: flex;
    align-items: center;
    gap: 10px;
  }

  .uses svg {
    width: 18px;
    height: 18px;
  }

  .badge {
    width: 72px;
    height: 72px;
    margin-bottom: 12px;
    border-radius: 50%;
    display: grid;
    place-items: center;
    background: rgb(255 255 255 / 8%);
    color: var(--soft);
  }

  .badge svg {
    width: 30px;
    height: 30px;
  }

  .skeleton {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    color: var(--soft);
    /* Whoever is connected within this time never sees it. */
    opacity: 0;
    animation: appear 150ms 300ms forwards;
  }

  .skeleton .bone {
    position: absolute;
    inset: 16px 16px 104px;
    border-radius: var(--radius);
    background: var(--tile);
    animation: breathe 1.6s ease-in-out infinite;
  }

  .skeleton p {
    position: relative;
  }

  @keyframes appear {
    to {
      opacity: 1;
    }
  }

  @keyframes breathe {
    50% {
      opacity: 0.55;
    }
  }

  @container (max-width: 760px) {
    .prejoin {
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
      max-width: 480px;
    }

    .preview {
      max-height: 34cqh;
      width: 100%;
    }

    .preview p {
      padding-top: 8px;
    }

    .prejoin .side {
      gap: 12px;
    }

    /* The way in is always in sight. */
    .prejoin .actions {
      position: sticky;
      bottom: -16px;
      margin-bottom: -16px;
      padding: 12px 0 16px;
      background: var(--surface);
    }

    .center {
      padding: 16px;
    }

    h1 {
      font-size: 24px;
    }
  }
`;var ve=class extends C{static styles=[ri,ai,ni,jt];static properties={server:{},token:{},autojoin:{type:Boolean},audio:{},video:{},shortcuts:{},quality:{},locale:{},iceTransportPolicy:{attribute:"ice-transport-policy"}};#e=new pe(()=>this.#x(),(e,t)=>this.dispatchEvent(new CustomEvent(e,{detail:t,bubbles:!0,composed:!0})));#t=new re(this.#e,()=>this.requestUpdate());#s=new ue(()=>this.requestUpdate());#o=new ae(()=>this.requestUpdate());#i=!1;#n="";#r;#d=0;#a="en";#h={};constructor(){super(),this.server=location.origin,this.token="",this.autojoin=!1,this.audio="on",this.video="on",this.shortcuts="on",this.quality="always",this.locale="",this.iceTransportPolicy="all"}set strings(e){this.#h=e,this.#e.strings={...this.#e.strings,...e},this.requestUpdate()}set call(e){!e||e===this.#e.call||(this.#e.setCall(e),this.#m())}get call(){return this.#e.call}set offer(e){!e||e===this.#e.offer||(this.#e.offer=e,this.#m())}get offer(){return this.#e.offer}get room(){return this.#e.room}join(){return this.#w(),this.#e.join()}leave(){return this.#e.leave()}connectedCallback(){super.connectedCallback(),document.addEventListener("keydown",this.#p),document.addEventListener("fullscreenchange",this.#g),this.addEventListener("pointermove",this.#o.pointer),this.addEventListener("pointerdown",this.#o.pointer),this.#r=setInterval(()=>this.#e.isLive&&this.requestUpdate(),1e3)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("keydown",this.#p),document.removeEventListener("fullscreenchange",this.#g),clearInterval(this.#r),cancelAnimationFrame(this.#d),this.#o.stop(),queueMicrotask(()=>{this.isConnected||this.#e.dispose()})}willUpdate(){this.token&&this.token!==this.#n&&this.#$();let e=rt(this.locale);e!==this.#a&&this.#y(e),this.dataset.state=this.#e.state,this.dataset.layout=Ue(this.#e)}updated(e){this.#e.state==="prejoin"&&this.#f()}render(){let e=this.#e,t=this.#o.isIdle&&e.state==="inCall"&&!this.#i&&!this.#c();return c`
      <div
        class="surface"
        part="surface"
        role="region"
        tabindex="-1"
        aria-label=${e.strings.region}
        data-state=${e.state}
        ?data-idle=${t}
      >
        ${this.#v()}
        ${e.isLive?d:Pe(e)}
        <div class="spoken" role="status" aria-live="polite">${e.announcement}</div>
      </div>
    `}#v(){let e=this.#e;switch(e.state){case"unsupported":return Vt(e);case"idle":return this.token||e.offer?d:Wt(e);case"prejoin":return Ht(e,this.#t);case"connecting":return qt(e);case"ended":case"refused":return zt(e,()=>this.#k());case"waiting":case"inCall":case"reconnecting":return this.#b()}}#b(){let e=this.#e,t={toggleSettings:()=>this.#u(),toggleFullscreen:()=>this.#C()},s={settings:this.#i,fullscreen:document.fullscreenElement===this};return c`
      ${ei(e)} ${ti(e)} ${Pt(e)} ${ii(e,this.#s)}
      ${this.#i?Rt(e,this.#t,()=>this.#l()):d}
      ${At(e)} ${Pe(e)} ${Et(e,t,s)}
    `}async#y(e){this.#a=e;let t=await at(e);e===this.#a&&(this.#e.strings={...t?.call??ne,...this.#h},this.requestUpdate())}#$(){this.#n=this.token,this.#m()}#m(){this.#w(),this.autojoin||this.#e.wasInCall?this.#e.join():this.#e.prepare().then(()=>this.#t.refresh())}#w(){this.#e.showsWeakOnly=this.quality==="weak",this.#e.configure({server:this.server,token:this.token,audio:li(this.audio),video:li(this.video),iceTransportPolicy:this.iceTransportPolicy})}#k(){this.#e.prepare().then(()=>this.#t.refresh())}#x(){this.dataset.state!=="inCall"&&this.#e.state==="inCall"&&this.#o.pointer(),this.requestUpdate()}#g=()=>this.requestUpdate();#p=e=>{if(this.#o.keyboard(),e.key==="Escape"&&this.#i)return this.#l();if(!this.#e.isLive||this.shortcuts==="off"||e.ctrlKey||e.metaKey||e.altKey||e.repeat||ns(e))return;let t=this.#e,s={m:()=>O(t,"microphone")&&t.toggleMicrophone(),v:()=>O(t,"camera")&&t.toggleCamera(),s:()=>O(t,"screen")&&t.toggleScreen()}[e.key.toLowerCase()];s&&(e.preventDefault(),s())};async#u(){if(this.#i)return this.#l();this.#i=!0,this.requestUpdate(),await this.#t.refresh(),await this.updateComplete,this.renderRoot.querySelector(".panel select")?.focus()}#l(){this.#i=!1,this.requestUpdate(),this.renderRoot.querySelector('[part="settings"]')?.focus()}#C(){(document.fullscreenElement?document.exitFullscreen():this.requestFullscreen()).catch(()=>{})}#c(){return this.renderRoot.querySelector(".bar :focus-visible")!==null}#f(){cancelAnimationFrame(this.#d);let e=()=>{let t=this.renderRoot.querySelector(".meter i");!t||this.#e.state!=="prejoin"||(t.style.setProperty("--level",(this.#e.preview?.level??0).toFixed(2)),this.#d=requestAnimationFrame(e))};this.#d=requestAnimationFrame(e)}};function li(i){return!["off","false","0"].includes(i)}function ns(i){let e=i.composedPath()[0];return e instanceof HTMLElement?e.isContentEditable||["INPUT","TEXTAREA","SELECT"].includes(e.tagName):!1}customElements.get("visavis-call")||customElements.define("visavis-call",ve);
