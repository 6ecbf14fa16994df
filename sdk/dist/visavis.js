"use strict";var visavis=(()=>{var at=Object.defineProperty;var wr=Object.getOwnPropertyDescriptor;var br=Object.getOwnPropertyNames;var Sr=Object.prototype.hasOwnProperty;var xr=(r,e)=>{for(var t in e)at(r,t,{get:e[t],enumerable:!0})},kr=(r,e,t,i)=>{if(e&&typeof e=="object"||typeof e=="function")for(let n of br(e))!Sr.call(r,n)&&n!==t&&at(r,n,{get:()=>e[n],enumerable:!(i=wr(e,n))||i.enumerable});return r};var Cr=r=>kr(at({},"__esModule",{value:!0}),r);var ws={};xr(ws,{Call:()=>ne,Contact:()=>se,Contacts:()=>Ge,DeviceError:()=>b,Devices:()=>A,LocalParticipant:()=>ie,LocalTrack:()=>te,MediaError:()=>z,RemoteParticipant:()=>re,RemoteTrack:()=>ee,Room:()=>C,VisavisError:()=>d,callKey:()=>me,connect:()=>Ai,defaultReconnectPolicy:()=>J,forgetVisitor:()=>Bi,isMuted:()=>ve,isSupported:()=>E,maySend:()=>ge,preflightEnglish:()=>Xe,preflightGerman:()=>Ji,reduce:()=>be,runPreflight:()=>Xi,signInAtSite:()=>Wi,tokenClaims:()=>fe,visitorId:()=>Fi});var Ce=globalThis,Te=Ce.ShadowRoot&&(Ce.ShadyCSS===void 0||Ce.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,ct=Symbol(),At=new WeakMap,ae=class{constructor(e,t,i){if(this._$cssResult$=!0,i!==ct)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(Te&&e===void 0){let i=t!==void 0&&t.length===1;i&&(e=At.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),i&&At.set(t,e))}return e}toString(){return this.cssText}},Lt=r=>new ae(typeof r=="string"?r:r+"",void 0,ct),$=(r,...e)=>{let t=r.length===1?r[0]:e.reduce((i,n,s)=>i+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(n)+r[s+1],r[0]);return new ae(t,r,ct)},Dt=(r,e)=>{if(Te)r.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let i=document.createElement("style"),n=Ce.litNonce;n!==void 0&&i.setAttribute("nonce",n),i.textContent=t.cssText,r.appendChild(i)}},dt=Te?r=>r:r=>r instanceof CSSStyleSheet?(e=>{let t="";for(let i of e.cssRules)t+=i.cssText;return Lt(t)})(r):r;var{is:Tr,defineProperty:Pr,getOwnPropertyDescriptor:Mr,getOwnPropertyNames:Er,getOwnPropertySymbols:$r,getPrototypeOf:Rr}=Object,Pe=globalThis,Ot=Pe.trustedTypes,Ir=Ot?Ot.emptyScript:"",_r=Pe.reactiveElementPolyfillSupport,ce=(r,e)=>r,lt={toAttribute(r,e){switch(e){case Boolean:r=r?Ir:null;break;case Object:case Array:r=r==null?r:JSON.stringify(r)}return r},fromAttribute(r,e){let t=r;switch(e){case Boolean:t=r!==null;break;case Number:t=r===null?null:Number(r);break;case Object:case Array:try{t=JSON.parse(r)}catch{t=null}}return t}},Nt=(r,e)=>!Tr(r,e),jt={attribute:!0,type:String,converter:lt,reflect:!1,useDefault:!1,hasChanged:Nt};Symbol.metadata??=Symbol("metadata"),Pe.litPropertyMetadata??=new WeakMap;var P=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=jt){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let i=Symbol(),n=this.getPropertyDescriptor(e,i,t);n!==void 0&&Pr(this.prototype,e,n)}}static getPropertyDescriptor(e,t,i){let{get:n,set:s}=Mr(this.prototype,e)??{get(){return this[t]},set(o){this[t]=o}};return{get:n,set(o){let a=n?.call(this);s?.call(this,o),this.requestUpdate(e,a,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??jt}static _$Ei(){if(this.hasOwnProperty(ce("elementProperties")))return;let e=Rr(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(ce("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(ce("properties"))){let t=this.properties,i=[...Er(t),...$r(t)];for(let n of i)this.createProperty(n,t[n])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[i,n]of t)this.elementProperties.set(i,n)}this._$Eh=new Map;for(let[t,i]of this.elementProperties){let n=this._$Eu(t,i);n!==void 0&&this._$Eh.set(n,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let i=new Set(e.flat(1/0).reverse());for(let n of i)t.unshift(dt(n))}else e!==void 0&&t.push(dt(e));return t}static _$Eu(e,t){let i=t.attribute;return i===!1?void 0:typeof i=="string"?i:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let i of t.keys())this.hasOwnProperty(i)&&(e.set(i,this[i]),delete this[i]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Dt(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,i){this._$AK(e,i)}_$ET(e,t){let i=this.constructor.elementProperties.get(e),n=this.constructor._$Eu(e,i);if(n!==void 0&&i.reflect===!0){let s=(i.converter?.toAttribute!==void 0?i.converter:lt).toAttribute(t,i.type);this._$Em=e,s==null?this.removeAttribute(n):this.setAttribute(n,s),this._$Em=null}}_$AK(e,t){let i=this.constructor,n=i._$Eh.get(e);if(n!==void 0&&this._$Em!==n){let s=i.getPropertyOptions(n),o=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:lt;this._$Em=n;let a=o.fromAttribute(t,s.type);this[n]=a??this._$Ej?.get(n)??a,this._$Em=null}}requestUpdate(e,t,i,n=!1,s){if(e!==void 0){let o=this.constructor;if(n===!1&&(s=this[e]),i??=o.getPropertyOptions(e),!((i.hasChanged??Nt)(s,t)||i.useDefault&&i.reflect&&s===this._$Ej?.get(e)&&!this.hasAttribute(o._$Eu(e,i))))return;this.C(e,t,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:i,reflect:n,wrapped:s},o){i&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,o??t??this[e]),s!==!0||o!==void 0)||(this._$AL.has(e)||(this.hasUpdated||i||(t=void 0),this._$AL.set(e,t)),n===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[n,s]of this._$Ep)this[n]=s;this._$Ep=void 0}let i=this.constructor.elementProperties;if(i.size>0)for(let[n,s]of i){let{wrapped:o}=s,a=this[n];o!==!0||this._$AL.has(n)||a===void 0||this.C(n,void 0,s,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(t)):this._$EM()}catch(i){throw e=!1,this._$EM(),i}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};P.elementStyles=[],P.shadowRootOptions={mode:"open"},P[ce("elementProperties")]=new Map,P[ce("finalized")]=new Map,_r?.({ReactiveElement:P}),(Pe.reactiveElementVersions??=[]).push("2.1.2");var ut=globalThis,Ut=r=>r,Me=ut.trustedTypes,Vt=Me?Me.createPolicy("lit-html",{createHTML:r=>r}):void 0,pt="$lit$",M=`lit$${Math.random().toFixed(9).slice(2)}$`,mt="?"+M,Ar=`<${mt}>`,N=document,le=()=>N.createComment(""),he=r=>r===null||typeof r!="object"&&typeof r!="function",ft=Array.isArray,Kt=r=>ft(r)||typeof r?.[Symbol.iterator]=="function",ht=`[ 	
\f\r]`,de=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,qt=/-->/g,Ht=/>/g,O=RegExp(`>|${ht}(?:([^\\s"'>=/]+)(${ht}*=${ht}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Wt=/'/g,Ft=/"/g,zt=/^(?:script|style|textarea|title)$/i,gt=r=>(e,...t)=>({_$litType$:r,strings:e,values:t}),p=gt(1),Ts=gt(2),Ps=gt(3),S=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),Bt=new WeakMap,j=N.createTreeWalker(N,129);function Yt(r,e){if(!ft(r)||!r.hasOwnProperty("raw"))throw Error("invalid template strings array");return Vt!==void 0?Vt.createHTML(e):e}var Jt=(r,e)=>{let t=r.length-1,i=[],n,s=e===2?"<svg>":e===3?"<math>":"",o=de;for(let a=0;a<t;a++){let c=r[a],h,m,l=-1,g=0;for(;g<c.length&&(o.lastIndex=g,m=o.exec(c),m!==null);)g=o.lastIndex,o===de?m[1]==="!--"?o=qt:m[1]!==void 0?o=Ht:m[2]!==void 0?(zt.test(m[2])&&(n=RegExp("</"+m[2],"g")),o=O):m[3]!==void 0&&(o=O):o===O?m[0]===">"?(o=n??de,l=-1):m[1]===void 0?l=-2:(l=o.lastIndex-m[2].length,h=m[1],o=m[3]===void 0?O:m[3]==='"'?Ft:Wt):o===Ft||o===Wt?o=O:o===qt||o===Ht?o=de:(o=O,n=void 0);let f=o===O&&r[a+1].startsWith("/>")?" ":"";s+=o===de?c+Ar:l>=0?(i.push(h),c.slice(0,l)+pt+c.slice(l)+M+f):c+M+(l===-2?a:f)}return[Yt(r,s+(r[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),i]},ue=class r{constructor({strings:e,_$litType$:t},i){let n;this.parts=[];let s=0,o=0,a=e.length-1,c=this.parts,[h,m]=Jt(e,t);if(this.el=r.createElement(h,i),j.currentNode=this.el.content,t===2||t===3){let l=this.el.content.firstChild;l.replaceWith(...l.childNodes)}for(;(n=j.nextNode())!==null&&c.length<a;){if(n.nodeType===1){if(n.hasAttributes())for(let l of n.getAttributeNames())if(l.endsWith(pt)){let g=m[o++],f=n.getAttribute(l).split(M),v=/([.?@])?(.*)/.exec(g);c.push({type:1,index:s,name:v[2],strings:f,ctor:v[1]==="."?$e:v[1]==="?"?Re:v[1]==="@"?Ie:V}),n.removeAttribute(l)}else l.startsWith(M)&&(c.push({type:6,index:s}),n.removeAttribute(l));if(zt.test(n.tagName)){let l=n.textContent.split(M),g=l.length-1;if(g>0){n.textContent=Me?Me.emptyScript:"";for(let f=0;f<g;f++)n.append(l[f],le()),j.nextNode(),c.push({type:2,index:++s});n.append(l[g],le())}}}else if(n.nodeType===8)if(n.data===mt)c.push({type:2,index:s});else{let l=-1;for(;(l=n.data.indexOf(M,l+1))!==-1;)c.push({type:7,index:s}),l+=M.length-1}s++}}static createElement(e,t){let i=N.createElement("template");return i.innerHTML=e,i}};function U(r,e,t=r,i){if(e===S)return e;let n=i!==void 0?t._$Co?.[i]:t._$Cl,s=he(e)?void 0:e._$litDirective$;return n?.constructor!==s&&(n?._$AO?.(!1),s===void 0?n=void 0:(n=new s(r),n._$AT(r,t,i)),i!==void 0?(t._$Co??=[])[i]=n:t._$Cl=n),n!==void 0&&(e=U(r,n._$AS(r,e.values),n,i)),e}var Ee=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:i}=this._$AD,n=(e?.creationScope??N).importNode(t,!0);j.currentNode=n;let s=j.nextNode(),o=0,a=0,c=i[0];for(;c!==void 0;){if(o===c.index){let h;c.type===2?h=new W(s,s.nextSibling,this,e):c.type===1?h=new c.ctor(s,c.name,c.strings,this,e):c.type===6&&(h=new _e(s,this,e)),this._$AV.push(h),c=i[++a]}o!==c?.index&&(s=j.nextNode(),o++)}return j.currentNode=N,n}p(e){let t=0;for(let i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(e,i,t),t+=i.strings.length-2):i._$AI(e[t])),t++}},W=class r{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,i,n){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=i,this.options=n,this._$Cv=n?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=U(this,e,t),he(e)?e===u||e==null||e===""?(this._$AH!==u&&this._$AR(),this._$AH=u):e!==this._$AH&&e!==S&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Kt(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==u&&he(this._$AH)?this._$AA.nextSibling.data=e:this.T(N.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:i}=e,n=typeof i=="number"?this._$AC(e):(i.el===void 0&&(i.el=ue.createElement(Yt(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===n)this._$AH.p(t);else{let s=new Ee(n,this),o=s.u(this.options);s.p(t),this.T(o),this._$AH=s}}_$AC(e){let t=Bt.get(e.strings);return t===void 0&&Bt.set(e.strings,t=new ue(e)),t}k(e){ft(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,i,n=0;for(let s of e)n===t.length?t.push(i=new r(this.O(le()),this.O(le()),this,this.options)):i=t[n],i._$AI(s),n++;n<t.length&&(this._$AR(i&&i._$AB.nextSibling,n),t.length=n)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let i=Ut(e).nextSibling;Ut(e).remove(),e=i}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},V=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,i,n,s){this.type=1,this._$AH=u,this._$AN=void 0,this.element=e,this.name=t,this._$AM=n,this.options=s,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=u}_$AI(e,t=this,i,n){let s=this.strings,o=!1;if(s===void 0)e=U(this,e,t,0),o=!he(e)||e!==this._$AH&&e!==S,o&&(this._$AH=e);else{let a=e,c,h;for(e=s[0],c=0;c<s.length-1;c++)h=U(this,a[i+c],t,c),h===S&&(h=this._$AH[c]),o||=!he(h)||h!==this._$AH[c],h===u?e=u:e!==u&&(e+=(h??"")+s[c+1]),this._$AH[c]=h}o&&!n&&this.j(e)}j(e){e===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},$e=class extends V{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===u?void 0:e}},Re=class extends V{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==u)}},Ie=class extends V{constructor(e,t,i,n,s){super(e,t,i,n,s),this.type=5}_$AI(e,t=this){if((e=U(this,e,t,0)??u)===S)return;let i=this._$AH,n=e===u&&i!==u||e.capture!==i.capture||e.once!==i.once||e.passive!==i.passive,s=e!==u&&(i===u||n);n&&this.element.removeEventListener(this.name,this,i),s&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},_e=class{constructor(e,t,i){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(e){U(this,e)}},Gt={M:pt,P:M,A:mt,C:1,L:Jt,R:Ee,D:Kt,V:U,I:W,H:V,N:Re,U:Ie,B:$e,F:_e},Lr=ut.litHtmlPolyfillSupport;Lr?.(ue,W),(ut.litHtmlVersions??=[]).push("3.3.3");var Xt=(r,e,t)=>{let i=t?.renderBefore??e,n=i._$litPart$;if(n===void 0){let s=t?.renderBefore??null;i._$litPart$=n=new W(e.insertBefore(le(),s),s,void 0,t??{})}return n._$AI(r),n};var vt=globalThis,R=class extends P{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Xt(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return S}};R._$litElement$=!0,R.finalized=!0,vt.litElementHydrateSupport?.({LitElement:R});var Dr=vt.litElementPolyfillSupport;Dr?.({LitElement:R});(vt.litElementVersions??=[]).push("4.2.2");var F={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},q=r=>(...e)=>({_$litDirective$:r,values:e}),I=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,i){this._$Ct=e,this._$AM=t,this._$Ci=i}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var pe=class extends I{constructor(e){if(super(e),this.it=u,e.type!==F.CHILD)throw Error(this.constructor.directiveName+"() can only be used in child bindings")}render(e){if(e===u||e==null)return this._t=void 0,this.it=e;if(e===S)return e;if(typeof e!="string")throw Error(this.constructor.directiveName+"() called with a non-string value");if(e===this.it)return this._t;this.it=e;let t=[e];return t.raw=t,this._t={_$litType$:this.constructor.resultType,strings:t,values:[]}}};pe.directiveName="unsafeHTML",pe.resultType=1;var Qt=q(pe);var Zt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m6 9 6 6 6-6"/></svg>';var ei='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M8 3H5a2 2 0 0 0-2 2v3"/><path d="M21 8V5a2 2 0 0 0-2-2h-3"/><path d="M3 16v3a2 2 0 0 0 2 2h3"/><path d="M16 21h3a2 2 0 0 0 2-2v-3"/></svg>';var ti='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M12 19v3"/><path d="M19 10v2a7 7 0 0 1-14 0v-2"/><rect x="9" y="2" width="6" height="13" rx="3"/></svg>';var ii='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M12 19v3"/><path d="M15 9.34V5a3 3 0 0 0-5.68-1.33"/><path d="M16.95 16.95A7 7 0 0 1 5 12v-2"/><path d="M18.89 13.23A7 7 0 0 0 19 12v-2"/><path d="m2 2 20 20"/><path d="M9 9v3a3 3 0 0 0 5.12 2.12"/></svg>';var ri='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M8 3v3a2 2 0 0 1-2 2H3"/><path d="M21 8h-3a2 2 0 0 1-2-2V3"/><path d="M3 16h3a2 2 0 0 1 2 2v3"/><path d="M16 21v-3a2 2 0 0 1 2-2h3"/></svg>';var ni='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m9 10 3-3 3 3"/><path d="M12 13V7"/><rect width="20" height="14" x="2" y="3" rx="2"/><path d="M12 17v4"/><path d="M8 21h8"/></svg>';var si='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m14.5 12.5-5-5"/><path d="m9.5 12.5 5-5"/><rect width="20" height="14" x="2" y="3" rx="2"/><path d="M12 17v4"/><path d="M8 21h8"/></svg>';var oi='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384"/></svg>';var ai='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M10.1 13.9a14 14 0 0 0 3.732 2.668 1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2 18 18 0 0 1-12.728-5.272"/><path d="M22 2 2 22"/><path d="M4.76 13.582A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 .244.473"/></svg>';var ci='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M14 17H5"/><path d="M19 7h-9"/><circle cx="17" cy="17" r="3"/><circle cx="7" cy="7" r="3"/></svg>';var di='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3"/><path d="M12 9v4"/><path d="M12 17h.01"/></svg>';var li='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m16 13 5.223 3.482a.5.5 0 0 0 .777-.416V7.87a.5.5 0 0 0-.752-.432L16 10.5"/><rect x="2" y="6" width="14" height="12" rx="2"/></svg>';var hi='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M10.66 6H14a2 2 0 0 1 2 2v2.5l5.248-3.062A.5.5 0 0 1 22 7.87v8.196"/><path d="M16 16a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h2"/><path d="m2 2 20 20"/></svg>';var ui='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M11 4.702a.705.705 0 0 0-1.203-.498L6.413 7.587A1.4 1.4 0 0 1 5.416 8H3a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2.416a1.4 1.4 0 0 1 .997.413l3.383 3.384A.705.705 0 0 0 11 19.298z"/><path d="M16 9a5 5 0 0 1 0 6"/><path d="M19.364 18.364a9 9 0 0 0 0-12.728"/></svg>';var pi='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M18 6 6 18"/><path d="m6 6 12 12"/></svg>';var Xr={chevronDown:Zt,maximize:ei,mic:ti,micOff:ii,minimize:ri,monitorUp:ni,monitorX:si,phone:oi,phoneOff:ai,settings:ci,triangleAlert:di,video:li,videoOff:hi,volume:ui,x:pi};function w(r){return Qt(Xr[r].replace("<svg",'<svg aria-hidden="true" focusable="false"'))}var mi={region:"Video call",controls:"Call controls",joinTitle:"Ready to join?",joinHint:"Check your picture and sound. Nobody sees you before you join.",join:"Join call",joinWithoutCamera:"Join without camera",preview:"Preview of your camera",previewOff:"Your camera is off",previewAsking:"Your browser asks for your camera and microphone. Choose “Allow”.",microphoneLevel:"Microphone level",camera:"Camera",microphone:"Microphone",speaker:"Speaker",unnamedDevice:(r,e)=>`${r} ${e}`,noDevice:"None found",settings:"Devices",close:"Close",muteMicrophone:"Mute microphone",unmuteMicrophone:"Unmute microphone",stopCamera:"Turn camera off",startCamera:"Turn camera on",shareScreen:"Share screen",stopSharing:"Stop sharing",fullscreen:"Full screen",leaveFullscreen:"Leave full screen",leave:"Leave call",you:"You",selfView:"Your camera. Move it with the arrow keys.",sharing:"You are sharing your screen",screenOf:r=>`${r}’s screen`,waitingFor:r=>r==="customer"?"Waiting for the agent…":"Waiting for the customer…",waitingHint:"The call starts by itself as soon as they are here.",leftWaiting:r=>`${r} left the call.`,leftHint:"You can wait for them to come back, or leave.",connecting:"Connecting…",connected:"Connected",reconnecting:"Connection lost. Reconnecting…",signalReconnecting:"Reconnecting…",path:({protocol:r,relay:e})=>e?`Connected through a relay over ${e.protocol.toUpperCase()}`:`Connected over ${r.toUpperCase()}`,resumed:"You are connected again.",othersReconnecting:r=>`${r}’s connection was interrupted. Waiting…`,microphoneOff:r=>`${r}’s microphone is off`,cameraOffByRequest:r=>`You can see ${r}. Your camera is off by request.`,theyMayNotSend:r=>`${r} can see you. Their camera is off by request.`,joined:r=>`${r} joined the call.`,left:r=>`${r} left the call.`,sharesScreen:r=>`${r} shares the screen.`,stoppedSharing:r=>`${r} stopped sharing.`,mutedNow:"Your microphone is off.",unmutedNow:"Your microphone is on.",cameraOnNow:"Your camera is on.",cameraOffNow:"Your camera is off.",listen:"Your browser holds back the sound.",listenButton:"Turn sound on",endedTitle:"The call has ended",refusedTitle:"You can’t join this call",failedTitle:"We can’t connect you",duration:r=>`It lasted ${r}.`,joinAgain:"Join again",tryAgain:"Try again",noToken:"This link is not complete. Ask for a new one.",unsupportedTitle:"This browser can’t make video calls",unsupported:"Open the link in a current Chrome, Edge, Firefox or Safari, over a secure (https) address."},Qr={microphone:"microphone",camera:"camera",screen:"screen"};function _(r,e="camera"){let t=Qr[e];switch(r){case"permission_denied":return`We can’t reach your ${t}. Allow it in the address bar, then try again.`;case"device_not_found":return`We found no ${t}. Plug one in, or go on without it.`;case"device_in_use":return`Your ${t} is used by another program. Close that program, then try again.`;case"device_constraints":return`Your ${t} can’t be used like this. Choose another one.`;case"device_failed":return`Your ${t} does not work. Choose another one, or go on without it.`;case"share_cancelled":return"Nothing is shared.";case"token_expired":return"This link has expired. Ask for a new one.";case"unauthorized":return"This link is not valid. Ask for a new one.";case"forbidden":return"You are not allowed to do this in this call.";case"room_full":return"This call has no free place. Try again later.";case"server_full":case"shutting_down":case"rate_limited":return"The service is busy. Try again in a moment.";case"unreachable":case"timeout":return"The service can’t be reached. Check your internet connection, then try again.";case"connection_lost":return"Your internet connection was lost for too long.";case"media_failed":return"Sound and picture can’t get through your network. Try another one, for example your phone’s.";case"unsupported_browser":return"This browser can’t do that.";default:return"Something went wrong. Try again."}}function fi(r,e,t){switch(r){case"left":return"You left the call.";case"roomClosed":return t||"The call was closed for everybody.";case"removed":return"You were removed from the call.";case"replaced":return"The call goes on in another window.";case"refused":return _(e??"unauthorized");case"mediaFailed":return _("media_failed");case"connectionLost":return _(e??"connection_lost")}}function B(r){let e=n=>String(Math.floor(n)).padStart(2,"0"),t=Math.floor(r/3600),i=Math.floor(r%3600/60);return t>0?`${t}:${e(i)}:${e(r%60)}`:`${i}:${e(r%60)}`}function gi(r){let e=r.trim().split(/\s+/).filter(Boolean);return(e.length>1?[e[0],e[e.length-1]]:e).map(i=>[...i][0].toUpperCase()).join("")||"?"}function vi(r,e,t){let{strings:i}=r,n=r.room?.localParticipant,s=n?.isMicrophoneEnabled??!1,o=n?.isCameraEnabled??!1,a=n?.isScreenShareEnabled??!1,c="getDisplayMedia"in navigator.mediaDevices&&H(r,"screen");return p`
    <div class="bar" part="bar" role="group" aria-label=${i.controls}>
      ${K({part:"microphone",symbol:s?"mic":"micOff",label:s?i.muteMicrophone:i.unmuteMicrophone,key:"M",off:!s,disabled:!H(r,"microphone"),run:()=>r.toggleMicrophone()})}
      ${K({part:"camera",symbol:o?"video":"videoOff",label:o?i.stopCamera:i.startCamera,key:"V",off:!o,disabled:!H(r,"camera"),run:()=>r.toggleCamera()})}
      ${c?K({part:"share",symbol:a?"monitorX":"monitorUp",label:a?i.stopSharing:i.shareScreen,key:"S",on:a,run:()=>r.toggleScreen()}):u}
      ${K({part:"settings",symbol:"settings",label:i.settings,expanded:t.settings,run:e.toggleSettings})}
      ${document.fullscreenEnabled?K({part:"fullscreen",extra:"optional",symbol:t.fullscreen?"minimize":"maximize",label:t.fullscreen?i.leaveFullscreen:i.fullscreen,run:e.toggleFullscreen}):u}
      <span class="gap"></span>
      ${K({part:"hangup",extra:"hangup",symbol:"phone",label:i.leave,run:()=>r.leave()})}
    </div>
  `}function K({part:r,symbol:e,label:t,extra:i,key:n,off:s,on:o,disabled:a,expanded:c,run:h}){return p`<button
    class=${i??""}
    part=${r}
    aria-label=${t}
    aria-keyshortcuts=${n??u}
    aria-expanded=${c??u}
    data-tip=${n?`${t} (${n})`:t}
    ?data-off=${s}
    ?data-on=${o}
    ?disabled=${a}
    @click=${h}
  >
    ${w(e)}
  </button>`}function H(r,e){let t=r.room?.localParticipant.grants;if(!t)return!0;let i=t.videoDirection==="sendrecv"||t.videoDirection==="sendonly";return t.publish.includes(e)&&(e!=="camera"||i)}function yi(r){let{strings:e,room:t}=r,i=r.state==="reconnecting",n=t?.state==="reconnecting"?e.reconnecting:e.signalReconnecting,s=Zr(r);return p`
    <div class="top" part="top">
      <span class="pill" part="connection" data-tone=${i?"warm":"good"}>
        <span class="dot"></span>${i?n:`${e.connected} · ${B(r.seconds)}`}
      </span>
      ${s?p`<span class="pill" part="direction">${s}</span>`:u}
      ${t?.localParticipant.isScreenShareEnabled?p`<span class="pill" data-tone="share" part="sharing">
              ${e.sharing}
              <button @click=${()=>r.toggleScreen()}>${e.stopSharing}</button>
            </span>`:u}
      ${t&&!t.canPlaybackAudio?p`<span class="pill" data-tone="warm" part="sound">
              ${e.listen}
              <button @click=${()=>t.startAudio()}>${e.listenButton}</button>
            </span>`:u}
    </div>
  `}function Zr(r){let e=r.room?.localParticipant.grants?.videoDirection,t=r.others[0]?.name;return t?e==="recvonly"?r.strings.cameraOffByRequest(t):e==="sendonly"?r.strings.theyMayNotSend(t):"":""}function wi(r,e,t){let{strings:i}=r;return p`
    <div class="panel" part="panel" role="dialog" aria-label=${i.settings}>
      <header>
        <h2>${i.settings}</h2>
        <button aria-label=${i.close} @click=${t}>${w("x")}</button>
      </header>
      ${e.render()}
      ${r.room?.path?p`<p part="path">${i.path(r.room.path)}</p>`:u}
    </div>
  `}function yt(r){return r.toast?p`
    <div class="toast" part="toast" role="alert">
      ${w("triangleAlert")}<span>${r.toast}</span>
      <button aria-label=${r.strings.close} @click=${()=>r.hideToast()}>${w("x")}</button>
    </div>
  `:u}var bi=$`
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
`;var en=["videoinput","audioinput","audiooutput"],Ae=class{#e;#t;#i=[];constructor(e,t){this.#e=e,this.#t=t}async refresh(){let e=await this.#e.room?.devices.list().catch(()=>[]);this.#i=(e??[]).filter(t=>t.deviceId!==""),this.#t()}render({meter:e=!1}={}){let t=en.map(i=>[this.#r(i),e&&i==="audioinput"?this.#n():u]);return p`<div class="fields" part="devices">${t}</div>`}#r(e){let{strings:t}=this.#e,i=this.#i.filter(a=>a.kind===e);if(e==="audiooutput"&&i.length===0)return u;let[n,s]={videoinput:[t.camera,"video"],audioinput:[t.microphone,"mic"],audiooutput:[t.speaker,"volume"]}[e],o=this.#s(e);return p`
      <label class="field">
        <span>${n}</span>
        <span class="box">
          ${w(s)}
          <select
            part="device-select"
            data-kind=${e}
            ?disabled=${i.length===0}
            @change=${a=>this.#c(e,a.target.value)}
          >
            ${i.length===0?p`<option>${t.noDevice}</option>`:u}
            ${i.map((a,c)=>p`
                <option value=${a.deviceId} ?selected=${a.deviceId===o}>
                  ${a.label||t.unnamedDevice(n,c+1)}
                </option>
              `)}
          </select>
          ${w("chevronDown")}
        </span>
      </label>
    `}#n(){let{microphoneLevel:e}=this.#e.strings;return p`<span class="meter" part="meter" role="img" aria-label=${e}><i></i></span>`}#s(e){let{preview:t,room:i}=this.#e,n=i?.localParticipant,s=t?.camera??n?.track("camera")?.mediaStreamTrack,o=t?.microphone??n?.track("microphone")?.mediaStreamTrack;return{videoinput:s,audioinput:o,audiooutput:void 0}[e]?.getSettings().deviceId??i?.devices.chosen(e)}async#c(e,t){await this.#e.chooseDevice(e,t),await this.refresh()}};var Le=class{isIdle=!1;#e;#t;#i=!1;constructor(e){this.#e=e}pointer=()=>{this.#i=!1,this.#r()};keyboard=()=>{this.#i=!0,this.#r()};stop(){clearTimeout(this.#t)}#r(){clearTimeout(this.#t),this.#i||(this.#t=setTimeout(()=>this.#n(!0),3e3)),this.#n(!1)}#n(e){e!==this.isIdle&&(this.isIdle=e,this.#e())}};var d=class r extends Error{code;retryable;constructor(e,t,i=!1,n){super(t,n===void 0?void 0:{cause:n}),this.name="VisavisError",this.code=e,this.retryable=i}static aborted(){return new r("aborted","The operation was cancelled.")}static timeout(e){return new r("timeout",`${e} took too long.`,!0)}static connectionLost(){return new r("connection_lost","The connection to the server was lost.",!0)}static unreachable(){return new r("unreachable","The server cannot be reached.",!0)}static invalidState(e){return new r("invalid_state",e)}static unsupportedBrowser(){return new r("unsupported_browser","This browser cannot make video calls.")}static fromServer(e){return new r(e.code,e.message,e.retryable)}static fromClose(e){return e===4401?new r("unauthorized","The token was refused."):e===4409?new r("replaced","The call goes on in another window."):e===4410||e===1e3?new r("ended","The call was ended."):r.connectionLost()}},b=class r extends d{source;constructor(e,t,i,n){super(e,t,e!=="device_not_found",n),this.name="DeviceError",this.source=i}static from(e,t){if(e instanceof r)return e;let i=e instanceof Error?e.name:"",n=tn(i,t);return new r(n,`The ${t} cannot be used (${i||"unknown"}).`,t,e)}};function tn(r,e){switch(r){case"NotAllowedError":case"SecurityError":return e==="screen"?"share_cancelled":"permission_denied";case"NotFoundError":case"DevicesNotFoundError":return"device_not_found";case"NotReadableError":case"TrackStartError":case"AbortError":return"device_in_use";case"OverconstrainedError":case"ConstraintNotSatisfiedError":return"device_constraints";default:return"device_failed"}}var z=class extends d{tried;constructor(e=[]){let t=e.map(n=>rn[n]).join(", "),i=t&&` Tried: ${t}.`;super("media_failed",`Sound and picture cannot reach the server from this network.${i}`,!0),this.name="MediaError",this.tried=e}},rn={udp:"UDP",tcp:"TCP",relayUdp:"relay over UDP",relayTcp:"relay over TCP",relayTls:"relay over TLS"};function k(r,e){return e?new Promise((t,i)=>{let n=()=>i(d.aborted());if(e.aborted)return n();e.addEventListener("abort",n,{once:!0}),r.then(t,i).finally(()=>e.removeEventListener("abort",n))}):r}var y=class{#e=new Map;on(e,t){let i=this.#e.get(e)??new Set;return i.add(t),this.#e.set(e,i),()=>this.off(e,t)}once(e,t){let i=this.on(e,(...n)=>{i(),t(...n)});return i}off(e,t){this.#e.get(e)?.delete(t)}emit(e,...t){for(let i of[...this.#e.get(e)??[]])try{i(...t)}catch(n){nn(n)}}};function nn(r){typeof globalThis.reportError=="function"?globalThis.reportError(r):console.error(r)}var Si={width:{ideal:1280},height:{ideal:720},frameRate:{ideal:30}},xi={echoCancellation:!0,noiseSuppression:!0,autoGainControl:!0},sn={video:{frameRate:{ideal:15}},audio:!1},A=class{#e;#t=new Map;constructor(e){this.#e=e}choose(e,t){this.#t.set(e,t)}chosen(e){return this.#t.get(e)}async list(e){let t=await this.#e.enumerateDevices();return e?t.filter(i=>i.kind===e):t}onChange(e){return this.#e.addEventListener?.("devicechange",e),()=>this.#e.removeEventListener?.("devicechange",e)}camera(e={}){let t=this.#r("videoinput",Si,e);return this.#n("camera",()=>this.#e.getUserMedia({video:t}))}microphone(e={}){let t=this.#r("audioinput",xi,e);return this.#n("microphone",()=>this.#e.getUserMedia({audio:t}))}async open(e=!0,t=!0){if(e&&t)try{let a=await this.#e.getUserMedia({audio:this.#r("audioinput",xi,De(e)),video:this.#r("videoinput",Si,De(t))});return{microphone:a.getAudioTracks()[0],camera:a.getVideoTracks()[0],errors:[]}}catch(a){if(await this.#i(a))return{errors:[b.from(a,"camera"),b.from(a,"microphone")]}}let i=[],n=a=>{i.push(a)},[s,o]=await Promise.all([e?this.microphone(De(e)).catch(n):void 0,t?this.camera(De(t)).catch(n):void 0]);return{microphone:s,camera:o,errors:i}}async#i(e){return e?.name!=="NotAllowedError"?!1:!(await Promise.all(["camera","microphone"].map(on))).includes("granted")}async screen(){if(!this.#e.getDisplayMedia)throw d.unsupportedBrowser();let e=await this.#n("screen",()=>this.#e.getDisplayMedia(sn));return e.contentHint="detail",e}#r(e,t,i){let n=this.#t.get(e);return{...t,...n?{deviceId:{exact:n}}:{},...i}}async#n(e,t){try{let i=(await t()).getTracks()[0];if(!i)throw new b("device_failed",`The ${e} gave no track.`,e);return i}catch(i){throw b.from(i,e)}}};function De(r){return typeof r=="object"?r:{}}async function on(r){try{return(await navigator.permissions.query({name:r})).state}catch{return}}var Oe=class{#e;#t=[];#i=Number.NEGATIVE_INFINITY;constructor(e){this.#e=e}handleGiven(e){this.#t=e,this.#i=Date.now()}async fresh(){return Date.now()-this.#i>=24e4&&this.handleGiven(await this.#e()),this.#t}};function je(r,e){return r.filter(({relayOnly:t})=>e==="relay"||!t).map(({relayOnly:t,...i})=>i)}function wt(r){if(r.startsWith("turns:"))return"relayTls";if(r.startsWith("turn:"))return/[?&]transport=tcp\b/i.test(r)?"relayTcp":"relayUdp"}function ki(r,e,t){let i=t==="relay"?[]:an(r),s=e.flatMap(o=>o.urls).map(wt).filter(o=>o!==void 0);return[...new Set([...i,...s])]}function an(r){let e=r.matchAll(/^a=candidate:\S+ \d+ (udp|tcp) /gim);return[...new Set([...e].map(([,t])=>t.toLowerCase()))]}function Ci(r,e){let t=e.split(`\r
`),i=n=>{let[,s]=/^a=candidate:\S+ \d+ (\S+) /i.exec(n)??[];return s===void 0||s.toLowerCase()===r};return t.filter(i).join(`\r
`)}function Pi(r){let e=[...r.values()],t=cn(e),i=e.find(({id:o})=>o===t?.localCandidateId);if(!t||!i)return;let n=t.currentRoundTripTime;return{path:{protocol:i.protocol==="tcp"?"tcp":"udp",relay:i.candidateType==="relay"?dn(i):null,roundTripMs:n===void 0?null:Math.round(n*1e3)},priority:t.priority??0,generation:i.usernameFragment??""}}function Mi(r,e){return!r||r.generation!==e.generation?!1:e.priority<r.priority&&!bt(r.path,e.path)}function bt(r,e){return Ti(r)===Ti(e)&&r?.relay?.url===e?.relay?.url}function Ti(r){return r?r.relay?`relay ${r.relay.protocol}`:r.protocol:""}function cn(r){let e=r.filter(({type:i})=>i==="candidate-pair"),t=r.find(({type:i,selectedCandidatePairId:n})=>i==="transport"&&n);return e.find(({id:i})=>i===t?.selectedCandidatePairId)??e.find(({selected:i})=>i)??e.find(({nominated:i,state:n})=>i&&n==="succeeded")}function dn({relayProtocol:r,url:e=""}){return e.startsWith("turns:")||r==="tls"?{protocol:"tls",url:e||null}:{protocol:r==="tcp"?"tcp":"udp",url:e||null}}var L=class{#e=Promise.resolve();run(e){let t=this.#e.then(e);return this.#e=t.catch(()=>{}),t}};function Ei(r){return r.split(/(?=^m=)/m).map(e=>e.startsWith("m=video")?ln(e):e).join("")}function ln(r){let e=[...r.matchAll(/^a=rtpmap:(\d+) (?:VP8|VP9|H264|AV1)\//gm)].map(i=>i[1]),t=r;for(let i of e){let n=new RegExp(`^(a=fmtp:${i} .*?)(\\r?\\n)`,"m"),s=new RegExp(`^(a=rtpmap:${i} .*?)(\\r?\\n)`,"m"),o="x-google-start-bitrate=900";t=n.test(t)?t.replace(n,`$1;${o}$2`):t.replace(s,`$1$2a=fmtp:${i} ${o}$2`)}return t}var hn=17e5,un=25e5,pn=15,mn=2,fn=3,gn=100,Y=class extends y{#e;#t;#i=new L;#r;#n=!1;#s;#c=[];#o;#l;constructor(e,t="all"){super(),this.#t={bundlePolicy:"max-bundle",iceTransportPolicy:t},this.#e=new e(this.#t),this.#e.onconnectionstatechange=()=>this.#u(),this.#e.oniceconnectionstatechange=()=>this.#f(),this.#e.addTransceiver("audio",{direction:"sendrecv"}),this.#e.addTransceiver("video",{direction:"sendrecv",sendEncodings:[{maxBitrate:hn}]}),this.#e.addTransceiver("video",{direction:"sendrecv",sendEncodings:[{active:!1,maxBitrate:un,maxFramerate:pn}]})}get state(){return this.#e.connectionState}get path(){return this.#s?.path}get tried(){return this.#c}prepare(){this.#r=this.#e.createOffer(),this.#r.catch(()=>{})}connect(e,t){return this.#i.run(async()=>{this.#a(e),await this.#p(t)})}restartIce(e,t){return this.#i.run(async()=>{this.#a(e),this.#e.restartIce(),await this.#p(t)})}grow(e){return this.#n?Promise.resolve():(this.#n=!0,this.#i.run(async()=>{let t=[...Array(mn).fill("audio"),...Array(fn).fill("video")];for(let i of t)this.#e.addTransceiver(i,{direction:"recvonly"});await this.#p(e)}))}receiver(e){return this.#g(e)?.receiver}async send(e,t){let i=this.#g(e)?.sender;if(!i)throw d.invalidState(`There is no media line "${e}".`);t&&await vn(i),await i.replaceTrack(t)}getStats(){return this.#e.getStats()}close(){clearTimeout(this.#l),this.#e.onconnectionstatechange=null,this.#e.oniceconnectionstatechange=null,this.#o?.removeEventListener("selectedcandidatepairchange",this.#f),this.#e.close()}#a(e){let t=je(e,this.#t.iceTransportPolicy??"all");t.length===0&&!this.#t.iceServers||(this.#t.iceServers=t,this.#e.setConfiguration(this.#t),this.#r=void 0)}#u(){this.emit("stateChanged",this.state),this.state==="connected"&&(this.#h(),this.#f())}#h(){let e=this.#e.getTransceivers()[0]?.sender.transport?.iceTransport;!e||e===this.#o||(this.#o?.removeEventListener("selectedcandidatepairchange",this.#f),this.#o=e,e.addEventListener("selectedcandidatepairchange",this.#f))}#f=()=>{clearTimeout(this.#l),this.#l=setTimeout(()=>this.#d(),gn)};async#d(){let e=await this.#e.getStats().then(Pi,()=>{});if(!e||this.state==="closed")return;let t=this.#s;this.#s=e,bt(e.path,t?.path)||this.emit("pathChanged",e.path),Mi(t,e)&&this.emit("downgraded")}async#p(e){let t=this.#r??this.#e.createOffer();this.#r=void 0;let i=await t;await this.#e.setLocalDescription(i);try{let n=await e(i.sdp??""),{iceServers:s=[],iceTransportPolicy:o="all"}=this.#t;this.#c=ki(n,s,o),await this.#e.setRemoteDescription({type:"answer",sdp:Ei(n)})}catch(n){throw await this.#m(),n}}async#m(){this.#e.signalingState==="have-local-offer"&&await this.#e.setLocalDescription({type:"rollback"}).catch(()=>{})}#g(e){return this.#e.getTransceivers().find(t=>t.mid===e)}};async function vn(r){let e=r.getParameters(),t=e.encodings.filter(({active:i})=>i===!1);if(t.length!==0){for(let i of t)i.active=!0;await r.setParameters(e)}}var Ne=class extends y{#e=new Set;#t=new Set;#i;get canPlay(){return this.#t.size===0}add(e){this.#e.add(e),this.#i&&this.#n(e,this.#i),this.#r(e)}remove(e){this.#e.delete(e),this.#t.delete(e)&&this.canPlay&&this.emit("changed",!0)}async start(){await Promise.all([...this.#t].map(e=>this.#r(e)))}async setSpeaker(e){this.#i=e,await Promise.all([...this.#e].map(t=>this.#n(t,e)))}async#r(e){let t=this.canPlay;try{await e.play?.(),this.#t.delete(e)}catch(i){i?.name==="NotAllowedError"&&this.#e.has(e)&&this.#t.add(e)}t!==this.canPlay&&this.emit("changed",this.canPlay)}async#n(e,t){await e.setSinkId?.(t).catch(()=>{})}};var yn=1500,wn=7e3,$i=15e3,bn=6e4,Ue=class extends y{#e;#t;#i="well";#r=0;#n=!1;#s=0;#c="new";#o=!0;#l=!0;#a;#u=!1;#h=Number.NEGATIVE_INFINITY;constructor(e,t){super(),this.#e=e,this.#t=t}start(){this.#b($i,()=>this.#g())}stop(){this.#u=!0,clearTimeout(this.#a)}handlePeerState(e){this.#c=e,e==="connected"?this.#d():e==="failed"?this.#m():e==="disconnected"&&this.#i==="well"&&this.#b(yn,()=>this.#m())}handleServerState(e){this.#o=e==="connected",e==="connected"?this.#d():e==="disconnected"?this.#m():this.#g()}handleDowngrade(){Date.now()-this.#h<bn||(this.#h=Date.now(),this.#m())}handleSignalLost(){this.#l=!1}handleSignalResumed(){this.#l=!0,this.#i==="rejoining"?this.#g(!0):(this.#i==="restarting"||!this.#f())&&this.#m(!0)}handleSessionRestarted(){this.#l=!0,this.#g(!0)}#f(){return this.#o&&!["failed","disconnected"].includes(this.#c)}#d(){this.#c!=="connected"||!this.#o||this.#u||(clearTimeout(this.#a),this.#r=0,this.#n=!0,this.#i!=="well"&&(this.#i="well",this.emit("finished")))}#p(e){let t=this.#i==="well";this.#i=e,t&&(this.#s=Date.now(),this.emit("started"))}async#m(e=!1){if(!(this.#u||this.#i!=="well"&&!e)&&(this.#p("restarting"),clearTimeout(this.#a),!!this.#l)){this.#b(wn,()=>this.#g());try{await this.#e.restartIce(),this.#d()}catch{this.#l&&this.#i==="restarting"&&this.#g()}}}async#g(e=!1){if(this.#u||this.#i==="rejoining"&&!e||(this.#p("rejoining"),clearTimeout(this.#a),!this.#l))return;let t=this.#t.nextDelayMs({attempt:this.#r++,elapsedMs:Date.now()-this.#s});if(t===null)return this.#w(this.#y());this.#b(t,()=>this.#v())}async#v(){if(this.#l){this.#c="new",this.#o=!0,this.#b($i,()=>{this.#n?this.#g(!0):this.#w(this.#y())});try{await this.#e.rejoin(),this.#d()}catch(e){if(this.#u||!this.#l)return;if(e instanceof d&&!e.retryable&&e.code!=="media_gone")return this.#w(e);this.#g(!0)}}}#y(){return new z(this.#e.tried())}#w(e){this.stop(),this.emit("failed",e)}#b(e,t){clearTimeout(this.#a),!this.#u&&(this.#a=setTimeout(t,e))}};var Sn=[0,300,1200,2700,4800,7e3,7e3,7e3,7e3,7e3];function J(r=Math.random){return{nextDelayMs({attempt:e}){let t=Sn[e];return t===void 0?null:e<2?t:t+r()*1e3}}}var xn="visavis.v1",kn=1e4,Cn=1e4,Tn=.8,G=class extends y{#e;#t=new Map;#i;#r=1;#n=0;#s;#c;#o=!1;constructor(e,t){super(),this.#e=new t(e,xn),this.#i=new Promise((i,n)=>{this.#e.onopen=()=>i(),this.on("closed",()=>n(d.unreachable()))}),this.#i.catch(()=>{}),this.#e.onmessage=i=>this.#l(i.data),this.#e.onclose=i=>this.#u({code:i.code,reason:i.reason})}get isOpen(){return!this.#o&&this.#n>0}async authenticate(e,t){let i=setTimeout(()=>this.close(4e3),kn);try{await k(this.#i,t);let n=await this.request("authenticate",e,{signal:t});return this.#n=n.heartbeatMs,this.#h(),n}catch(n){throw this.close(),n}finally{clearTimeout(i)}}request(e,t,{signal:i,timeoutMs:n=Cn}={}){if(this.#o)return Promise.reject(d.connectionLost());let s=this.#r++,o=new Promise((a,c)=>{let h=setTimeout(()=>this.#a(s)?.reject(d.timeout(`"${e}"`)),n);this.#t.set(s,{resolve:m=>{clearTimeout(h),a(m)},reject:m=>{clearTimeout(h),c(m)}})});return this.#e.send(JSON.stringify({type:e,id:s,data:t})),this.#h(),k(o,i)}close(e=1e3){this.#o||(this.#e.close(e),this.#u({code:e,reason:""}))}#l(e){if(this.#o)return;let t=Pn(e);if(t)if(t.re!==void 0){let i=this.#a(t.re);t.type==="error"?i?.reject(d.fromServer(t.data)):i?.resolve(t.data)}else t.type==="error"?this.#c=d.fromServer(t.data):t.seq!==void 0&&this.emit("event",t,t.seq)}#a(e){let t=this.#t.get(e);return this.#t.delete(e),t}#u(e){if(this.#o)return;this.#o=!0,clearTimeout(this.#s);let t=this.#c??d.fromClose(e.code);for(let i of[...this.#t.keys()])this.#a(i)?.reject(t);this.emit("closed",e)}#h(){this.#n===0||this.#o||(clearTimeout(this.#s),this.#s=setTimeout(()=>this.#f(),this.#n*Tn))}#f(){this.request("ping",{},{timeoutMs:this.#n}).catch(e=>{e.code==="timeout"&&this.close(4e3)})}};function Pn(r){try{return JSON.parse(String(r))}catch{return}}function Ve(r,e="api/v1/rtc"){let t=new URL(X(r,e));return t.protocol=t.protocol.replace(/^http/,"ws"),t.href}function X(r,e){let t=new URL(r.endsWith("/")?r:`${r}/`);return t.hash="",t.search="",new URL(e,t).href}var Mn=[1e3,4401,4409,4410],En=3,$n=15e3,Ri=["unauthorized","token_expired"],Q=class extends y{#e;#t=new AbortController;#i;#r;#n;#s=0;#c=!1;constructor(e){super(),this.#e=e,this.#r=e.token}get token(){return this.#r}get isUp(){return this.#i?.isOpen??!1}async start(e){this.#n=this.#e.store.load();let t=this.#n?Number.POSITIVE_INFINITY:En;try{return await this.#f(t,e)}catch(i){throw this.#c=!0,i}}async request(e,t,i={}){return this.isUp||await k(this.#m(),i.signal),this.#i.request(e,t,i)}async leave(){if(this.#c)return;let e=this.isUp?this.#i:void 0;this.#o(),(this.#e.canLeave??!0)&&await e?.request("leave",{},{timeoutMs:1e3}).catch(()=>{}),e?.close()}#o(){this.#c=!0,this.#e.store.clear(),this.#t.abort()}async#l(e){let{url:t,path:i,extra:n,WebSocket:s}=this.#e,o=new G(Ve(t,i),s);o.on("event",(h,m)=>this.#a(h,m));let a=this.#n,c=await o.authenticate({token:this.#r,...n,...a&&{resume:{...a}}},e);return o.on("closed",h=>this.#u(o,h)),this.#i=o,this.#n={resumeToken:c.resumeToken,lastSeq:c.resumed?this.#n?.lastSeq??0:0},this.#e.store.save(this.#n),c}#a(e,t){this.#c||!this.#n||t<=this.#n.lastSeq||(this.#n.lastSeq=t,this.#e.store.save(this.#n),e.type==="reconnect"&&(this.#s=e.data.retryMs),this.emit("event",e))}async#u(e,t){if(this.#c||e!==this.#i)return;let i=d.fromClose(t.code),n=Ri.includes(i.code)&&this.#e.renewToken!==void 0;if(Mn.includes(t.code)&&!n)return this.#h(i);this.emit("lost");try{n&&await this.#d();let s=await this.#f(Number.POSITIVE_INFINITY);this.emit(s.resumed?"resumed":"restarted",s)}catch(s){this.#h(s)}}#h(e){this.#c||(this.#o(),this.emit("ended",e))}async#f(e,t){let i=Date.now(),n=t?In(t,this.#t.signal):this.#t.signal,s=d.connectionLost(),o=this.#e.renewToken!==void 0;for(let a=0;a<e;a++){let c=this.#e.policy.nextDelayMs({attempt:a,elapsedMs:Date.now()-i});if(c===null)break;await Rn(Math.max(c,this.#p()),n);try{return await this.#l(n)}catch(h){if(s=h,o&&Ri.includes(s.code))o=!1,a=-1,await this.#d();else if(!s.retryable)throw s}}throw s}async#d(){this.#r=await this.#e.renewToken()}#p(){let e=this.#s;return this.#s=0,e}#m(){return this.#c?Promise.reject(d.connectionLost()):new Promise((e,t)=>{let i=setTimeout(()=>s(d.connectionLost()),$n),n=[this.on("resumed",()=>s()),this.on("restarted",()=>s()),this.on("ended",o=>s(o))],s=o=>{clearTimeout(i);for(let a of n)a();o?t(o):e()}})}};function Rn(r,e){if(e.aborted)return Promise.reject(d.aborted());if(r===0)return Promise.resolve();let t=globalThis.window;return new Promise((i,n)=>{let s=()=>{clearTimeout(o),t?.removeEventListener("online",s),e.removeEventListener("abort",s),e.aborted?n(d.aborted()):i()},o=setTimeout(s,r);t?.addEventListener("online",s),e.addEventListener("abort",s)})}function In(...r){let e=new AbortController;for(let t of r)t.aborted&&e.abort(),t.addEventListener("abort",()=>e.abort(),{once:!0});return e.signal}var Z=class{#e;#t;constructor(e,t,i){this.#e=e,this.#t=`visavis:session:${me(t,i)}`}load(){try{let e=JSON.parse(this.#e?.getItem(this.#t)??"null");return typeof e?.resumeToken!="string"||typeof e?.lastSeq!="number"?void 0:{resumeToken:e.resumeToken,lastSeq:e.lastSeq}}catch{return}}save(e){try{this.#e?.setItem(this.#t,JSON.stringify(e))}catch{}}clear(){try{this.#e?.removeItem(this.#t)}catch{}}};function me(r,e){let t=fe(r),i=t?.call;return`${String(e??i?.room??"")}:${String(t?.sub??"")}`}function fe(r){try{let e=(r.split(".")[1]??"").replace(/-/g,"+").replace(/_/g,"/"),t=Uint8Array.from(atob(e),i=>i.charCodeAt(0));return JSON.parse(new TextDecoder().decode(t))}catch{return}}function qe(){try{return globalThis.sessionStorage??null}catch{return null}}var He=class{source;kind;muted;#e=new Set;#t=null;#i;constructor(e,t){this.source=e,this.kind=e==="microphone"?"audio":"video",this.muted=t}get mediaStreamTrack(){return this.#t}get attachedElements(){return this.#e}attach(e=document.createElement(this.kind)){return this.#e.has(e)||(this.#e.add(e),e.autoplay=!0,this.kind==="video"&&(e.playsInline=!0,e.muted=!0),e.srcObject=this.#r(),this.attached(e)),e}detach(e){let t=e?[e]:[...this.#e];for(let i of t)this.#e.delete(i)&&(i.srcObject===this.#i&&(i.srcObject=null),this.detached(i));return t}setMedia(e){if(e===this.#t)return;let t=this.#t;if(this.#t=e,!!this.#i){e&&this.#i.addTrack(e),t&&this.#i.removeTrack(t);for(let i of this.#e)this.attached(i)}}attached(e){}detached(e){}#r(){return this.#i??=new MediaStream(this.#t?[this.#t]:[]),this.#i}},ee=class extends He{id;#e;#t;mid;constructor(e,t){super(e.source,e.muted),this.id=e.id,this.#e=t}get isSubscribed(){return this.mid!==void 0}get audioLevel(){let e=this.#t?.getSynchronizationSources?.()[0]?.audioLevel;return this.muted?0:e??0}setSlot(e,t){this.mid=e,this.#t=t,this.setMedia(t?.track??null)}attached(e){this.kind==="audio"&&this.#e.add(e)}detached(e){this.kind==="audio"&&this.#e.remove(e)}},te=class extends He{id;mid;announcedMuted=!1;constructor(e,t){super(e,!1),this.setMedia(t)}get isPublished(){return this.id!==void 0}stop(){let e=this.mediaStreamTrack;e&&(e.onended=null,e.stop(),this.setMedia(null))}};var ie=class extends y{id="";identity="";name="";role="customer";grants;tracks=new Map;#e;#t={microphone:new L,camera:new L,screen:new L};#i;#r=!1;constructor(e){super(),this.#e=e}get isCameraEnabled(){return this.#n("camera")}get isMicrophoneEnabled(){return this.#n("microphone")}get isScreenShareEnabled(){return this.#n("screen")}setCameraEnabled(e,t){return this.#s("camera",e,t)}setMicrophoneEnabled(e,t){return this.#s("microphone",e,t)}setScreenShareEnabled(e,t){return this.#s("screen",e,t)}unpublish(e){return this.#r?Promise.resolve():this.#t[e].run(async()=>{let t=this.tracks.get(e);t&&await this.#a(t)})}track(e){return this.tracks.get(e)}handleHello(e){this.id=e.participantId,this.identity=e.identity,this.name=e.name,this.role=e.role,this.grants=e.grants}handleGrants(e){this.grants=e}handleJoined(e){this.#i=e;for(let t of this.tracks.values())t.id=void 0,t.mid=void 0;this.handleResumed()}handleLeft(){this.#i=void 0}handleResumed(){for(let e of Object.keys(this.#t))this.#t[e].run(async()=>{let i=this.tracks.get(e);i&&await this.#h(i)}).catch(()=>{})}switchDevice(e){return this.#t[e].run(async()=>{let t=this.tracks.get(e);!t||t.muted||await this.#g(t,await this.#m(e))})}close(){this.#r=!0,this.#i=void 0;for(let e of this.tracks.values())e.stop();this.tracks.clear()}#n(e){let t=this.tracks.get(e);return t!==void 0&&!t.muted}#s(e,t,i){return this.#r?Promise.reject(d.invalidState("The room was left.")):this.#t[e].run(()=>t?this.#c(e,i):this.#o(e))}async#c(e,t){this.#w(e);let i=this.tracks.get(e);if(!(i&&!i.muted)){if(!i)return this.#l(new te(e,await this.#m(e,t)));if(i.mediaStreamTrack?.readyState!=="live"){let n=await this.#m(e,t);i.setMedia(n),this.#v(i,n)}i.mediaStreamTrack.enabled=!0,i.muted=!1,this.emit("localTrackUnmuted",i),await this.#h(i)}}async#o(e){let t=this.tracks.get(e);if(t){if(e==="screen")return this.#a(t);t.muted||(t.muted=!0,e==="camera"?t.stop():t.mediaStreamTrack&&(t.mediaStreamTrack.enabled=!1),this.emit("localTrackMuted",t),await this.#h(t))}}async#l(e){this.tracks.set(e.source,e),this.#v(e,e.mediaStreamTrack),await this.#h(e)}async#a(e){let{id:t,mid:i}=e;if(this.#u(e),!(t===void 0||!this.#i)){i!==void 0&&await this.#i.send(i,null).catch(()=>{});try{await this.#i.request("unpublish",{trackId:t})}catch(n){if(n.code==="connection_lost")this.emit("outOfStep");else if(n.code!=="track_not_found")throw n}}}#u(e){let t=e.isPublished;e.stop(),e.id=void 0,this.tracks.delete(e.source),t&&this.emit("localTrackUnpublished",e)}async#h(e){let t=this.#i;if(!(!t||this.tracks.get(e.source)!==e))try{e.id===void 0?await this.#f(t,e):e.announcedMuted!==e.muted&&await this.#d(t,e),e.mid!==void 0&&await t.send(e.mid,e.mediaStreamTrack)}catch(i){if(t!==this.#i)return;this.#p(e,i)}}async#f(e,t){let i=t.muted,{mid:n,track:s}=await e.request("publish",{source:t.source,muted:i});e===this.#i&&(t.id=s.id,t.mid=n,t.announcedMuted=i,this.emit("localTrackPublished",t))}async#d(e,t){let i=t.muted;await e.request("setMuted",{trackId:t.id,muted:i}),t.announcedMuted=i}#p(e,t){switch(t.code){case"connection_lost":return;case"already_published":case"track_not_found":case"media_gone":case"not_joined":this.emit("outOfStep");return;default:throw this.#u(e),t}}async#m(e,t){if(t&&"readyState"in t)return t;try{return e==="screen"?await this.#e.screen():await this.#e[e](t)}catch(i){throw i instanceof b&&this.emit("mediaDeviceError",i),i}}async#g(e,t){e.stop(),e.setMedia(t),this.#v(e,t),e.mid!==void 0&&await this.#i?.send(e.mid,t)}#v(e,t){t.onended=()=>{e.mediaStreamTrack===t&&this.#y(e).catch(()=>{})}}async#y(e){if(e.source==="screen")return this.setScreenShareEnabled(!1);this.emit("mediaDeviceError",new b("device_not_found","The device was taken away.",e.source)),this.#e.choose(e.source==="camera"?"videoinput":"audioinput",""),await this.#s(e.source,!1),e.source==="microphone"&&await this.#s("microphone",!0)}#w(e){if(!this.grants)return;let{publish:t,videoDirection:i}=this.grants,n=i==="sendrecv"||i==="sendonly";if(!(t.includes(e)&&(e!=="camera"||n)))throw new d("forbidden",`This token does not allow to publish the ${e}.`)}};var re=class{id;identity;name;role;state;tracks=new Map;constructor(e){this.id=e.id,this.identity=e.identity,this.name=e.name,this.role=e.role,this.state=e.state}track(e){return[...this.tracks.values()].find(t=>t.source===e)}};var We=class extends y{participants=new Map;#e;#t;#i=new Map;#r;#n=!1;constructor(e,t){super(),this.#e=e,this.#t=t}handleJoinSent(){this.#i.clear(),this.#r=[]}handleSnapshot(e){let t=new Set(e.map(n=>n.id));for(let n of[...this.participants.keys()])t.has(n)||this.#o(n,"left");for(let n of e)this.#c(n);this.#n=!0;let i=this.#r??[];this.#r=void 0;for(let n of i)this.handleEvent(n)}handleEvent(e){if(this.#r){this.#r.push(e);return}if(this.#n)switch(e.type){case"participantJoined":return this.#c(e.data.participant);case"participantLeft":return this.#o(e.data.participantId,e.data.reason);case"participantReconnecting":return this.#l(e.data.participantId,"reconnecting");case"participantReconnected":return this.#l(e.data.participantId,"connected");case"trackPublished":return this.#s(e.data.participantId,t=>this.#a(t,e.data.track));case"trackUnpublished":return this.#s(e.data.participantId,t=>this.#u(t,e.data.trackId,e.data.reason));case"trackMuted":return this.#s(e.data.participantId,t=>this.#h(t,e.data.trackId,e.data.muted));case"slotAssigned":return this.#f(e.data.mid,e.data.trackId);case"mediaStateChanged":case"roomClosed":case"reconnect":return}}#s(e,t){let i=this.participants.get(e);i&&t(i)}#c(e){let t=this.participants.get(e.id);t||(t=new re(e),this.participants.set(e.id,t),this.emit("participantConnected",t)),this.#l(e.id,e.state);let i=new Set(e.tracks.map(n=>n.id));for(let n of[...t.tracks.keys()])i.has(n)||this.#u(t,n,"unpublished");for(let n of e.tracks)this.#a(t,n)}#o(e,t){this.#s(e,i=>{for(let n of[...i.tracks.keys()])this.#u(i,n,"unpublished");this.participants.delete(e),this.emit("participantDisconnected",i,t)})}#l(e,t){this.#s(e,i=>{i.state!==t&&(i.state=t,this.emit(t==="connected"?"participantReconnected":"participantReconnecting",i))})}#a(e,t){if(e.tracks.has(t.id))return this.#h(e,t.id,t.muted);let i=new ee(t,this.#e);e.tracks.set(t.id,i),this.emit("trackPublished",i,e);let n=[...this.#i].find(([,s])=>s===t.id)?.[0];n!==void 0&&this.#d(e,i,n)}#u(e,t,i){let n=e.tracks.get(t);n&&(this.#p(e,n),e.tracks.delete(t),this.emit("trackUnpublished",n,e,i))}#h(e,t,i){let n=e.tracks.get(t);!n||n.muted===i||(n.muted=i,this.emit(i?"trackMuted":"trackUnmuted",n,e))}#f(e,t){let i=this.#i.get(e);t===null?this.#i.delete(e):this.#i.set(e,t);for(let n of this.participants.values()){let s=i!==void 0&&i!==t?n.tracks.get(i):void 0;s?.mid===e&&this.#p(n,s);let o=t===null?void 0:n.tracks.get(t);o&&this.#d(n,o,e)}}#d(e,t,i){let n=t.isSubscribed;t.setSlot(i,this.#t(i)),n||this.emit("trackSubscribed",t,e)}#p(e,t){t.isSubscribed&&(t.setSlot(void 0,void 0),this.emit("trackUnsubscribed",t,e))}};var C=class extends y{localParticipant;devices;#e=new Ne;#t;#i;#r;#n;#s=new Oe(async()=>(await this.#C().request("getIceServers",{})).iceServers);#c=[];#o;#l;#a;#u="all";#h=new Set;#f=!0;#d="disconnected";#p=!1;#m=!1;#g;constructor(e={}){if(super(),!E())throw d.unsupportedBrowser();this.#r=e.reconnectPolicy??J(),this.#n=e.storage===void 0?qe():e.storage,this.devices=new A(navigator.mediaDevices),this.localParticipant=new ie(this.devices),this.#t=new We(this.#e,t=>this.#a?.receiver(t)),this.#i=new Ue({restartIce:()=>this.#L(),rejoin:()=>this.#_(),tried:()=>this.#a?.tried??[]},this.#r),this.#v()}get state(){return this.#d}get participants(){return this.#t.participants}get name(){return this.#l?.room??""}get sessionId(){return this.#l?.sessionId??""}get path(){return this.#a?.path??null}get canPlaybackAudio(){return this.#e.canPlay}async connect(e,t,i={}){if(this.#o)throw d.invalidState("A room connects once; make a new one.");this.#T("connecting"),this.#f=i.autoSubscribe??!0,this.#u=i.iceTransportPolicy??"all";let n=this.#y(e,t,i),s=this.#R();s.prepare();let o=this.#b(t,i);try{let a=await n.start(i.signal);this.#E(a),await k(this.#I(a,s),i.signal)}catch(a){throw s.close(),o.catch(()=>{}),this.#A("left",void 0,!0),a}this.#i.start(),this.#i.handlePeerState(s.state),this.#T("connected"),this.emit("connected")}async leave(){let e=this.#o;this.#A("left"),await e?.leave()}async switchDevice(e,t){this.devices.choose(e,t),e==="audiooutput"?await this.#e.setSpeaker(t):await this.localParticipant.switchDevice(e==="videoinput"?"camera":"microphone")}startAudio(){return this.#e.start()}async subscribe(e){await this.#C().request("subscribe",{trackId:e})}async unsubscribe(e){await this.#C().request("unsubscribe",{trackId:e})}onParticipant(e){for(let i of this.participants.values())e.onJoined?.(i);let t=[this.on("participantConnected",i=>e.onJoined?.(i)),this.on("participantDisconnected",i=>e.onLeft?.(i))];return()=>{for(let i of t)i()}}async getStats(){return this.#a?.getStats()}#v(){let e=this.emit.bind(this);for(let t of _n)this.#t.on(t,(...i)=>e(t,...i));for(let t of An)this.localParticipant.on(t,(...i)=>e(t,...i));this.localParticipant.on("outOfStep",()=>this.#i.handleServerState("failed")),this.#t.on("participantConnected",()=>this.#$()),this.#e.on("changed",t=>this.emit("audioPlaybackChanged",t)),this.#i.on("started",()=>this.#M(!0)),this.#i.on("finished",()=>this.#M(!1)),this.#i.on("failed",t=>this.#A(Ii(t),t)),this.#c.push(this.devices.onChange(()=>this.emit("mediaDevicesChanged")))}#y(e,t,{callId:i,renewToken:n}){let s=new Z(this.#n,t,i),o=i===void 0?void 0:{callId:i},a=new Q({url:e,token:t,renewToken:n,extra:o,store:s,policy:this.#r,WebSocket});return this.#o=a,a.on("event",c=>this.#w(c)),a.on("lost",()=>{this.#i.handleSignalLost(),this.#S()}),a.on("resumed",c=>{this.#E(c),this.#i.handleSignalResumed(),this.localParticipant.handleResumed(),this.#S()}),a.on("restarted",c=>{this.#E(c),this.#i.handleSessionRestarted(),this.#S()}),a.on("ended",c=>this.#A(this.#g?"roomClosed":Ii(c),c)),a}#w(e){e.type==="mediaStateChanged"&&this.#m&&this.#i.handleServerState(e.data.state),e.type==="roomClosed"&&(this.#g=e.data.reason),this.#t.handleEvent(e)}async#b(e,t){let i=Ln(e),n=i("microphone")&&t.audio,s=i("camera")&&t.video,{localParticipant:o}=this;if(_i(n)&&_i(s)){let a=await this.devices.open(n,s);for(let c of a.errors)this.emit("mediaDeviceError",c);await Promise.allSettled([a.microphone&&o.setMicrophoneEnabled(!0,a.microphone),a.camera&&o.setCameraEnabled(!0,a.camera)]);return}await Promise.allSettled([n&&o.setMicrophoneEnabled(!0,n===!0?void 0:n),s&&o.setCameraEnabled(!0,s===!0?void 0:s)])}#E(e){this.#l=e,this.#s.handleGiven(e.iceServers)}#R(){return new Y(RTCPeerConnection,this.#u)}async#I(e,t){this.localParticipant.handleHello(e);let i=this.#C();if(this.#a&&this.#h.add(this.#a),this.#a=t,t.on("stateChanged",n=>this.#k(t,n)),t.on("downgraded",()=>t===this.#a&&this.#i.handleDowngrade()),t.on("pathChanged",n=>t===this.#a&&this.emit("pathChanged",n)),await t.connect(await this.#s.fresh(),async n=>{this.#m=!1,this.#t.handleJoinSent();let s=await i.request("join",{offer:n,autoSubscribe:this.#f});return this.#m=!0,this.#t.handleSnapshot(s.participants),s.answer}),this.#o!==i||this.#a!==t)throw d.aborted();this.localParticipant.handleJoined({request:(n,s)=>i.request(n,s),send:(n,s)=>t.send(n,s)}),this.#$()}#k(e,t){e===this.#a&&(t==="connected"&&this.#P(),this.#i.handlePeerState(t))}#P(){for(let e of this.#h)e.close();this.#h.clear()}#$(){let e=this.#a;this.participants.size<2||!e||e.grow(t=>this.#x(t)).catch(()=>{e===this.#a&&this.#i.handleServerState("failed")})}async#L(){if(!this.#a)throw d.invalidState("Nothing was joined yet.");let e=await this.#s.fresh();await this.#a.restartIce(e,t=>this.#x(t))}async#x(e){return(await this.#C().request("negotiate",{offer:e})).answer}async#_(){this.localParticipant.handleLeft(),await this.#I(this.#l,this.#R())}#C(){if(!this.#o)throw d.invalidState("The room is not connected.");return this.#o}#M(e){this.#p=e,this.#S()}#S(){this.#d==="disconnected"||this.#d==="connecting"||(this.#p?this.#T("reconnecting"):this.#T(this.#o?.isUp?"connected":"signalReconnecting"))}#T(e){if(e===this.#d)return;let t=this.#d==="reconnecting"||this.#d==="signalReconnecting";this.#d=e,this.emit("connectionStateChanged",e),e==="reconnecting"||e==="signalReconnecting"?this.emit(e):e==="connected"&&t&&this.emit("reconnected")}#A(e,t,i=!1){if(this.#d==="disconnected")return;this.#i.stop(),this.localParticipant.close(),this.#a?.close(),this.#P();for(let s of this.#c)s();if((i||t)&&this.#o?.leave(),this.#T("disconnected"),i)return;let n=this.#g&&t?new d("ended",this.#g):t;this.emit("disconnected",e,n)}},_n=["participantConnected","participantDisconnected","participantReconnecting","participantReconnected","trackPublished","trackUnpublished","trackSubscribed","trackUnsubscribed","trackMuted","trackUnmuted"],An=["localTrackPublished","localTrackUnpublished","localTrackMuted","localTrackUnmuted","mediaDeviceError"];function Ii(r){switch(r.code){case"unauthorized":case"token_expired":case"forbidden":return"refused";case"replaced":return"replaced";case"ended":return"removed";case"media_failed":return"mediaFailed";default:return"connectionLost"}}function _i(r){return r===!0||typeof r=="object"&&!("readyState"in r)}function Ln(r){let e=fe(r)?.call;return t=>e?.publish&&!e.publish.includes(t)?!1:t!=="camera"||!["recvonly","inactive"].includes(e?.videoDirection??"")}function E(){return typeof RTCPeerConnection=="function"&&typeof WebSocket=="function"&&typeof navigator<"u"&&navigator.mediaDevices?.getUserMedia!==void 0}async function Ai(r,e,t={}){let i=new C(t);return await i.connect(r,e,t),i}var Dn=300;function ge(r,e,t,i){if(r.members.find(({person:s})=>s.identity===e)?.listens)return!1;switch(i){case"microphone":return r.kind!=="screen";case"camera":return r.kind==="video"&&On(r.direction,t);case"screen":return r.screen===e}}function ve(r,e,t){return r.members.some(({person:i,muted:n})=>i.identity===e&&n.includes(t))}function On(r,e){return r==="sendrecv"?!0:r===(e==="customer"?"sendonly":"recvonly")}var Fe=class{wishes;#e;#t;#i;#r;#n=!1;constructor(e,t,i,n,s){this.#e=e,this.#t=t,this.#r=i,this.wishes=n,this.#i=s}may(e){return ge(this.#r,this.#t.identity,this.#t.role,e)}async handleCall(e){this.#r=e;let t=this.#e.localParticipant;t.grants&&(t.handleGrants(this.#o()),await Promise.all([this.#s("microphone"),this.#s("camera")]))}async handleScreenStopped(e){e===this.#t.identity&&await this.#e.localParticipant.unpublish("screen")}async publishScreen(e){let t=this.#e.localParticipant;t.handleGrants({...this.#o(),publish:[...this.#o().publish,"screen"]}),await Li(()=>t.setScreenShareEnabled(!0,e))}close(){this.#n=!0}async#s(e){let t=this.#e.localParticipant;try{this.may(e)?ve(this.#r,this.#t.identity,e)?await this.#c(e,!1):await Li(()=>this.#c(e,this.wishes[e]),()=>this.#n):await t.unpublish(e)}catch(i){if(this.#n||!this.may(e))return;this.wishes[e]=!1,i instanceof b||this.#i(i)}}#c(e,t){let i=this.#e.localParticipant;return e==="camera"?i.setCameraEnabled(t):i.setMicrophoneEnabled(t)}#o(){let e=["microphone","camera","screen"].filter(i=>this.may(i)),t=this.#t.role==="customer";return{publish:e,subscribe:!0,videoDirection:t?this.#r.direction:"sendrecv"}}};async function Li(r,e=()=>!1){try{await r()}catch(t){if(t.code!=="forbidden"||e())throw t;await new Promise(i=>setTimeout(i,Dn)),e()||await r()}}var ne=class extends y{id;#e;#t;#i;#r;#n;#s={microphone:!0,camera:!0};#c=!1;#o=0;constructor(e,t){super(),this.id=e.callId,this.#t=e,this.#e=t}get info(){return this.#t}get room(){return this.#i}get isOver(){return this.#c}get seconds(){return this.#o}get wasJoined(){return this.#p()!==void 0}may(e){let{identity:t,role:i}=this.#e.me();return ge(this.#t,t,i,e)}isMuted(e){return ve(this.#t,this.#e.me().identity,e)}join(e={}){return this.#c?Promise.reject(new d("call_ended","The call has ended.")):this.#i?Promise.resolve(this.#i):(this.#r??=this.#l(e).finally(()=>{this.#r=void 0}),this.#r)}setMicrophoneEnabled(e){return this.#u("microphone",e)}setCameraEnabled(e){return this.#u("camera",e)}async switchTo(e,t,{camera:i=!0}={}){let n=this.#s.camera;e==="video"&&(this.#s.camera=i);try{await this.#e.request("switchCall",{callId:this.id,kind:e,direction:t})}catch(s){throw this.#s.camera=n,s}}async answerSwitch(e,{camera:t=!0}={}){e&&this.#t.request?.kind==="video"&&(this.#s.camera=t),await this.#e.request("answerSwitch",{callId:this.id,accept:e})}async cancelSwitch(){await this.#e.request("cancelSwitch",{callId:this.id})}async hold(){await this.#e.request("holdCall",{callId:this.id})}async unhold(){await this.#e.request("unholdCall",{callId:this.id})}async muteMember(e,t,i){await this.#e.request("muteMember",{callId:this.id,member:e,source:t,muted:i})}async shareScreen(e){let t=this.#i;if(!t||!this.#n)throw d.invalidState("The call was not joined.");let i=e??await t.devices.screen();try{this.may("screen")||await this.#e.request("shareScreen",{callId:this.id}),await this.#n.publishScreen(i)}catch(n){throw i.stop(),n}}async stopScreen(){await this.#i?.localParticipant.unpublish("screen"),await this.#e.request("stopScreen",{callId:this.id}).catch(Di("not_shared","call_ended","call_not_found"))}async leave(){await this.#f(),await this.#e.request("leaveCall",{callId:this.id}).catch(Di("not_in_call","call_ended","call_not_found"))}async end(){await this.#e.request("endCall",{callId:this.id})}handleInfo(e){if(e===this.#t)return;let t=this.#t;this.#t=e,t.kind==="video"&&e.kind!=="video"&&this.#e.me().role==="customer"&&(this.#s.camera=!1),this.#h(),this.emit("changed",e)}handleUnmuteAsked(e,t){this.emit("unmuteAsked",e,t)}handleScreenStopped(e){this.#n?.handleScreenStopped(e).catch(()=>{})}handleEnded(e,t){this.#c||(this.#c=!0,this.#o=t,this.#t={...this.#t,end:e},this.#f(),this.emit("ended",e,t))}async#l(e){let{url:t,token:i,renewToken:n,me:s,request:o}=this.#e,{identity:a,role:c}=s(),h=this.#t.members.find(({person:T})=>T.identity===a);(!h||h.state==="gone")&&await o("joinCall",{callId:this.id});let m=this.#p(),l=e.microphone??m?.microphone??!0,g=e.camera??m?.camera??!0;this.#s={microphone:!!l,camera:!!g};let f=e.room??new C(this.#e.roomOptions),v=new Fe(f,{identity:a,role:c},this.#t,this.#s,T=>this.emit("mediaFailed",T));this.#a(f),this.#n=v;let x={callId:this.id,renewToken:n,audio:v.may("microphone")&&!this.isMuted("microphone")&&l,video:v.may("camera")&&!this.isMuted("camera")&&g,iceTransportPolicy:e.iceTransportPolicy,signal:e.signal};try{await f.connect(t,i(),x)}catch(T){throw v.close(),this.#n===v&&(this.#n=void 0),T}if(this.#c)throw await f.leave(),new d("call_ended","The call has ended.");return this.#i=f,this.#m(),this.#h(),e.screen?await this.shareScreen(e.screen):this.may("screen")&&this.stopScreen().catch(()=>{}),this.emit("joined",f),f}#a(e){e.on("localTrackUnpublished",t=>{t.source==="screen"&&this.may("screen")&&this.stopScreen().catch(()=>{})}),e.on("reconnected",()=>this.#h()),e.on("disconnected",(t,i)=>{e===this.#i&&(this.#i=void 0,this.#n?.close(),this.#n=void 0,t!=="left"&&!this.#c&&this.emit("mediaLost",t,i))})}async#u(e,t){this.#s[e]=t,this.#i&&this.#m();let i=this.#i?.localParticipant;if(t&&this.isMuted(e)&&await this.#e.request("muteMember",{callId:this.id,source:e,muted:!1}),t&&!this.may(e))throw new d("forbidden",`The call has no ${e} of yours.`);e==="camera"?await i?.setCameraEnabled(t):await i?.setMicrophoneEnabled(t)}#h(){this.#n?.handleCall(this.#t).catch(()=>{})}async#f(){let e=this.#i;this.#i=void 0,this.#n?.close(),this.#n=void 0,this.#g(),await e?.leave()}get#d(){return`visavis:joined:${this.id}:${this.#e.me().identity}`}#p(){try{return JSON.parse(this.#e.storage?.getItem(this.#d)??"null")??void 0}catch{return}}#m(){try{this.#e.storage?.setItem(this.#d,JSON.stringify(this.#s))}catch{}}#g(){try{this.#e.storage?.removeItem(this.#d)}catch{}}};function Di(...r){return e=>{if(!r.includes(e.code))throw e}}var Be=class{#e;#t;#i=[];#r=!1;constructor(e,t){this.#e=e,this.#t=t}get pending(){return this.#i}add(e){let t=crypto.randomUUID();return this.#i=[...this.#i,{clientId:t,content:e,at:Date.now(),state:"sending"}],this.#t(),this.flush(),t}retry(e){this.#s(e,{state:"sending",error:void 0}),this.flush()}discard(e){this.handleConfirmed(e)}handleConfirmed(e){let t=this.#i.filter(i=>i.clientId!==e);t.length!==this.#i.length&&(this.#i=t,this.#t())}async flush(){if(!this.#r){this.#r=!0;try{for(let e=this.#n();e;e=this.#n())try{await this.#e(e.clientId,e.content),this.handleConfirmed(e.clientId)}catch(t){let i=t;if(i.code==="connection_lost")return;if(i.code==="timeout")continue;this.#s(e.clientId,{state:"failed",error:i})}}finally{this.#r=!1}}}#n(){return this.#i.find(({state:e})=>e==="sending")}#s(e,t){this.#i=this.#i.map(i=>i.clientId===e?{...i,...t}:i),this.#t()}};var jn=50,Nn=3e3,se=class{id;#e;#t;#i;#r=0;#n={delivered:0,seen:0};#s={delivered:0,seen:0};#c=!1;constructor(e,t){this.id=e.contactId,this.#i=e,this.#e=t,this.#t=new Be((i,n)=>t.request("sendMessage",{contactId:this.id,clientId:i,content:n}),()=>t.changed())}get info(){return this.#i=this.#e.state(this.id)??this.#i,this.#i}get state(){return this.info.state}get isClosed(){return this.info.state==="closed"}get end(){return this.info.end}get messages(){return this.info.messages}get pending(){return this.#t.pending}get others(){return this.info.parties.filter(({person:e})=>e.identity!==this.#e.me?.identity)}get writing(){return this.others.map(({person:e})=>e).filter(({identity:e})=>this.info.typing.includes(e))}get call(){return this.#e.call(this.id)}get unread(){let e=this.#e.me?.identity,t=this.info.marks.find(({identity:n})=>n===e),i=Math.max(t?.seen??0,this.#s.seen);return this.messages.filter(({number:n,author:s})=>s&&s.identity!==e&&n>i).length}get hasEarlier(){let e=this.messages[0]?.number;return e===void 0?this.info.lastNumber>0:e>1}status(e){if("state"in e)return e.state;let t=this.info.marks.filter(({identity:i})=>i!==e.author?.identity);return t.some(({seen:i})=>i>=e.number)?"seen":t.some(({delivered:i})=>i>=e.number)?"delivered":"sent"}sendText(e){return this.#r=0,this.#t.add({type:"text",text:e})}sendLink(e){return this.#t.add({type:"link",url:e})}async sendFile(e,{caption:t,onProgress:i,signal:n}={}){let{fileId:s}=await this.#e.upload(this.id,e,i,n);return this.#t.add({type:"file",fileId:s,caption:t})}retry(e){this.#t.retry(e)}discard(e){this.#t.discard(e)}markSeen(e=this.messages.at(-1)?.number??0){this.#o({delivered:e,seen:e})}setTyping(e){let t=Date.now();(e?t-this.#r<Nn:this.#r===0)||(this.#r=e?t:0,this.#a("setTyping",{typing:e}).catch(()=>{}))}async loadEarlier(){if(!this.hasEarlier)return;let e=this.messages[0]?.number,{messages:t}=await this.#a("getMessages",{before:e,limit:jn});this.#e.receive(this.id,t)}async requestCall(e,t){await this.#a("requestCall",{kind:e,direction:t})}async answerCallRequest(e,t){await this.#e.request("answerCallRequest",{escalationId:e,accept:t})}async cancelCallRequest(e){await this.#e.request("cancelCallRequest",{escalationId:e})}async invite(e,t={}){return(await this.#a("invite",{kind:e,...t})).invitationId}async answerInvitation(e,t){await this.#e.request("answerInvitation",{invitationId:e,accept:t})}async cancelInvitation(e){await this.#e.request("cancelInvitation",{invitationId:e})}async endInvitation(e,t=!1){await this.#e.request("endInvitation",{invitationId:e,failed:t})}async take(){await this.#a("takeContact",{})}async transfer(e,t={}){await this.#a("transferContact",{target:e,...t})}async cancelTransfer(){await this.#a("cancelTransfer",{})}async askAgent(e,t){await this.#a("askAgent",{agent:e,note:t})}async leave(){await this.#a("leaveContact",{})}async close(){await this.#a("endContact",{})}dismiss(){this.#e.dismiss(this.id)}handleMessage(e){e.author?.identity===this.#e.me?.identity?this.#t.handleConfirmed(e.clientId):this.#o({delivered:e.number,seen:0})}handleConnected(){this.#r=0,this.#t.flush(),this.#l()}handleLoaded(){this.#o({delivered:this.messages.at(-1)?.number??0,seen:0})}#o({delivered:e,seen:t}){e<=this.#s.delivered&&t<=this.#s.seen||(this.#s={delivered:Math.max(this.#s.delivered,e,t),seen:Math.max(this.#s.seen,t)},this.#e.changed(),this.#l())}async#l(){if(!(this.#c||this.isClosed)){this.#c=!0;try{for(;this.#n.delivered<this.#s.delivered||this.#n.seen<this.#s.seen;){let e={...this.#s};await this.#a("markMessages",e),this.#n=e}}catch{}finally{this.#c=!1}}}#a(e,t){return this.#e.request(e,{contactId:this.id,...t})}};function Oi({url:r,token:e},t,i,n,s){let o=new URL(X(r,`api/v1/contacts/${t}/files`));o.searchParams.set("name",i.name);let a=new XMLHttpRequest,c=new Promise((h,m)=>{a.onload=()=>{a.status<300?h(JSON.parse(a.responseText)):m(Ke(a.responseText))},a.onerror=()=>m(d.unreachable()),a.onabort=()=>m(d.aborted()),a.upload.onprogress=({loaded:l,total:g})=>n?.(g>0?l/g:0)});return a.open("POST",o),a.setRequestHeader("authorization",`Bearer ${e}`),a.setRequestHeader("content-type",i.type||"application/octet-stream"),s?.addEventListener("abort",()=>a.abort(),{once:!0}),a.send(i),k(c,s)}async function ji({url:r,token:e},t){let i=await fetch(X(r,`api/v1/files/${t}`),{headers:{authorization:`Bearer ${e}`}}).catch(()=>{throw d.unreachable()});if(!i.ok)throw Ke(await i.text());return i.blob()}function Ke(r){try{let{code:e,detail:t}=JSON.parse(r);if(e)return new d(e,t??e,Un.includes(e))}catch{}return new d("internal","The server gave an answer that is not understood.",!0)}var Un=["rate_limited","store_busy","shutting_down","server_full"];function St(r){return{me:r,contacts:new Map,waiting:new Map,all:new Map,offers:new Map,available:!1}}function Ni(r,e){let t=new Map;for(let[n,s]of r.contacts)(s.state==="closed"||qn(r,s))&&t.set(n,Vn(s));for(let n of e.contacts)t.set(n.contactId,qi(n,r));let i=n=>new Map(n.map(s=>[s.contactId,s]));return{...r,contacts:t,waiting:i(e.waiting),all:i(e.all),available:e.available}}function Ui(r,e){let t=new Map(r.contacts).set(e.contactId,qi(e,r)),i=new Map(r.offers);return i.delete(e.contactId),{...r,contacts:t,offers:i}}function ze(r,e,t){let i=r.contacts.get(e);if(!i||t.length===0)return r;let s=[...new Map([...i.messages,...t].map(a=>[a.number,a])).values()].sort((a,c)=>a.number-c.number),o=Math.max(i.lastNumber,s.at(-1).number);return{...r,contacts:new Map(r.contacts).set(e,{...i,messages:Hn(s),lastNumber:o})}}function Ye(r,e){let t=new Map(r.contacts);return t.delete(e),{...r,contacts:t}}function Vi(r,e){let t=r.find(({identity:n})=>n===e.identity),i={...e,delivered:Math.max(e.delivered,t?.delivered??0),seen:Math.max(e.seen,t?.seen??0)};return[...r.filter(({identity:n})=>n!==e.identity),i]}function xt(r){let e=r.messages.at(-1)?.number;return e!==void 0&&e<r.lastNumber?e:void 0}function qi(r,e){let t=e.contacts.get(r.contactId);return{...r,messages:t?.messages??[],typing:[]}}function Vn(r){return{...r,state:"closed",call:null,callRequest:null,invitations:[],typing:[]}}function qn(r,e){return e.parties.some(({person:t,standing:i})=>i==="customer"&&t.identity===r.me)}function Hn(r){let e=r.length-1;for(;e>0&&r[e-1].number===r[e].number-1;)e--;return e>0?r.slice(e):r}function be(r,e,t){switch(e.type){case"contactOpened":return{...r,all:kt(r.all,e.data.contact)};case"contactWaiting":{let{contact:i}=e.data,n=r.all.has(i.contactId)?kt(r.all,i):r.all;return{...r,all:n,waiting:kt(r.waiting,i)}}case"contactWaitsNoLonger":return{...r,waiting:we(r.waiting,e.data.contactId)};case"contactOffered":return{...r,offers:new Map(r.offers).set(e.data.contact.contactId,e.data)};case"offerWithdrawn":return{...r,offers:we(r.offers,e.data.contactId)};case"availabilityChanged":return{...r,available:e.data.available};case"partyLeft":return e.data.identity===r.me?Ye(r,e.data.contactId):Je(r,e,t);case"contactClosed":return{...Je(r,e,t),waiting:we(r.waiting,e.data.contactId),all:we(r.all,e.data.contactId),offers:we(r.offers,e.data.contactId)};case"message":{let{message:i}=e.data;return ze(Je(r,e,t),i.contactId,[i])}case"reconnect":return r;default:return Je(r,e,t)}}function Ct(r,e){let t=e.data;return typeof t.contactId=="string"?t.contactId:typeof t.callId=="string"?[...r.contacts.values()].find(({call:n})=>n?.callId===t.callId)?.contactId:(t.message??t.mark??t.request??t.invitation??t.call??t.contact)?.contactId}function Je(r,e,t){let i=Ct(r,e),n=i===void 0?void 0:r.contacts.get(i);if(!n)return r;let s=Wn(n,e,t);return s===n?r:{...r,contacts:new Map(r.contacts).set(i,s)}}function Wn(r,e,t){switch(e.type){case"positionChanged":return{...r,position:e.data.position};case"partyJoined":{let{person:i}=e.data,n=i.role==="customer"?"customer":"agent",o=[...r.parties.filter(a=>a.person.identity!==i.identity),{person:i,standing:n,joinedAt:t,here:!0}];return n==="customer"?{...r,parties:o}:{...r,parties:o,state:"active",position:null,target:null,attended:!1}}case"partyLeft":{let i=r.parties.filter(({person:s})=>s.identity!==e.data.identity),n=i.some(({standing:s})=>s==="agent");return{...r,parties:i,typing:r.typing.filter(s=>s!==e.data.identity),state:n?r.state:"waiting"}}case"partyAway":case"partyBack":{let{identity:i}=e.data,n=e.type==="partyBack",s=r.parties.map(o=>o.person.identity===i?{...o,here:n}:o);return{...r,parties:s}}case"transferPending":return{...r,target:e.data.target,attended:!0};case"transferFailed":return{...r,target:null,attended:!1};case"contactClosed":return{...r,state:"closed",end:e.data.end,call:null,callRequest:null,invitations:[],typing:[],position:null};case"message":{let i=e.data.message.author?.identity;return{...r,typing:r.typing.filter(n=>n!==i)}}case"marked":return{...r,marks:Vi(r.marks,e.data.mark)};case"typing":{let{identity:i,typing:n}=e.data;if(r.typing.includes(i)===n)return r;let s=r.typing.filter(o=>o!==i);return{...r,typing:n?[...s,i]:s}}case"callRequested":return{...r,callRequest:e.data.request};case"callRequestEnded":return{...r,callRequest:null};case"invitationMade":case"invitationChanged":{let{invitation:i}=e.data,n=r.invitations.filter(({invitationId:s})=>s!==i.invitationId);return{...r,invitations:i.state==="closed"?n:[...n,i]}}case"callStarted":return{...r,call:e.data.call};case"callEnded":return{...r,call:null};default:{if(!r.call)return r;let i=Fn(r.call,e,t);return i===r.call?r:{...r,call:i}}}}function Fn(r,e,t){switch(e.type){case"callConnected":return{...r,connectedAt:r.connectedAt??t};case"memberJoined":{let{person:i}=e.data;if(r.members.some(o=>o.person.identity===i.identity))return ye(r,i.identity,{state:"joined",reason:null});let s={person:i,listens:!1,muted:[],state:"joined",reason:null};return{...r,members:[...r.members,s]}}case"memberLost":return ye(r,e.data.identity,{state:"lost"});case"memberReturned":return ye(r,e.data.identity,{state:"joined"});case"memberLeft":return ye(r,e.data.identity,{state:"gone",reason:e.data.reason});case"memberMuted":{let{identity:i,source:n,muted:s}=e.data,a=(r.members.find(({person:c})=>c.identity===i)?.muted??[]).filter(c=>c!==n);return ye(r,i,{muted:s?[...a,n]:a})}case"switchRequested":return{...r,request:e.data.request};case"switchEnded":return{...r,request:null,kind:e.data.kind,direction:e.data.direction};case"callHeld":return{...r,held:!0};case"callUnheld":return{...r,held:!1};case"screenStarted":return{...r,screen:e.data.by};case"screenStopped":return{...r,screen:null};default:return r}}function ye(r,e,t){let i=r.members.map(n=>n.person.identity===e?{...n,...t}:n);return{...r,members:i}}function kt(r,e){return new Map(r).set(e.contactId,e)}function we(r,e){if(!r.has(e))return r;let t=new Map(r);return t.delete(e),t}var Bn=5e3,Hi=50,Ge=class extends y{#e;#t;#i=new Map;#r=new Map;#n=new Map;#s=new Set;#c;#o=(e,t)=>this.#u?this.#u.request(e,t):Promise.reject(d.invalidState("Nothing is connected."));#l="";#a;#u;#h;#f=0;#d=St("");#p="disconnected";#m=!1;constructor(e={}){super(),this.#e=e,this.#t=e.storage===void 0?qe():e.storage,this.#c=this.#g()}get state(){return this.#d}get connectionState(){return this.#p}get me(){return this.#h?.person}get skills(){return this.#h?.skills??[]}get maxFileSize(){return this.#h?.maxFileSize??0}get now(){return Date.now()+this.#f}get list(){return[...this.#d.contacts.values()].sort((e,t)=>e.openedAt-t.openedAt).map(({contactId:e})=>this.get(e))}get(e){let t=this.#d.contacts.get(e);if(!t)return this.#i.get(e);let i=this.#i.get(e);return i||(i=new se(t,this.#c),this.#i.set(e,i)),i}async connect(e,t,i){if(this.#u)throw d.invalidState("Contacts connect once; make new ones.");this.#S("connecting"),this.#l=e;try{let n=typeof t=="string"?t:await t();typeof t!="string"&&(this.#a=async()=>t()),this.#y(await this.#v(n).start(i)),await this.#b()}catch(n){throw await this.disconnect(),n}this.#S("connected")}async disconnect(){for(let e of this.#n.values())clearTimeout(e);await Promise.all([...this.#r.values()].map(e=>e.room?.leave())),this.#S("disconnected"),await this.#u?.leave()}async open(e={}){let{contactId:t}=await this.#o("openContact",e);return this.#k(t)}async take(e){return await this.#o("takeContact",{contactId:e}),this.#k(e)}async answerOffer(e,t){return await this.#o("answerOffer",{contactId:e,accept:t}),t?this.#k(e):void 0}async listen(e){return await this.#o("listenToContact",{contactId:e}),this.#k(e)}async setAvailable(e){await this.#o("setAvailable",{available:e}),this.#x({...this.#d,available:e})}async tagVisitor(e){await this.#o("tagVisitor",e)}async resetVisitor(e){await this.#o("resetVisitor",{visitorId:e})}async findVisitors(e={}){return(await this.#o("findVisitors",e)).visitors}async inviteVisitor(e){let{contactId:t}=await this.#o("inviteVisitor",e);return this.#k(t)}uploadFile(e,t,i,n){return Oi(this.#T(),e,t,i,n)}async fileUrl(e){return URL.createObjectURL(await ji(this.#T(),e))}#g(){let e=this;return{get me(){return e.me},state:t=>this.#d.contacts.get(t),call:t=>this.#L(t),request:this.#o,receive:(t,i)=>this.#$(t,i),upload:(t,i,n,s)=>this.uploadFile(t,i,n,s),dismiss:t=>{this.#i.delete(t),this.#x(Ye(this.#d,t))},changed:()=>this.#M()}}#v(e){let t=new Q({url:this.#l,path:"api/v1/live",token:e,renewToken:this.#a,store:new Z(this.#t,e),policy:this.#e.reconnectPolicy??J(),canLeave:!1,WebSocket});return this.#u=t,t.on("event",i=>this.#E(i)),t.on("lost",()=>this.#S("reconnecting")),t.on("resumed",i=>this.#w(i)),t.on("restarted",i=>this.#w(i)),t.on("ended",i=>{this.#S("disconnected"),this.emit("disconnected",i)}),t}#y(e){this.#h=e,this.#f=e.now-Date.now(),this.#d.me!==e.person.identity&&(this.#d=St(e.person.identity))}async#w(e){this.#y(e),this.#S("connected");for(let t of this.#i.values())t.handleConnected();e.resumed||await this.#b().catch(()=>{})}async#b(){let e=await this.#o("getOverview",{});this.#x(Ni(this.#d,e)),this.#C(),await Promise.all([...this.#d.contacts.keys()].map(t=>this.#P(t).catch(()=>{})))}#E(e){let t=this.#d,i=e.data.callId,n=i===void 0?void 0:this.#r.get(i);switch(this.#x(be(t,e,this.now)),e.type){case"message":this.get(e.data.message.contactId)?.handleMessage(e.data.message);break;case"typing":this.#I(e);break;case"unmuteAsked":n?.handleUnmuteAsked(e.data.source,e.data.by);break;case"screenStopped":n?.handleScreenStopped(e.data.by);break;case"callEnded":n?.handleEnded(e.data.end,e.data.seconds),this.#r.delete(e.data.callId);break}this.#C(),this.#R(e),this.emit.call(this,e.type,e.data)}#R(e){let t=Ct(this.#d,e);if(t===void 0)return;let i=this.#d.contacts.get(t);if(i){xt(i)!==void 0&&this.#P(t).catch(()=>{});return}(e.type==="partyJoined"?e.data.person.identity===this.#d.me:["message","invitationMade","callStarted","callRequested"].includes(e.type)&&this.me?.role==="customer")&&this.#k(t).catch(()=>{})}#I({data:{contactId:e,identity:t,typing:i}}){let n=`${e}:${t}`;if(clearTimeout(this.#n.get(n)),this.#n.delete(n),!i)return;let s={type:"typing",data:{contactId:e,identity:t,typing:!1}};this.#n.set(n,setTimeout(()=>this.#x(be(this.#d,s,this.now)),Bn))}async#k(e){let{contact:t}=await this.#o("getContact",{contactId:e});return this.#x(Ui(this.#d,t)),await this.#P(e).catch(()=>{}),this.get(e)}async#P(e){if(!this.#s.has(e)){this.#s.add(e);try{let t=this.#d.contacts.get(e);if(!t||t.lastNumber===0)return;let i=xt(t);if(t.messages.length>0&&i===void 0)return;let{messages:n}=await this.#o("getMessages",{contactId:e,after:i,limit:Hi});if(this.#$(e,n),n.length<Hi||i===void 0)return}finally{this.#s.delete(e)}await this.#P(e)}}#$(e,t){this.#x(ze(this.#d,e,t));let i=this.get(e);for(let n of t)i?.handleMessage(n);i?.handleLoaded()}#L(e){let t=this.#d.contacts.get(e)?.call;if(!t)return;let i=this.#r.get(t.callId);return i||(i=new ne(t,{url:this.#l,token:()=>this.#u?.token??"",renewToken:this.#a,storage:this.#t,roomOptions:this.#e,me:()=>this.me,request:this.#o}),this.#r.set(t.callId,i)),i}#x(e){if(e===this.#d)return;this.#d=e;let t=this.#_();for(let[i,n]of this.#r){let s=t.get(i);s&&n.handleInfo(s)}this.#M()}#_(){let e=[...this.#d.contacts.values()].flatMap(({call:t})=>t??[]);return new Map(e.map(t=>[t.callId,t]))}#C(){let e=this.#_();for(let[t,i]of this.#r)e.has(t)||(this.#r.delete(t),i.handleEnded(null,0))}#M(){this.#m||(this.#m=!0,queueMicrotask(()=>{this.#m=!1,this.emit("changed",this.#d)}))}#S(e){e!==this.#p&&(this.#p=e,this.emit("connectionStateChanged",e),this.#M())}#T(){return{url:this.#l,token:this.#u?.token??""}}};async function Wi({server:r,...e}){let t=await fetch(X(r,"api/v1/site-sessions"),{method:"POST",headers:{"content-type":"application/json"},body:JSON.stringify(e)}).catch(()=>{throw d.unreachable()});if(!t.ok)throw Ke(await t.text());return t.json()}var Tt="visavis:visitor";function Fi(r){let e=Kn(r);if(e)return e;let t=`v_${[...crypto.getRandomValues(new Uint8Array(16))].map(i=>i.toString(16).padStart(2,"0")).join("")}`;try{r?.setItem(Tt,t)}catch{}return t}function Bi(r){try{r?.removeItem(Tt)}catch{}}function Kn(r){try{let e=r?.getItem(Tt);return e&&/^v_[0-9a-f]{32}$/.test(e)?e:void 0}catch{return}}var zn=5e3;function Se(r,e){return e.map(t=>({...t,urls:t.urls.filter(i=>wt(i)===r)})).filter(({urls:t})=>t.length>0)}async function Pt({url:r,token:e,signal:t},i){let n=new G(Ve(r),WebSocket);try{let s=await Mt(n.authenticate({token:e},t));return await i(n,s.iceServers)}finally{n.isOpen&&await n.request("leave",{},{timeoutMs:1e3}).catch(()=>{}),n.close()}}async function Ki(r,e=3){let t=Number.POSITIVE_INFINITY;for(let i=0;i<e;i++){let n=performance.now();await r.request("ping",{}),t=Math.min(t,performance.now()-n)}return Math.round(t)}async function zi(r){let e=new RTCPeerConnection({iceServers:r,iceTransportPolicy:"relay"});try{let t=new Promise((i,n)=>{e.onicecandidate=({candidate:s})=>{s?.candidate?i():s||n(d.timeout("The relay"))}});e.createDataChannel(""),await e.setLocalDescription(await e.createOffer()),await Mt(t)}finally{e.close()}}function Yi(r,e){return Pt(e,async(t,i)=>{let n=r==="udp"||r==="tcp"?r:void 0,s=n?[]:Se(r,i);if(!n&&s.length===0)return;let o=new Y(RTCPeerConnection,n?"all":"relay");try{let a=!0,c=new Promise(h=>o.on("pathChanged",h));return await o.connect(s,async h=>{let{answer:m}=await t.request("join",{offer:h,autoSubscribe:!1});if(!n)return m;let l=Ci(n,m);return a=l.includes("a=candidate:"),l}),a?await Mt(c):void 0}finally{o.close()}})}function Mt(r){return new Promise((e,t)=>{let i=setTimeout(()=>t(d.timeout("The check")),zn);r.then(e,t).finally(()=>clearTimeout(i))})}var Xe={reasons:{ready:"Everything is ready for your call.",detour:"Your call will work, but your network only lets it take a detour. Sound and picture may stutter; another network, for example your phone’s, may be better.",slow:"Your call will work, but your connection is slow to answer. Let others finish speaking.",devices:"Your connection is ready, but we can’t use your camera or microphone. Allow them in the address bar, or plug them in.",untested:"The service answers. Whether sound and picture get through your network will only show in the call.",browser:"This browser can’t make video calls here. Open the link in a current Chrome, Edge, Firefox or Safari, over a secure (https) address.",link:"This link is not valid or has expired. Ask for a new one.",service:"The service can’t be reached. Check your internet connection, then try again.",media:"Sound and picture can’t get through your network. Try another one, for example your phone’s."},names:{browser:"Browser",camera:"Camera",microphone:"Microphone",signalling:"Connection to the service",udp:"Direct way",tcp:"Direct way over TCP",relayUdp:"Way through the relay",relayTcp:"Way through the relay over TCP",relayTls:"Encrypted way through the relay"},found({verdict:r,roundTripMs:e},t){let i=e===void 0?"":` (${e} ms)`;return{pass:`${t}: works${i}.`,warn:e===void 0?`${t}: does not work.`:`${t}: slow${i}.`,fail:`${t}: does not work.`,skip:`${t}: not tested.`}[r]}},Ji={reasons:{ready:"Für Ihren Anruf ist alles bereit.",detour:"Ihr Anruf wird funktionieren, doch Ihr Netz lässt ihn nur über einen Umweg zu. Ton und Bild können stocken; ein anderes Netz, etwa das Ihres Telefons, ist vielleicht besser.",slow:"Ihr Anruf wird funktionieren, doch Ihre Verbindung antwortet langsam. Lassen Sie andere ausreden.",devices:"Ihre Verbindung ist bereit, aber Kamera oder Mikrofon lassen sich nicht verwenden. Erlauben Sie sie in der Adressleiste, oder schließen Sie sie an.",untested:"Der Dienst antwortet. Ob Ton und Bild durch Ihr Netz kommen, zeigt sich erst im Anruf.",browser:"Dieser Browser kann hier keine Videoanrufe führen. Öffnen Sie den Link in einem aktuellen Chrome, Edge, Firefox oder Safari über eine sichere Adresse (https).",link:"Dieser Link ist ungültig oder abgelaufen. Bitten Sie um einen neuen.",service:"Der Dienst ist nicht erreichbar. Prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal.",media:"Ton und Bild kommen nicht durch Ihr Netz. Versuchen Sie es mit einem anderen, etwa dem Ihres Telefons."},names:{browser:"Browser",camera:"Kamera",microphone:"Mikrofon",signalling:"Verbindung zum Dienst",udp:"Direkter Weg",tcp:"Direkter Weg über TCP",relayUdp:"Weg über das Relais",relayTcp:"Weg über das Relais mit TCP",relayTls:"Verschlüsselter Weg über das Relais"},found({verdict:r,roundTripMs:e},t){let i=e===void 0?"":` (${e} ms)`;return{pass:`${t}: funktioniert${i}.`,warn:e===void 0?`${t}: funktioniert nicht.`:`${t}: langsam${i}.`,fail:`${t}: funktioniert nicht.`,skip:`${t}: nicht geprüft.`}[r]}};var Qe=["udp","relayUdp","tcp","relayTcp","relayTls"];var Yn=["unauthorized","token_expired","forbidden"];function Gi(r){let e=c=>r.find(h=>h.id===c),t=Qe.map(e).filter(c=>c!==void 0),i=t.find(({verdict:c})=>c==="pass"),n=e("signalling"),s=i?.path?.roundTripMs??n?.roundTripMs??null,o=r.map(c=>Jn(c,i)),a=(c,h)=>({verdict:c,reason:h,path:i?.path?{...i.path,roundTripMs:s}:null,findings:o});return e("browser")?.verdict==="fail"?a("blocked","browser"):n?.verdict==="fail"?a("blocked",Yn.includes(n.code??"")?"link":"service"):i?e("camera")?.verdict==="fail"||e("microphone")?.verdict==="fail"?a("limited","devices"):i.id!=="udp"&&i.id!=="relayUdp"?a("limited","detour"):(s??0)>400?a("limited","slow"):a("good","ready"):t.some(({verdict:c})=>c==="fail")?a("blocked","media"):a("limited","untested")}function Jn(r,e){let t=Qe.includes(r.id),i=r.id==="camera"||r.id==="microphone";return r.verdict==="fail"&&(t&&e||i)?{...r,verdict:"warn"}:r}async function Xi(r,e={}){let{url:t=location.origin,strings:i=Xe,signal:n}=e,s=await k(Xn({url:t,token:r,signal:n},e),n),{verdict:o,reason:a,path:c,findings:h}=Gi(s),m=h.map(l=>({id:l.id,verdict:l.verdict,text:i.found(l,i.names[l.id]),durationMs:l.durationMs}));return{verdict:o,path:c,checks:m,text:i.reasons[a]}}async function Xn(r,{devices:e,join:t}){let i={id:"browser",verdict:E()?"pass":"fail",durationMs:0};if(i.verdict==="fail")return[i];let[n,s]=await Promise.all([e?Qn():[],Zn(r,t)]);return[i,...n,...s]}async function Qn(){let r=performance.now(),e=await new A(navigator.mediaDevices).open(),t=Math.round(performance.now()-r);return["camera","microphone"].map(i=>{e[i]?.stop();let n=e.errors.find(({source:s})=>s===i);return{id:i,verdict:n?"fail":"pass",durationMs:t,code:n?.code}})}async function Zn(r,e=!1){let t=performance.now(),i={id:"signalling",verdict:"fail",durationMs:0},n=o=>{i={...i,...o,durationMs:Math.round(performance.now()-t)}},s=[];try{await Pt(r,async(o,a)=>{let c=await Ki(o);n({verdict:c>400?"warn":"pass",roundTripMs:c}),s=e?await Promise.all(Qe.map(h=>Qi(h,()=>Yi(h,r)))):await es(a)})}catch(o){n({verdict:"fail",code:o instanceof d?o.code:void 0})}return[i,...s]}async function es(r){let e=o=>o.length>0?[zi(je(o,"relay"))]:[],t=Se("relayUdp",r),i=e(t.filter(({relayOnly:o})=>o)),n=e(t.filter(({relayOnly:o})=>!o)),s=(o,a,c)=>Qi(o,async()=>{if(c.length!==0)return await Promise.any(c),{protocol:"udp",relay:a?{protocol:a,url:null}:null,roundTripMs:null}});return Promise.all([s("udp",void 0,i),s("relayUdp","udp",[...i,...n]),s("tcp",void 0,[]),s("relayTcp","tcp",e(Se("relayTcp",r))),s("relayTls","tls",e(Se("relayTls",r)))])}async function Qi(r,e){let t=performance.now(),i=()=>Math.round(performance.now()-t);try{let n=await e();if(!n)return{id:r,verdict:"skip",durationMs:i()};let s=n.roundTripMs??void 0;return{id:r,verdict:"pass",durationMs:i(),path:n,roundTripMs:s}}catch(n){let s=n instanceof d?n.code:void 0;return{id:r,verdict:"fail",durationMs:i(),code:s}}}var Ze=class{#e;#t;#i=new Float32Array(512);constructor(e){try{this.#e=new AudioContext,this.#t=this.#e.createAnalyser(),this.#t.fftSize=this.#i.length,this.#e.createMediaStreamSource(new MediaStream([e])).connect(this.#t)}catch{}}get level(){if(!this.#t)return 0;this.#t.getFloatTimeDomainData(this.#i);let e=0;for(let t of this.#i)e+=t*t;return Math.min(1,Math.sqrt(Math.sqrt(e/this.#i.length)*3))}close(){this.#e?.close().catch(()=>{}),this.#e=void 0,this.#t=void 0}};var et=class{#e;#t;errors=new Map;camera;microphone;cameraStream=null;isAsking=!1;#i;#r=!1;constructor(e,t){this.#e=e,this.#t=t}get level(){return this.#i?.level??0}async open(e,t){this.isAsking=!0,this.#t();let i=await this.#e.open(e,t);this.isAsking=!1;for(let n of i.errors)this.errors.set(n.source,n);this.#c(i.microphone),this.#s(i.camera),this.#t()}async setCamera(e){this.#s(e?await this.#n("camera"):void 0),this.#t()}async setMicrophone(e){this.#c(e?await this.#n("microphone"):void 0),this.#t()}async choose(e,t){this.#e.choose(e,t),e==="videoinput"&&this.camera&&await this.setCamera(!0),e==="audioinput"&&this.microphone&&await this.setMicrophone(!0)}take(){let{camera:e,microphone:t}=this;return this.camera=void 0,this.microphone=void 0,this.close(),{camera:e,microphone:t}}close(){this.#r=!0,this.#s(void 0),this.#c(void 0)}async#n(e){this.errors.delete(e);try{return await this.#e[e]()}catch(t){this.errors.set(e,t);return}}#s(e){this.#r&&e?.stop(),this.camera?.stop(),this.camera=this.#r?void 0:e,this.cameraStream=this.camera?new MediaStream([this.camera]):null}#c(e){this.#r&&e?.stop(),this.microphone?.stop(),this.#i?.close(),this.microphone=this.#r?void 0:e,this.#i=this.microphone?new Ze(this.microphone):void 0}};var ts=.02,is=150,rs=7e3,tt=class{strings=mi;room;preview;end;toast="";announcement="";leftName="";speaking=new Set;#e;#t;#i={server:"",token:"",audio:!0,video:!0};#r="idle";#n=0;#s={audio:!0,video:!0};#c;#o;constructor(e,t){this.#e=e,this.#t=t}get state(){return E()?this.#r==="over"?this.end?.reason==="refused"?"refused":"ended":this.#r!=="live"?this.#r:this.room?.state==="reconnecting"||this.room?.state==="signalReconnecting"?"reconnecting":this.others.length>0?"inCall":"waiting":"unsupported"}get isLive(){return this.#r==="live"}get others(){return this.room?[...this.room.participants.values()]:[]}get screens(){return this.others.flatMap(e=>{let t=e.track("screen");return t?.isSubscribed&&!t.muted?[{participant:e,track:t}]:[]})}get seconds(){return this.#n?Math.max(0,(Date.now()-this.#n)/1e3):0}get wasInCall(){return this.#g()!==void 0}configure(e){this.#i=e}async prepare(){E()&&(this.#p("prejoin"),this.room=new C,this.preview=new et(this.room.devices,this.#e),await this.preview.open(this.#i.audio,this.#i.video))}async join({withoutCamera:e=!1}={}){if(!E())return;let t=this.#r==="prejoin"&&this.room?this.room:new C,i=this.#l(e);this.#s={audio:!!i.audio,video:!!i.video},this.room=t,this.end=void 0,this.leftName="",this.#n=this.#g()?.since??Date.now(),this.#a(t),this.#p("connecting");try{let{server:n,token:s,iceTransportPolicy:o}=this.#i;await t.connect(n,s,{...i,iceTransportPolicy:o})}catch(n){t===this.room&&this.#r==="connecting"&&this.#f("connectionLost",n);return}this.#p("live"),this.#v(),this.#c=setInterval(()=>this.#d(),is),this.announce(this.strings.connected)}async leave(){await this.room?.leave()}dispose(){this.preview?.close(),(this.#r==="live"||this.#r==="connecting")&&this.leave(),clearInterval(this.#c)}async toggleMicrophone(){if(this.preview)return this.preview.setMicrophone(!this.preview.microphone);let e=!this.room?.localParticipant.isMicrophoneEnabled;await this.#h("microphone",()=>this.room?.localParticipant.setMicrophoneEnabled(e)),this.#s.audio=this.room?.localParticipant.isMicrophoneEnabled??!1,this.announce(this.#s.audio?this.strings.unmutedNow:this.strings.mutedNow),this.#v()}async toggleCamera(){if(this.preview)return this.preview.setCamera(!this.preview.camera);let e=!this.room?.localParticipant.isCameraEnabled;await this.#h("camera",()=>this.room?.localParticipant.setCameraEnabled(e)),this.#s.video=this.room?.localParticipant.isCameraEnabled??!1,this.announce(this.#s.video?this.strings.cameraOnNow:this.strings.cameraOffNow),this.#v()}async toggleScreen(){let e=!this.room?.localParticipant.isScreenShareEnabled;await this.#h("screen",()=>this.room?.localParticipant.setScreenShareEnabled(e))}async chooseDevice(e,t){if(this.preview)await this.preview.choose(e,t);else{let i=e==="videoinput"?"camera":"microphone";await this.#h(i,()=>this.room?.switchDevice(e,t))}this.#e()}announce(e){this.announcement=e,this.#e()}showToast(e){this.toast=e,clearTimeout(this.#o),this.#o=setTimeout(()=>this.hideToast(),rs),this.#e()}hideToast(){this.toast="",this.#e()}#l(e){let t=this.#g(),{preview:i}=this;if(this.preview=void 0,!i)return{audio:t?.audio??this.#i.audio,video:t?.video??this.#i.video};let{camera:n,microphone:s}=i.take();return e&&n?.stop(),{audio:s??!1,video:!e&&n||!1}}#a(e){let{strings:t}=this;e.on("connectionStateChanged",()=>{e===this.room&&this.#v(),this.#e()}),e.on("reconnecting",()=>this.announce(t.reconnecting)),e.on("signalReconnecting",()=>this.announce(t.signalReconnecting)),e.on("reconnected",()=>this.announce(t.resumed)),e.on("participantConnected",({name:i})=>{this.leftName="",this.announce(t.joined(i)),this.#t("visavis-participant-joined",{name:i})}),e.on("participantDisconnected",({name:i})=>{this.leftName=i,this.announce(t.left(i)),this.#t("visavis-participant-left",{name:i})}),e.on("trackSubscribed",(i,{name:n})=>{i.source==="screen"&&this.announce(t.sharesScreen(n)),this.#e()}),e.on("trackUnsubscribed",(i,{name:n})=>{i.source==="screen"&&this.announce(t.stoppedSharing(n)),this.#e()});for(let i of ns)e.on(i,()=>this.#e());e.on("mediaDeviceError",i=>this.#u(i)),e.on("disconnected",(i,n)=>{e===this.room&&this.#f(i,n)})}#u(e){e.code!=="share_cancelled"&&this.showToast(_(e.code,e.source))}async#h(e,t){try{await t()}catch(i){if(i instanceof b)return;this.showToast(_(i.code,e))}}#f(e,t){let i=["unauthorized","token_expired","forbidden"].includes(t?.code??""),n=i?"refused":e,{seconds:s}=this;this.end={reason:n,sentence:fi(n,t?.code,t?.message),seconds:this.#r==="live"?s:0,retryable:!i},clearInterval(this.#c),this.#y(),this.speaking.clear(),this.#p("over"),this.announce(this.end.sentence),this.#t("visavis-ended",{reason:n,seconds:Math.round(s)})}#d(){let e=new Set;for(let i of this.others)(i.track("microphone")?.audioLevel??0)>ts&&e.add(i.id);let t=e.size===this.speaking.size&&[...e].every(i=>this.speaking.has(i));this.speaking=e,t||this.#e()}#p(e){e!==this.#r&&(this.#r=e,e==="live"&&this.#t("visavis-joined"),this.#e())}get#m(){return`visavis:call:${me(this.#i.token)}`}#g(){try{return JSON.parse(sessionStorage.getItem(this.#m)??"null")??void 0}catch{return}}#v(){if(!(this.#r!=="live"||!this.room))try{sessionStorage.setItem(this.#m,JSON.stringify({since:this.#n,...this.#s}))}catch{}}#y(){try{sessionStorage.removeItem(this.#m)}catch{}}},ns=["pathChanged","participantReconnecting","participantReconnected","trackPublished","trackUnpublished","trackMuted","trackUnmuted","localTrackPublished","localTrackUnpublished","localTrackMuted","localTrackUnmuted","mediaDevicesChanged","audioPlaybackChanged"];function er(r,e){let{strings:t,preview:i}=r,n=i?.errors.get("camera")??i?.errors.get("microphone");return p`
    <div class="center">
      <div class="prejoin" part="prejoin">
        <div class="preview" part="preview">
          ${i?.cameraStream?p`<video
                  part="preview-video"
                  aria-label=${t.preview}
                  autoplay
                  playsinline
                  .muted=${!0}
                  .srcObject=${i.cameraStream}
                ></video>`:p`<p>${i?.isAsking?t.previewAsking:t.previewOff}</p>`}
          <div class="switches">
            ${Zi("microphone",i?.microphone!==void 0,i?.microphone?t.muteMicrophone:t.unmuteMicrophone,()=>r.toggleMicrophone())}
            ${Zi("camera",i?.camera!==void 0,i?.camera?t.stopCamera:t.startCamera,()=>r.toggleCamera())}
          </div>
        </div>
        <div class="side">
          <h1>${t.joinTitle}</h1>
          <p>${t.joinHint}</p>
          ${n?ss(_(n.code,n.source)):u}
          ${e.render({meter:!0})}
          <div class="actions">
            <button class="primary" part="join" ?disabled=${i?.isAsking} @click=${()=>r.join()}>
              ${t.join}
            </button>
            ${i?.camera?p`<button
                    class="plain"
                    part="join-without-camera"
                    @click=${()=>r.join({withoutCamera:!0})}
                  >
                    ${t.joinWithoutCamera}
                  </button>`:u}
          </div>
        </div>
      </div>
    </div>
  `}function Zi(r,e,t,i){return p`<button
    part="preview-${r}"
    aria-pressed=${e}
    aria-label=${t}
    data-tip=${t}
    @click=${i}
  >
    ${w({microphone:["mic","micOff"],camera:["video","videoOff"]}[r][e?0:1])}
  </button>`}function ss(r){return p`<div class="problem" part="problem" role="alert">${w("triangleAlert")}<span>${r}</span></div>`}function tr(r){return p`
    <div class="skeleton" part="skeleton">
      <div class="bone"></div>
      <p>${r.strings.connecting}</p>
    </div>
  `}function ir(r,e){let{strings:t,end:i}=r,n=r.state==="refused",s=i?.seconds===0&&i.reason!=="left",o=n?t.refusedTitle:s?t.failedTitle:t.endedTitle;return Et({symbol:n||s?"triangleAlert":"phoneOff",title:o,sentences:[i?.sentence??"",i&&i.seconds>=1?t.duration(B(i.seconds)):""],action:i?.retryable?{label:s?t.tryAgain:t.joinAgain,run:e}:void 0})}function rr(r){let{strings:e}=r;return Et({symbol:"videoOff",title:e.unsupportedTitle,sentences:[e.unsupported]})}function nr(r){let{strings:e}=r;return Et({symbol:"triangleAlert",title:e.refusedTitle,sentences:[e.noToken]})}function Et({symbol:r,title:e,sentences:t,action:i}){return p`
    <div class="center">
      <div class="card" part="notice">
        <div class="badge">${w(r)}</div>
        <h1>${e}</h1>
        ${t.filter(Boolean).map(n=>p`<p>${n}</p>`)}
        ${i?p`<div class="actions">
                <button class="primary" part="join-again" @click=${i.run}>${i.label}</button>
              </div>`:u}
      </div>
    </div>
  `}var it=class{corner="bottom-right";#e;#t;constructor(e){this.#e=e}down=e=>{let t=e.currentTarget;this.#t={x:e.clientX,y:e.clientY},t.setPointerCapture(e.pointerId),t.toggleAttribute("data-dragging",!0)};move=e=>{if(!this.#t)return;let t=e.currentTarget;t.style.translate=`${e.clientX-this.#t.x}px ${e.clientY-this.#t.y}px`};up=e=>{if(!this.#t)return;this.#t=void 0;let t=e.currentTarget,i=t.getBoundingClientRect(),n=(t.offsetParent??t).getBoundingClientRect();t.toggleAttribute("data-dragging",!1),t.style.translate="";let s=i.top+i.height/2>n.top+n.height/2,o=i.left+i.width/2>n.left+n.width/2;this.#i(`${s?"bottom":"top"}-${o?"right":"left"}`)};key=e=>{let[t,i]=this.corner.split("-"),n={ArrowUp:`top-${i}`,ArrowDown:`bottom-${i}`,ArrowLeft:`${t}-left`,ArrowRight:`${t}-right`}[e.key];n&&(e.preventDefault(),this.#i(n))};#i(e){this.corner=e,this.#e()}};var{I:os}=Gt,sr=r=>r;var ar=r=>r.strings===void 0,or=()=>document.createComment(""),oe=(r,e,t)=>{let i=r._$AA.parentNode,n=e===void 0?r._$AB:e._$AA;if(t===void 0){let s=i.insertBefore(or(),n),o=i.insertBefore(or(),n);t=new os(s,o,r,r.options)}else{let s=t._$AB.nextSibling,o=t._$AM,a=o!==r;if(a){let c;t._$AQ?.(r),t._$AM=r,t._$AP!==void 0&&(c=r._$AU)!==o._$AU&&t._$AP(c)}if(s!==n||a){let c=t._$AA;for(;c!==s;){let h=sr(c).nextSibling;sr(i).insertBefore(c,n),c=h}}}return t},D=(r,e,t=r)=>(r._$AI(e,t),r),as={},cr=(r,e=as)=>r._$AH=e,dr=r=>r._$AH,rt=r=>{r._$AR(),r._$AA.remove()};var lr=(r,e,t)=>{let i=new Map;for(let n=e;n<=t;n++)i.set(r[n],n);return i},$t=q(class extends I{constructor(r){if(super(r),r.type!==F.CHILD)throw Error("repeat() can only be used in text expressions")}dt(r,e,t){let i;t===void 0?t=e:e!==void 0&&(i=e);let n=[],s=[],o=0;for(let a of r)n[o]=i?i(a,o):o,s[o]=t(a,o),o++;return{values:s,keys:n}}render(r,e,t){return this.dt(r,e,t).values}update(r,[e,t,i]){let n=dr(r),{values:s,keys:o}=this.dt(e,t,i);if(!Array.isArray(n))return this.ut=o,s;let a=this.ut??=[],c=[],h,m,l=0,g=n.length-1,f=0,v=s.length-1;for(;l<=g&&f<=v;)if(n[l]===null)l++;else if(n[g]===null)g--;else if(a[l]===o[f])c[f]=D(n[l],s[f]),l++,f++;else if(a[g]===o[v])c[v]=D(n[g],s[v]),g--,v--;else if(a[l]===o[v])c[v]=D(n[l],s[v]),oe(r,c[v+1],n[l]),l++,v--;else if(a[g]===o[f])c[f]=D(n[g],s[f]),oe(r,n[l],n[g]),g--,f++;else if(h===void 0&&(h=lr(o,f,v),m=lr(a,l,g)),h.has(a[l]))if(h.has(a[g])){let x=m.get(o[f]),T=x!==void 0?n[x]:null;if(T===null){let _t=oe(r,n[l]);D(_t,s[f]),c[f]=_t}else c[f]=D(T,s[f]),oe(r,n[l],T),n[x]=null;f++}else rt(n[g]),g--;else rt(n[l]),l++;for(;f<=v;){let x=oe(r,c[v+1]);D(x,s[f]),c[f++]=x}for(;l<=g;){let x=n[l++];x!==null&&rt(x)}return this.ut=o,cr(r,c),S}});var xe=(r,e)=>{let t=r._$AN;if(t===void 0)return!1;for(let i of t)i._$AO?.(e,!1),xe(i,e);return!0},nt=r=>{let e,t;do{if((e=r._$AM)===void 0)break;t=e._$AN,t.delete(r),r=e}while(t?.size===0)},hr=r=>{for(let e;e=r._$AM;r=e){let t=e._$AN;if(t===void 0)e._$AN=t=new Set;else if(t.has(r))break;t.add(r),ls(e)}};function cs(r){this._$AN!==void 0?(nt(this),this._$AM=r,hr(this)):this._$AM=r}function ds(r,e=!1,t=0){let i=this._$AH,n=this._$AN;if(n!==void 0&&n.size!==0)if(e)if(Array.isArray(i))for(let s=t;s<i.length;s++)xe(i[s],!1),nt(i[s]);else i!=null&&(xe(i,!1),nt(i));else xe(this,r)}var ls=r=>{r.type==F.CHILD&&(r._$AP??=ds,r._$AQ??=cs)},st=class extends I{constructor(){super(...arguments),this._$AN=void 0}_$AT(e,t,i){super._$AT(e,t,i),hr(this),this.isConnected=e._$AU}_$AO(e,t=!0){e!==this.isConnected&&(this.isConnected=e,e?this.reconnected?.():this.disconnected?.()),t&&(xe(this,e),nt(this))}setValue(e){if(ar(this._$Ct))this._$Ct._$AI(e,this);else{let t=[...this._$Ct._$AH];t[this._$Ci]=e,this._$Ct._$AI(t,this,0)}}disconnected(){}reconnected(){}};var Rt=class extends st{#e;#t;render(e){return S}update(e,[t]){if(this.#e=e.element,t!==this.#t){let i=this.#t;this.#t=t,t?.attach(this.#e),i?.detach(this.#e)}return S}disconnected(){this.#e&&this.#t?.detach(this.#e)}reconnected(){this.#e&&this.#t?.attach(this.#e)}},ke=q(Rt);var hs=5,us=5;function It(r){return r.others.length===0?"empty":r.screens.length>0?"stage":r.others.length===1?"single":"grid"}function ur(r){let e=It(r);if(e==="empty")return vs(r);let t=$t(r.others,n=>n.id,n=>ps(r,n)),i=Math.min(us,Math.ceil(Math.sqrt(r.others.length)));return p`
    <div class="stage" part="stage" data-layout=${e} data-columns=${i}>
      ${e==="stage"?p`${ms(r)}<div class="strip" part="strip">${t}</div>`:t}
    </div>
  `}function pr(r){let e=r.others.flatMap(t=>[...t.tracks.values()].filter(i=>i.kind==="audio"));return p`${$t(e,t=>t.id,t=>p`<audio ${ke(t)}></audio>`)}`}function mr(r,e){let{strings:t}=r,i=r.room?.localParticipant,n=i?.isCameraEnabled?i.track("camera"):void 0;return p`
    <div
      class="self"
      part="self-view"
      role="group"
      tabindex="0"
      aria-label=${t.selfView}
      data-corner=${e.corner}
      data-camera=${n?"on":"off"}
      @pointerdown=${e.down}
      @pointermove=${e.move}
      @pointerup=${e.up}
      @pointercancel=${e.up}
      @keydown=${e.key}
    >
      ${n?p`<video part="self-video" ${ke(n)}></video>`:p`<span>${t.you}</span>`}
      ${i?.isMicrophoneEnabled?u:p`<span class="mark">${w("micOff")}</span>`}
    </div>
  `}function ps(r,e){let t=e.track("camera"),i=t?.isSubscribed&&!t.muted?t:void 0,n=e.track("microphone")?.muted??!0,s=e.state==="reconnecting";return p`
    <div
      class="tile"
      part="tile"
      data-participant=${e.identity}
      data-source="camera"
      data-video=${i?"on":"off"}
      data-microphone=${n?"off":"on"}
      ?data-speaking=${r.speaking.has(e.id)}
      ?data-away=${s}
    >
      ${i?p`<video part="video" ${ke(i)}></video>
              ${s?p`<p class="away">${r.strings.othersReconnecting(e.name)}</p>`:u}`:fs(r,e,n)}
      ${gs(r,e.name,n)}
    </div>
  `}function ms(r){let{participant:e,track:t}=r.screens[0];return p`
    <div class="tile" part="tile screen" data-participant=${e.identity} data-source="screen">
      <video part="video" ${ke(t)}></video>
      <div class="label"><span>${r.strings.screenOf(e.name)}</span></div>
    </div>
  `}function fs(r,e,t){let i=[...e.identity].reduce((n,s)=>n+s.charCodeAt(0),0)%hs;return p`
    <div class="person" part="person">
      <div class="avatar" data-hue=${i} aria-hidden="true">${gi(e.name)}</div>
      <p class="name">${t?w("micOff"):u}${e.name}</p>
      <p class="note">
        ${e.state==="reconnecting"?r.strings.othersReconnecting(e.name):B(r.seconds)}
      </p>
    </div>
  `}function gs(r,e,t){return p`
    <div class="label" part="name">
      ${t?w("micOff"):u}
      <span>${e}</span>
      ${t?p`<span class="spoken">${r.strings.microphoneOff(e)}</span>`:u}
    </div>
  `}function vs(r){let{strings:e,leftName:t}=r,i=r.room?.localParticipant.role??"customer";return p`
    <div class="waiting" part="waiting">
      <div class="card">
        <div class="pulse">${w(t?"phoneOff":"video")}</div>
        <h1>${t?e.leftWaiting(t):e.waitingFor(i)}</h1>
        <p>${t?e.leftHint:e.waitingHint}</p>
      </div>
    </div>
  `}var fr=$`
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
`;var gr=$`
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
`,vr=$`
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
`;var ot=class extends R{static styles=[gr,vr,fr,bi];static properties={server:{},token:{},autojoin:{type:Boolean},audio:{},video:{},shortcuts:{},iceTransportPolicy:{attribute:"ice-transport-policy"}};#e=new tt(()=>this.#d(),(e,t)=>this.dispatchEvent(new CustomEvent(e,{detail:t,bubbles:!0,composed:!0})));#t=new Ae(this.#e,()=>this.requestUpdate());#i=new it(()=>this.requestUpdate());#r=new Le(()=>this.requestUpdate());#n=!1;#s="";#c;#o=0;constructor(){super(),this.server=location.origin,this.token="",this.autojoin=!1,this.audio="on",this.video="on",this.shortcuts="on",this.iceTransportPolicy="all"}set strings(e){this.#e.strings={...this.#e.strings,...e},this.requestUpdate()}get room(){return this.#e.room}join(){return this.#h(),this.#e.join()}leave(){return this.#e.leave()}connectedCallback(){super.connectedCallback(),document.addEventListener("keydown",this.#m),document.addEventListener("fullscreenchange",this.#p),this.addEventListener("pointermove",this.#r.pointer),this.addEventListener("pointerdown",this.#r.pointer),this.#c=setInterval(()=>this.#e.isLive&&this.requestUpdate(),1e3)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("keydown",this.#m),document.removeEventListener("fullscreenchange",this.#p),clearInterval(this.#c),cancelAnimationFrame(this.#o),this.#r.stop(),queueMicrotask(()=>{this.isConnected||this.#e.dispose()})}willUpdate(){this.token&&this.token!==this.#s&&this.#u(),this.dataset.state=this.#e.state,this.dataset.layout=It(this.#e)}updated(e){this.#e.state==="prejoin"&&this.#b()}render(){let e=this.#e,t=this.#r.isIdle&&e.state==="inCall"&&!this.#n&&!this.#w();return p`
      <div
        class="surface"
        part="surface"
        role="region"
        aria-label=${e.strings.region}
        data-state=${e.state}
        ?data-idle=${t}
      >
        ${this.#l()}
        ${e.isLive?u:yt(e)}
        <div class="spoken" role="status" aria-live="polite">${e.announcement}</div>
      </div>
    `}#l(){let e=this.#e;switch(e.state){case"unsupported":return rr(e);case"idle":return this.token?u:nr(e);case"prejoin":return er(e,this.#t);case"connecting":return tr(e);case"ended":case"refused":return ir(e,()=>this.#f());case"waiting":case"inCall":case"reconnecting":return this.#a()}}#a(){let e=this.#e,t={toggleSettings:()=>this.#g(),toggleFullscreen:()=>this.#y()},i={settings:this.#n,fullscreen:document.fullscreenElement===this};return p`
      ${ur(e)} ${pr(e)} ${yi(e)} ${mr(e,this.#i)}
      ${this.#n?wi(e,this.#t,()=>this.#v()):u}
      ${yt(e)} ${vi(e,t,i)}
    `}#u(){this.#s=this.token,this.#h(),this.autojoin||this.#e.wasInCall?this.#e.join():this.#e.prepare().then(()=>this.#t.refresh())}#h(){this.#e.configure({server:this.server,token:this.token,audio:yr(this.audio),video:yr(this.video),iceTransportPolicy:this.iceTransportPolicy})}#f(){this.#e.prepare().then(()=>this.#t.refresh())}#d(){this.dataset.state!=="inCall"&&this.#e.state==="inCall"&&this.#r.pointer(),this.requestUpdate()}#p=()=>this.requestUpdate();#m=e=>{if(this.#r.keyboard(),e.key==="Escape"&&this.#n)return this.#v();if(!this.#e.isLive||this.shortcuts==="off"||e.ctrlKey||e.metaKey||e.altKey||e.repeat||ys(e))return;let t=this.#e,i={m:()=>H(t,"microphone")&&t.toggleMicrophone(),v:()=>H(t,"camera")&&t.toggleCamera(),s:()=>H(t,"screen")&&t.toggleScreen()}[e.key.toLowerCase()];i&&(e.preventDefault(),i())};async#g(){if(this.#n)return this.#v();this.#n=!0,this.requestUpdate(),await this.#t.refresh(),await this.updateComplete,this.renderRoot.querySelector(".panel select")?.focus()}#v(){this.#n=!1,this.requestUpdate(),this.renderRoot.querySelector('[part="settings"]')?.focus()}#y(){(document.fullscreenElement?document.exitFullscreen():this.requestFullscreen()).catch(()=>{})}#w(){return this.renderRoot.querySelector(".bar :focus-visible")!==null}#b(){cancelAnimationFrame(this.#o);let e=()=>{let t=this.renderRoot.querySelector(".meter i");!t||this.#e.state!=="prejoin"||(t.style.setProperty("--level",(this.#e.preview?.level??0).toFixed(2)),this.#o=requestAnimationFrame(e))};this.#o=requestAnimationFrame(e)}};function yr(r){return!["off","false","0"].includes(r)}function ys(r){let e=r.composedPath()[0];return e instanceof HTMLElement?e.isContentEditable||["INPUT","TEXTAREA","SELECT"].includes(e.tagName):!1}customElements.get("visavis-call")||customElements.define("visavis-call",ot);return Cr(ws);})();
