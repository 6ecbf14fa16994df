var W=globalThis,X=W.ShadowRoot&&(W.ShadyCSS===void 0||W.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,me=Symbol(),Pe=new WeakMap,H=class{constructor(e,t,i){if(this._$cssResult$=!0,i!==me)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(X&&e===void 0){let i=t!==void 0&&t.length===1;i&&(e=Pe.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),i&&Pe.set(t,e))}return e}toString(){return this.cssText}},Re=o=>new H(typeof o=="string"?o:o+"",void 0,me),$=(o,...e)=>{let t=o.length===1?o[0]:e.reduce((i,s,r)=>i+(n=>{if(n._$cssResult$===!0)return n.cssText;if(typeof n=="number")return n;throw Error("Value passed to 'css' function must be a 'css' function result: "+n+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+o[r+1],o[0]);return new H(t,o,me)},je=(o,e)=>{if(X)o.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let i=document.createElement("style"),s=W.litNonce;s!==void 0&&i.setAttribute("nonce",s),i.textContent=t.cssText,o.appendChild(i)}},fe=X?o=>o:o=>o instanceof CSSStyleSheet?(e=>{let t="";for(let i of e.cssRules)t+=i.cssText;return Re(t)})(o):o;var{is:It,defineProperty:Bt,getOwnPropertyDescriptor:zt,getOwnPropertyNames:Vt,getOwnPropertySymbols:qt,getPrototypeOf:Yt}=Object,J=globalThis,Ne=J.trustedTypes,Ft=Ne?Ne.emptyScript:"",Kt=J.reactiveElementPolyfillSupport,I=(o,e)=>o,ge={toAttribute(o,e){switch(e){case Boolean:o=o?Ft:null;break;case Object:case Array:o=o==null?o:JSON.stringify(o)}return o},fromAttribute(o,e){let t=o;switch(e){case Boolean:t=o!==null;break;case Number:t=o===null?null:Number(o);break;case Object:case Array:try{t=JSON.parse(o)}catch{t=null}}return t}},De=(o,e)=>!It(o,e),Le={attribute:!0,type:String,converter:ge,reflect:!1,useDefault:!1,hasChanged:De};Symbol.metadata??=Symbol("metadata"),J.litPropertyMetadata??=new WeakMap;var y=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Le){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let i=Symbol(),s=this.getPropertyDescriptor(e,i,t);s!==void 0&&Bt(this.prototype,e,s)}}static getPropertyDescriptor(e,t,i){let{get:s,set:r}=zt(this.prototype,e)??{get(){return this[t]},set(n){this[t]=n}};return{get:s,set(n){let c=s?.call(this);r?.call(this,n),this.requestUpdate(e,c,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Le}static _$Ei(){if(this.hasOwnProperty(I("elementProperties")))return;let e=Yt(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(I("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(I("properties"))){let t=this.properties,i=[...Vt(t),...qt(t)];for(let s of i)this.createProperty(s,t[s])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[i,s]of t)this.elementProperties.set(i,s)}this._$Eh=new Map;for(let[t,i]of this.elementProperties){let s=this._$Eu(t,i);s!==void 0&&this._$Eh.set(s,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let i=new Set(e.flat(1/0).reverse());for(let s of i)t.unshift(fe(s))}else e!==void 0&&t.push(fe(e));return t}static _$Eu(e,t){let i=t.attribute;return i===!1?void 0:typeof i=="string"?i:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let i of t.keys())this.hasOwnProperty(i)&&(e.set(i,this[i]),delete this[i]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return je(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,i){this._$AK(e,i)}_$ET(e,t){let i=this.constructor.elementProperties.get(e),s=this.constructor._$Eu(e,i);if(s!==void 0&&i.reflect===!0){let r=(i.converter?.toAttribute!==void 0?i.converter:ge).toAttribute(t,i.type);this._$Em=e,r==null?this.removeAttribute(s):this.setAttribute(s,r),this._$Em=null}}_$AK(e,t){let i=this.constructor,s=i._$Eh.get(e);if(s!==void 0&&this._$Em!==s){let r=i.getPropertyOptions(s),n=typeof r.converter=="function"?{fromAttribute:r.converter}:r.converter?.fromAttribute!==void 0?r.converter:ge;this._$Em=s;let c=n.fromAttribute(t,r.type);this[s]=c??this._$Ej?.get(s)??c,this._$Em=null}}requestUpdate(e,t,i,s=!1,r){if(e!==void 0){let n=this.constructor;if(s===!1&&(r=this[e]),i??=n.getPropertyOptions(e),!((i.hasChanged??De)(r,t)||i.useDefault&&i.reflect&&r===this._$Ej?.get(e)&&!this.hasAttribute(n._$Eu(e,i))))return;this.C(e,t,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:i,reflect:s,wrapped:r},n){i&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,n??t??this[e]),r!==!0||n!==void 0)||(this._$AL.has(e)||(this.hasUpdated||i||(t=void 0),this._$AL.set(e,t)),s===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,r]of this._$Ep)this[s]=r;this._$Ep=void 0}let i=this.constructor.elementProperties;if(i.size>0)for(let[s,r]of i){let{wrapped:n}=r,c=this[s];n!==!0||this._$AL.has(s)||c===void 0||this.C(s,void 0,r,c)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(t)):this._$EM()}catch(i){throw e=!1,this._$EM(),i}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};y.elementStyles=[],y.shadowRootOptions={mode:"open"},y[I("elementProperties")]=new Map,y[I("finalized")]=new Map,Kt?.({ReactiveElement:y}),(J.reactiveElementVersions??=[]).push("2.1.2");var be=globalThis,Oe=o=>o,Q=be.trustedTypes,Ue=Q?Q.createPolicy("lit-html",{createHTML:o=>o}):void 0,xe="$lit$",w=`lit$${Math.random().toFixed(9).slice(2)}$`,ye="?"+w,Wt=`<${ye}>`,M=document,z=()=>M.createComment(""),V=o=>o===null||typeof o!="object"&&typeof o!="function",we=Array.isArray,qe=o=>we(o)||typeof o?.[Symbol.iterator]=="function",ve=`[ 	
\f\r]`,B=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,He=/-->/g,Ie=/>/g,S=RegExp(`>|${ve}(?:([^\\s"'>=/]+)(${ve}*=${ve}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Be=/'/g,ze=/"/g,Ye=/^(?:script|style|textarea|title)$/i,$e=o=>(e,...t)=>({_$litType$:o,strings:e,values:t}),d=$e(1),Ii=$e(2),Bi=$e(3),b=Symbol.for("lit-noChange"),l=Symbol.for("lit-nothing"),Ve=new WeakMap,T=M.createTreeWalker(M,129);function Fe(o,e){if(!we(o)||!o.hasOwnProperty("raw"))throw Error("invalid template strings array");return Ue!==void 0?Ue.createHTML(e):e}var Ke=(o,e)=>{let t=o.length-1,i=[],s,r=e===2?"<svg>":e===3?"<math>":"",n=B;for(let c=0;c<t;c++){let a=o[c],u,f,h=-1,m=0;for(;m<a.length&&(n.lastIndex=m,f=n.exec(a),f!==null);)m=n.lastIndex,n===B?f[1]==="!--"?n=He:f[1]!==void 0?n=Ie:f[2]!==void 0?(Ye.test(f[2])&&(s=RegExp("</"+f[2],"g")),n=S):f[3]!==void 0&&(n=S):n===S?f[0]===">"?(n=s??B,h=-1):f[1]===void 0?h=-2:(h=n.lastIndex-f[2].length,u=f[1],n=f[3]===void 0?S:f[3]==='"'?ze:Be):n===ze||n===Be?n=S:n===He||n===Ie?n=B:(n=S,s=void 0);let p=n===S&&o[c+1].startsWith("/>")?" ":"";r+=n===B?a+Wt:h>=0?(i.push(u),a.slice(0,h)+xe+a.slice(h)+w+p):a+w+(h===-2?c:p)}return[Fe(o,r+(o[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),i]},q=class o{constructor({strings:e,_$litType$:t},i){let s;this.parts=[];let r=0,n=0,c=e.length-1,a=this.parts,[u,f]=Ke(e,t);if(this.el=o.createElement(u,i),T.currentNode=this.el.content,t===2||t===3){let h=this.el.content.firstChild;h.replaceWith(...h.childNodes)}for(;(s=T.nextNode())!==null&&a.length<c;){if(s.nodeType===1){if(s.hasAttributes())for(let h of s.getAttributeNames())if(h.endsWith(xe)){let m=f[n++],p=s.getAttribute(h).split(w),g=/([.?@])?(.*)/.exec(m);a.push({type:1,index:r,name:g[2],strings:p,ctor:g[1]==="."?Z:g[1]==="?"?ee:g[1]==="@"?te:P}),s.removeAttribute(h)}else h.startsWith(w)&&(a.push({type:6,index:r}),s.removeAttribute(h));if(Ye.test(s.tagName)){let h=s.textContent.split(w),m=h.length-1;if(m>0){s.textContent=Q?Q.emptyScript:"";for(let p=0;p<m;p++)s.append(h[p],z()),T.nextNode(),a.push({type:2,index:++r});s.append(h[m],z())}}}else if(s.nodeType===8)if(s.data===ye)a.push({type:2,index:r});else{let h=-1;for(;(h=s.data.indexOf(w,h+1))!==-1;)a.push({type:7,index:r}),h+=w.length-1}r++}}static createElement(e,t){let i=M.createElement("template");return i.innerHTML=e,i}};function E(o,e,t=o,i){if(e===b)return e;let s=i!==void 0?t._$Co?.[i]:t._$Cl,r=V(e)?void 0:e._$litDirective$;return s?.constructor!==r&&(s?._$AO?.(!1),r===void 0?s=void 0:(s=new r(o),s._$AT(o,t,i)),i!==void 0?(t._$Co??=[])[i]=s:t._$Cl=s),s!==void 0&&(e=E(o,s._$AS(o,e.values),s,i)),e}var G=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:i}=this._$AD,s=(e?.creationScope??M).importNode(t,!0);T.currentNode=s;let r=T.nextNode(),n=0,c=0,a=i[0];for(;a!==void 0;){if(n===a.index){let u;a.type===2?u=new N(r,r.nextSibling,this,e):a.type===1?u=new a.ctor(r,a.name,a.strings,this,e):a.type===6&&(u=new ie(r,this,e)),this._$AV.push(u),a=i[++c]}n!==a?.index&&(r=T.nextNode(),n++)}return T.currentNode=M,s}p(e){let t=0;for(let i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(e,i,t),t+=i.strings.length-2):i._$AI(e[t])),t++}},N=class o{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,i,s){this.type=2,this._$AH=l,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=i,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=E(this,e,t),V(e)?e===l||e==null||e===""?(this._$AH!==l&&this._$AR(),this._$AH=l):e!==this._$AH&&e!==b&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):qe(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==l&&V(this._$AH)?this._$AA.nextSibling.data=e:this.T(M.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:i}=e,s=typeof i=="number"?this._$AC(e):(i.el===void 0&&(i.el=q.createElement(Fe(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===s)this._$AH.p(t);else{let r=new G(s,this),n=r.u(this.options);r.p(t),this.T(n),this._$AH=r}}_$AC(e){let t=Ve.get(e.strings);return t===void 0&&Ve.set(e.strings,t=new q(e)),t}k(e){we(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,i,s=0;for(let r of e)s===t.length?t.push(i=new o(this.O(z()),this.O(z()),this,this.options)):i=t[s],i._$AI(r),s++;s<t.length&&(this._$AR(i&&i._$AB.nextSibling,s),t.length=s)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let i=Oe(e).nextSibling;Oe(e).remove(),e=i}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},P=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,i,s,r){this.type=1,this._$AH=l,this._$AN=void 0,this.element=e,this.name=t,this._$AM=s,this.options=r,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=l}_$AI(e,t=this,i,s){let r=this.strings,n=!1;if(r===void 0)e=E(this,e,t,0),n=!V(e)||e!==this._$AH&&e!==b,n&&(this._$AH=e);else{let c=e,a,u;for(e=r[0],a=0;a<r.length-1;a++)u=E(this,c[i+a],t,a),u===b&&(u=this._$AH[a]),n||=!V(u)||u!==this._$AH[a],u===l?e=l:e!==l&&(e+=(u??"")+r[a+1]),this._$AH[a]=u}n&&!s&&this.j(e)}j(e){e===l?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},Z=class extends P{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===l?void 0:e}},ee=class extends P{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==l)}},te=class extends P{constructor(e,t,i,s,r){super(e,t,i,s,r),this.type=5}_$AI(e,t=this){if((e=E(this,e,t,0)??l)===b)return;let i=this._$AH,s=e===l&&i!==l||e.capture!==i.capture||e.once!==i.once||e.passive!==i.passive,r=e!==l&&(i===l||s);s&&this.element.removeEventListener(this.name,this,i),r&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},ie=class{constructor(e,t,i){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(e){E(this,e)}},We={M:xe,P:w,A:ye,C:1,L:Ke,R:G,D:qe,V:E,I:N,H:P,N:ee,U:te,B:Z,F:ie},Xt=be.litHtmlPolyfillSupport;Xt?.(q,N),(be.litHtmlVersions??=[]).push("3.3.3");var Xe=(o,e,t)=>{let i=t?.renderBefore??e,s=i._$litPart$;if(s===void 0){let r=t?.renderBefore??null;i._$litPart$=s=new N(e.insertBefore(z(),r),r,void 0,t??{})}return s._$AI(o),s};var ke=globalThis,k=class extends y{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Xe(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return b}};k._$litElement$=!0,k.finalized=!0,ke.litElementHydrateSupport?.({LitElement:k});var Jt=ke.litElementPolyfillSupport;Jt?.({LitElement:k});(ke.litElementVersions??=[]).push("4.2.2");var L={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},R=o=>(...e)=>({_$litDirective$:o,values:e}),_=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,i){this._$Ct=e,this._$AM=t,this._$Ci=i}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var Y=class extends _{constructor(e){if(super(e),this.it=l,e.type!==L.CHILD)throw Error(this.constructor.directiveName+"() can only be used in child bindings")}render(e){if(e===l||e==null)return this._t=void 0,this.it=e;if(e===b)return e;if(typeof e!="string")throw Error(this.constructor.directiveName+"() called with a non-string value");if(e===this.it)return this._t;this.it=e;let t=[e];return t.raw=t,this._t={_$litType$:this.constructor.resultType,strings:t,values:[]}}};Y.directiveName="unsafeHTML",Y.resultType=1;var Je=R(Y);var Qe='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m6 9 6 6 6-6"/></svg>';var Ge='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M8 3H5a2 2 0 0 0-2 2v3"/><path d="M21 8V5a2 2 0 0 0-2-2h-3"/><path d="M3 16v3a2 2 0 0 0 2 2h3"/><path d="M16 21h3a2 2 0 0 0 2-2v-3"/></svg>';var Ze='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M12 19v3"/><path d="M19 10v2a7 7 0 0 1-14 0v-2"/><rect x="9" y="2" width="6" height="13" rx="3"/></svg>';var et='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M12 19v3"/><path d="M15 9.34V5a3 3 0 0 0-5.68-1.33"/><path d="M16.95 16.95A7 7 0 0 1 5 12v-2"/><path d="M18.89 13.23A7 7 0 0 0 19 12v-2"/><path d="m2 2 20 20"/><path d="M9 9v3a3 3 0 0 0 5.12 2.12"/></svg>';var tt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M8 3v3a2 2 0 0 1-2 2H3"/><path d="M21 8h-3a2 2 0 0 1-2-2V3"/><path d="M3 16h3a2 2 0 0 1 2 2v3"/><path d="M16 21v-3a2 2 0 0 1 2-2h3"/></svg>';var it='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m9 10 3-3 3 3"/><path d="M12 13V7"/><rect width="20" height="14" x="2" y="3" rx="2"/><path d="M12 17v4"/><path d="M8 21h8"/></svg>';var ot='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m14.5 12.5-5-5"/><path d="m9.5 12.5 5-5"/><rect width="20" height="14" x="2" y="3" rx="2"/><path d="M12 17v4"/><path d="M8 21h8"/></svg>';var st='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384"/></svg>';var rt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M10.1 13.9a14 14 0 0 0 3.732 2.668 1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2 18 18 0 0 1-12.728-5.272"/><path d="M22 2 2 22"/><path d="M4.76 13.582A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 .244.473"/></svg>';var nt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M14 17H5"/><path d="M19 7h-9"/><circle cx="17" cy="17" r="3"/><circle cx="7" cy="7" r="3"/></svg>';var at='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3"/><path d="M12 9v4"/><path d="M12 17h.01"/></svg>';var lt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m16 13 5.223 3.482a.5.5 0 0 0 .777-.416V7.87a.5.5 0 0 0-.752-.432L16 10.5"/><rect x="2" y="6" width="14" height="12" rx="2"/></svg>';var ct='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M10.66 6H14a2 2 0 0 1 2 2v2.5l5.248-3.062A.5.5 0 0 1 22 7.87v8.196"/><path d="M16 16a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h2"/><path d="m2 2 20 20"/></svg>';var dt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M11 4.702a.705.705 0 0 0-1.203-.498L6.413 7.587A1.4 1.4 0 0 1 5.416 8H3a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2.416a1.4 1.4 0 0 1 .997.413l3.383 3.384A.705.705 0 0 0 11 19.298z"/><path d="M16 9a5 5 0 0 1 0 6"/><path d="M19.364 18.364a9 9 0 0 0 0-12.728"/></svg>';var ht='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M18 6 6 18"/><path d="m6 6 12 12"/></svg>';var pi={chevronDown:Qe,maximize:Ge,mic:Ze,micOff:et,minimize:tt,monitorUp:it,monitorX:ot,phone:st,phoneOff:rt,settings:nt,triangleAlert:at,video:lt,videoOff:ct,volume:dt,x:ht};function v(o){return Je(pi[o].replace("<svg",'<svg aria-hidden="true" focusable="false"'))}var pt={region:"Video call",controls:"Call controls",joinTitle:"Ready to join?",joinHint:"Check your picture and sound. Nobody sees you before you join.",join:"Join call",joinWithoutCamera:"Join without camera",preview:"Preview of your camera",previewOff:"Your camera is off",previewAsking:"Your browser asks for your camera and microphone. Choose “Allow”.",microphoneLevel:"Microphone level",camera:"Camera",microphone:"Microphone",speaker:"Speaker",unnamedDevice:(o,e)=>`${o} ${e}`,noDevice:"None found",settings:"Devices",close:"Close",muteMicrophone:"Mute microphone",unmuteMicrophone:"Unmute microphone",stopCamera:"Turn camera off",startCamera:"Turn camera on",shareScreen:"Share screen",stopSharing:"Stop sharing",fullscreen:"Full screen",leaveFullscreen:"Leave full screen",leave:"Leave call",you:"You",selfView:"Your camera. Move it with the arrow keys.",sharing:"You are sharing your screen",screenOf:o=>`${o}’s screen`,waitingFor:o=>o==="customer"?"Waiting for the agent…":"Waiting for the customer…",waitingHint:"The call starts by itself as soon as they are here.",leftWaiting:o=>`${o} left the call.`,leftHint:"You can wait for them to come back, or leave.",connecting:"Connecting…",connected:"Connected",reconnecting:"Connection lost. Reconnecting…",signalReconnecting:"Reconnecting…",path:({protocol:o,relay:e})=>e?`Connected through a relay over ${e.protocol.toUpperCase()}`:`Connected over ${o.toUpperCase()}`,resumed:"You are connected again.",othersReconnecting:o=>`${o}’s connection was interrupted. Waiting…`,microphoneOff:o=>`${o}’s microphone is off`,cameraOffByRequest:o=>`You can see ${o}. Your camera is off by request.`,theyMayNotSend:o=>`${o} can see you. Their camera is off by request.`,joined:o=>`${o} joined the call.`,left:o=>`${o} left the call.`,sharesScreen:o=>`${o} shares the screen.`,stoppedSharing:o=>`${o} stopped sharing.`,mutedNow:"Your microphone is off.",unmutedNow:"Your microphone is on.",cameraOnNow:"Your camera is on.",cameraOffNow:"Your camera is off.",listen:"Your browser holds back the sound.",listenButton:"Turn sound on",endedTitle:"The call has ended",refusedTitle:"You can’t join this call",failedTitle:"We can’t connect you",duration:o=>`It lasted ${o}.`,joinAgain:"Join again",tryAgain:"Try again",noToken:"This link is not complete. Ask for a new one.",unsupportedTitle:"This browser can’t make video calls",unsupported:"Open the link in a current Chrome, Edge, Firefox or Safari, over a secure (https) address."},ui={microphone:"microphone",camera:"camera",screen:"screen"};function A(o,e="camera"){let t=ui[e];switch(o){case"permission_denied":return`We can’t reach your ${t}. Allow it in the address bar, then try again.`;case"device_not_found":return`We found no ${t}. Plug one in, or go on without it.`;case"device_in_use":return`Your ${t} is used by another program. Close that program, then try again.`;case"device_constraints":return`Your ${t} can’t be used like this. Choose another one.`;case"device_failed":return`Your ${t} does not work. Choose another one, or go on without it.`;case"share_cancelled":return"Nothing is shared.";case"token_expired":return"This link has expired. Ask for a new one.";case"unauthorized":return"This link is not valid. Ask for a new one.";case"forbidden":return"You are not allowed to do this in this call.";case"room_full":return"This call has no free place. Try again later.";case"server_full":case"shutting_down":case"rate_limited":return"The service is busy. Try again in a moment.";case"unreachable":case"timeout":return"The service can’t be reached. Check your internet connection, then try again.";case"connection_lost":return"Your internet connection was lost for too long.";case"media_failed":return"Sound and picture can’t get through your network. Try another one, for example your phone’s.";case"unsupported_browser":return"This browser can’t do that.";default:return"Something went wrong. Try again."}}function ut(o,e,t){switch(o){case"left":return"You left the call.";case"roomClosed":return t||"The call was closed for everybody.";case"removed":return"You were removed from the call.";case"replaced":return"The call goes on in another window.";case"refused":return A(e??"unauthorized");case"mediaFailed":return A("media_failed");case"connectionLost":return A(e??"connection_lost")}}function D(o){let e=s=>String(Math.floor(s)).padStart(2,"0"),t=Math.floor(o/3600),i=Math.floor(o%3600/60);return t>0?`${t}:${e(i)}:${e(o%60)}`:`${i}:${e(o%60)}`}function mt(o){let e=o.trim().split(/\s+/).filter(Boolean);return(e.length>1?[e[0],e[e.length-1]]:e).map(i=>[...i][0].toUpperCase()).join("")||"?"}function ft(o,e,t){let{strings:i}=o,s=o.room?.localParticipant,r=s?.isMicrophoneEnabled??!1,n=s?.isCameraEnabled??!1,c=s?.isScreenShareEnabled??!1,a="getDisplayMedia"in navigator.mediaDevices&&j(o,"screen");return d`
    <div class="bar" part="bar" role="group" aria-label=${i.controls}>
      ${O({part:"microphone",symbol:r?"mic":"micOff",label:r?i.muteMicrophone:i.unmuteMicrophone,key:"M",off:!r,disabled:!j(o,"microphone"),run:()=>o.toggleMicrophone()})}
      ${O({part:"camera",symbol:n?"video":"videoOff",label:n?i.stopCamera:i.startCamera,key:"V",off:!n,disabled:!j(o,"camera"),run:()=>o.toggleCamera()})}
      ${a?O({part:"share",symbol:c?"monitorX":"monitorUp",label:c?i.stopSharing:i.shareScreen,key:"S",on:c,run:()=>o.toggleScreen()}):l}
      ${O({part:"settings",symbol:"settings",label:i.settings,expanded:t.settings,run:e.toggleSettings})}
      ${document.fullscreenEnabled?O({part:"fullscreen",extra:"optional",symbol:t.fullscreen?"minimize":"maximize",label:t.fullscreen?i.leaveFullscreen:i.fullscreen,run:e.toggleFullscreen}):l}
      <span class="gap"></span>
      ${O({part:"hangup",extra:"hangup",symbol:"phone",label:i.leave,run:()=>o.leave()})}
    </div>
  `}function O({part:o,symbol:e,label:t,extra:i,key:s,off:r,on:n,disabled:c,expanded:a,run:u}){return d`<button
    class=${i??""}
    part=${o}
    aria-label=${t}
    aria-keyshortcuts=${s??l}
    aria-expanded=${a??l}
    data-tip=${s?`${t} (${s})`:t}
    ?data-off=${r}
    ?data-on=${n}
    ?disabled=${c}
    @click=${u}
  >
    ${v(e)}
  </button>`}function j(o,e){let t=o.room?.localParticipant.grants;if(!t)return!0;let i=t.videoDirection==="sendrecv"||t.videoDirection==="sendonly";return t.publish.includes(e)&&(e!=="camera"||i)}function gt(o){let{strings:e,room:t}=o,i=o.state==="reconnecting",s=t?.state==="reconnecting"?e.reconnecting:e.signalReconnecting,r=mi(o);return d`
    <div class="top" part="top">
      <span class="pill" part="connection" data-tone=${i?"warm":"good"}>
        <span class="dot"></span>${i?s:`${e.connected} · ${D(o.seconds)}`}
      </span>
      ${r?d`<span class="pill" part="direction">${r}</span>`:l}
      ${t?.localParticipant.isScreenShareEnabled?d`<span class="pill" data-tone="share" part="sharing">
              ${e.sharing}
              <button @click=${()=>o.toggleScreen()}>${e.stopSharing}</button>
            </span>`:l}
      ${t&&!t.canPlaybackAudio?d`<span class="pill" data-tone="warm" part="sound">
              ${e.listen}
              <button @click=${()=>t.startAudio()}>${e.listenButton}</button>
            </span>`:l}
    </div>
  `}function mi(o){let e=o.room?.localParticipant.grants?.videoDirection,t=o.others[0]?.name;return t?e==="recvonly"?o.strings.cameraOffByRequest(t):e==="sendonly"?o.strings.theyMayNotSend(t):"":""}function vt(o,e,t){let{strings:i}=o;return d`
    <div class="panel" part="panel" role="dialog" aria-label=${i.settings}>
      <header>
        <h2>${i.settings}</h2>
        <button aria-label=${i.close} @click=${t}>${v("x")}</button>
      </header>
      ${e.render()}
      ${o.room?.path?d`<p part="path">${i.path(o.room.path)}</p>`:l}
    </div>
  `}function _e(o){return o.toast?d`
    <div class="toast" part="toast" role="alert">
      ${v("triangleAlert")}<span>${o.toast}</span>
      <button aria-label=${o.strings.close} @click=${()=>o.hideToast()}>${v("x")}</button>
    </div>
  `:l}var bt=$`
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
`;var fi=["videoinput","audioinput","audiooutput"],oe=class{#e;#t;#o=[];constructor(e,t){this.#e=e,this.#t=t}async refresh(){let e=await this.#e.room?.devices.list().catch(()=>[]);this.#o=(e??[]).filter(t=>t.deviceId!==""),this.#t()}render({meter:e=!1}={}){let t=fi.map(i=>[this.#i(i),e&&i==="audioinput"?this.#s():l]);return d`<div class="fields" part="devices">${t}</div>`}#i(e){let{strings:t}=this.#e,i=this.#o.filter(c=>c.kind===e);if(e==="audiooutput"&&i.length===0)return l;let[s,r]={videoinput:[t.camera,"video"],audioinput:[t.microphone,"mic"],audiooutput:[t.speaker,"volume"]}[e],n=this.#r(e);return d`
      <label class="field">
        <span>${s}</span>
        <span class="box">
          ${v(r)}
          <select
            part="device-select"
            data-kind=${e}
            ?disabled=${i.length===0}
            @change=${c=>this.#n(e,c.target.value)}
          >
            ${i.length===0?d`<option>${t.noDevice}</option>`:l}
            ${i.map((c,a)=>d`
                <option value=${c.deviceId} ?selected=${c.deviceId===n}>
                  ${c.label||t.unnamedDevice(s,a+1)}
                </option>
              `)}
          </select>
          ${v("chevronDown")}
        </span>
      </label>
    `}#s(){let{microphoneLevel:e}=this.#e.strings;return d`<span class="meter" part="meter" role="img" aria-label=${e}><i></i></span>`}#r(e){let{preview:t,room:i}=this.#e,s=i?.localParticipant,r=t?.camera??s?.track("camera")?.mediaStreamTrack,n=t?.microphone??s?.track("microphone")?.mediaStreamTrack;return{videoinput:r,audioinput:n,audiooutput:void 0}[e]?.getSettings().deviceId??i?.devices.chosen(e)}async#n(e,t){await this.#e.chooseDevice(e,t),await this.refresh()}};var se=class{isIdle=!1;#e;#t;#o=!1;constructor(e){this.#e=e}pointer=()=>{this.#o=!1,this.#i()};keyboard=()=>{this.#o=!0,this.#i()};stop(){clearTimeout(this.#t)}#i(){clearTimeout(this.#t),this.#o||(this.#t=setTimeout(()=>this.#s(!0),3e3)),this.#s(!1)}#s(e){e!==this.isIdle&&(this.isIdle=e,this.#e())}};import{callKey as gi,DeviceError as vi,isSupported as Ae,Room as xt,VisavisError as es}from"./visavis.mjs";var re=class{#e;#t;#o=new Float32Array(512);constructor(e){try{this.#e=new AudioContext,this.#t=this.#e.createAnalyser(),this.#t.fftSize=this.#o.length,this.#e.createMediaStreamSource(new MediaStream([e])).connect(this.#t)}catch{}}get level(){if(!this.#t)return 0;this.#t.getFloatTimeDomainData(this.#o);let e=0;for(let t of this.#o)e+=t*t;return Math.min(1,Math.sqrt(Math.sqrt(e/this.#o.length)*3))}close(){this.#e?.close().catch(()=>{}),this.#e=void 0,this.#t=void 0}};var ne=class{#e;#t;errors=new Map;camera;microphone;cameraStream=null;isAsking=!1;#o;#i=!1;constructor(e,t){this.#e=e,this.#t=t}get level(){return this.#o?.level??0}async open(e,t){this.isAsking=!0,this.#t();let i=await this.#e.open(e,t);this.isAsking=!1;for(let s of i.errors)this.errors.set(s.source,s);this.#n(i.microphone),this.#r(i.camera),this.#t()}async setCamera(e){this.#r(e?await this.#s("camera"):void 0),this.#t()}async setMicrophone(e){this.#n(e?await this.#s("microphone"):void 0),this.#t()}async choose(e,t){this.#e.choose(e,t),e==="videoinput"&&this.camera&&await this.setCamera(!0),e==="audioinput"&&this.microphone&&await this.setMicrophone(!0)}take(){let{camera:e,microphone:t}=this;return this.camera=void 0,this.microphone=void 0,this.close(),{camera:e,microphone:t}}close(){this.#i=!0,this.#r(void 0),this.#n(void 0)}async#s(e){this.errors.delete(e);try{return await this.#e[e]()}catch(t){this.errors.set(e,t);return}}#r(e){this.#i&&e?.stop(),this.camera?.stop(),this.camera=this.#i?void 0:e,this.cameraStream=this.camera?new MediaStream([this.camera]):null}#n(e){this.#i&&e?.stop(),this.microphone?.stop(),this.#o?.close(),this.microphone=this.#i?void 0:e,this.#o=this.microphone?new re(this.microphone):void 0}};var bi=.02,xi=150,yi=7e3,ae=class{strings=pt;room;preview;end;toast="";announcement="";leftName="";speaking=new Set;#e;#t;#o={server:"",token:"",audio:!0,video:!0};#i="idle";#s=0;#r={audio:!0,video:!0};#n;#l;constructor(e,t){this.#e=e,this.#t=t}get state(){return Ae()?this.#i==="over"?this.end?.reason==="refused"?"refused":"ended":this.#i!=="live"?this.#i:this.room?.state==="reconnecting"||this.room?.state==="signalReconnecting"?"reconnecting":this.others.length>0?"inCall":"waiting":"unsupported"}get isLive(){return this.#i==="live"}get others(){return this.room?[...this.room.participants.values()]:[]}get screens(){return this.others.flatMap(e=>{let t=e.track("screen");return t?.isSubscribed&&!t.muted?[{participant:e,track:t}]:[]})}get seconds(){return this.#s?Math.max(0,(Date.now()-this.#s)/1e3):0}get wasInCall(){return this.#p()!==void 0}configure(e){this.#o=e}async prepare(){Ae()&&(this.#d("prejoin"),this.room=new xt,this.preview=new ne(this.room.devices,this.#e),await this.preview.open(this.#o.audio,this.#o.video))}async join({withoutCamera:e=!1}={}){if(!Ae())return;let t=this.#i==="prejoin"&&this.room?this.room:new xt,i=this.#m(e);this.#r={audio:!!i.audio,video:!!i.video},this.room=t,this.end=void 0,this.leftName="",this.#s=this.#p()?.since??Date.now(),this.#f(t),this.#d("connecting");try{let{server:s,token:r,iceTransportPolicy:n}=this.#o;await t.connect(s,r,{...i,iceTransportPolicy:n})}catch(s){t===this.room&&this.#i==="connecting"&&this.#u("connectionLost",s);return}this.#d("live"),this.#a(),this.#n=setInterval(()=>this.#v(),xi),this.announce(this.strings.connected)}async leave(){await this.room?.leave()}dispose(){this.preview?.close(),(this.#i==="live"||this.#i==="connecting")&&this.leave(),clearInterval(this.#n)}async toggleMicrophone(){if(this.preview)return this.preview.setMicrophone(!this.preview.microphone);let e=!this.room?.localParticipant.isMicrophoneEnabled;await this.#c("microphone",()=>this.room?.localParticipant.setMicrophoneEnabled(e)),this.#r.audio=this.room?.localParticipant.isMicrophoneEnabled??!1,this.announce(this.#r.audio?this.strings.unmutedNow:this.strings.mutedNow),this.#a()}async toggleCamera(){if(this.preview)return this.preview.setCamera(!this.preview.camera);let e=!this.room?.localParticipant.isCameraEnabled;await this.#c("camera",()=>this.room?.localParticipant.setCameraEnabled(e)),this.#r.video=this.room?.localParticipant.isCameraEnabled??!1,this.announce(this.#r.video?this.strings.cameraOnNow:this.strings.cameraOffNow),this.#a()}async toggleScreen(){let e=!this.room?.localParticipant.isScreenShareEnabled;await this.#c("screen",()=>this.room?.localParticipant.setScreenShareEnabled(e))}async chooseDevice(e,t){if(this.preview)await this.preview.choose(e,t);else{let i=e==="videoinput"?"camera":"microphone";await this.#c(i,()=>this.room?.switchDevice(e,t))}this.#e()}announce(e){this.announcement=e,this.#e()}showToast(e){this.toast=e,clearTimeout(this.#l),this.#l=setTimeout(()=>this.hideToast(),yi),this.#e()}hideToast(){this.toast="",this.#e()}#m(e){let t=this.#p(),{preview:i}=this;if(this.preview=void 0,!i)return{audio:t?.audio??this.#o.audio,video:t?.video??this.#o.video};let{camera:s,microphone:r}=i.take();return e&&s?.stop(),{audio:r??!1,video:!e&&s||!1}}#f(e){let{strings:t}=this;e.on("connectionStateChanged",()=>{e===this.room&&this.#a(),this.#e()}),e.on("reconnecting",()=>this.announce(t.reconnecting)),e.on("signalReconnecting",()=>this.announce(t.signalReconnecting)),e.on("reconnected",()=>this.announce(t.resumed)),e.on("participantConnected",({name:i})=>{this.leftName="",this.announce(t.joined(i)),this.#t("visavis-participant-joined",{name:i})}),e.on("participantDisconnected",({name:i})=>{this.leftName=i,this.announce(t.left(i)),this.#t("visavis-participant-left",{name:i})}),e.on("trackSubscribed",(i,{name:s})=>{i.source==="screen"&&this.announce(t.sharesScreen(s)),this.#e()}),e.on("trackUnsubscribed",(i,{name:s})=>{i.source==="screen"&&this.announce(t.stoppedSharing(s)),this.#e()});for(let i of wi)e.on(i,()=>this.#e());e.on("mediaDeviceError",i=>this.#g(i)),e.on("disconnected",(i,s)=>{e===this.room&&this.#u(i,s)})}#g(e){e.code!=="share_cancelled"&&this.showToast(A(e.code,e.source))}async#c(e,t){try{await t()}catch(i){if(i instanceof vi)return;this.showToast(A(i.code,e))}}#u(e,t){let i=["unauthorized","token_expired","forbidden"].includes(t?.code??""),s=i?"refused":e,{seconds:r}=this;this.end={reason:s,sentence:ut(s,t?.code,t?.message),seconds:this.#i==="live"?r:0,retryable:!i},clearInterval(this.#n),this.#b(),this.speaking.clear(),this.#d("over"),this.announce(this.end.sentence),this.#t("visavis-ended",{reason:s,seconds:Math.round(r)})}#v(){let e=new Set;for(let i of this.others)(i.track("microphone")?.audioLevel??0)>bi&&e.add(i.id);let t=e.size===this.speaking.size&&[...e].every(i=>this.speaking.has(i));this.speaking=e,t||this.#e()}#d(e){e!==this.#i&&(this.#i=e,e==="live"&&this.#t("visavis-joined"),this.#e())}get#h(){return`visavis:call:${gi(this.#o.token)}`}#p(){try{return JSON.parse(sessionStorage.getItem(this.#h)??"null")??void 0}catch{return}}#a(){if(!(this.#i!=="live"||!this.room))try{sessionStorage.setItem(this.#h,JSON.stringify({since:this.#s,...this.#r}))}catch{}}#b(){try{sessionStorage.removeItem(this.#h)}catch{}}},wi=["pathChanged","participantReconnecting","participantReconnected","trackPublished","trackUnpublished","trackMuted","trackUnmuted","localTrackPublished","localTrackUnpublished","localTrackMuted","localTrackUnmuted","mediaDevicesChanged","audioPlaybackChanged"];function wt(o,e){let{strings:t,preview:i}=o,s=i?.errors.get("camera")??i?.errors.get("microphone");return d`
    <div class="center">
      <div class="prejoin" part="prejoin">
        <div class="preview" part="preview">
          ${i?.cameraStream?d`<video
                  part="preview-video"
                  aria-label=${t.preview}
                  autoplay
                  playsinline
                  .muted=${!0}
                  .srcObject=${i.cameraStream}
                ></video>`:d`<p>${i?.isAsking?t.previewAsking:t.previewOff}</p>`}
          <div class="switches">
            ${yt("microphone",i?.microphone!==void 0,i?.microphone?t.muteMicrophone:t.unmuteMicrophone,()=>o.toggleMicrophone())}
            ${yt("camera",i?.camera!==void 0,i?.camera?t.stopCamera:t.startCamera,()=>o.toggleCamera())}
          </div>
        </div>
        <div class="side">
          <h1>${t.joinTitle}</h1>
          <p>${t.joinHint}</p>
          ${s?$i(A(s.code,s.source)):l}
          ${e.render({meter:!0})}
          <div class="actions">
            <button class="primary" part="join" ?disabled=${i?.isAsking} @click=${()=>o.join()}>
              ${t.join}
            </button>
            ${i?.camera?d`<button
                    class="plain"
                    part="join-without-camera"
                    @click=${()=>o.join({withoutCamera:!0})}
                  >
                    ${t.joinWithoutCamera}
                  </button>`:l}
          </div>
        </div>
      </div>
    </div>
  `}function yt(o,e,t,i){return d`<button
    part="preview-${o}"
    aria-pressed=${e}
    aria-label=${t}
    data-tip=${t}
    @click=${i}
  >
    ${v({microphone:["mic","micOff"],camera:["video","videoOff"]}[o][e?0:1])}
  </button>`}function $i(o){return d`<div class="problem" part="problem" role="alert">${v("triangleAlert")}<span>${o}</span></div>`}function $t(o){return d`
    <div class="skeleton" part="skeleton">
      <div class="bone"></div>
      <p>${o.strings.connecting}</p>
    </div>
  `}function kt(o,e){let{strings:t,end:i}=o,s=o.state==="refused",r=i?.seconds===0&&i.reason!=="left",n=s?t.refusedTitle:r?t.failedTitle:t.endedTitle;return Ce({symbol:s||r?"triangleAlert":"phoneOff",title:n,sentences:[i?.sentence??"",i&&i.seconds>=1?t.duration(D(i.seconds)):""],action:i?.retryable?{label:r?t.tryAgain:t.joinAgain,run:e}:void 0})}function _t(o){let{strings:e}=o;return Ce({symbol:"videoOff",title:e.unsupportedTitle,sentences:[e.unsupported]})}function At(o){let{strings:e}=o;return Ce({symbol:"triangleAlert",title:e.refusedTitle,sentences:[e.noToken]})}function Ce({symbol:o,title:e,sentences:t,action:i}){return d`
    <div class="center">
      <div class="card" part="notice">
        <div class="badge">${v(o)}</div>
        <h1>${e}</h1>
        ${t.filter(Boolean).map(s=>d`<p>${s}</p>`)}
        ${i?d`<div class="actions">
                <button class="primary" part="join-again" @click=${i.run}>${i.label}</button>
              </div>`:l}
      </div>
    </div>
  `}var le=class{corner="bottom-right";#e;#t;constructor(e){this.#e=e}down=e=>{let t=e.currentTarget;this.#t={x:e.clientX,y:e.clientY},t.setPointerCapture(e.pointerId),t.toggleAttribute("data-dragging",!0)};move=e=>{if(!this.#t)return;let t=e.currentTarget;t.style.translate=`${e.clientX-this.#t.x}px ${e.clientY-this.#t.y}px`};up=e=>{if(!this.#t)return;this.#t=void 0;let t=e.currentTarget,i=t.getBoundingClientRect(),s=(t.offsetParent??t).getBoundingClientRect();t.toggleAttribute("data-dragging",!1),t.style.translate="";let r=i.top+i.height/2>s.top+s.height/2,n=i.left+i.width/2>s.left+s.width/2;this.#o(`${r?"bottom":"top"}-${n?"right":"left"}`)};key=e=>{let[t,i]=this.corner.split("-"),s={ArrowUp:`top-${i}`,ArrowDown:`bottom-${i}`,ArrowLeft:`${t}-left`,ArrowRight:`${t}-right`}[e.key];s&&(e.preventDefault(),this.#o(s))};#o(e){this.corner=e,this.#e()}};var{I:ki}=We,Ct=o=>o;var Tt=o=>o.strings===void 0,St=()=>document.createComment(""),U=(o,e,t)=>{let i=o._$AA.parentNode,s=e===void 0?o._$AB:e._$AA;if(t===void 0){let r=i.insertBefore(St(),s),n=i.insertBefore(St(),s);t=new ki(r,n,o,o.options)}else{let r=t._$AB.nextSibling,n=t._$AM,c=n!==o;if(c){let a;t._$AQ?.(o),t._$AM=o,t._$AP!==void 0&&(a=o._$AU)!==n._$AU&&t._$AP(a)}if(r!==s||c){let a=t._$AA;for(;a!==r;){let u=Ct(a).nextSibling;Ct(i).insertBefore(a,s),a=u}}}return t},C=(o,e,t=o)=>(o._$AI(e,t),o),_i={},Mt=(o,e=_i)=>o._$AH=e,Et=o=>o._$AH,ce=o=>{o._$AR(),o._$AA.remove()};var Pt=(o,e,t)=>{let i=new Map;for(let s=e;s<=t;s++)i.set(o[s],s);return i},Se=R(class extends _{constructor(o){if(super(o),o.type!==L.CHILD)throw Error("repeat() can only be used in text expressions")}dt(o,e,t){let i;t===void 0?t=e:e!==void 0&&(i=e);let s=[],r=[],n=0;for(let c of o)s[n]=i?i(c,n):n,r[n]=t(c,n),n++;return{values:r,keys:s}}render(o,e,t){return this.dt(o,e,t).values}update(o,[e,t,i]){let s=Et(o),{values:r,keys:n}=this.dt(e,t,i);if(!Array.isArray(s))return this.ut=n,r;let c=this.ut??=[],a=[],u,f,h=0,m=s.length-1,p=0,g=r.length-1;for(;h<=m&&p<=g;)if(s[h]===null)h++;else if(s[m]===null)m--;else if(c[h]===n[p])a[p]=C(s[h],r[p]),h++,p++;else if(c[m]===n[g])a[g]=C(s[m],r[g]),m--,g--;else if(c[h]===n[g])a[g]=C(s[h],r[g]),U(o,a[g+1],s[h]),h++,g--;else if(c[m]===n[p])a[p]=C(s[m],r[p]),U(o,s[h],s[m]),m--,p++;else if(u===void 0&&(u=Pt(n,p,g),f=Pt(c,h,m)),u.has(c[h]))if(u.has(c[m])){let x=f.get(n[p]),ue=x!==void 0?s[x]:null;if(ue===null){let Ee=U(o,s[h]);C(Ee,r[p]),a[p]=Ee}else a[p]=C(ue,r[p]),U(o,s[h],ue),s[x]=null;p++}else ce(s[m]),m--;else ce(s[h]),h++;for(;p<=g;){let x=U(o,a[g+1]);C(x,r[p]),a[p++]=x}for(;h<=m;){let x=s[h++];x!==null&&ce(x)}return this.ut=n,Mt(o,a),b}});var F=(o,e)=>{let t=o._$AN;if(t===void 0)return!1;for(let i of t)i._$AO?.(e,!1),F(i,e);return!0},de=o=>{let e,t;do{if((e=o._$AM)===void 0)break;t=e._$AN,t.delete(o),o=e}while(t?.size===0)},Rt=o=>{for(let e;e=o._$AM;o=e){let t=e._$AN;if(t===void 0)e._$AN=t=new Set;else if(t.has(o))break;t.add(o),Si(e)}};function Ai(o){this._$AN!==void 0?(de(this),this._$AM=o,Rt(this)):this._$AM=o}function Ci(o,e=!1,t=0){let i=this._$AH,s=this._$AN;if(s!==void 0&&s.size!==0)if(e)if(Array.isArray(i))for(let r=t;r<i.length;r++)F(i[r],!1),de(i[r]);else i!=null&&(F(i,!1),de(i));else F(this,o)}var Si=o=>{o.type==L.CHILD&&(o._$AP??=Ci,o._$AQ??=Ai)},he=class extends _{constructor(){super(...arguments),this._$AN=void 0}_$AT(e,t,i){super._$AT(e,t,i),Rt(this),this.isConnected=e._$AU}_$AO(e,t=!0){e!==this.isConnected&&(this.isConnected=e,e?this.reconnected?.():this.disconnected?.()),t&&(F(this,e),de(this))}setValue(e){if(Tt(this._$Ct))this._$Ct._$AI(e,this);else{let t=[...this._$Ct._$AH];t[this._$Ci]=e,this._$Ct._$AI(t,this,0)}}disconnected(){}reconnected(){}};var Te=class extends he{#e;#t;render(e){return b}update(e,[t]){if(this.#e=e.element,t!==this.#t){let i=this.#t;this.#t=t,t?.attach(this.#e),i?.detach(this.#e)}return b}disconnected(){this.#e&&this.#t?.detach(this.#e)}reconnected(){this.#e&&this.#t?.attach(this.#e)}},K=R(Te);var Ti=5,Mi=5;function Me(o){return o.others.length===0?"empty":o.screens.length>0?"stage":o.others.length===1?"single":"grid"}function jt(o){let e=Me(o);if(e==="empty")return Ni(o);let t=Se(o.others,s=>s.id,s=>Ei(o,s)),i=Math.min(Mi,Math.ceil(Math.sqrt(o.others.length)));return d`
    <div class="stage" part="stage" data-layout=${e} data-columns=${i}>
      ${e==="stage"?d`${Pi(o)}<div class="strip" part="strip">${t}</div>`:t}
    </div>
  `}function Nt(o){let e=o.others.flatMap(t=>[...t.tracks.values()].filter(i=>i.kind==="audio"));return d`${Se(e,t=>t.id,t=>d`<audio ${K(t)}></audio>`)}`}function Lt(o,e){let{strings:t}=o,i=o.room?.localParticipant,s=i?.isCameraEnabled?i.track("camera"):void 0;return d`
    <div
      class="self"
      part="self-view"
      role="group"
      tabindex="0"
      aria-label=${t.selfView}
      data-corner=${e.corner}
      data-camera=${s?"on":"off"}
      @pointerdown=${e.down}
      @pointermove=${e.move}
      @pointerup=${e.up}
      @pointercancel=${e.up}
      @keydown=${e.key}
    >
      ${s?d`<video part="self-video" ${K(s)}></video>`:d`<span>${t.you}</span>`}
      ${i?.isMicrophoneEnabled?l:d`<span class="mark">${v("micOff")}</span>`}
    </div>
  `}function Ei(o,e){let t=e.track("camera"),i=t?.isSubscribed&&!t.muted?t:void 0,s=e.track("microphone")?.muted??!0,r=e.state==="reconnecting";return d`
    <div
      class="tile"
      part="tile"
      data-participant=${e.identity}
      data-source="camera"
      data-video=${i?"on":"off"}
      data-microphone=${s?"off":"on"}
      ?data-speaking=${o.speaking.has(e.id)}
      ?data-away=${r}
    >
      ${i?d`<video part="video" ${K(i)}></video>
              ${r?d`<p class="away">${o.strings.othersReconnecting(e.name)}</p>`:l}`:Ri(o,e,s)}
      ${ji(o,e.name,s)}
    </div>
  `}function Pi(o){let{participant:e,track:t}=o.screens[0];return d`
    <div class="tile" part="tile screen" data-participant=${e.identity} data-source="screen">
      <video part="video" ${K(t)}></video>
      <div class="label"><span>${o.strings.screenOf(e.name)}</span></div>
    </div>
  `}function Ri(o,e,t){let i=[...e.identity].reduce((s,r)=>s+r.charCodeAt(0),0)%Ti;return d`
    <div class="person" part="person">
      <div class="avatar" data-hue=${i} aria-hidden="true">${mt(e.name)}</div>
      <p class="name">${t?v("micOff"):l}${e.name}</p>
      <p class="note">
        ${e.state==="reconnecting"?o.strings.othersReconnecting(e.name):D(o.seconds)}
      </p>
    </div>
  `}function ji(o,e,t){return d`
    <div class="label" part="name">
      ${t?v("micOff"):l}
      <span>${e}</span>
      ${t?d`<span class="spoken">${o.strings.microphoneOff(e)}</span>`:l}
    </div>
  `}function Ni(o){let{strings:e,leftName:t}=o,i=o.room?.localParticipant.role??"customer";return d`
    <div class="waiting" part="waiting">
      <div class="card">
        <div class="pulse">${v(t?"phoneOff":"video")}</div>
        <h1>${t?e.leftWaiting(t):e.waitingFor(i)}</h1>
        <p>${t?e.leftHint:e.waitingHint}</p>
      </div>
    </div>
  `}var Dt=$`
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

  .tile[data-away] video {
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

  .strip .person .name,
  .strip .person .note,
  .stage[data-layout='grid'] .person .name,
  .stage[data-layout='grid'] .tile:not([data-away]) .person .note,
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
`;var Ot=$`
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
`,Ut=$`
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
      gap: 24px;
      max-width: 480px;
    }

    .center {
      padding: 16px;
    }

    h1 {
      font-size: 24px;
    }
  }
`;var pe=class extends k{static styles=[Ot,Ut,Dt,bt];static properties={server:{},token:{},autojoin:{type:Boolean},audio:{},video:{},shortcuts:{},iceTransportPolicy:{attribute:"ice-transport-policy"}};#e=new ae(()=>this.#v(),(e,t)=>this.dispatchEvent(new CustomEvent(e,{detail:t,bubbles:!0,composed:!0})));#t=new oe(this.#e,()=>this.requestUpdate());#o=new le(()=>this.requestUpdate());#i=new se(()=>this.requestUpdate());#s=!1;#r="";#n;#l=0;constructor(){super(),this.server=location.origin,this.token="",this.autojoin=!1,this.audio="on",this.video="on",this.shortcuts="on",this.iceTransportPolicy="all"}set strings(e){this.#e.strings={...this.#e.strings,...e},this.requestUpdate()}get room(){return this.#e.room}join(){return this.#c(),this.#e.join()}leave(){return this.#e.leave()}connectedCallback(){super.connectedCallback(),document.addEventListener("keydown",this.#h),document.addEventListener("fullscreenchange",this.#d),this.addEventListener("pointermove",this.#i.pointer),this.addEventListener("pointerdown",this.#i.pointer),this.#n=setInterval(()=>this.#e.isLive&&this.requestUpdate(),1e3)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("keydown",this.#h),document.removeEventListener("fullscreenchange",this.#d),clearInterval(this.#n),cancelAnimationFrame(this.#l),this.#i.stop(),queueMicrotask(()=>{this.isConnected||this.#e.dispose()})}willUpdate(){this.token&&this.token!==this.#r&&this.#g(),this.dataset.state=this.#e.state,this.dataset.layout=Me(this.#e)}updated(e){this.#e.state==="prejoin"&&this.#y()}render(){let e=this.#e,t=this.#i.isIdle&&e.state==="inCall"&&!this.#s&&!this.#x();return d`
      <div
        class="surface"
        part="surface"
        role="region"
        aria-label=${e.strings.region}
        data-state=${e.state}
        ?data-idle=${t}
      >
        ${this.#m()}
        ${e.isLive?l:_e(e)}
        <div class="spoken" role="status" aria-live="polite">${e.announcement}</div>
      </div>
    `}#m(){let e=this.#e;switch(e.state){case"unsupported":return _t(e);case"idle":return this.token?l:At(e);case"prejoin":return wt(e,this.#t);case"connecting":return $t(e);case"ended":case"refused":return kt(e,()=>this.#u());case"waiting":case"inCall":case"reconnecting":return this.#f()}}#f(){let e=this.#e,t={toggleSettings:()=>this.#p(),toggleFullscreen:()=>this.#b()},i={settings:this.#s,fullscreen:document.fullscreenElement===this};return d`
      ${jt(e)} ${Nt(e)} ${gt(e)} ${Lt(e,this.#o)}
      ${this.#s?vt(e,this.#t,()=>this.#a()):l}
      ${_e(e)} ${ft(e,t,i)}
    `}#g(){this.#r=this.token,this.#c(),this.autojoin||this.#e.wasInCall?this.#e.join():this.#e.prepare().then(()=>this.#t.refresh())}#c(){this.#e.configure({server:this.server,token:this.token,audio:Ht(this.audio),video:Ht(this.video),iceTransportPolicy:this.iceTransportPolicy})}#u(){this.#e.prepare().then(()=>this.#t.refresh())}#v(){this.dataset.state!=="inCall"&&this.#e.state==="inCall"&&this.#i.pointer(),this.requestUpdate()}#d=()=>this.requestUpdate();#h=e=>{if(this.#i.keyboard(),e.key==="Escape"&&this.#s)return this.#a();if(!this.#e.isLive||this.shortcuts==="off"||e.ctrlKey||e.metaKey||e.altKey||e.repeat||Li(e))return;let t=this.#e,i={m:()=>j(t,"microphone")&&t.toggleMicrophone(),v:()=>j(t,"camera")&&t.toggleCamera(),s:()=>j(t,"screen")&&t.toggleScreen()}[e.key.toLowerCase()];i&&(e.preventDefault(),i())};async#p(){if(this.#s)return this.#a();this.#s=!0,this.requestUpdate(),await this.#t.refresh(),await this.updateComplete,this.renderRoot.querySelector(".panel select")?.focus()}#a(){this.#s=!1,this.requestUpdate(),this.renderRoot.querySelector('[part="settings"]')?.focus()}#b(){(document.fullscreenElement?document.exitFullscreen():this.requestFullscreen()).catch(()=>{})}#x(){return this.renderRoot.querySelector(".bar :focus-visible")!==null}#y(){cancelAnimationFrame(this.#l);let e=()=>{let t=this.renderRoot.querySelector(".meter i");!t||this.#e.state!=="prejoin"||(t.style.setProperty("--level",(this.#e.preview?.level??0).toFixed(2)),this.#l=requestAnimationFrame(e))};this.#l=requestAnimationFrame(e)}};function Ht(o){return!["off","false","0"].includes(o)}function Li(o){let e=o.composedPath()[0];return e instanceof HTMLElement?e.isContentEditable||["INPUT","TEXTAREA","SELECT"].includes(e.tagName):!1}customElements.get("visavis-call")||customElements.define("visavis-call",pe);
