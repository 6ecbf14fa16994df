var F=globalThis,V=F.ShadowRoot&&(F.ShadyCSS===void 0||F.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,at=Symbol(),xt=new WeakMap,N=class{constructor(t,e,n){if(this._$cssResult$=!0,n!==at)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o,e=this.t;if(V&&t===void 0){let n=e!==void 0&&e.length===1;n&&(t=xt.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),n&&xt.set(e,t))}return t}toString(){return this.cssText}},bt=i=>new N(typeof i=="string"?i:i+"",void 0,at),E=(i,...t)=>{let e=i.length===1?i[0]:t.reduce((n,s,o)=>n+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+i[o+1],i[0]);return new N(e,i,at)},kt=(i,t)=>{if(V)i.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of t){let n=document.createElement("style"),s=F.litNonce;s!==void 0&&n.setAttribute("nonce",s),n.textContent=e.cssText,i.appendChild(n)}},lt=V?i=>i:i=>i instanceof CSSStyleSheet?(t=>{let e="";for(let n of t.cssRules)e+=n.cssText;return bt(e)})(i):i;var{is:Me,defineProperty:Pe,getOwnPropertyDescriptor:Ie,getOwnPropertyNames:Ne,getOwnPropertySymbols:Oe,getPrototypeOf:He}=Object,B=globalThis,_t=B.trustedTypes,je=_t?_t.emptyScript:"",Le=B.reactiveElementPolyfillSupport,O=(i,t)=>i,ct={toAttribute(i,t){switch(t){case Boolean:i=i?je:null;break;case Object:case Array:i=i==null?i:JSON.stringify(i)}return i},fromAttribute(i,t){let e=i;switch(t){case Boolean:e=i!==null;break;case Number:e=i===null?null:Number(i);break;case Object:case Array:try{e=JSON.parse(i)}catch{e=null}}return e}},St=(i,t)=>!Me(i,t),Ct={attribute:!0,type:String,converter:ct,reflect:!1,useDefault:!1,hasChanged:St};Symbol.metadata??=Symbol("metadata"),B.litPropertyMetadata??=new WeakMap;var $=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=Ct){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){let n=Symbol(),s=this.getPropertyDescriptor(t,n,e);s!==void 0&&Pe(this.prototype,t,s)}}static getPropertyDescriptor(t,e,n){let{get:s,set:o}=Ie(this.prototype,t)??{get(){return this[e]},set(r){this[e]=r}};return{get:s,set(r){let c=s?.call(this);o?.call(this,r),this.requestUpdate(t,c,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??Ct}static _$Ei(){if(this.hasOwnProperty(O("elementProperties")))return;let t=He(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(O("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(O("properties"))){let e=this.properties,n=[...Ne(e),...Oe(e)];for(let s of n)this.createProperty(s,e[s])}let t=this[Symbol.metadata];if(t!==null){let e=litPropertyMetadata.get(t);if(e!==void 0)for(let[n,s]of e)this.elementProperties.set(n,s)}this._$Eh=new Map;for(let[e,n]of this.elementProperties){let s=this._$Eu(e,n);s!==void 0&&this._$Eh.set(s,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){let e=[];if(Array.isArray(t)){let n=new Set(t.flat(1/0).reverse());for(let s of n)e.unshift(lt(s))}else t!==void 0&&e.push(lt(t));return e}static _$Eu(t,e){let n=e.attribute;return n===!1?void 0:typeof n=="string"?n:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){let t=new Map,e=this.constructor.elementProperties;for(let n of e.keys())this.hasOwnProperty(n)&&(t.set(n,this[n]),delete this[n]);t.size>0&&(this._$Ep=t)}createRenderRoot(){let t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return kt(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,n){this._$AK(t,n)}_$ET(t,e){let n=this.constructor.elementProperties.get(t),s=this.constructor._$Eu(t,n);if(s!==void 0&&n.reflect===!0){let o=(n.converter?.toAttribute!==void 0?n.converter:ct).toAttribute(e,n.type);this._$Em=t,o==null?this.removeAttribute(s):this.setAttribute(s,o),this._$Em=null}}_$AK(t,e){let n=this.constructor,s=n._$Eh.get(t);if(s!==void 0&&this._$Em!==s){let o=n.getPropertyOptions(s),r=typeof o.converter=="function"?{fromAttribute:o.converter}:o.converter?.fromAttribute!==void 0?o.converter:ct;this._$Em=s;let c=r.fromAttribute(e,o.type);this[s]=c??this._$Ej?.get(s)??c,this._$Em=null}}requestUpdate(t,e,n,s=!1,o){if(t!==void 0){let r=this.constructor;if(s===!1&&(o=this[t]),n??=r.getPropertyOptions(t),!((n.hasChanged??St)(o,e)||n.useDefault&&n.reflect&&o===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,n))))return;this.C(t,e,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:n,reflect:s,wrapped:o},r){n&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??e??this[t]),o!==!0||r!==void 0)||(this._$AL.has(t)||(this.hasUpdated||n||(e=void 0),this._$AL.set(t,e)),s===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,o]of this._$Ep)this[s]=o;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[s,o]of n){let{wrapped:r}=o,c=this[s];r!==!0||this._$AL.has(s)||c===void 0||this.C(s,void 0,o,c)}}let t=!1,e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(e)):this._$EM()}catch(n){throw t=!1,this._$EM(),n}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};$.elementStyles=[],$.shadowRootOptions={mode:"open"},$[O("elementProperties")]=new Map,$[O("finalized")]=new Map,Le?.({ReactiveElement:$}),(B.reactiveElementVersions??=[]).push("2.1.2");var ht=globalThis,At=i=>i,Y=ht.trustedTypes,Tt=Y?Y.createPolicy("lit-html",{createHTML:i=>i}):void 0,pt="$lit$",x=`lit$${Math.random().toFixed(9).slice(2)}$`,ut="?"+x,Ue=`<${ut}>`,S=document,j=()=>S.createComment(""),L=i=>i===null||typeof i!="object"&&typeof i!="function",gt=Array.isArray,Nt=i=>gt(i)||typeof i?.[Symbol.iterator]=="function",dt=`[ 	
\f\r]`,H=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Et=/-->/g,Rt=/>/g,_=RegExp(`>|${dt}(?:([^\\s"'>=/]+)(${dt}*=${dt}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Mt=/'/g,Pt=/"/g,Ot=/^(?:script|style|textarea|title)$/i,ft=i=>(t,...e)=>({_$litType$:i,strings:t,values:e}),l=ft(1),Hi=ft(2),ji=ft(3),w=Symbol.for("lit-noChange"),d=Symbol.for("lit-nothing"),It=new WeakMap,C=S.createTreeWalker(S,129);function Ht(i,t){if(!gt(i)||!i.hasOwnProperty("raw"))throw Error("invalid template strings array");return Tt!==void 0?Tt.createHTML(t):t}var jt=(i,t)=>{let e=i.length-1,n=[],s,o=t===2?"<svg>":t===3?"<math>":"",r=H;for(let c=0;c<e;c++){let a=i[c],p,f,h=-1,g=0;for(;g<a.length&&(r.lastIndex=g,f=r.exec(a),f!==null);)g=r.lastIndex,r===H?f[1]==="!--"?r=Et:f[1]!==void 0?r=Rt:f[2]!==void 0?(Ot.test(f[2])&&(s=RegExp("</"+f[2],"g")),r=_):f[3]!==void 0&&(r=_):r===_?f[0]===">"?(r=s??H,h=-1):f[1]===void 0?h=-2:(h=r.lastIndex-f[2].length,p=f[1],r=f[3]===void 0?_:f[3]==='"'?Pt:Mt):r===Pt||r===Mt?r=_:r===Et||r===Rt?r=H:(r=_,s=void 0);let u=r===_&&i[c+1].startsWith("/>")?" ":"";o+=r===H?a+Ue:h>=0?(n.push(p),a.slice(0,h)+pt+a.slice(h)+x+u):a+x+(h===-2?c:u)}return[Ht(i,o+(i[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),n]},U=class i{constructor({strings:t,_$litType$:e},n){let s;this.parts=[];let o=0,r=0,c=t.length-1,a=this.parts,[p,f]=jt(t,e);if(this.el=i.createElement(p,n),C.currentNode=this.el.content,e===2||e===3){let h=this.el.content.firstChild;h.replaceWith(...h.childNodes)}for(;(s=C.nextNode())!==null&&a.length<c;){if(s.nodeType===1){if(s.hasAttributes())for(let h of s.getAttributeNames())if(h.endsWith(pt)){let g=f[r++],u=s.getAttribute(h).split(x),v=/([.?@])?(.*)/.exec(g);a.push({type:1,index:o,name:v[2],strings:u,ctor:v[1]==="."?K:v[1]==="?"?J:v[1]==="@"?G:T}),s.removeAttribute(h)}else h.startsWith(x)&&(a.push({type:6,index:o}),s.removeAttribute(h));if(Ot.test(s.tagName)){let h=s.textContent.split(x),g=h.length-1;if(g>0){s.textContent=Y?Y.emptyScript:"";for(let u=0;u<g;u++)s.append(h[u],j()),C.nextNode(),a.push({type:2,index:++o});s.append(h[g],j())}}}else if(s.nodeType===8)if(s.data===ut)a.push({type:2,index:o});else{let h=-1;for(;(h=s.data.indexOf(x,h+1))!==-1;)a.push({type:7,index:o}),h+=x.length-1}o++}}static createElement(t,e){let n=S.createElement("template");return n.innerHTML=t,n}};function A(i,t,e=i,n){if(t===w)return t;let s=n!==void 0?e._$Co?.[n]:e._$Cl,o=L(t)?void 0:t._$litDirective$;return s?.constructor!==o&&(s?._$AO?.(!1),o===void 0?s=void 0:(s=new o(i),s._$AT(i,e,n)),n!==void 0?(e._$Co??=[])[n]=s:e._$Cl=s),s!==void 0&&(t=A(i,s._$AS(i,t.values),s,n)),t}var z=class{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:e},parts:n}=this._$AD,s=(t?.creationScope??S).importNode(e,!0);C.currentNode=s;let o=C.nextNode(),r=0,c=0,a=n[0];for(;a!==void 0;){if(r===a.index){let p;a.type===2?p=new R(o,o.nextSibling,this,t):a.type===1?p=new a.ctor(o,a.name,a.strings,this,t):a.type===6&&(p=new Q(o,this,t)),this._$AV.push(p),a=n[++c]}r!==a?.index&&(o=C.nextNode(),r++)}return C.currentNode=S,s}p(t){let e=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(t,n,e),e+=n.strings.length-2):n._$AI(t[e])),e++}},R=class i{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,n,s){this.type=2,this._$AH=d,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=n,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=A(this,t,e),L(t)?t===d||t==null||t===""?(this._$AH!==d&&this._$AR(),this._$AH=d):t!==this._$AH&&t!==w&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Nt(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==d&&L(this._$AH)?this._$AA.nextSibling.data=t:this.T(S.createTextNode(t)),this._$AH=t}$(t){let{values:e,_$litType$:n}=t,s=typeof n=="number"?this._$AC(t):(n.el===void 0&&(n.el=U.createElement(Ht(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===s)this._$AH.p(e);else{let o=new z(s,this),r=o.u(this.options);o.p(e),this.T(r),this._$AH=o}}_$AC(t){let e=It.get(t.strings);return e===void 0&&It.set(t.strings,e=new U(t)),e}k(t){gt(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,n,s=0;for(let o of t)s===e.length?e.push(n=new i(this.O(j()),this.O(j()),this,this.options)):n=e[s],n._$AI(o),s++;s<e.length&&(this._$AR(n&&n._$AB.nextSibling,s),e.length=s)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){let n=At(t).nextSibling;At(t).remove(),t=n}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},T=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,n,s,o){this.type=1,this._$AH=d,this._$AN=void 0,this.element=t,this.name=e,this._$AM=s,this.options=o,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=d}_$AI(t,e=this,n,s){let o=this.strings,r=!1;if(o===void 0)t=A(this,t,e,0),r=!L(t)||t!==this._$AH&&t!==w,r&&(this._$AH=t);else{let c=t,a,p;for(t=o[0],a=0;a<o.length-1;a++)p=A(this,c[n+a],e,a),p===w&&(p=this._$AH[a]),r||=!L(p)||p!==this._$AH[a],p===d?t=d:t!==d&&(t+=(p??"")+o[a+1]),this._$AH[a]=p}r&&!s&&this.j(t)}j(t){t===d?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},K=class extends T{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===d?void 0:t}},J=class extends T{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==d)}},G=class extends T{constructor(t,e,n,s,o){super(t,e,n,s,o),this.type=5}_$AI(t,e=this){if((t=A(this,t,e,0)??d)===w)return;let n=this._$AH,s=t===d&&n!==d||t.capture!==n.capture||t.once!==n.once||t.passive!==n.passive,o=t!==d&&(n===d||s);s&&this.element.removeEventListener(this.name,this,n),o&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},Q=class{constructor(t,e,n){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(t){A(this,t)}},Lt={M:pt,P:x,A:ut,C:1,L:jt,R:z,D:Nt,V:A,I:R,H:T,N:J,U:G,B:K,F:Q},We=ht.litHtmlPolyfillSupport;We?.(U,R),(ht.litHtmlVersions??=[]).push("3.3.3");var Ut=(i,t,e)=>{let n=e?.renderBefore??t,s=n._$litPart$;if(s===void 0){let o=e?.renderBefore??null;n._$litPart$=s=new R(t.insertBefore(j(),o),o,void 0,e??{})}return s._$AI(i),s};var mt=globalThis,b=class extends ${constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=Ut(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return w}};b._$litElement$=!0,b.finalized=!0,mt.litElementHydrateSupport?.({LitElement:b});var De=mt.litElementPolyfillSupport;De?.({LitElement:b});(mt.litElementVersions??=[]).push("4.2.2");var Wt={de:()=>import("./words-de.mjs"),fr:()=>import("./words-fr.mjs"),es:()=>import("./words-es.mjs"),it:()=>import("./words-it.mjs")};function Dt(i){let n=([i,document.documentElement.lang,...navigator.languages??[]].find(s=>s)??"en").slice(0,2).toLowerCase();return n in Wt?n:"en"}async function qt(i){return Wt[i]?.().catch(()=>{})}var X={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Z=i=>(...t)=>({_$litDirective$:i,values:t}),M=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,e,n){this._$Ct=t,this._$AM=e,this._$Ci=n}_$AS(t,e){return this.update(t,e)}update(t,e){return this.render(...e)}};var W=class extends M{constructor(t){if(super(t),this.it=d,t.type!==X.CHILD)throw Error(this.constructor.directiveName+"() can only be used in child bindings")}render(t){if(t===d||t==null)return this._t=void 0,this.it=t;if(t===w)return t;if(typeof t!="string")throw Error(this.constructor.directiveName+"() called with a non-string value");if(t===this.it)return this._t;this.it=t;let e=[t];return e.raw=e,this._t={_$litType$:this.constructor.resultType,strings:e,values:[]}}};W.directiveName="unsafeHTML",W.resultType=1;var Ft=Z(W);var Vt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M12 5v14"/><path d="m19 12-7 7-7-7"/></svg>';var Bt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M20 6 9 17l-5-5"/></svg>';var Yt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M18 6 7 17l-5-5"/><path d="m22 10-7.5 7.5L13 16"/></svg>';var zt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><circle cx="12" cy="12" r="10"/><line x1="12" x2="12" y1="8" y2="12"/><line x1="12" x2="12.01" y1="16" y2="16"/></svg>';var Kt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><circle cx="12" cy="12" r="10"/><path d="M12 6v6l4 2"/></svg>';var Jt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M12 15V3"/><path d="M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4"/><path d="m7 10 5 5 5-5"/></svg>';var Gt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z"/><path d="M14 2v5a1 1 0 0 0 1 1h5"/><path d="M10 9H8"/><path d="M16 13H8"/><path d="M16 17H8"/></svg>';var Qt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><rect width="18" height="18" x="3" y="3" rx="2" ry="2"/><circle cx="9" cy="9" r="2"/><path d="m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21"/></svg>';var Xt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m16 17 5-5-5-5"/><path d="M21 12H9"/><path d="M9 21H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h4"/></svg>';var Zt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M15 3h6v6"/><path d="m21 3-7 7"/><path d="m3 21 7-7"/><path d="M9 21H3v-6"/></svg>';var te='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092 10 10 0 1 0-4.777-4.719"/></svg>';var ee='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M5 12h14"/></svg>';var ie='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m9 10 3-3 3 3"/><path d="M12 13V7"/><rect width="20" height="14" x="2" y="3" rx="2"/><path d="M12 17v4"/><path d="M8 21h8"/></svg>';var ne='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m16 6-8.414 8.586a2 2 0 0 0 2.829 2.829l8.414-8.586a4 4 0 1 0-5.657-5.657l-8.379 8.551a6 6 0 1 0 8.485 8.485l8.379-8.551"/></svg>';var se='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384"/></svg>';var oe='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M3.714 3.048a.498.498 0 0 0-.683.627l2.843 7.627a2 2 0 0 1 0 1.396l-2.842 7.627a.498.498 0 0 0 .682.627l18-8.5a.5.5 0 0 0 0-.904z"/><path d="M6 12h16"/></svg>';var re='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m16 13 5.223 3.482a.5.5 0 0 0 .777-.416V7.87a.5.5 0 0 0-.752-.432L16 10.5"/><rect x="2" y="6" width="14" height="12" rx="2"/></svg>';var ae='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M18 6 6 18"/><path d="m6 6 12 12"/></svg>';var ri={arrowDown:Vt,check:Bt,checkCheck:Yt,circleAlert:zt,clock:Kt,download:Jt,fileText:Gt,image:Qt,logOut:Xt,maximize:Zt,message:te,minus:ee,monitorUp:ie,paperclip:ne,phone:se,send:oe,video:re,x:ae};function m(i){return Ft(ri[i].replace("<svg",'<svg aria-hidden="true" focusable="false"'))}function le(i){let{contact:t,strings:e,invitation:n,callRequest:s}=i,o=t?.call,r=i.stage!==void 0;return l`
    ${n&&!r?ai(i):d}
    ${s&&!r?li(i):d}
    ${o&&!r?D("phone",e.callRuns,"",l`<button class="primary" part="join" @click=${()=>i.showCall()}>${e.join}</button>`):d}
    ${i.asksEnd?D("logOut",e.endSure,"",l`<button class="danger" part="end-yes" @click=${()=>i.end()}>${e.endYes}</button>
              <button @click=${()=>i.askEnd(!1)}>${e.endNo}</button>`):d}
  `}function ai(i){let{strings:t}=i,e=i.invitation,{kind:n,direction:s}=e,o=n==="videoCall"&&(s==="recvonly"||s==="inactive");return D({voiceCall:"phone",videoCall:"video",screenShare:"monitorUp",cobrowse:"monitorUp"}[n],t.invites(i.nameOf(e.by),n),o?t.watchOnly:t.inviteHint(n),l`
      ${n==="cobrowse"?d:l`<button class="primary" part="accept" @click=${()=>i.considerInvitation(e)}>
              ${t.accept}
            </button>`}
      <button part="decline" @click=${()=>i.declineInvitation(e)}>${t.decline}</button>
    `,vt(i,e.expires))}function li(i){let{strings:t}=i,e=i.callRequest,n=e.by.identity===i.contacts?.me?.identity,s=e.kind==="video"?"video":"phone";if(n)return D(s,t.asking(e.kind),"",l`<button part="take-back" @click=${()=>i.takeRequestBack()}>${t.takeBack}</button>`,vt(i,e.expires));let o=e.direction==="recvonly"||e.direction==="inactive",r=e.kind==="video"&&o?t.watchOnly:t.inviteHint(e.kind==="video"?"videoCall":"voiceCall");return D(s,t.asksYou(e.by.name,e.kind),r,l`
      <button class="primary" part="accept" @click=${()=>i.considerRequest(e)}>${t.accept}</button>
      <button part="decline" @click=${()=>i.declineRequest(e)}>${t.decline}</button>
    `,vt(i,e.expires))}function vt(i,t){let e=Math.max(0,Math.ceil((t-(i.contacts?.now??0))/1e3));return i.strings.secondsLeft(e)}function D(i,t,e,n,s=""){return l`
    <section class="card" part="card" aria-label=${t}>
      <span class="symbol">${m(i)}</span>
      <div>
        <h2>${t}</h2>
        ${e?l`<p>${e}</p>`:d}
        <div class="actions">${n}</div>
        ${s?l`<p class="left" part="seconds-left" role="timer">${s}</p>`:d}
      </div>
    </section>
  `}var{I:ci}=Lt,ce=i=>i;var de=()=>document.createComment(""),P=(i,t,e)=>{let n=i._$AA.parentNode,s=t===void 0?i._$AB:t._$AA;if(e===void 0){let o=n.insertBefore(de(),s),r=n.insertBefore(de(),s);e=new ci(o,r,i,i.options)}else{let o=e._$AB.nextSibling,r=e._$AM,c=r!==i;if(c){let a;e._$AQ?.(i),e._$AM=i,e._$AP!==void 0&&(a=i._$AU)!==r._$AU&&e._$AP(a)}if(o!==s||c){let a=e._$AA;for(;a!==o;){let p=ce(a).nextSibling;ce(n).insertBefore(a,s),a=p}}}return e},k=(i,t,e=i)=>(i._$AI(t,e),i),di={},he=(i,t=di)=>i._$AH=t,pe=i=>i._$AH,tt=i=>{i._$AR(),i._$AA.remove()};var ue=(i,t,e)=>{let n=new Map;for(let s=t;s<=e;s++)n.set(i[s],s);return n},wt=Z(class extends M{constructor(i){if(super(i),i.type!==X.CHILD)throw Error("repeat() can only be used in text expressions")}dt(i,t,e){let n;e===void 0?e=t:t!==void 0&&(n=t);let s=[],o=[],r=0;for(let c of i)s[r]=n?n(c,r):r,o[r]=e(c,r),r++;return{values:o,keys:s}}render(i,t,e){return this.dt(i,t,e).values}update(i,[t,e,n]){let s=pe(i),{values:o,keys:r}=this.dt(t,e,n);if(!Array.isArray(s))return this.ut=r,o;let c=this.ut??=[],a=[],p,f,h=0,g=s.length-1,u=0,v=o.length-1;for(;h<=g&&u<=v;)if(s[h]===null)h++;else if(s[g]===null)g--;else if(c[h]===r[u])a[u]=k(s[h],o[u]),h++,u++;else if(c[g]===r[v])a[v]=k(s[g],o[v]),g--,v--;else if(c[h]===r[v])a[v]=k(s[h],o[v]),P(i,a[v+1],s[h]),h++,v--;else if(c[g]===r[u])a[u]=k(s[g],o[u]),P(i,s[h],s[g]),g--,u++;else if(p===void 0&&(p=ue(r,u,v),f=ue(c,h,g)),p.has(c[h]))if(p.has(c[g])){let y=f.get(r[u]),rt=y!==void 0?s[y]:null;if(rt===null){let $t=P(i,s[h]);k($t,o[u]),a[u]=$t}else a[u]=k(rt,o[u]),P(i,s[h],rt),s[y]=null;u++}else tt(s[g]),g--;else tt(s[h]),h++;for(;u<=v;){let y=P(i,a[v+1]);k(y,o[u]),a[u++]=y}for(;h<=g;){let y=s[h++];y!==null&&tt(y)}return this.ut=r,he(i,a),w}});var hi=/https?:\/\/[^\s<>"'`]+[^\s<>"'`.,;:!?)\]}]/gi;function I(i){let t=[],e=0;for(let n of i.matchAll(hi))t.push(i.slice(e,n.index),q(n[0])),e=n.index+n[0].length;return t.push(i.slice(e)),t.filter(n=>n!=="")}function q(i){let t=pi(i);return t?l`<a href=${t} target="_blank" rel="noopener noreferrer">${i}</a>`:i}function pi(i){try{let t=new URL(i);return t.protocol==="http:"||t.protocol==="https:"?t.href:void 0}catch{return}}function ge(i,t,e,n){let s=o=>new Date(o).setHours(0,0,0,0);return s(i)===s(t)?n.today:s(i)===s(s(t)-12*36e5)?n.yesterday:new Date(i).toLocaleDateString(e,{weekday:"long",day:"numeric",month:"long"})}function fe(i,t){return new Date(i).toLocaleTimeString(t,{hour:"numeric",minute:"2-digit"})}function et(i,t){let e=i>=1048576,n=i/(e?1024*1024:1024),s=e&&n<10?1:0,o=n.toLocaleString(t,{maximumFractionDigits:s});return`${i>0&&o==="0"?"1":o} ${e?"MB":"kB"}`}var yt=["jpg","jpeg","png","pdf","doc","docx","ppt","pptx","xls","xlsx"];function me(i){return yt.includes(i.split(".").pop()?.toLowerCase()??"")}function ve(i,t,e){switch(t.type){case"text":return I(t.text);case"link":return q(t.url);case"file":return t.kind==="image"?ui(i,t,e):we(i,t,e);case"note":return d}}function ui(i,t,e){let{strings:n}=i,s=i.files?.picture(t.fileId);return s===null?l`<p>${n.pictureFailed}</p>${we(i,t,e)}`:l`
    ${s?l`<a class="picture" href=${s} target="_blank" rel="noopener" aria-label=${n.openPicture(t.name)}>
            <img part="picture" src=${s} alt=${t.caption||t.name} />
          </a>`:l`<span class="picture bone"></span>`}
    ${t.caption?l`<p>${I(t.caption)}</p>`:d}
  `}function we(i,t,e){let{strings:n,locale:s}=i;return l`
    <button
      class="file"
      part="file"
      aria-label=${n.download(t.name)}
      @click=${()=>i.attempt(async()=>i.files?.save(t.fileId,t.name))}
    >
      ${e("fileText")}
      <span><b>${t.name}</b><small>${et(t.size,s)}</small></span>
      ${e("download")}
    </button>
    ${t.caption?l`<p>${I(t.caption)}</p>`:d}
  `}function ye(i){return{sendrecv:"both",sendonly:"ours",recvonly:"theirs",inactive:"none"}[i]}function $e(i){let t=s=>String(Math.floor(s)).padStart(2,"0"),e=Math.floor(i/3600),n=Math.floor(i%3600/60);return e>0?`${e}:${t(n)}:${t(i%60)}`:`${n}:${t(i%60)}`}var xe={sending:"clock",sent:"check",delivered:"checkCheck",seen:"checkCheck",failed:"circleAlert"};function be(i){let{contact:t,strings:e}=i;if(!t)return l``;let n=i.contacts?.me?.identity,s=t.messages.findLast(({author:c})=>c?.identity===n)?.number,o="",r="";return l`
    ${t.hasEarlier?l`<button
            class="quiet earlier"
            part="earlier"
            @click=${()=>i.attempt(()=>t.loadEarlier())}
          >
            ${e.earlier}
          </button>`:d}
    ${wt(t.messages,({number:c})=>c,(c,a)=>{let p=t.messages[a+1],f=!p?.author||p.author.identity!==c.author?.identity,h=ge(c.at,Date.now(),i.locale,e),g=h!==o,u=g||c.author?.identity!==r;return o=h,r=c.author?.identity??"",l`
          ${g?l`<p class="day" part="day"><span>${h}</span></p>`:d}
          ${c.content.type==="note"?mi(i,c):gi(i,c,{isOwn:c.author?.identity===n,isFirst:u,isLast:f,isLastOwn:c.number===s})}
        `})}
    ${wt(t.pending,({clientId:c})=>c,c=>fi(i,c))}
  `}function gi(i,t,{isOwn:e,isFirst:n,isLast:s,isLastOwn:o}){let{strings:r,locale:c}=i,a=e?i.contact.status(t):void 0;return l`
    <div class="message" part="message" data-own=${e} data-number=${t.number} ?data-first=${n}>
      ${n&&!e?l`<p class="author">${t.author?.name}</p>`:d}
      <div class="bubble" data-type=${t.content.type}>${ve(i,t.content,m)}</div>
      ${o||s&&!e?l`<p class="meta">
              <time datetime=${new Date(t.at).toISOString()}>${fe(t.at,c)}</time>
              ${a&&o?l`<span part="status" data-status=${a}>
                      ${m(xe[a])}${r[a]}
                    </span>`:d}
            </p>`:d}
    </div>
  `}function fi(i,t){let{strings:e,contact:n}=i,s=t.content.type==="text"?I(t.content.text):t.content.type==="link"?q(t.content.url):m("fileText");return l`
    <div class="message" part="message pending" data-own="true" data-state=${t.state} data-first>
      <div class="bubble" data-type="text">${s}</div>
      <p class="meta">
        <span part="status" data-status=${t.state}>
          ${m(xe[t.state])}${e[t.state]}
        </span>
        ${t.state==="failed"?l`
                <button class="quiet" @click=${()=>n.retry(t.clientId)}>${e.retry}</button>
                <button class="quiet" @click=${()=>n.discard(t.clientId)}>${e.discard}</button>
              `:d}
      </p>
    </div>
  `}function mi(i,t){if(t.content.type!=="note")return d;let e=vi(i,t.content.note);return e?l`<p class="note" part="note">${e}</p>`:d}function vi({strings:i,contacts:t},e){switch(e.event){case"joined":return e.person.identity===t?.me?.identity?"":i.joined(e.person.name);case"left":return e.person.identity===t?.me?.identity?"":i.left(e.person.name);case"transferred":return i.transferred;case"callRequested":return i.requested(e.kind);case"callRequestEnded":return i.requestEnded[e.outcome];case"callStarted":return i.callStarted(e.kind);case"callSwitched":return e.outcome!=="done"?"":e.direction?i.camerasSeen[ye(e.direction)]:i.callSwitched(e.kind);case"callEnded":return i.callEnded(e.reason,$e(e.seconds));case"closed":return i.closed}}var ke=E`
  .log {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 16px 16px 8px;
    display: flex;
    flex-direction: column;
    gap: 4px;
  }

  .log:focus-visible {
    outline-offset: -3px;
  }

  .log > :first-child {
    margin-top: auto;
  }

  .day {
    display: flex;
    align-items: center;
    gap: 12px;
    margin: 12px 0 8px;
    font-size: 14px;
    color: var(--w-soft);
  }

  .day::before,
  .day::after {
    content: '';
    flex: 1;
    height: 1px;
    background: var(--w-line);
  }

  .note {
    align-self: center;
    max-width: 90%;
    padding: 2px 0;
    font-size: 14px;
    text-align: center;
    color: var(--w-soft);
  }

  .message {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    max-width: 84%;
  }

  .message[data-own='true'] {
    align-self: flex-end;
    align-items: flex-end;
  }

  .message[data-first] {
    margin-top: 8px;
  }

  .author,
  .meta {
    font-size: 14px;
    color: var(--w-soft);
    padding: 0 4px;
  }

  .meta {
    display: flex;
    align-items: center;
    gap: 8px;
  }

  .meta span {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }

  .meta svg {
    width: 16px;
    height: 16px;
  }

  .meta [data-status='seen'] svg {
    color: var(--w-accent);
  }

  .meta [data-status='failed'] {
    color: var(--w-danger);
  }

  .bubble {
    max-width: 100%;
    padding: 8px 14px;
    border-radius: 18px;
    background: var(--w-other);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  .message[data-own='true'] .bubble {
    background: var(--w-accent);
    color: var(--w-on-accent);
  }

  .message[data-state='sending'] .bubble {
    opacity: 0.7;
  }

  .bubble a {
    color: inherit;
  }

  .bubble[data-type='file'] {
    padding: 4px;
    white-space: normal;
    border-radius: 14px;
  }

  .bubble[data-type='file'] p {
    padding: 4px 10px;
  }

  .picture {
    display: block;
    width: 240px;
    max-width: 100%;
    min-height: 80px;
    border-radius: 11px;
    overflow: hidden;
  }

  .picture.bone {
    height: 160px;
  }

  .picture img {
    display: block;
    width: 100%;
    max-height: 320px;
    object-fit: cover;
  }

  .file {
    display: flex;
    align-items: center;
    gap: 12px;
    max-width: 100%;
    min-height: 56px;
    padding: 8px 14px;
    border: 0;
    text-align: left;
    background: var(--w-sheet);
    color: var(--w-text);
    border-radius: 11px;
  }

  .file span {
    min-width: 0;
    display: grid;
  }

  .file b {
    font-weight: 600;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .file small {
    font-size: 14px;
    font-weight: 400;
    color: var(--w-soft);
  }

  .writing {
    display: flex;
    align-items: center;
    gap: 4px;
    padding: 8px 4px 4px;
    font-size: 14px;
    color: var(--w-soft);
  }

  .writing i {
    width: 5px;
    height: 5px;
    border-radius: 50%;
    background: currentcolor;
    animation: breathe 1.2s infinite;
  }

  .writing i:nth-of-type(1) {
    margin-left: 4px;
  }

  .writing i:nth-of-type(2) {
    animation-delay: 200ms;
  }

  .writing i:nth-of-type(3) {
    animation-delay: 400ms;
  }

  @keyframes breathe {
    50% {
      opacity: 0.25;
    }
  }
`,_e=E`
  .call {
    position: relative;
    flex: 1;
    min-width: 0;
    min-height: 0;
    background: #0e1116;
  }

  visavis-call {
    position: absolute;
    inset: 0;
    height: auto;
    min-height: 0;
  }

  :host([data-mode='call']) .panel {
    width: min(1120px, calc(100vw - 40px));
    height: min(720px, calc(100dvh - 40px));
  }

  :host([data-mode='call']) .chat {
    flex: 0 0 360px;
  }

  :host([data-mode='mini']) .panel {
    width: 320px;
    height: 200px;
    border-radius: 16px;
  }

  :host([data-mode='mini']) visavis-call::part(bar) {
    bottom: 8px;
  }

  :host([data-mode='mini']) visavis-call::part(share),
  :host([data-mode='mini']) visavis-call::part(settings),
  :host([data-mode='mini']) visavis-call::part(fullscreen),
  :host([data-mode='mini']) visavis-call::part(switch-video),
  :host([data-mode='mini']) visavis-call::part(top),
  :host([data-mode='mini']) visavis-call::part(self-view),
  :host([data-mode='mini']) visavis-call::part(name) {
    display: none;
  }

  .toggle,
  .expand {
    position: absolute;
    z-index: 6;
    top: 12px;
    right: 12px;
    width: 44px;
    padding: 0;
    display: grid;
    place-items: center;
    border: 0;
    background: rgb(10 13 18 / 72%);
    color: #f4f6fa;
  }

  .toggle:hover:not(:disabled),
  .expand:hover:not(:disabled) {
    background: rgb(45 53 68 / 92%);
  }

  .toggle.fold {
    display: none;
  }

  :host([data-hides-chat]) .toggle.fold {
    display: grid;
    right: 64px;
  }

  .count {
    position: absolute;
    top: -4px;
    right: -4px;
    min-width: 20px;
    padding: 0 5px;
    border-radius: 10px;
    font: 600 13px/20px system-ui, sans-serif;
    background: #c51f35;
    color: #fff;
  }

  @media (max-width: 760px) {
    :host([data-mode='chat']) .panel,
    :host([data-mode='call']) .panel {
      inset: 0;
      width: 100%;
      height: 100dvh;
      border-radius: 0;
    }

    :host([data-mode='call']) .panel {
      flex-direction: column;
    }

    :host([data-mode='call']) .chat {
      flex: 0 0 55%;
      min-height: 0;
    }

    visavis-call::part(prejoin) {
      margin-top: 48px;
    }

    :host([data-mode='mini']) visavis-call::part(camera) {
      display: none;
    }

    :host([data-mode='mini']) .panel {
      width: 168px;
      height: 224px;
    }
  }
`;function Se(i,t){let{strings:e,contact:n}=i,s=o=>{let r=o.value.trim();!r||!n||(n.sendText(r),o.value="",Ce(o),t(),o.focus())};return l`
    ${i.uploads.map(o=>l`
        <div class="upload" part="upload">
          <span>${e.uploading(o.name,Math.round(o.share*100))}</span>
          <progress max="1" .value=${o.share} aria-label=${o.name}></progress>
          <button class="icon" aria-label=${e.cancel} @click=${()=>o.stop.abort()}>${m("x")}</button>
        </div>
      `)}
    <form
      class="composer"
      part="composer"
      @submit=${o=>{o.preventDefault(),s(o.target.querySelector("textarea"))}}
    >
      <label class="icon attach" part="attach" title=${e.attach}>
        ${m("paperclip")}
        <input
          type="file"
          multiple
          aria-label=${e.attach}
          accept=${yt.map(o=>`.${o}`).join(",")}
          @change=${o=>{let r=o.target;i.sendFiles(r.files??[]),r.value=""}}
        />
      </label>
      <textarea
        part="input"
        rows="1"
        maxlength="8000"
        aria-label=${e.message}
        placeholder=${e.message}
        @input=${o=>{let r=o.target;Ce(r),n?.setTyping(r.value.trim()!=="")}}
        @keydown=${o=>{o.key!=="Enter"||o.shiftKey||o.isComposing||(o.preventDefault(),s(o.target))}}
        @paste=${o=>{let r=[...o.clipboardData?.files??[]];r.length!==0&&(o.preventDefault(),i.sendFiles(r))}}
      ></textarea>
      <button class="icon send" part="send" type="submit" aria-label=${e.send} title=${e.send}>
        ${m("send")}
      </button>
    </form>
  `}var wi=5;function Ce(i){let t=i.value.split(`
`).length;for(i.rows=1;i.rows<wi&&(i.rows<t||i.scrollHeight>i.clientHeight+2);)i.rows++}import{Contacts as yi,DeviceError as $i,forgetVisitor as xi,isSupported as bi,signInAtSite as ki,visitorId as Ae}from"./visavis.mjs";var it=class{#n;#t;#e=new Map;constructor(t,e){this.#n=t,this.#t=e}picture(t){return this.#e.has(t)||(this.#e.set(t,void 0),this.#i(t)),this.#e.get(t)}async save(t,e){let n=this.#e.get(t)??await this.#n.fileUrl(t),s=document.createElement("a");s.href=n,s.download=e,s.click(),this.#e.get(t)||setTimeout(()=>URL.revokeObjectURL(n),6e4)}close(){for(let t of this.#e.values())t&&URL.revokeObjectURL(t);this.#e.clear()}async#i(t){let e=await this.#n.fileUrl(t).catch(()=>null);this.#e.set(t,e),this.#t()}};var nt={launcher:"Chat with us",launcherUnread:i=>i===1?"Chat with us, 1 new message":`Chat with us, ${i} new messages`,title:"How can we help?",titleWith:i=>`You are talking to ${i}`,minimise:"Minimise",backToCall:"Back to the call",loading:"Loading the conversation",welcome:"Good to see you. Write to us, and somebody answers here.",topic:"What is it about?",topicHint:"A few words, if you like",firstMessage:"Your message",start:"Start conversation",message:"Write a message",send:"Send",attach:"Attach a picture or document",dropHere:"Drop your file here",today:"Today",yesterday:"Yesterday",you:"You",sending:"Sending",sent:"Sent",delivered:"Delivered",seen:"Seen",failed:"Not sent",retry:"Try again",discard:"Discard",earlier:"Show earlier messages",newMessages:"New messages",writing:i=>`${i} is writing`,position:i=>i===1?"You are next. Somebody is with you in a moment.":`You are number ${i} in the queue.`,waiting:"Somebody is with you in a moment.",away:i=>`${i} is away for a moment.`,uploading:(i,t)=>`${i}: ${t} % sent`,cancel:"Cancel",download:i=>`Save ${i}`,openPicture:i=>`Open the picture ${i}`,pictureFailed:"The picture can’t be shown.",fileTooLarge:(i,t)=>`${i} is too large. Files may have up to ${t}.`,fileKind:i=>`${i} can’t be sent. Send a picture (JPG, PNG), a PDF or an Office document.`,fileFailed:i=>`${i} could not be sent.`,askVoice:"Ask for a voice call",askVideo:"Ask for a video call",asking:i=>i==="video"?"You asked for a video call. Waiting for an answer…":"You asked for a voice call. Waiting for an answer…",takeBack:"Take back",asksYou:(i,t)=>t==="video"?`${i} would like a video call with you`:`${i} would like to talk to you`,invites:(i,t)=>({voiceCall:`${i} invites you to a voice call`,videoCall:`${i} invites you to a video call`,screenShare:`${i} asks you to show your screen`,cobrowse:`${i} would like to look at this page with you`})[t],inviteHint:i=>({voiceCall:"Your microphone is used, once you have agreed.",videoCall:"Your microphone and camera are used, once you have agreed.",screenShare:"You choose what is shown, and can stop at any time.",cobrowse:"Fields with passwords and card numbers stay hidden."})[i],watchOnly:"You see the agent; your camera stays off.",accept:"Accept",decline:"Decline",secondsLeft:i=>i===1?"1 second left":`${i} seconds left`,callRuns:"The call goes on",join:"Join the call",expand:"Make the call large",chat:"Chat",hideChat:"Hide the chat",end:"End conversation",endSure:"End this conversation?",endYes:"End it",endNo:"Keep it",startNew:"Start a new conversation",ended:{ended:"The conversation was ended. Thank you for talking to us.",customerLeft:"You have ended the conversation.",abandoned:"Nobody was free in time. Please try again.",idle:"The conversation was closed because nothing was said for a long time."},endedUnknown:"The conversation is over.",reconnecting:"The connection was lost. Reconnecting…",unreachable:"We can’t be reached right now. Check your internet connection, then try again.",expired:"You have been signed out. Reload the page to go on.",refused:"The chat is not available on this page.",replaced:"The conversation goes on in another window.",goOnHere:"Go on here",tryAgain:"Try again",unsupported:"This browser is too old for the chat. Use a current Chrome, Edge, Firefox or Safari.",failure:"That did not work. Please try again.",joined:i=>`${i} joined`,left:i=>`${i} left`,transferred:"You are being handed over to a colleague",requested:i=>i==="video"?"A video call was asked for":"A voice call was asked for",requestEnded:{accepted:"The call was accepted",declined:"The call was declined",cancelled:"The request for a call was taken back",expired:"The request for a call was not answered",failed:"The call did not come about"},invitationEnded:{declined:"The invitation was declined",cancelled:"The invitation was taken back",expired:"The invitation has expired",ended:"",failed:"The call did not come about"},callStarted:i=>({voice:"Voice call started",video:"Video call started",screen:"Screen sharing started"})[i],camerasSeen:{both:"Both cameras are seen now",ours:"Only your camera is seen now",theirs:"Only the agent’s camera is seen now",none:"No camera is seen now"},callSwitched:i=>i==="video"?"Switched to video":"Switched to voice",callEnded:(i,t)=>i==="failed"?"The call did not come about":`Call ended · ${t}`,closed:"The conversation was ended"};var _i=8e3,Ci=8e3,Si=6e4,st=class{strings=nt;locale="en";contacts;contact;files;stage;uploads=[];notice="";asksEnd=!1;#n;#t;#e;#i;#s;#o;#d;#r;#a;constructor(t,e,n){this.#n=t,this.#t=e,this.#e=n}get state(){return typeof WebSocket!="function"||!Array.prototype.findLast?"unsupported":this.#i?this.#i:!this.contacts||this.contacts.connectionState==="connecting"?"loading":this.contact?this.contact.isClosed?"over":"talking":"form"}get isReconnecting(){return this.contacts?.connectionState==="reconnecting"}get canCall(){return bi()}get isWorthKeeping(){return this.contact!==void 0&&!this.contact.isClosed}get invitation(){return this.contact?.info.invitations.find(({state:t})=>t==="invited")}get callRequest(){return this.contact?.info.callRequest??void 0}get agents(){return(this.contact?.others??[]).filter(({standing:t})=>t==="agent").map(({person:t})=>t.name).join(", ")}nameOf(t){let e=this.contact?.info.parties.find(({person:s})=>s.identity===t),n=this.contact?.messages.find(({author:s})=>s?.identity===t)?.author;return e?.person.name??n?.name??t}connect(){return this.#s??=this.#g().catch(t=>{this.#s=void 0,this.#y(t)}),this.#s}async reconnect(){this.#i=void 0,await this.contacts?.disconnect(),this.contacts=void 0,this.contact=void 0,this.stage=void 0,this.#s=void 0,this.#t(),await this.connect()}async start({message:t,...e}){if(await this.connect(),!(!this.contacts||this.#i)){if(this.contact&&!this.contact.isClosed){t&&this.contact.sendText(t);return}await this.attempt(async()=>{let{topic:n=this.#c("topic"),skill:s=this.#c("skill"),data:o}=e,r=`${location.origin}${location.pathname}`.slice(0,250);this.contact=await this.contacts.open({...e,topic:n,skill:s,data:{page:r,...o}}),t&&this.contact.sendText(t),this.#e("visavis-contact-started",{contactId:this.contact.id})}),this.#t()}}startNew(){this.contact?.dismiss(),this.contact=void 0,this.stage=void 0,this.#t()}async end(){this.asksEnd=!1,await this.attempt(async()=>this.contact?.leave())}askEnd(t){this.asksEnd=t,this.#t()}async tagVisitor(t){let e=this.contacts?.connectionState==="connected";this.#r=t,await this.connect(),e&&await this.#f()}async resetVisitor(){this.#r=void 0,this.contacts&&await this.contacts.resetVisitor(Ae()),xi()}async sendFiles(t){await Promise.all([...t].map(e=>this.#w(e)))}askForCall(t){this.attempt(async()=>this.contact?.requestCall(t))}takeRequestBack(){let t=this.callRequest?.escalationId;t&&this.attempt(async()=>this.contact?.cancelCallRequest(t))}considerInvitation(t){let{invitationId:e,kind:n,direction:s}=t;this.#p(n==="voiceCall"?"voice":n==="videoCall"?"video":"screen",s,o=>this.contact.answerInvitation(e,o))}considerRequest({escalationId:t,kind:e,direction:n}){this.#p(e,n,s=>this.contact.answerCallRequest(t,s))}declineInvitation({invitationId:t}){this.attempt(async()=>this.contact?.answerInvitation(t,!1))}declineRequest({escalationId:t}){this.attempt(async()=>this.contact?.answerCallRequest(t,!1))}showCall(){let t=this.contact?.call;t&&(this.stage={call:t}),this.#t()}handleJoined(){this.stage&&(this.stage={...this.stage,isJoined:!0}),this.#t()}handleEnded(t){["left","roomClosed"].includes(t)&&(this.stage=void 0),this.#t()}dismissStage(){this.stage=void 0,this.#t()}say(t){this.notice=t,clearTimeout(this.#o),this.#o=setTimeout(()=>this.say(""),_i),t===""&&clearTimeout(this.#o),this.#t()}async attempt(t){try{await t()}catch(e){let{code:n}=e;if(e instanceof $i||n==="aborted")return;this.say(n.startsWith("invitation_")?this.#l(n):this.strings.failure)}}async#g(){let t=new yi;this.contacts=t,this.#t(),t.on("changed",()=>this.#h(t)),t.on("disconnected",n=>t===this.contacts&&this.#y(n)),t.on("message",n=>this.#e("visavis-message",n)),t.on("contactClosed",n=>this.#e("visavis-contact-ended",n)),t.on("invitationChanged",({invitation:{reason:n}})=>{n&&n!=="declined"&&this.say(this.strings.invitationEnded[n])});let e=!0;await t.connect(this.#n.server,()=>{let n=this.#$(e);return e=!1,n}),this.files=new it(t,this.#t),await this.#f(),this.#h(t)}async#f(){this.#r&&await this.contacts?.tagVisitor({...this.#r,visitorId:Ae()})}#h(t){t===this.contacts&&((!this.contact||this.contact.isClosed&&t.list.some(e=>!e.isClosed))&&(this.contact=t.list.findLast(e=>!e.isClosed)??this.contact),this.#m(),this.#t())}#m(){let t=this.contact?.call;t&&t.id!==this.#d&&(this.#d=t.id,this.stage?.offer||(this.stage={call:t}));let e=this.#a!==void 0;this.stage?.offer&&!e&&!this.invitation&&!this.callRequest&&(this.stage=void 0)}#p(t,e,n){this.#a=void 0;let s=async()=>(this.#a=n(!0),await this.#a,this.#v()),o=()=>{this.stage=void 0,this.attempt(()=>n(!1)),this.#t()};this.stage={offer:{kind:t,direction:e,begin:s,decline:o}},this.#t()}#v(){return new Promise((t,e)=>{let n=()=>{let r=this.contact?.call;r&&(clearTimeout(o),s(),t(r))},s=this.contacts.on("changed",n),o=setTimeout(()=>{s(),e(new Error("The call did not begin."))},Ci);n()})}async#w(t){let{contact:e,contacts:n,strings:s}=this;if(!e||!n)return;if(!me(t.name))return this.say(s.fileKind(t.name));if(t.size>n.maxFileSize)return this.say(this.#u("file_too_large",t.name));let o={name:t.name,share:0,stop:new AbortController};this.uploads=[...this.uploads,o],this.#t();try{let r=c=>{o.share=c,this.#t()};await e.sendFile(t,{onProgress:r,signal:o.stop.signal})}catch(r){let c=this.#u(r.code,t.name);c&&this.say(c)}finally{this.uploads=this.uploads.filter(r=>r!==o),this.#t()}}#u(t,e){switch(t){case"aborted":return"";case"file_too_large":case"payload_too_large":return this.strings.fileTooLarge(e,et(this.contacts?.maxFileSize??0,this.locale));case"file_kind_not_allowed":case"file_content_mismatch":return this.strings.fileKind(e);default:return this.strings.fileFailed(e)}}#l(t){let e=t.slice(11);return e in this.strings.invitationEnded?this.strings.invitationEnded[e]:this.strings.failure}#y(t){t.code==="token_expired"&&this.#e("visavis-token-expired"),this.#i=Ai(t),this.#t()}#c(t){return this.#n.getAttribute(t)||void 0}async#$(t){let e=this.#c("token");if(e)return e;let n=this.#c("site-key")??"",{server:s,storageKey:o}=this.#n,r=Ti(`${o}:token`);if(r&&r.expiresAt*1e3>Date.now()+Si&&t)return r.token;let a=f=>ki({server:s,siteKey:n,name:this.#c("name"),token:f}),p=await(r?a(r.token).catch(()=>a()):a());try{sessionStorage.setItem(`${o}:token`,JSON.stringify(p))}catch{}return p.token}};function Ai({code:i}){switch(i){case"token_expired":return"expired";case"unauthorized":case"forbidden":case"not_found":case"not_allowed":return"refused";case"replaced":return"replaced";default:return"unreachable"}}function Ti(i){try{return JSON.parse(sessionStorage.getItem(i)??"null")??void 0}catch{return}}var Te=E`
  :host {
    display: block;
    color: var(--w-text);
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  [hidden] {
    display: none !important;
  }

  h1,
  h2,
  p {
    margin: 0;
  }

  button,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }

  button {
    cursor: pointer;
    min-height: 44px;
    padding: 0 16px;
    border: 1px solid var(--w-line);
    border-radius: 12px;
    background: var(--w-sheet);
    font-weight: 500;
    transition: background 120ms;
  }

  button:hover:not(:disabled) {
    background: var(--w-other);
  }

  button:disabled {
    opacity: 0.45;
    cursor: default;
  }

  :focus-visible {
    outline: 3px solid var(--w-accent);
    outline-offset: 1px;
  }

  svg {
    width: 20px;
    height: 20px;
    display: block;
    flex: none;
  }

  .primary {
    border-color: transparent;
    background: var(--w-accent);
    color: var(--w-on-accent);
    font-weight: 600;
  }

  .primary:hover:not(:disabled) {
    background: color-mix(in srgb, var(--w-accent) 88%, #000);
  }

  .danger {
    border-color: transparent;
    background: #c51f35;
    color: #fff;
    font-weight: 600;
  }

  .danger:hover:not(:disabled) {
    background: #a9182c;
  }

  .icon {
    width: 44px;
    height: 44px;
    padding: 0;
    display: grid;
    place-items: center;
    border: 0;
    border-radius: 12px;
    background: none;
    color: var(--w-soft);
    flex: none;
  }

  .quiet {
    min-height: 32px;
    padding: 0 8px;
    border: 0;
    background: none;
    color: var(--w-soft);
    font-size: 14px;
    text-decoration: underline;
  }

  .panel {
    position: fixed;
    right: max(20px, env(safe-area-inset-right));
    bottom: max(20px, env(safe-area-inset-bottom));
    width: 380px;
    height: min(680px, calc(100dvh - 40px));
    display: flex;
    overflow: hidden;
    border-radius: 20px;
    background: var(--w-sheet);
    box-shadow: var(--w-shadow);
    animation: rise 160ms ease-out;
  }

  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(12px);
    }
  }

  .chat {
    flex: 1;
    min-width: 0;
    display: flex;
    flex-direction: column;
    position: relative;
  }

  header {
    display: flex;
    align-items: center;
    gap: 4px;
    min-height: 72px;
    padding: 12px 12px 12px 20px;
    border-bottom: 1px solid var(--w-line);
  }

  .who {
    flex: 1;
    min-width: 0;
  }

  h1 {
    font-size: 16px;
    line-height: 1.3;
    font-weight: 650;
  }

  .who p {
    font-size: 14px;
    line-height: 1.35;
    color: var(--w-soft);
  }

  .who p[data-tone='warm'] {
    color: var(--w-on-warm);
  }

  .newer {
    position: absolute;
    left: 50%;
    bottom: 84px;
    transform: translateX(-50%);
    display: flex;
    align-items: center;
    gap: 8px;
    border-radius: 22px;
    box-shadow: var(--w-shadow);
  }

  .cards {
    display: grid;
    gap: 8px;
    padding: 0 12px;
  }

  .card {
    display: flex;
    gap: 12px;
    padding: 16px;
    border: 1px solid var(--w-line);
    border-radius: 16px;
    background: var(--w-page);
  }

  .card > div {
    flex: 1;
    min-width: 0;
  }

  .symbol {
    width: 40px;
    height: 40px;
    flex: none;
    display: grid;
    place-items: center;
    border-radius: 50%;
    background: var(--w-accent);
    color: var(--w-on-accent);
  }

  h2 {
    font-size: 16px;
    line-height: 1.35;
    font-weight: 650;
    overflow-wrap: anywhere;
  }

  .card p {
    font-size: 14px;
    color: var(--w-soft);
  }

  .card .left {
    margin-top: 8px;
    font-variant-numeric: tabular-nums;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-top: 12px;
  }

  .actions button {
    flex: 1 1 auto;
  }

  .notice {
    display: flex;
    gap: 8px;
    margin: 8px 12px 0;
    padding: 10px 14px;
    border-radius: 12px;
    font-size: 14px;
    background: var(--w-warm);
    color: var(--w-on-warm);
  }

  .upload {
    display: grid;
    grid-template-columns: 1fr 44px;
    align-items: center;
    padding: 8px 8px 0 16px;
    font-size: 14px;
    color: var(--w-soft);
  }

  .upload span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .upload .icon {
    grid-area: 1 / 2 / 3 / 3;
  }

  progress {
    width: 100%;
    height: 6px;
    accent-color: var(--w-accent);
  }

  .composer {
    display: flex;
    align-items: flex-end;
    gap: 4px;
    margin: 12px;
    padding: 3px;
    border: 1px solid var(--w-line);
    border-radius: 16px;
    background: var(--w-sheet);
  }

  .composer:focus-within {
    border-color: var(--w-accent);
    box-shadow: 0 0 0 1px var(--w-accent);
  }

  .attach {
    position: relative;
    cursor: pointer;
  }

  .attach:hover {
    background: var(--w-other);
  }

  .attach input {
    position: absolute;
    inset: 0;
    opacity: 0;
    width: 100%;
    cursor: pointer;
  }

  .attach:focus-within {
    outline: 3px solid var(--w-accent);
  }

  textarea,
  input {
    width: 100%;
    border: 0;
    background: none;
    resize: none;
  }

  .composer textarea {
    flex: 1;
    min-width: 0;
    padding: 10px 4px;
    line-height: 24px;
    outline: none;
  }

  ::placeholder {
    color: var(--w-soft);
    opacity: 1;
  }

  .send {
    color: var(--w-accent);
  }

  .form {
    flex: 1;
    display: flex;
    flex-direction: column;
    gap: 16px;
    padding: 20px;
    overflow-y: auto;
  }

  .form > p:first-child {
    color: var(--w-soft);
  }

  .form label {
    display: grid;
    gap: 4px;
    font-size: 14px;
    font-weight: 500;
  }

  .form input,
  .form textarea {
    padding: 10px 14px;
    border: 1px solid var(--w-line);
    border-radius: 12px;
    font-size: 16px;
    font-weight: 400;
    background: var(--w-page);
  }

  .form .notice {
    margin: 0;
  }

  .over,
  .trouble {
    display: grid;
    gap: 12px;
    padding: 20px;
    text-align: center;
  }

  .over {
    border-top: 1px solid var(--w-line);
    color: var(--w-soft);
    font-size: 14px;
  }

  .trouble {
    flex: 1;
    align-content: center;
    justify-items: center;
  }

  .trouble .symbol {
    width: 56px;
    height: 56px;
    background: var(--w-other);
    color: var(--w-soft);
  }

  .bones {
    flex: 1;
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    gap: 12px;
    padding: 20px;
    opacity: 0;
    animation: appear 150ms 300ms forwards;
  }

  @keyframes appear {
    to {
      opacity: 1;
    }
  }

  .bone {
    display: block;
    height: 44px;
    width: 64%;
    border-radius: 18px;
    background: var(--w-other);
    animation: breathe 1.6s infinite;
  }

  .bones .bone:nth-child(2) {
    align-self: flex-end;
    width: 52%;
  }

  .drop {
    position: absolute;
    inset: 8px;
    z-index: 5;
    display: grid;
    place-items: center;
    border: 2px dashed var(--w-accent);
    border-radius: 14px;
    font-weight: 600;
    background: color-mix(in srgb, var(--w-sheet) 90%, transparent);
    pointer-events: none;
  }

  .spoken {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      transition: none !important;
      animation-duration: 1ms !important;
      animation-iteration-count: 1 !important;
    }
  }
`;function Ee(i,t){let{strings:e}=i;return l`
    <form class="form" part="form" @submit=${s=>{s.preventDefault();let o=new FormData(s.target),r=String(o.get("topic")??"").trim()||void 0,c=String(o.get("message")??"").trim()||void 0;i.start({topic:r,message:c})}}>
      <p>${e.welcome}</p>
      ${t?d:l`<label>
              <span>${e.topic}</span>
              <input name="topic" part="topic" maxlength="200" autocomplete="off" placeholder=${e.topicHint} />
            </label>`}
      <label>
        <span>${e.firstMessage}</span>
        <textarea
          name="message"
          part="first-message"
          rows="4"
          maxlength="8000"
          required
          @keydown=${s=>{s.key!=="Enter"||s.shiftKey||s.isComposing||(s.preventDefault(),s.target.form?.requestSubmit())}}
        ></textarea>
      </label>
      ${i.notice?l`<p class="notice" part="notice" role="alert">${m("circleAlert")}${i.notice}</p>`:d}
      <button class="primary" part="start">${e.start}</button>
    </form>
  `}function Re(i){let{strings:t,state:e}=i,n={refused:t.refused,expired:t.expired,unreachable:t.unreachable,replaced:t.replaced,unsupported:t.unsupported}[e],s={unreachable:t.tryAgain,replaced:t.goOnHere}[e];return l`
    <div class="trouble" part="trouble" role="alert">
      <span class="symbol">${m("circleAlert")}</span>
      <p>${n}</p>
      ${s?l`<button class="primary" part="try-again" @click=${()=>i.reconnect()}>${s}</button>`:d}
    </div>
  `}var Ei=80,Ri="(max-width: 760px)",Mi=["refused","expired","unreachable","replaced","unsupported"],ot=class extends b{static styles=[Te,ke,_e];#n;#t;#e=!1;#i=!1;#s=!0;#o=0;#d="";#r=0;#a;#g;#f;#h="";#m=!1;#p=!1;#v=!1;#w=!1;#u;constructor(t){super(),this.#n=t,this.#t=new st(t,()=>this.requestUpdate(),(e,n)=>t.dispatchEvent(new CustomEvent(e,{detail:n,bubbles:!0,composed:!0})))}show(t,e=!0){let n=this.#e;this.#e=t,this.#t.connect(),this.requestUpdate(),t!==n&&(this.#F(t?"visavis-open":"visavis-close"),this.#w=t&&e,e&&this.updateComplete.then(()=>t?this.#b():this.#q()))}startContact(t){return this.#t.start(t)}tagVisitor(t){return this.#t.tagVisitor(t)}handleAttribute(t){t==="locale"&&this.#_(),t==="token"&&Mi.includes(this.#t.state)&&this.#t.reconnect()}connectedCallback(){super.connectedCallback(),this.#_(),this.#g=setInterval(()=>this.#j(),1e3),globalThis.document.addEventListener("visibilitychange",this.#x)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.#g),globalThis.document.removeEventListener("visibilitychange",this.#x)}get#l(){let{stage:t}=this.#t;return t&&this.#e?"call":t?.isJoined?"mini":this.#e?"chat":"folded"}willUpdate(){let{contact:t}=this.#t;this.dataset.mode=this.#l,this.dataset.state=this.#t.state;let e=t?.unread??0,n=this.#l==="mini";this.#n.handlePanel({open:this.#e,small:n,unread:e,keep:this.#t.isWorthKeeping}),this.#t.stage&&this.#O(),this.#t.stage&&!this.#p&&(this.#i=matchMedia(Ri).matches),this.#p=this.#t.stage!==void 0,this.toggleAttribute("data-hides-chat",this.#i),t&&this.#H();let s=this.#t.invitation??(this.#I?this.#t.callRequest:void 0),o=s&&("invitationId"in s?s.invitationId:s.escalationId);o&&o!==this.#a&&!this.#e&&this.show(!0,!1),this.#a=o??this.#a}updated(t){let e=this.#P;e&&this.#s&&(e.scrollTop=e.scrollHeight),this.#x(),this.#y()}#y(){let{state:t}=this.#t,e=this.#u;this.#u=t;let n=e==="loading"&&this.#w;t!==e&&(n||e==="form")&&this.#e&&this.#b();let s=this.renderRoot.querySelector("visavis-call"),o=s!==null;o!==this.#v&&(this.#v=o,this.#e&&(s?s.updateComplete.then(()=>s.shadowRoot?.querySelector(".surface")?.focus()):this.#b()))}render(){let t=this.#l;if(t==="folded")return l`<div class="spoken" role="status" aria-live="polite">${this.#d}</div>`;let{strings:e}=this.#t;return l`
      <section
        class="panel"
        part="panel"
        role="dialog"
        aria-label=${this.#k}
        ?data-dragging=${this.#o>0}
        @keydown=${this.#W}
        @dragenter=${this.#S}
        @dragleave=${this.#S}
        @dragover=${n=>n.preventDefault()}
        @drop=${this.#D}
      >
        ${this.#t.stage?this.#R(t):d}
        ${t==="mini"?d:l`<div class="chat" part="chat" ?hidden=${t==="call"&&this.#i}>
                ${this.#c()} ${this.#A()}
              </div>`}
        ${this.#o>0?l`<div class="drop">${e.dropHere}</div>`:d}
      </section>
      <div class="spoken" role="status" aria-live="polite">${this.#d}</div>
    `}#c(){let{strings:t,state:e,contact:n,canCall:s,stage:o,callRequest:r,invitation:c}=this.#t,a=s&&e==="talking"&&n?.state==="active"&&!o&&!n.call&&!c,p=(f,h,g,u,v=!1)=>l`<button class="icon" part=${f} aria-label=${g} title=${g} ?disabled=${v} @click=${u}>
        ${m(h)}
      </button>`;return l`
      <header part="header">
        <div class="who">
          <h1>${this.#k}</h1>
          ${this.#t.isReconnecting?l`<p part="connection" data-tone="warm">${t.reconnecting}</p>`:this.#$()}
        </div>
        ${a?l`
                ${p("ask-voice","phone",t.askVoice,()=>this.#t.askForCall("voice"),!!r)}
                ${p("ask-video","video",t.askVideo,()=>this.#t.askForCall("video"),!!r)}
              `:d}
        ${e==="talking"&&!o?p("end","logOut",t.end,()=>this.#t.askEnd(!0)):d}
        ${p("minimise","minus",t.minimise,()=>this.show(!1))}
      </header>
    `}#$(){let{contact:t,strings:e,state:n}=this.#t;if(n!=="talking"||!t)return d;if(t.state==="waiting"){let{position:o}=t.info;return l`<p part="position">${o?e.position(o):e.waiting}</p>`}let s=t.others.find(({standing:o,here:r})=>o==="agent"&&!r);return s?l`<p part="away">${e.away(s.person.name)}</p>`:d}#A(){let t=this.#t;switch(t.state){case"loading":return l`<div class="bones" part="skeleton" aria-label=${t.strings.loading}>
          <span class="bone"></span><span class="bone"></span><span class="bone"></span>
        </div>`;case"form":return Ee(t,this.#n.hasAttribute("topic"));case"talking":case"over":return this.#T();default:return Re(t)}}#T(){let t=this.#t,{contact:e,strings:n}=t,s=e?.writing.map(({name:o})=>o).join(", ");return l`
      <div class="log" part="log" role="log" aria-live="off" tabindex="0" aria-label=${n.chat} @scroll=${this.#U}>
        ${be(t)}
        ${s?l`<p class="writing" part="writing">${n.writing(s)}<i></i><i></i><i></i></p>`:d}
      </div>
      ${this.#s||!e?.unread?d:l`<button class="newer" part="newer" @click=${this.#C}>${m("arrowDown")}${n.newMessages}</button>`}
      <div class="cards">${le(t)}</div>
      ${t.notice?l`<p class="notice" part="notice" role="alert">${m("circleAlert")}${t.notice}</p>`:d}
      ${t.state==="over"?this.#E():Se(t,this.#C)}
    `}#E(){let{contact:t,strings:e}=this.#t,n=t?.end?.reason;return l`
      <div class="over" part="over">
        <p>${n?e.ended[n]:e.endedUnknown}</p>
        <button class="primary" part="start-new" @click=${()=>this.#t.startNew()}>${e.startNew}</button>
      </div>
    `}#R(t){let{strings:e}=this.#t,n=this.#t.contact?.unread??0;return l`
      <div class="call" part="call-place">
        ${this.#m?this.#M(t):d}
        ${t==="mini"?l`<button class="expand" part="expand" aria-label=${e.expand} title=${e.expand} @click=${()=>this.show(!0)}>
                ${m("maximize")}${n>0?l`<span class="count">${n}</span>`:d}
              </button>`:l`<button
                class="toggle"
                part="toggle-chat"
                aria-pressed=${!this.#i}
                aria-label=${this.#i?e.chat:e.hideChat}
                title=${this.#i?e.chat:e.hideChat}
                @click=${this.#L}
              >
                ${m("message")}${n>0&&this.#i?l`<span class="count">${n}</span>`:d}
              </button>
              <button class="toggle fold" part="fold" aria-label=${e.minimise} title=${e.minimise} @click=${()=>this.#N()}>
                ${m("minus")}
              </button>`}
      </div>
    `}#M(t){let{stage:e}=this.#t;return l`
      <visavis-call
        exportparts="surface, bar, prejoin, uses, join, join-without-camera, not-now, hangup, microphone, camera, share, settings, fullscreen, switch-video, ask, direction, tile, video"
        quality="weak"
        .server=${this.#n.server}
        .locale=${this.#h}
        .autojoin=${e?.call?.wasJoined??!1}
        .offer=${e?.offer}
        .call=${e?.call}
        shortcuts=${t==="mini"?"off":"on"}
        @visavis-joined=${()=>this.#t.handleJoined()}
        @visavis-ended=${n=>this.#t.handleEnded(n.detail.reason)}
      ></visavis-call>
    `}get#k(){let{strings:t,agents:e}=this.#t;return e?t.titleWith(e):t.title}get#P(){return this.renderRoot.querySelector(".log")}get#I(){let{callRequest:t,contacts:e}=this.#t;return t!==void 0&&t.by.identity!==e?.me?.identity}#N(){this.#t.stage?.isJoined||this.#t.dismissStage(),this.show(!1)}#O(){this.#f??=import("./visavis-ui.mjs").then(()=>{this.#m=!0,this.requestUpdate()})}async#_(){let t=Dt(this.#n.getAttribute("locale"));t!==this.#h&&(this.#h=t,this.#t.locale=t,this.#t.strings=(await qt(t))?.widget??nt,this.lang=t,this.requestUpdate())}#H(){let{contact:t,contacts:e}=this.#t,n=t?.messages.at(-1);if(!n||n.number<=this.#r)return;let s=this.#r===0;if(this.#r=n.number,s||!n.author||n.author.identity===e?.me?.identity)return;let o=n.content.type==="text"?n.content.text:"name"in n.content?n.content.name:"";this.#d=`${n.author.name}: ${o}`}#j(){(this.#t.invitation||this.#t.callRequest)&&this.requestUpdate()}#x=()=>{let{contact:t}=this.#t,e=this.#l==="chat"||this.#l==="call"&&!this.#i;t&&e&&this.#s&&globalThis.document.visibilityState==="visible"&&t.markSeen()};#C=()=>{this.#s=!0,this.requestUpdate()};#L=()=>{this.#i=!this.#i,this.requestUpdate()};#U=t=>{let e=t.currentTarget,n=e.scrollHeight-e.scrollTop-e.clientHeight<Ei;n!==this.#s&&(this.#s=n,this.requestUpdate())};#W=t=>{t.key==="Escape"&&!t.defaultPrevented&&this.#l==="chat"&&this.show(!1)};#S=t=>{this.#t.state!=="talking"||!t.dataTransfer?.types.includes("Files")||(t.preventDefault(),this.#o+=t.type==="dragenter"?1:-1,this.requestUpdate())};#D=t=>{t.preventDefault(),this.#o=0,this.requestUpdate(),this.#t.state==="talking"&&t.dataTransfer&&this.#t.sendFiles(t.dataTransfer.files)};#b(){let t=e=>this.renderRoot.querySelector(e);(t("input[name], textarea")??t(".primary")??t("button"))?.focus()}#q(){let t=this.renderRoot.querySelector(".expand");t?t.focus():this.#n.focusLauncher()}#F(t){this.#n.dispatchEvent(new CustomEvent(t,{bubbles:!0,composed:!0}))}};customElements.get("visavis-panel")||customElements.define("visavis-panel",ot);function qs(i){return new ot(i)}export{ot as Panel,qs as createPanel};
