"use strict";var visavis=(()=>{var Fe=Object.defineProperty;var Hi=Object.getOwnPropertyDescriptor;var Vi=Object.getOwnPropertyNames;var qi=Object.prototype.hasOwnProperty;var Bi=(r,e)=>{for(var t in e)Fe(r,t,{get:e[t],enumerable:!0})},Ki=(r,e,t,i)=>{if(e&&typeof e=="object"||typeof e=="function")for(let n of Vi(e))!qi.call(r,n)&&n!==t&&Fe(r,n,{get:()=>e[n],enumerable:!(i=Hi(e,n))||i.enumerable});return r};var Fi=r=>Ki(Fe({},"__esModule",{value:!0}),r);var Cn={};Bi(Cn,{DeviceError:()=>x,Devices:()=>A,LocalParticipant:()=>X,LocalTrack:()=>G,MediaError:()=>z,RemoteParticipant:()=>Q,RemoteTrack:()=>J,Room:()=>$,VisavisError:()=>u,callKey:()=>ae,connect:()=>pi,defaultReconnectPolicy:()=>Ce,isSupported:()=>E,preflightEnglish:()=>Le,preflightGerman:()=>gi,runPreflight:()=>yi,tokenClaims:()=>ce});var pe=globalThis,ue=pe.ShadowRoot&&(pe.ShadyCSS===void 0||pe.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,ze=Symbol(),pt=new WeakMap,ee=class{constructor(e,t,i){if(this._$cssResult$=!0,i!==ze)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(ue&&e===void 0){let i=t!==void 0&&t.length===1;i&&(e=pt.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),i&&pt.set(t,e))}return e}toString(){return this.cssText}},ut=r=>new ee(typeof r=="string"?r:r+"",void 0,ze),C=(r,...e)=>{let t=r.length===1?r[0]:e.reduce((i,n,s)=>i+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(n)+r[s+1],r[0]);return new ee(t,r,ze)},mt=(r,e)=>{if(ue)r.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let i=document.createElement("style"),n=pe.litNonce;n!==void 0&&i.setAttribute("nonce",n),i.textContent=t.cssText,r.appendChild(i)}},We=ue?r=>r:r=>r instanceof CSSStyleSheet?(e=>{let t="";for(let i of e.cssRules)t+=i.cssText;return ut(t)})(r):r;var{is:zi,defineProperty:Wi,getOwnPropertyDescriptor:Yi,getOwnPropertyNames:Ji,getOwnPropertySymbols:Gi,getPrototypeOf:Xi}=Object,me=globalThis,ft=me.trustedTypes,Qi=ft?ft.emptyScript:"",Zi=me.reactiveElementPolyfillSupport,te=(r,e)=>r,Ye={toAttribute(r,e){switch(e){case Boolean:r=r?Qi:null;break;case Object:case Array:r=r==null?r:JSON.stringify(r)}return r},fromAttribute(r,e){let t=r;switch(e){case Boolean:t=r!==null;break;case Number:t=r===null?null:Number(r);break;case Object:case Array:try{t=JSON.parse(r)}catch{t=null}}return t}},vt=(r,e)=>!zi(r,e),gt={attribute:!0,type:String,converter:Ye,reflect:!1,useDefault:!1,hasChanged:vt};Symbol.metadata??=Symbol("metadata"),me.litPropertyMetadata??=new WeakMap;var k=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=gt){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let i=Symbol(),n=this.getPropertyDescriptor(e,i,t);n!==void 0&&Wi(this.prototype,e,n)}}static getPropertyDescriptor(e,t,i){let{get:n,set:s}=Yi(this.prototype,e)??{get(){return this[t]},set(o){this[t]=o}};return{get:n,set(o){let a=n?.call(this);s?.call(this,o),this.requestUpdate(e,a,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??gt}static _$Ei(){if(this.hasOwnProperty(te("elementProperties")))return;let e=Xi(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(te("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(te("properties"))){let t=this.properties,i=[...Ji(t),...Gi(t)];for(let n of i)this.createProperty(n,t[n])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[i,n]of t)this.elementProperties.set(i,n)}this._$Eh=new Map;for(let[t,i]of this.elementProperties){let n=this._$Eu(t,i);n!==void 0&&this._$Eh.set(n,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let i=new Set(e.flat(1/0).reverse());for(let n of i)t.unshift(We(n))}else e!==void 0&&t.push(We(e));return t}static _$Eu(e,t){let i=t.attribute;return i===!1?void 0:typeof i=="string"?i:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let i of t.keys())this.hasOwnProperty(i)&&(e.set(i,this[i]),delete this[i]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return mt(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,i){this._$AK(e,i)}_$ET(e,t){let i=this.constructor.elementProperties.get(e),n=this.constructor._$Eu(e,i);if(n!==void 0&&i.reflect===!0){let s=(i.converter?.toAttribute!==void 0?i.converter:Ye).toAttribute(t,i.type);this._$Em=e,s==null?this.removeAttribute(n):this.setAttribute(n,s),this._$Em=null}}_$AK(e,t){let i=this.constructor,n=i._$Eh.get(e);if(n!==void 0&&this._$Em!==n){let s=i.getPropertyOptions(n),o=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:Ye;this._$Em=n;let a=o.fromAttribute(t,s.type);this[n]=a??this._$Ej?.get(n)??a,this._$Em=null}}requestUpdate(e,t,i,n=!1,s){if(e!==void 0){let o=this.constructor;if(n===!1&&(s=this[e]),i??=o.getPropertyOptions(e),!((i.hasChanged??vt)(s,t)||i.useDefault&&i.reflect&&s===this._$Ej?.get(e)&&!this.hasAttribute(o._$Eu(e,i))))return;this.C(e,t,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:i,reflect:n,wrapped:s},o){i&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,o??t??this[e]),s!==!0||o!==void 0)||(this._$AL.has(e)||(this.hasUpdated||i||(t=void 0),this._$AL.set(e,t)),n===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[n,s]of this._$Ep)this[n]=s;this._$Ep=void 0}let i=this.constructor.elementProperties;if(i.size>0)for(let[n,s]of i){let{wrapped:o}=s,a=this[n];o!==!0||this._$AL.has(n)||a===void 0||this.C(n,void 0,s,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(t)):this._$EM()}catch(i){throw e=!1,this._$EM(),i}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};k.elementStyles=[],k.shadowRootOptions={mode:"open"},k[te("elementProperties")]=new Map,k[te("finalized")]=new Map,Zi?.({ReactiveElement:k}),(me.reactiveElementVersions??=[]).push("2.1.2");var Ge=globalThis,yt=r=>r,fe=Ge.trustedTypes,bt=fe?fe.createPolicy("lit-html",{createHTML:r=>r}):void 0,Xe="$lit$",T=`lit$${Math.random().toFixed(9).slice(2)}$`,Qe="?"+T,er=`<${Qe}>`,O=document,re=()=>O.createComment(""),ne=r=>r===null||typeof r!="object"&&typeof r!="function",Ze=Array.isArray,Pt=r=>Ze(r)||typeof r?.[Symbol.iterator]=="function",Je=`[ 	
\f\r]`,ie=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,wt=/-->/g,xt=/>/g,D=RegExp(`>|${Je}(?:([^\\s"'>=/]+)(${Je}*=${Je}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),St=/'/g,kt=/"/g,$t=/^(?:script|style|textarea|title)$/i,et=r=>(e,...t)=>({_$litType$:r,strings:e,values:t}),h=et(1),Ln=et(2),Dn=et(3),w=Symbol.for("lit-noChange"),l=Symbol.for("lit-nothing"),Tt=new WeakMap,j=O.createTreeWalker(O,129);function Et(r,e){if(!Ze(r)||!r.hasOwnProperty("raw"))throw Error("invalid template strings array");return bt!==void 0?bt.createHTML(e):e}var Ct=(r,e)=>{let t=r.length-1,i=[],n,s=e===2?"<svg>":e===3?"<math>":"",o=ie;for(let a=0;a<t;a++){let c=r[a],p,m,d=-1,g=0;for(;g<c.length&&(o.lastIndex=g,m=o.exec(c),m!==null);)g=o.lastIndex,o===ie?m[1]==="!--"?o=wt:m[1]!==void 0?o=xt:m[2]!==void 0?($t.test(m[2])&&(n=RegExp("</"+m[2],"g")),o=D):m[3]!==void 0&&(o=D):o===D?m[0]===">"?(o=n??ie,d=-1):m[1]===void 0?d=-2:(d=o.lastIndex-m[2].length,p=m[1],o=m[3]===void 0?D:m[3]==='"'?kt:St):o===kt||o===St?o=D:o===wt||o===xt?o=ie:(o=D,n=void 0);let f=o===D&&r[a+1].startsWith("/>")?" ":"";s+=o===ie?c+er:d>=0?(i.push(p),c.slice(0,d)+Xe+c.slice(d)+T+f):c+T+(d===-2?a:f)}return[Et(r,s+(r[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),i]},se=class r{constructor({strings:e,_$litType$:t},i){let n;this.parts=[];let s=0,o=0,a=e.length-1,c=this.parts,[p,m]=Ct(e,t);if(this.el=r.createElement(p,i),j.currentNode=this.el.content,t===2||t===3){let d=this.el.content.firstChild;d.replaceWith(...d.childNodes)}for(;(n=j.nextNode())!==null&&c.length<a;){if(n.nodeType===1){if(n.hasAttributes())for(let d of n.getAttributeNames())if(d.endsWith(Xe)){let g=m[o++],f=n.getAttribute(d).split(T),v=/([.?@])?(.*)/.exec(g);c.push({type:1,index:s,name:v[2],strings:f,ctor:v[1]==="."?ve:v[1]==="?"?ye:v[1]==="@"?be:U}),n.removeAttribute(d)}else d.startsWith(T)&&(c.push({type:6,index:s}),n.removeAttribute(d));if($t.test(n.tagName)){let d=n.textContent.split(T),g=d.length-1;if(g>0){n.textContent=fe?fe.emptyScript:"";for(let f=0;f<g;f++)n.append(d[f],re()),j.nextNode(),c.push({type:2,index:++s});n.append(d[g],re())}}}else if(n.nodeType===8)if(n.data===Qe)c.push({type:2,index:s});else{let d=-1;for(;(d=n.data.indexOf(T,d+1))!==-1;)c.push({type:7,index:s}),d+=T.length-1}s++}}static createElement(e,t){let i=O.createElement("template");return i.innerHTML=e,i}};function N(r,e,t=r,i){if(e===w)return e;let n=i!==void 0?t._$Co?.[i]:t._$Cl,s=ne(e)?void 0:e._$litDirective$;return n?.constructor!==s&&(n?._$AO?.(!1),s===void 0?n=void 0:(n=new s(r),n._$AT(r,t,i)),i!==void 0?(t._$Co??=[])[i]=n:t._$Cl=n),n!==void 0&&(e=N(r,n._$AS(r,e.values),n,i)),e}var ge=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:i}=this._$AD,n=(e?.creationScope??O).importNode(t,!0);j.currentNode=n;let s=j.nextNode(),o=0,a=0,c=i[0];for(;c!==void 0;){if(o===c.index){let p;c.type===2?p=new q(s,s.nextSibling,this,e):c.type===1?p=new c.ctor(s,c.name,c.strings,this,e):c.type===6&&(p=new we(s,this,e)),this._$AV.push(p),c=i[++a]}o!==c?.index&&(s=j.nextNode(),o++)}return j.currentNode=O,n}p(e){let t=0;for(let i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(e,i,t),t+=i.strings.length-2):i._$AI(e[t])),t++}},q=class r{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,i,n){this.type=2,this._$AH=l,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=i,this.options=n,this._$Cv=n?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=N(this,e,t),ne(e)?e===l||e==null||e===""?(this._$AH!==l&&this._$AR(),this._$AH=l):e!==this._$AH&&e!==w&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Pt(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==l&&ne(this._$AH)?this._$AA.nextSibling.data=e:this.T(O.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:i}=e,n=typeof i=="number"?this._$AC(e):(i.el===void 0&&(i.el=se.createElement(Et(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===n)this._$AH.p(t);else{let s=new ge(n,this),o=s.u(this.options);s.p(t),this.T(o),this._$AH=s}}_$AC(e){let t=Tt.get(e.strings);return t===void 0&&Tt.set(e.strings,t=new se(e)),t}k(e){Ze(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,i,n=0;for(let s of e)n===t.length?t.push(i=new r(this.O(re()),this.O(re()),this,this.options)):i=t[n],i._$AI(s),n++;n<t.length&&(this._$AR(i&&i._$AB.nextSibling,n),t.length=n)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let i=yt(e).nextSibling;yt(e).remove(),e=i}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},U=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,i,n,s){this.type=1,this._$AH=l,this._$AN=void 0,this.element=e,this.name=t,this._$AM=n,this.options=s,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=l}_$AI(e,t=this,i,n){let s=this.strings,o=!1;if(s===void 0)e=N(this,e,t,0),o=!ne(e)||e!==this._$AH&&e!==w,o&&(this._$AH=e);else{let a=e,c,p;for(e=s[0],c=0;c<s.length-1;c++)p=N(this,a[i+c],t,c),p===w&&(p=this._$AH[c]),o||=!ne(p)||p!==this._$AH[c],p===l?e=l:e!==l&&(e+=(p??"")+s[c+1]),this._$AH[c]=p}o&&!n&&this.j(e)}j(e){e===l?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},ve=class extends U{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===l?void 0:e}},ye=class extends U{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==l)}},be=class extends U{constructor(e,t,i,n,s){super(e,t,i,n,s),this.type=5}_$AI(e,t=this){if((e=N(this,e,t,0)??l)===w)return;let i=this._$AH,n=e===l&&i!==l||e.capture!==i.capture||e.once!==i.once||e.passive!==i.passive,s=e!==l&&(i===l||n);n&&this.element.removeEventListener(this.name,this,i),s&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},we=class{constructor(e,t,i){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(e){N(this,e)}},Mt={M:Xe,P:T,A:Qe,C:1,L:Ct,R:ge,D:Pt,V:N,I:q,H:U,N:ye,U:be,B:ve,F:we},tr=Ge.litHtmlPolyfillSupport;tr?.(se,q),(Ge.litHtmlVersions??=[]).push("3.3.3");var Rt=(r,e,t)=>{let i=t?.renderBefore??e,n=i._$litPart$;if(n===void 0){let s=t?.renderBefore??null;i._$litPart$=n=new q(e.insertBefore(re(),s),s,void 0,t??{})}return n._$AI(r),n};var tt=globalThis,M=class extends k{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Rt(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return w}};M._$litElement$=!0,M.finalized=!0,tt.litElementHydrateSupport?.({LitElement:M});var ir=tt.litElementPolyfillSupport;ir?.({LitElement:M});(tt.litElementVersions??=[]).push("4.2.2");var B={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},H=r=>(...e)=>({_$litDirective$:r,values:e}),R=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,i){this._$Ct=e,this._$AM=t,this._$Ci=i}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var oe=class extends R{constructor(e){if(super(e),this.it=l,e.type!==B.CHILD)throw Error(this.constructor.directiveName+"() can only be used in child bindings")}render(e){if(e===l||e==null)return this._t=void 0,this.it=e;if(e===w)return e;if(typeof e!="string")throw Error(this.constructor.directiveName+"() called with a non-string value");if(e===this.it)return this._t;this.it=e;let t=[e];return t.raw=t,this._t={_$litType$:this.constructor.resultType,strings:t,values:[]}}};oe.directiveName="unsafeHTML",oe.resultType=1;var _t=H(oe);var At='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m6 9 6 6 6-6"/></svg>';var It='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M8 3H5a2 2 0 0 0-2 2v3"/><path d="M21 8V5a2 2 0 0 0-2-2h-3"/><path d="M3 16v3a2 2 0 0 0 2 2h3"/><path d="M16 21h3a2 2 0 0 0 2-2v-3"/></svg>';var Lt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M12 19v3"/><path d="M19 10v2a7 7 0 0 1-14 0v-2"/><rect x="9" y="2" width="6" height="13" rx="3"/></svg>';var Dt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M12 19v3"/><path d="M15 9.34V5a3 3 0 0 0-5.68-1.33"/><path d="M16.95 16.95A7 7 0 0 1 5 12v-2"/><path d="M18.89 13.23A7 7 0 0 0 19 12v-2"/><path d="m2 2 20 20"/><path d="M9 9v3a3 3 0 0 0 5.12 2.12"/></svg>';var jt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M8 3v3a2 2 0 0 1-2 2H3"/><path d="M21 8h-3a2 2 0 0 1-2-2V3"/><path d="M3 16h3a2 2 0 0 1 2 2v3"/><path d="M16 21v-3a2 2 0 0 1 2-2h3"/></svg>';var Ot='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m9 10 3-3 3 3"/><path d="M12 13V7"/><rect width="20" height="14" x="2" y="3" rx="2"/><path d="M12 17v4"/><path d="M8 21h8"/></svg>';var Nt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m14.5 12.5-5-5"/><path d="m9.5 12.5 5-5"/><rect width="20" height="14" x="2" y="3" rx="2"/><path d="M12 17v4"/><path d="M8 21h8"/></svg>';var Ut='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384"/></svg>';var Ht='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M10.1 13.9a14 14 0 0 0 3.732 2.668 1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2 18 18 0 0 1-12.728-5.272"/><path d="M22 2 2 22"/><path d="M4.76 13.582A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 .244.473"/></svg>';var Vt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M14 17H5"/><path d="M19 7h-9"/><circle cx="17" cy="17" r="3"/><circle cx="7" cy="7" r="3"/></svg>';var qt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3"/><path d="M12 9v4"/><path d="M12 17h.01"/></svg>';var Bt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m16 13 5.223 3.482a.5.5 0 0 0 .777-.416V7.87a.5.5 0 0 0-.752-.432L16 10.5"/><rect x="2" y="6" width="14" height="12" rx="2"/></svg>';var Kt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M10.66 6H14a2 2 0 0 1 2 2v2.5l5.248-3.062A.5.5 0 0 1 22 7.87v8.196"/><path d="M16 16a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h2"/><path d="m2 2 20 20"/></svg>';var Ft='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M11 4.702a.705.705 0 0 0-1.203-.498L6.413 7.587A1.4 1.4 0 0 1 5.416 8H3a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2.416a1.4 1.4 0 0 1 .997.413l3.383 3.384A.705.705 0 0 0 11 19.298z"/><path d="M16 9a5 5 0 0 1 0 6"/><path d="M19.364 18.364a9 9 0 0 0 0-12.728"/></svg>';var zt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M18 6 6 18"/><path d="m6 6 12 12"/></svg>';var yr={chevronDown:At,maximize:It,mic:Lt,micOff:Dt,minimize:jt,monitorUp:Ot,monitorX:Nt,phone:Ut,phoneOff:Ht,settings:Vt,triangleAlert:qt,video:Bt,videoOff:Kt,volume:Ft,x:zt};function b(r){return _t(yr[r].replace("<svg",'<svg aria-hidden="true" focusable="false"'))}var Wt={region:"Video call",controls:"Call controls",joinTitle:"Ready to join?",joinHint:"Check your picture and sound. Nobody sees you before you join.",join:"Join call",joinWithoutCamera:"Join without camera",preview:"Preview of your camera",previewOff:"Your camera is off",previewAsking:"Your browser asks for your camera and microphone. Choose “Allow”.",microphoneLevel:"Microphone level",camera:"Camera",microphone:"Microphone",speaker:"Speaker",unnamedDevice:(r,e)=>`${r} ${e}`,noDevice:"None found",settings:"Devices",close:"Close",muteMicrophone:"Mute microphone",unmuteMicrophone:"Unmute microphone",stopCamera:"Turn camera off",startCamera:"Turn camera on",shareScreen:"Share screen",stopSharing:"Stop sharing",fullscreen:"Full screen",leaveFullscreen:"Leave full screen",leave:"Leave call",you:"You",selfView:"Your camera. Move it with the arrow keys.",sharing:"You are sharing your screen",screenOf:r=>`${r}’s screen`,waitingFor:r=>r==="customer"?"Waiting for the agent…":"Waiting for the customer…",waitingHint:"The call starts by itself as soon as they are here.",leftWaiting:r=>`${r} left the call.`,leftHint:"You can wait for them to come back, or leave.",connecting:"Connecting…",connected:"Connected",reconnecting:"Connection lost. Reconnecting…",signalReconnecting:"Reconnecting…",path:({protocol:r,relay:e})=>e?`Connected through a relay over ${e.protocol.toUpperCase()}`:`Connected over ${r.toUpperCase()}`,resumed:"You are connected again.",othersReconnecting:r=>`${r}’s connection was interrupted. Waiting…`,microphoneOff:r=>`${r}’s microphone is off`,cameraOffByRequest:r=>`You can see ${r}. Your camera is off by request.`,theyMayNotSend:r=>`${r} can see you. Their camera is off by request.`,joined:r=>`${r} joined the call.`,left:r=>`${r} left the call.`,sharesScreen:r=>`${r} shares the screen.`,stoppedSharing:r=>`${r} stopped sharing.`,mutedNow:"Your microphone is off.",unmutedNow:"Your microphone is on.",cameraOnNow:"Your camera is on.",cameraOffNow:"Your camera is off.",listen:"Your browser holds back the sound.",listenButton:"Turn sound on",endedTitle:"The call has ended",refusedTitle:"You can’t join this call",failedTitle:"We can’t connect you",duration:r=>`It lasted ${r}.`,joinAgain:"Join again",tryAgain:"Try again",noToken:"This link is not complete. Ask for a new one.",unsupportedTitle:"This browser can’t make video calls",unsupported:"Open the link in a current Chrome, Edge, Firefox or Safari, over a secure (https) address."},br={microphone:"microphone",camera:"camera",screen:"screen"};function _(r,e="camera"){let t=br[e];switch(r){case"permission_denied":return`We can’t reach your ${t}. Allow it in the address bar, then try again.`;case"device_not_found":return`We found no ${t}. Plug one in, or go on without it.`;case"device_in_use":return`Your ${t} is used by another program. Close that program, then try again.`;case"device_constraints":return`Your ${t} can’t be used like this. Choose another one.`;case"device_failed":return`Your ${t} does not work. Choose another one, or go on without it.`;case"share_cancelled":return"Nothing is shared.";case"token_expired":return"This link has expired. Ask for a new one.";case"unauthorized":return"This link is not valid. Ask for a new one.";case"forbidden":return"You are not allowed to do this in this call.";case"room_full":return"This call has no free place. Try again later.";case"server_full":case"shutting_down":case"rate_limited":return"The service is busy. Try again in a moment.";case"unreachable":case"timeout":return"The service can’t be reached. Check your internet connection, then try again.";case"connection_lost":return"Your internet connection was lost for too long.";case"media_failed":return"Sound and picture can’t get through your network. Try another one, for example your phone’s.";case"unsupported_browser":return"This browser can’t do that.";default:return"Something went wrong. Try again."}}function Yt(r,e,t){switch(r){case"left":return"You left the call.";case"roomClosed":return t||"The call was closed for everybody.";case"removed":return"You were removed from the call.";case"replaced":return"The call goes on in another window.";case"refused":return _(e??"unauthorized");case"mediaFailed":return _("media_failed");case"connectionLost":return _(e??"connection_lost")}}function K(r){let e=n=>String(Math.floor(n)).padStart(2,"0"),t=Math.floor(r/3600),i=Math.floor(r%3600/60);return t>0?`${t}:${e(i)}:${e(r%60)}`:`${i}:${e(r%60)}`}function Jt(r){let e=r.trim().split(/\s+/).filter(Boolean);return(e.length>1?[e[0],e[e.length-1]]:e).map(i=>[...i][0].toUpperCase()).join("")||"?"}function Gt(r,e,t){let{strings:i}=r,n=r.room?.localParticipant,s=n?.isMicrophoneEnabled??!1,o=n?.isCameraEnabled??!1,a=n?.isScreenShareEnabled??!1,c="getDisplayMedia"in navigator.mediaDevices&&V(r,"screen");return h`
    <div class="bar" part="bar" role="group" aria-label=${i.controls}>
      ${F({part:"microphone",symbol:s?"mic":"micOff",label:s?i.muteMicrophone:i.unmuteMicrophone,key:"M",off:!s,disabled:!V(r,"microphone"),run:()=>r.toggleMicrophone()})}
      ${F({part:"camera",symbol:o?"video":"videoOff",label:o?i.stopCamera:i.startCamera,key:"V",off:!o,disabled:!V(r,"camera"),run:()=>r.toggleCamera()})}
      ${c?F({part:"share",symbol:a?"monitorX":"monitorUp",label:a?i.stopSharing:i.shareScreen,key:"S",on:a,run:()=>r.toggleScreen()}):l}
      ${F({part:"settings",symbol:"settings",label:i.settings,expanded:t.settings,run:e.toggleSettings})}
      ${document.fullscreenEnabled?F({part:"fullscreen",extra:"optional",symbol:t.fullscreen?"minimize":"maximize",label:t.fullscreen?i.leaveFullscreen:i.fullscreen,run:e.toggleFullscreen}):l}
      <span class="gap"></span>
      ${F({part:"hangup",extra:"hangup",symbol:"phone",label:i.leave,run:()=>r.leave()})}
    </div>
  `}function F({part:r,symbol:e,label:t,extra:i,key:n,off:s,on:o,disabled:a,expanded:c,run:p}){return h`<button
    class=${i??""}
    part=${r}
    aria-label=${t}
    aria-keyshortcuts=${n??l}
    aria-expanded=${c??l}
    data-tip=${n?`${t} (${n})`:t}
    ?data-off=${s}
    ?data-on=${o}
    ?disabled=${a}
    @click=${p}
  >
    ${b(e)}
  </button>`}function V(r,e){let t=r.room?.localParticipant.grants;if(!t)return!0;let i=t.videoDirection==="sendrecv"||t.videoDirection==="sendonly";return t.publish.includes(e)&&(e!=="camera"||i)}function Xt(r){let{strings:e,room:t}=r,i=r.state==="reconnecting",n=t?.state==="reconnecting"?e.reconnecting:e.signalReconnecting,s=wr(r);return h`
    <div class="top" part="top">
      <span class="pill" part="connection" data-tone=${i?"warm":"good"}>
        <span class="dot"></span>${i?n:`${e.connected} · ${K(r.seconds)}`}
      </span>
      ${s?h`<span class="pill" part="direction">${s}</span>`:l}
      ${t?.localParticipant.isScreenShareEnabled?h`<span class="pill" data-tone="share" part="sharing">
              ${e.sharing}
              <button @click=${()=>r.toggleScreen()}>${e.stopSharing}</button>
            </span>`:l}
      ${t&&!t.canPlaybackAudio?h`<span class="pill" data-tone="warm" part="sound">
              ${e.listen}
              <button @click=${()=>t.startAudio()}>${e.listenButton}</button>
            </span>`:l}
    </div>
  `}function wr(r){let e=r.room?.localParticipant.grants?.videoDirection,t=r.others[0]?.name;return t?e==="recvonly"?r.strings.cameraOffByRequest(t):e==="sendonly"?r.strings.theyMayNotSend(t):"":""}function Qt(r,e,t){let{strings:i}=r;return h`
    <div class="panel" part="panel" role="dialog" aria-label=${i.settings}>
      <header>
        <h2>${i.settings}</h2>
        <button aria-label=${i.close} @click=${t}>${b("x")}</button>
      </header>
      ${e.render()}
      ${r.room?.path?h`<p part="path">${i.path(r.room.path)}</p>`:l}
    </div>
  `}function it(r){return r.toast?h`
    <div class="toast" part="toast" role="alert">
      ${b("triangleAlert")}<span>${r.toast}</span>
      <button aria-label=${r.strings.close} @click=${()=>r.hideToast()}>${b("x")}</button>
    </div>
  `:l}var Zt=C`
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
`;var xr=["videoinput","audioinput","audiooutput"],xe=class{#e;#t;#i=[];constructor(e,t){this.#e=e,this.#t=t}async refresh(){let e=await this.#e.room?.devices.list().catch(()=>[]);this.#i=(e??[]).filter(t=>t.deviceId!==""),this.#t()}render({meter:e=!1}={}){let t=xr.map(i=>[this.#r(i),e&&i==="audioinput"?this.#n():l]);return h`<div class="fields" part="devices">${t}</div>`}#r(e){let{strings:t}=this.#e,i=this.#i.filter(a=>a.kind===e);if(e==="audiooutput"&&i.length===0)return l;let[n,s]={videoinput:[t.camera,"video"],audioinput:[t.microphone,"mic"],audiooutput:[t.speaker,"volume"]}[e],o=this.#s(e);return h`
      <label class="field">
        <span>${n}</span>
        <span class="box">
          ${b(s)}
          <select
            part="device-select"
            data-kind=${e}
            ?disabled=${i.length===0}
            @change=${a=>this.#c(e,a.target.value)}
          >
            ${i.length===0?h`<option>${t.noDevice}</option>`:l}
            ${i.map((a,c)=>h`
                <option value=${a.deviceId} ?selected=${a.deviceId===o}>
                  ${a.label||t.unnamedDevice(n,c+1)}
                </option>
              `)}
          </select>
          ${b("chevronDown")}
        </span>
      </label>
    `}#n(){let{microphoneLevel:e}=this.#e.strings;return h`<span class="meter" part="meter" role="img" aria-label=${e}><i></i></span>`}#s(e){let{preview:t,room:i}=this.#e,n=i?.localParticipant,s=t?.camera??n?.track("camera")?.mediaStreamTrack,o=t?.microphone??n?.track("microphone")?.mediaStreamTrack;return{videoinput:s,audioinput:o,audiooutput:void 0}[e]?.getSettings().deviceId??i?.devices.chosen(e)}async#c(e,t){await this.#e.chooseDevice(e,t),await this.refresh()}};var Se=class{isIdle=!1;#e;#t;#i=!1;constructor(e){this.#e=e}pointer=()=>{this.#i=!1,this.#r()};keyboard=()=>{this.#i=!0,this.#r()};stop(){clearTimeout(this.#t)}#r(){clearTimeout(this.#t),this.#i||(this.#t=setTimeout(()=>this.#n(!0),3e3)),this.#n(!1)}#n(e){e!==this.isIdle&&(this.isIdle=e,this.#e())}};var u=class r extends Error{code;retryable;constructor(e,t,i=!1,n){super(t,n===void 0?void 0:{cause:n}),this.name="VisavisError",this.code=e,this.retryable=i}static aborted(){return new r("aborted","The operation was cancelled.")}static timeout(e){return new r("timeout",`${e} took too long.`,!0)}static connectionLost(){return new r("connection_lost","The connection to the server was lost.",!0)}static unreachable(){return new r("unreachable","The server cannot be reached.",!0)}static invalidState(e){return new r("invalid_state",e)}static unsupportedBrowser(){return new r("unsupported_browser","This browser cannot make video calls.")}static fromServer(e){return new r(e.code,e.message,e.retryable)}static fromClose(e){return e===4401?new r("unauthorized","The token was refused."):e===4409?new r("replaced","The call goes on in another window."):e===4410||e===1e3?new r("ended","The call was ended."):r.connectionLost()}},x=class r extends u{source;constructor(e,t,i,n){super(e,t,e!=="device_not_found",n),this.name="DeviceError",this.source=i}static from(e,t){if(e instanceof r)return e;let i=e instanceof Error?e.name:"",n=Sr(i,t);return new r(n,`The ${t} cannot be used (${i||"unknown"}).`,t,e)}};function Sr(r,e){switch(r){case"NotAllowedError":case"SecurityError":return e==="screen"?"share_cancelled":"permission_denied";case"NotFoundError":case"DevicesNotFoundError":return"device_not_found";case"NotReadableError":case"TrackStartError":case"AbortError":return"device_in_use";case"OverconstrainedError":case"ConstraintNotSatisfiedError":return"device_constraints";default:return"device_failed"}}var z=class extends u{tried;constructor(e=[]){let t=e.map(n=>kr[n]).join(", "),i=t&&` Tried: ${t}.`;super("media_failed",`Sound and picture cannot reach the server from this network.${i}`,!0),this.name="MediaError",this.tried=e}},kr={udp:"UDP",tcp:"TCP",relayUdp:"relay over UDP",relayTcp:"relay over TCP",relayTls:"relay over TLS"};function P(r,e){return e?new Promise((t,i)=>{let n=()=>i(u.aborted());if(e.aborted)return n();e.addEventListener("abort",n,{once:!0}),r.then(t,i).finally(()=>e.removeEventListener("abort",n))}):r}var y=class{#e=new Map;on(e,t){let i=this.#e.get(e)??new Set;return i.add(t),this.#e.set(e,i),()=>this.off(e,t)}once(e,t){let i=this.on(e,(...n)=>{i(),t(...n)});return i}off(e,t){this.#e.get(e)?.delete(t)}emit(e,...t){for(let i of[...this.#e.get(e)??[]])try{i(...t)}catch(n){Tr(n)}}};function Tr(r){typeof globalThis.reportError=="function"?globalThis.reportError(r):console.error(r)}var ei={width:{ideal:1280},height:{ideal:720},frameRate:{ideal:30}},ti={echoCancellation:!0,noiseSuppression:!0,autoGainControl:!0},Pr={video:{frameRate:{ideal:15}},audio:!1},A=class{#e;#t=new Map;constructor(e){this.#e=e}choose(e,t){this.#t.set(e,t)}chosen(e){return this.#t.get(e)}async list(e){let t=await this.#e.enumerateDevices();return e?t.filter(i=>i.kind===e):t}onChange(e){return this.#e.addEventListener?.("devicechange",e),()=>this.#e.removeEventListener?.("devicechange",e)}camera(e={}){let t=this.#r("videoinput",ei,e);return this.#n("camera",()=>this.#e.getUserMedia({video:t}))}microphone(e={}){let t=this.#r("audioinput",ti,e);return this.#n("microphone",()=>this.#e.getUserMedia({audio:t}))}async open(e=!0,t=!0){if(e&&t)try{let a=await this.#e.getUserMedia({audio:this.#r("audioinput",ti,ke(e)),video:this.#r("videoinput",ei,ke(t))});return{microphone:a.getAudioTracks()[0],camera:a.getVideoTracks()[0],errors:[]}}catch(a){if(await this.#i(a))return{errors:[x.from(a,"camera"),x.from(a,"microphone")]}}let i=[],n=a=>{i.push(a)},[s,o]=await Promise.all([e?this.microphone(ke(e)).catch(n):void 0,t?this.camera(ke(t)).catch(n):void 0]);return{microphone:s,camera:o,errors:i}}async#i(e){return e?.name!=="NotAllowedError"?!1:!(await Promise.all(["camera","microphone"].map($r))).includes("granted")}async screen(){if(!this.#e.getDisplayMedia)throw u.unsupportedBrowser();let e=await this.#n("screen",()=>this.#e.getDisplayMedia(Pr));return e.contentHint="detail",e}#r(e,t,i){let n=this.#t.get(e);return{...t,...n?{deviceId:{exact:n}}:{},...i}}async#n(e,t){try{let i=(await t()).getTracks()[0];if(!i)throw new x("device_failed",`The ${e} gave no track.`,e);return i}catch(i){throw x.from(i,e)}}};function ke(r){return typeof r=="object"?r:{}}async function $r(r){try{return(await navigator.permissions.query({name:r})).state}catch{return}}var Te=class{#e;#t=[];#i=Number.NEGATIVE_INFINITY;constructor(e){this.#e=e}handleGiven(e){this.#t=e,this.#i=Date.now()}async fresh(){return Date.now()-this.#i>=24e4&&this.handleGiven(await this.#e()),this.#t}};function Pe(r,e){return r.filter(({relayOnly:t})=>e==="relay"||!t).map(({relayOnly:t,...i})=>i)}function rt(r){if(r.startsWith("turns:"))return"relayTls";if(r.startsWith("turn:"))return/[?&]transport=tcp\b/i.test(r)?"relayTcp":"relayUdp"}function ii(r,e,t){let i=t==="relay"?[]:Er(r),s=e.flatMap(o=>o.urls).map(rt).filter(o=>o!==void 0);return[...new Set([...i,...s])]}function Er(r){let e=r.matchAll(/^a=candidate:\S+ \d+ (udp|tcp) /gim);return[...new Set([...e].map(([,t])=>t.toLowerCase()))]}function ri(r,e){let t=e.split(`\r
`),i=n=>{let[,s]=/^a=candidate:\S+ \d+ (\S+) /i.exec(n)??[];return s===void 0||s.toLowerCase()===r};return t.filter(i).join(`\r
`)}function si(r){let e=[...r.values()],t=Cr(e),i=e.find(({id:o})=>o===t?.localCandidateId);if(!t||!i)return;let n=t.currentRoundTripTime;return{path:{protocol:i.protocol==="tcp"?"tcp":"udp",relay:i.candidateType==="relay"?Mr(i):null,roundTripMs:n===void 0?null:Math.round(n*1e3)},priority:t.priority??0,generation:i.usernameFragment??""}}function oi(r,e){return!r||r.generation!==e.generation?!1:e.priority<r.priority&&!nt(r.path,e.path)}function nt(r,e){return ni(r)===ni(e)&&r?.relay?.url===e?.relay?.url}function ni(r){return r?r.relay?`relay ${r.relay.protocol}`:r.protocol:""}function Cr(r){let e=r.filter(({type:i})=>i==="candidate-pair"),t=r.find(({type:i,selectedCandidatePairId:n})=>i==="transport"&&n);return e.find(({id:i})=>i===t?.selectedCandidatePairId)??e.find(({selected:i})=>i)??e.find(({nominated:i,state:n})=>i&&n==="succeeded")}function Mr({relayProtocol:r,url:e=""}){return e.startsWith("turns:")||r==="tls"?{protocol:"tls",url:e||null}:{protocol:r==="tcp"?"tcp":"udp",url:e||null}}var I=class{#e=Promise.resolve();run(e){let t=this.#e.then(e);return this.#e=t.catch(()=>{}),t}};function ai(r){return r.split(/(?=^m=)/m).map(e=>e.startsWith("m=video")?Rr(e):e).join("")}function Rr(r){let e=[...r.matchAll(/^a=rtpmap:(\d+) (?:VP8|VP9|H264|AV1)\//gm)].map(i=>i[1]),t=r;for(let i of e){let n=new RegExp(`^(a=fmtp:${i} .*?)(\\r?\\n)`,"m"),s=new RegExp(`^(a=rtpmap:${i} .*?)(\\r?\\n)`,"m"),o="x-google-start-bitrate=900";t=n.test(t)?t.replace(n,`$1;${o}$2`):t.replace(s,`$1$2a=fmtp:${i} ${o}$2`)}return t}var _r=17e5,Ar=25e5,Ir=15,Lr=2,Dr=3,jr=100,W=class extends y{#e;#t;#i=new I;#r;#n=!1;#s;#c=[];#o;#d;constructor(e,t="all"){super(),this.#t={bundlePolicy:"max-bundle",iceTransportPolicy:t},this.#e=new e(this.#t),this.#e.onconnectionstatechange=()=>this.#h(),this.#e.oniceconnectionstatechange=()=>this.#m(),this.#e.addTransceiver("audio",{direction:"sendrecv"}),this.#e.addTransceiver("video",{direction:"sendrecv",sendEncodings:[{maxBitrate:_r}]}),this.#e.addTransceiver("video",{direction:"sendrecv",sendEncodings:[{active:!1,maxBitrate:Ar,maxFramerate:Ir}]})}get state(){return this.#e.connectionState}get path(){return this.#s?.path}get tried(){return this.#c}prepare(){this.#r=this.#e.createOffer(),this.#r.catch(()=>{})}connect(e,t){return this.#i.run(async()=>{this.#a(e),await this.#f(t)})}restartIce(e,t){return this.#i.run(async()=>{this.#a(e),this.#e.restartIce(),await this.#f(t)})}grow(e){return this.#n?Promise.resolve():(this.#n=!0,this.#i.run(async()=>{let t=[...Array(Lr).fill("audio"),...Array(Dr).fill("video")];for(let i of t)this.#e.addTransceiver(i,{direction:"recvonly"});await this.#f(e)}))}receiver(e){return this.#u(e)?.receiver}async send(e,t){let i=this.#u(e)?.sender;if(!i)throw u.invalidState(`There is no media line "${e}".`);t&&await Or(i),await i.replaceTrack(t)}getStats(){return this.#e.getStats()}close(){clearTimeout(this.#d),this.#e.onconnectionstatechange=null,this.#e.oniceconnectionstatechange=null,this.#o?.removeEventListener("selectedcandidatepairchange",this.#m),this.#e.close()}#a(e){let t=Pe(e,this.#t.iceTransportPolicy??"all");t.length===0&&!this.#t.iceServers||(this.#t.iceServers=t,this.#e.setConfiguration(this.#t),this.#r=void 0)}#h(){this.emit("stateChanged",this.state),this.state==="connected"&&(this.#l(),this.#m())}#l(){let e=this.#e.getTransceivers()[0]?.sender.transport?.iceTransport;!e||e===this.#o||(this.#o?.removeEventListener("selectedcandidatepairchange",this.#m),this.#o=e,e.addEventListener("selectedcandidatepairchange",this.#m))}#m=()=>{clearTimeout(this.#d),this.#d=setTimeout(()=>this.#p(),jr)};async#p(){let e=await this.#e.getStats().then(si,()=>{});if(!e||this.state==="closed")return;let t=this.#s;this.#s=e,nt(e.path,t?.path)||this.emit("pathChanged",e.path),oi(t,e)&&this.emit("downgraded")}async#f(e){let t=this.#r??this.#e.createOffer();this.#r=void 0;let i=await t;await this.#e.setLocalDescription(i);try{let n=await e(i.sdp??""),{iceServers:s=[],iceTransportPolicy:o="all"}=this.#t;this.#c=ii(n,s,o),await this.#e.setRemoteDescription({type:"answer",sdp:ai(n)})}catch(n){throw await this.#g(),n}}async#g(){this.#e.signalingState==="have-local-offer"&&await this.#e.setLocalDescription({type:"rollback"}).catch(()=>{})}#u(e){return this.#e.getTransceivers().find(t=>t.mid===e)}};async function Or(r){let e=r.getParameters(),t=e.encodings.filter(({active:i})=>i===!1);if(t.length!==0){for(let i of t)i.active=!0;await r.setParameters(e)}}var $e=class extends y{#e=new Set;#t=new Set;#i;get canPlay(){return this.#t.size===0}add(e){this.#e.add(e),this.#i&&this.#n(e,this.#i),this.#r(e)}remove(e){this.#e.delete(e),this.#t.delete(e)&&this.canPlay&&this.emit("changed",!0)}async start(){await Promise.all([...this.#t].map(e=>this.#r(e)))}async setSpeaker(e){this.#i=e,await Promise.all([...this.#e].map(t=>this.#n(t,e)))}async#r(e){let t=this.canPlay;try{await e.play?.(),this.#t.delete(e)}catch(i){i?.name==="NotAllowedError"&&this.#e.has(e)&&this.#t.add(e)}t!==this.canPlay&&this.emit("changed",this.canPlay)}async#n(e,t){await e.setSinkId?.(t).catch(()=>{})}};var Nr=1500,Ur=7e3,ci=15e3,Hr=6e4,Ee=class extends y{#e;#t;#i="well";#r=0;#n=!1;#s=0;#c="new";#o=!0;#d=!0;#a;#h=!1;#l=Number.NEGATIVE_INFINITY;constructor(e,t){super(),this.#e=e,this.#t=t}start(){this.#w(ci,()=>this.#u())}stop(){this.#h=!0,clearTimeout(this.#a)}handlePeerState(e){this.#c=e,e==="connected"?this.#p():e==="failed"?this.#g():e==="disconnected"&&this.#i==="well"&&this.#w(Nr,()=>this.#g())}handleServerState(e){this.#o=e==="connected",e==="connected"?this.#p():e==="disconnected"?this.#g():this.#u()}handleDowngrade(){Date.now()-this.#l<Hr||(this.#l=Date.now(),this.#g())}handleSignalLost(){this.#d=!1}handleSignalResumed(){this.#d=!0,this.#i==="rejoining"?this.#u(!0):(this.#i==="restarting"||!this.#m())&&this.#g(!0)}handleSessionRestarted(){this.#d=!0,this.#u(!0)}#m(){return this.#o&&!["failed","disconnected"].includes(this.#c)}#p(){this.#c!=="connected"||!this.#o||this.#h||(clearTimeout(this.#a),this.#r=0,this.#n=!0,this.#i!=="well"&&(this.#i="well",this.emit("finished")))}#f(e){let t=this.#i==="well";this.#i=e,t&&(this.#s=Date.now(),this.emit("started"))}async#g(e=!1){if(!(this.#h||this.#i!=="well"&&!e)&&(this.#f("restarting"),clearTimeout(this.#a),!!this.#d)){this.#w(Ur,()=>this.#u());try{await this.#e.restartIce(),this.#p()}catch{this.#d&&this.#i==="restarting"&&this.#u()}}}async#u(e=!1){if(this.#h||this.#i==="rejoining"&&!e||(this.#f("rejoining"),clearTimeout(this.#a),!this.#d))return;let t=this.#t.nextDelayMs({attempt:this.#r++,elapsedMs:Date.now()-this.#s});if(t===null)return this.#b(this.#y());this.#w(t,()=>this.#v())}async#v(){if(this.#d){this.#c="new",this.#o=!0,this.#w(ci,()=>{this.#n?this.#u(!0):this.#b(this.#y())});try{await this.#e.rejoin(),this.#p()}catch(e){if(this.#h||!this.#d)return;if(e instanceof u&&!e.retryable&&e.code!=="media_gone")return this.#b(e);this.#u(!0)}}}#y(){return new z(this.#e.tried())}#b(e){this.stop(),this.emit("failed",e)}#w(e,t){clearTimeout(this.#a),!this.#h&&(this.#a=setTimeout(t,e))}};var Vr=[0,300,1200,2700,4800,7e3,7e3,7e3,7e3,7e3];function Ce(r=Math.random){return{nextDelayMs({attempt:e}){let t=Vr[e];return t===void 0?null:e<2?t:t+r()*1e3}}}var qr="visavis.v1",Br=1e4,Kr=1e4,Fr=.8,Y=class extends y{#e;#t=new Map;#i;#r=1;#n=0;#s;#c;#o=!1;constructor(e,t){super(),this.#e=new t(e,qr),this.#i=new Promise((i,n)=>{this.#e.onopen=()=>i(),this.on("closed",()=>n(u.unreachable()))}),this.#i.catch(()=>{}),this.#e.onmessage=i=>this.#d(i.data),this.#e.onclose=i=>this.#h({code:i.code,reason:i.reason})}get isOpen(){return!this.#o&&this.#n>0}async authenticate(e,t){let i=setTimeout(()=>this.close(4e3),Br);try{await P(this.#i,t);let n=await this.request("authenticate",e,{signal:t});return this.#n=n.heartbeatMs,this.#l(),n}catch(n){throw this.close(),n}finally{clearTimeout(i)}}request(e,t,{signal:i,timeoutMs:n=Kr}={}){if(this.#o)return Promise.reject(u.connectionLost());let s=this.#r++,o=new Promise((a,c)=>{let p=setTimeout(()=>this.#a(s)?.reject(u.timeout(`"${e}"`)),n);this.#t.set(s,{resolve:m=>{clearTimeout(p),a(m)},reject:m=>{clearTimeout(p),c(m)}})});return this.#e.send(JSON.stringify({type:e,id:s,data:t})),this.#l(),P(o,i)}close(e=1e3){this.#o||(this.#e.close(e),this.#h({code:e,reason:""}))}#d(e){if(this.#o)return;let t=zr(e);if(t)if(t.re!==void 0){let i=this.#a(t.re);t.type==="error"?i?.reject(u.fromServer(t.data)):i?.resolve(t.data)}else t.type==="error"?this.#c=u.fromServer(t.data):t.seq!==void 0&&this.emit("event",t,t.seq)}#a(e){let t=this.#t.get(e);return this.#t.delete(e),t}#h(e){if(this.#o)return;this.#o=!0,clearTimeout(this.#s);let t=this.#c??u.fromClose(e.code);for(let i of[...this.#t.keys()])this.#a(i)?.reject(t);this.emit("closed",e)}#l(){this.#n===0||this.#o||(clearTimeout(this.#s),this.#s=setTimeout(()=>this.#m(),this.#n*Fr))}#m(){this.request("ping",{},{timeoutMs:this.#n}).catch(e=>{e.code==="timeout"&&this.close(4e3)})}};function zr(r){try{return JSON.parse(String(r))}catch{return}}function Me(r){let e=new URL(r.endsWith("/")?r:`${r}/`);return e.protocol=e.protocol.replace(/^http/,"ws"),e.hash="",e.search="",new URL("api/v1/rtc",e).href}var Wr=[1e3,4401,4409,4410],Yr=3,Jr=15e3,Re=class extends y{#e;#t=new AbortController;#i;#r;#n=0;#s=!1;constructor(e){super(),this.#e=e}get isUp(){return this.#i?.isOpen??!1}async start(e){this.#r=this.#e.store.load();let t=this.#r?Number.POSITIVE_INFINITY:Yr;try{return await this.#l(t,e)}catch(i){throw this.#s=!0,i}}async request(e,t,i={}){return this.isUp||await P(this.#p(),i.signal),this.#i.request(e,t,i)}async leave(){if(this.#s)return;let e=this.isUp?this.#i:void 0;this.#c(),await e?.request("leave",{},{timeoutMs:1e3}).catch(()=>{}),e?.close()}#c(){this.#s=!0,this.#e.store.clear(),this.#t.abort()}async#o(e){let{token:t,url:i,WebSocket:n}=this.#e,s=new Y(Me(i),n);s.on("event",(c,p)=>this.#d(c,p));let o=this.#r,a=await s.authenticate(o?{token:t,resume:{...o}}:{token:t},e);return s.on("closed",c=>this.#a(s,c)),this.#i=s,this.#r={resumeToken:a.resumeToken,lastSeq:a.resumed?this.#r?.lastSeq??0:0},this.#e.store.save(this.#r),a}#d(e,t){this.#s||!this.#r||t<=this.#r.lastSeq||(this.#r.lastSeq=t,this.#e.store.save(this.#r),e.type==="reconnect"&&(this.#n=e.data.retryMs),this.emit("event",e))}async#a(e,t){if(!(this.#s||e!==this.#i)){if(Wr.includes(t.code))return this.#h(u.fromClose(t.code));this.emit("lost");try{let i=await this.#l(Number.POSITIVE_INFINITY);this.emit(i.resumed?"resumed":"restarted",i)}catch(i){this.#h(i)}}}#h(e){this.#s||(this.#c(),this.emit("ended",e))}async#l(e,t){let i=Date.now(),n=t?Xr(t,this.#t.signal):this.#t.signal,s=u.connectionLost();for(let o=0;o<e;o++){let a=this.#e.policy.nextDelayMs({attempt:o,elapsedMs:Date.now()-i});if(a===null)break;await Gr(Math.max(a,this.#m()),n);try{return await this.#o(n)}catch(c){if(s=c,!s.retryable)throw s}}throw s}#m(){let e=this.#n;return this.#n=0,e}#p(){return this.#s?Promise.reject(u.connectionLost()):new Promise((e,t)=>{let i=setTimeout(()=>s(u.connectionLost()),Jr),n=[this.on("resumed",()=>s()),this.on("restarted",()=>s()),this.on("ended",o=>s(o))],s=o=>{clearTimeout(i);for(let a of n)a();o?t(o):e()}})}};function Gr(r,e){if(e.aborted)return Promise.reject(u.aborted());if(r===0)return Promise.resolve();let t=globalThis.window;return new Promise((i,n)=>{let s=()=>{clearTimeout(o),t?.removeEventListener("online",s),e.removeEventListener("abort",s),e.aborted?n(u.aborted()):i()},o=setTimeout(s,r);t?.addEventListener("online",s),e.addEventListener("abort",s)})}function Xr(...r){let e=new AbortController;for(let t of r)t.aborted&&e.abort(),t.addEventListener("abort",()=>e.abort(),{once:!0});return e.signal}var _e=class{#e;#t;constructor(e,t){this.#e=e,this.#t=`visavis:session:${ae(t)}`}load(){try{let e=JSON.parse(this.#e?.getItem(this.#t)??"null");return typeof e?.resumeToken!="string"||typeof e?.lastSeq!="number"?void 0:{resumeToken:e.resumeToken,lastSeq:e.lastSeq}}catch{return}}save(e){try{this.#e?.setItem(this.#t,JSON.stringify(e))}catch{}}clear(){try{this.#e?.removeItem(this.#t)}catch{}}};function ae(r){let e=ce(r),t=e?.call;return`${String(t?.room??"")}:${String(e?.sub??"")}`}function ce(r){try{let e=(r.split(".")[1]??"").replace(/-/g,"+").replace(/_/g,"/"),t=Uint8Array.from(atob(e),i=>i.charCodeAt(0));return JSON.parse(new TextDecoder().decode(t))}catch{return}}function di(){try{return globalThis.sessionStorage??null}catch{return null}}var Ae=class{source;kind;muted;#e=new Set;#t=null;#i;constructor(e,t){this.source=e,this.kind=e==="microphone"?"audio":"video",this.muted=t}get mediaStreamTrack(){return this.#t}get attachedElements(){return this.#e}attach(e=document.createElement(this.kind)){return this.#e.has(e)||(this.#e.add(e),e.autoplay=!0,this.kind==="video"&&(e.playsInline=!0,e.muted=!0),e.srcObject=this.#r(),this.attached(e)),e}detach(e){let t=e?[e]:[...this.#e];for(let i of t)this.#e.delete(i)&&(i.srcObject===this.#i&&(i.srcObject=null),this.detached(i));return t}setMedia(e){if(e===this.#t)return;let t=this.#t;if(this.#t=e,!!this.#i){e&&this.#i.addTrack(e),t&&this.#i.removeTrack(t);for(let i of this.#e)this.attached(i)}}attached(e){}detached(e){}#r(){return this.#i??=new MediaStream(this.#t?[this.#t]:[]),this.#i}},J=class extends Ae{id;#e;#t;mid;constructor(e,t){super(e.source,e.muted),this.id=e.id,this.#e=t}get isSubscribed(){return this.mid!==void 0}get audioLevel(){let e=this.#t?.getSynchronizationSources?.()[0]?.audioLevel;return this.muted?0:e??0}setSlot(e,t){this.mid=e,this.#t=t,this.setMedia(t?.track??null)}attached(e){this.kind==="audio"&&this.#e.add(e)}detached(e){this.kind==="audio"&&this.#e.remove(e)}},G=class extends Ae{id;mid;announcedMuted=!1;constructor(e,t){super(e,!1),this.setMedia(t)}get isPublished(){return this.id!==void 0}stop(){let e=this.mediaStreamTrack;e&&(e.onended=null,e.stop(),this.setMedia(null))}};var X=class extends y{id="";identity="";name="";role="customer";grants;tracks=new Map;#e;#t={microphone:new I,camera:new I,screen:new I};#i;#r=!1;constructor(e){super(),this.#e=e}get isCameraEnabled(){return this.#n("camera")}get isMicrophoneEnabled(){return this.#n("microphone")}get isScreenShareEnabled(){return this.#n("screen")}setCameraEnabled(e,t){return this.#s("camera",e,t)}setMicrophoneEnabled(e,t){return this.#s("microphone",e,t)}setScreenShareEnabled(e,t){return this.#s("screen",e,t)}track(e){return this.tracks.get(e)}handleHello(e){this.id=e.participantId,this.identity=e.identity,this.name=e.name,this.role=e.role,this.grants=e.grants}handleJoined(e){this.#i=e;for(let t of this.tracks.values())t.id=void 0,t.mid=void 0;this.handleResumed()}handleLeft(){this.#i=void 0}handleResumed(){for(let e of Object.keys(this.#t))this.#t[e].run(async()=>{let i=this.tracks.get(e);i&&await this.#l(i)}).catch(()=>{})}switchDevice(e){return this.#t[e].run(async()=>{let t=this.tracks.get(e);!t||t.muted||await this.#u(t,await this.#g(e))})}close(){this.#r=!0,this.#i=void 0;for(let e of this.tracks.values())e.stop();this.tracks.clear()}#n(e){let t=this.tracks.get(e);return t!==void 0&&!t.muted}#s(e,t,i){return this.#r?Promise.reject(u.invalidState("The room was left.")):this.#t[e].run(()=>t?this.#c(e,i):this.#o(e))}async#c(e,t){this.#b(e);let i=this.tracks.get(e);if(!(i&&!i.muted)){if(!i)return this.#d(new G(e,await this.#g(e,t)));if(i.mediaStreamTrack?.readyState!=="live"){let n=await this.#g(e,t);i.setMedia(n),this.#v(i,n)}i.mediaStreamTrack.enabled=!0,i.muted=!1,this.emit("localTrackUnmuted",i),await this.#l(i)}}async#o(e){let t=this.tracks.get(e);if(t){if(e==="screen")return this.#a(t);t.muted||(t.muted=!0,e==="camera"?t.stop():t.mediaStreamTrack&&(t.mediaStreamTrack.enabled=!1),this.emit("localTrackMuted",t),await this.#l(t))}}async#d(e){this.tracks.set(e.source,e),this.#v(e,e.mediaStreamTrack),await this.#l(e)}async#a(e){let{id:t,mid:i}=e;if(this.#h(e),!(t===void 0||!this.#i)){i!==void 0&&await this.#i.send(i,null).catch(()=>{});try{await this.#i.request("unpublish",{trackId:t})}catch(n){if(n.code==="connection_lost")this.emit("outOfStep");else if(n.code!=="track_not_found")throw n}}}#h(e){let t=e.isPublished;e.stop(),e.id=void 0,this.tracks.delete(e.source),t&&this.emit("localTrackUnpublished",e)}async#l(e){let t=this.#i;if(!(!t||this.tracks.get(e.source)!==e))try{e.id===void 0?await this.#m(t,e):e.announcedMuted!==e.muted&&await this.#p(t,e),e.mid!==void 0&&await t.send(e.mid,e.mediaStreamTrack)}catch(i){if(t!==this.#i)return;this.#f(e,i)}}async#m(e,t){let i=t.muted,{mid:n,track:s}=await e.request("publish",{source:t.source,muted:i});e===this.#i&&(t.id=s.id,t.mid=n,t.announcedMuted=i,this.emit("localTrackPublished",t))}async#p(e,t){let i=t.muted;await e.request("setMuted",{trackId:t.id,muted:i}),t.announcedMuted=i}#f(e,t){switch(t.code){case"connection_lost":return;case"already_published":case"track_not_found":case"media_gone":case"not_joined":this.emit("outOfStep");return;default:throw this.#h(e),t}}async#g(e,t){if(t&&"readyState"in t)return t;try{return e==="screen"?await this.#e.screen():await this.#e[e](t)}catch(i){throw i instanceof x&&this.emit("mediaDeviceError",i),i}}async#u(e,t){e.stop(),e.setMedia(t),this.#v(e,t),e.mid!==void 0&&await this.#i?.send(e.mid,t)}#v(e,t){t.onended=()=>{e.mediaStreamTrack===t&&this.#y(e).catch(()=>{})}}async#y(e){if(e.source==="screen")return this.setScreenShareEnabled(!1);this.emit("mediaDeviceError",new x("device_not_found","The device was taken away.",e.source)),this.#e.choose(e.source==="camera"?"videoinput":"audioinput",""),await this.#s(e.source,!1),e.source==="microphone"&&await this.#s("microphone",!0)}#b(e){if(!this.grants)return;let{publish:t,videoDirection:i}=this.grants,n=i==="sendrecv"||i==="sendonly";if(!(t.includes(e)&&(e!=="camera"||n)))throw new u("forbidden",`This token does not allow to publish the ${e}.`)}};var Q=class{id;identity;name;role;state;tracks=new Map;constructor(e){this.id=e.id,this.identity=e.identity,this.name=e.name,this.role=e.role,this.state=e.state}track(e){return[...this.tracks.values()].find(t=>t.source===e)}};var Ie=class extends y{participants=new Map;#e;#t;#i=new Map;#r;#n=!1;constructor(e,t){super(),this.#e=e,this.#t=t}handleJoinSent(){this.#i.clear(),this.#r=[]}handleSnapshot(e){let t=new Set(e.map(n=>n.id));for(let n of[...this.participants.keys()])t.has(n)||this.#o(n,"left");for(let n of e)this.#c(n);this.#n=!0;let i=this.#r??[];this.#r=void 0;for(let n of i)this.handleEvent(n)}handleEvent(e){if(this.#r){this.#r.push(e);return}if(this.#n)switch(e.type){case"participantJoined":return this.#c(e.data.participant);case"participantLeft":return this.#o(e.data.participantId,e.data.reason);case"participantReconnecting":return this.#d(e.data.participantId,"reconnecting");case"participantReconnected":return this.#d(e.data.participantId,"connected");case"trackPublished":return this.#s(e.data.participantId,t=>this.#a(t,e.data.track));case"trackUnpublished":return this.#s(e.data.participantId,t=>this.#h(t,e.data.trackId,e.data.reason));case"trackMuted":return this.#s(e.data.participantId,t=>this.#l(t,e.data.trackId,e.data.muted));case"slotAssigned":return this.#m(e.data.mid,e.data.trackId);case"mediaStateChanged":case"roomClosed":case"reconnect":return}}#s(e,t){let i=this.participants.get(e);i&&t(i)}#c(e){let t=this.participants.get(e.id);t||(t=new Q(e),this.participants.set(e.id,t),this.emit("participantConnected",t)),this.#d(e.id,e.state);let i=new Set(e.tracks.map(n=>n.id));for(let n of[...t.tracks.keys()])i.has(n)||this.#h(t,n,"unpublished");for(let n of e.tracks)this.#a(t,n)}#o(e,t){this.#s(e,i=>{for(let n of[...i.tracks.keys()])this.#h(i,n,"unpublished");this.participants.delete(e),this.emit("participantDisconnected",i,t)})}#d(e,t){this.#s(e,i=>{i.state!==t&&(i.state=t,this.emit(t==="connected"?"participantReconnected":"participantReconnecting",i))})}#a(e,t){if(e.tracks.has(t.id))return this.#l(e,t.id,t.muted);let i=new J(t,this.#e);e.tracks.set(t.id,i),this.emit("trackPublished",i,e);let n=[...this.#i].find(([,s])=>s===t.id)?.[0];n!==void 0&&this.#p(e,i,n)}#h(e,t,i){let n=e.tracks.get(t);n&&(this.#f(e,n),e.tracks.delete(t),this.emit("trackUnpublished",n,e,i))}#l(e,t,i){let n=e.tracks.get(t);!n||n.muted===i||(n.muted=i,this.emit(i?"trackMuted":"trackUnmuted",n,e))}#m(e,t){let i=this.#i.get(e);t===null?this.#i.delete(e):this.#i.set(e,t);for(let n of this.participants.values()){let s=i!==void 0&&i!==t?n.tracks.get(i):void 0;s?.mid===e&&this.#f(n,s);let o=t===null?void 0:n.tracks.get(t);o&&this.#p(n,o,e)}}#p(e,t,i){let n=t.isSubscribed;t.setSlot(i,this.#t(i)),n||this.emit("trackSubscribed",t,e)}#f(e,t){t.isSubscribed&&(t.setSlot(void 0,void 0),this.emit("trackUnsubscribed",t,e))}};var $=class extends y{localParticipant;devices;#e=new $e;#t;#i;#r;#n;#s=new Te(async()=>(await this.#x().request("getIceServers",{})).iceServers);#c=[];#o;#d;#a;#h="all";#l=new Set;#m=!0;#p="disconnected";#f=!1;#g=!1;#u;constructor(e={}){if(super(),!E())throw u.unsupportedBrowser();this.#r=e.reconnectPolicy??Ce(),this.#n=e.storage===void 0?di():e.storage,this.devices=new A(navigator.mediaDevices),this.localParticipant=new X(this.devices),this.#t=new Ie(this.#e,t=>this.#a?.receiver(t)),this.#i=new Ee({restartIce:()=>this.#I(),rejoin:()=>this.#L(),tried:()=>this.#a?.tried??[]},this.#r),this.#v()}get state(){return this.#p}get participants(){return this.#t.participants}get name(){return this.#d?.room??""}get sessionId(){return this.#d?.sessionId??""}get path(){return this.#a?.path??null}get canPlaybackAudio(){return this.#e.canPlay}async connect(e,t,i={}){if(this.#o)throw u.invalidState("A room connects once; make a new one.");this.#S("connecting"),this.#m=i.autoSubscribe??!0,this.#h=i.iceTransportPolicy??"all";let n=this.#y(e,t),s=this.#$();s.prepare();let o=this.#w(t,i);try{let a=await n.start(i.signal);this.#P(a),await P(this.#E(a,s),i.signal)}catch(a){throw s.close(),o.catch(()=>{}),this.#T("left",void 0,!0),a}this.#i.start(),this.#i.handlePeerState(s.state),this.#S("connected"),this.emit("connected")}async leave(){let e=this.#o;this.#T("left"),await e?.leave()}async switchDevice(e,t){this.devices.choose(e,t),e==="audiooutput"?await this.#e.setSpeaker(t):await this.localParticipant.switchDevice(e==="videoinput"?"camera":"microphone")}startAudio(){return this.#e.start()}async subscribe(e){await this.#x().request("subscribe",{trackId:e})}async unsubscribe(e){await this.#x().request("unsubscribe",{trackId:e})}onParticipant(e){for(let i of this.participants.values())e.onJoined?.(i);let t=[this.on("participantConnected",i=>e.onJoined?.(i)),this.on("participantDisconnected",i=>e.onLeft?.(i))];return()=>{for(let i of t)i()}}async getStats(){return this.#a?.getStats()}#v(){let e=this.emit.bind(this);for(let t of Qr)this.#t.on(t,(...i)=>e(t,...i));for(let t of Zr)this.localParticipant.on(t,(...i)=>e(t,...i));this.localParticipant.on("outOfStep",()=>this.#i.handleServerState("failed")),this.#t.on("participantConnected",()=>this.#M()),this.#e.on("changed",t=>this.emit("audioPlaybackChanged",t)),this.#i.on("started",()=>this.#_(!0)),this.#i.on("finished",()=>this.#_(!1)),this.#i.on("failed",t=>this.#T(li(t),t)),this.#c.push(this.devices.onChange(()=>this.emit("mediaDevicesChanged")))}#y(e,t){let i=new _e(this.#n,t),n=new Re({url:e,token:t,store:i,policy:this.#r,WebSocket});return this.#o=n,n.on("event",s=>this.#b(s)),n.on("lost",()=>{this.#i.handleSignalLost(),this.#k()}),n.on("resumed",s=>{this.#P(s),this.#i.handleSignalResumed(),this.localParticipant.handleResumed(),this.#k()}),n.on("restarted",s=>{this.#P(s),this.#i.handleSessionRestarted(),this.#k()}),n.on("ended",s=>this.#T(this.#u?"roomClosed":li(s),s)),n}#b(e){e.type==="mediaStateChanged"&&this.#g&&this.#i.handleServerState(e.data.state),e.type==="roomClosed"&&(this.#u=e.data.reason),this.#t.handleEvent(e)}async#w(e,t){let i=en(e),n=i("microphone")&&t.audio,s=i("camera")&&t.video,{localParticipant:o}=this;if(hi(n)&&hi(s)){let a=await this.devices.open(n,s);for(let c of a.errors)this.emit("mediaDeviceError",c);await Promise.allSettled([a.microphone&&o.setMicrophoneEnabled(!0,a.microphone),a.camera&&o.setCameraEnabled(!0,a.camera)]);return}await Promise.allSettled([n&&o.setMicrophoneEnabled(!0,n===!0?void 0:n),s&&o.setCameraEnabled(!0,s===!0?void 0:s)])}#P(e){this.#d=e,this.#s.handleGiven(e.iceServers)}#$(){return new W(RTCPeerConnection,this.#h)}async#E(e,t){this.localParticipant.handleHello(e);let i=this.#x();if(this.#a&&this.#l.add(this.#a),this.#a=t,t.on("stateChanged",n=>this.#A(t,n)),t.on("downgraded",()=>t===this.#a&&this.#i.handleDowngrade()),t.on("pathChanged",n=>t===this.#a&&this.emit("pathChanged",n)),await t.connect(await this.#s.fresh(),async n=>{this.#g=!1,this.#t.handleJoinSent();let s=await i.request("join",{offer:n,autoSubscribe:this.#m});return this.#g=!0,this.#t.handleSnapshot(s.participants),s.answer}),this.#o!==i||this.#a!==t)throw u.aborted();this.localParticipant.handleJoined({request:(n,s)=>i.request(n,s),send:(n,s)=>t.send(n,s)}),this.#M()}#A(e,t){e===this.#a&&(t==="connected"&&this.#C(),this.#i.handlePeerState(t))}#C(){for(let e of this.#l)e.close();this.#l.clear()}#M(){let e=this.#a;this.participants.size<2||!e||e.grow(t=>this.#R(t)).catch(()=>{e===this.#a&&this.#i.handleServerState("failed")})}async#I(){if(!this.#a)throw u.invalidState("Nothing was joined yet.");let e=await this.#s.fresh();await this.#a.restartIce(e,t=>this.#R(t))}async#R(e){return(await this.#x().request("negotiate",{offer:e})).answer}async#L(){this.localParticipant.handleLeft(),await this.#E(this.#d,this.#$())}#x(){if(!this.#o)throw u.invalidState("The room is not connected.");return this.#o}#_(e){this.#f=e,this.#k()}#k(){this.#p==="disconnected"||this.#p==="connecting"||(this.#f?this.#S("reconnecting"):this.#S(this.#o?.isUp?"connected":"signalReconnecting"))}#S(e){if(e===this.#p)return;let t=this.#p==="reconnecting"||this.#p==="signalReconnecting";this.#p=e,this.emit("connectionStateChanged",e),e==="reconnecting"||e==="signalReconnecting"?this.emit(e):e==="connected"&&t&&this.emit("reconnected")}#T(e,t,i=!1){if(this.#p==="disconnected")return;this.#i.stop(),this.localParticipant.close(),this.#a?.close(),this.#C();for(let s of this.#c)s();if((i||t)&&this.#o?.leave(),this.#S("disconnected"),i)return;let n=this.#u&&t?new u("ended",this.#u):t;this.emit("disconnected",e,n)}},Qr=["participantConnected","participantDisconnected","participantReconnecting","participantReconnected","trackPublished","trackUnpublished","trackSubscribed","trackUnsubscribed","trackMuted","trackUnmuted"],Zr=["localTrackPublished","localTrackUnpublished","localTrackMuted","localTrackUnmuted","mediaDeviceError"];function li(r){switch(r.code){case"unauthorized":case"token_expired":case"forbidden":return"refused";case"replaced":return"replaced";case"ended":return"removed";case"media_failed":return"mediaFailed";default:return"connectionLost"}}function hi(r){return r===!0||typeof r=="object"&&!("readyState"in r)}function en(r){let e=ce(r)?.call;return t=>e?.publish&&!e.publish.includes(t)?!1:t!=="camera"||!["recvonly","inactive"].includes(e?.videoDirection??"")}function E(){return typeof RTCPeerConnection=="function"&&typeof WebSocket=="function"&&typeof navigator<"u"&&navigator.mediaDevices?.getUserMedia!==void 0}async function pi(r,e,t={}){let i=new $(t);return await i.connect(r,e,t),i}var tn=5e3;function de(r,e){return e.map(t=>({...t,urls:t.urls.filter(i=>rt(i)===r)})).filter(({urls:t})=>t.length>0)}async function st({url:r,token:e,signal:t},i){let n=new Y(Me(r),WebSocket);try{let s=await ot(n.authenticate({token:e},t));return await i(n,s.iceServers)}finally{n.isOpen&&await n.request("leave",{},{timeoutMs:1e3}).catch(()=>{}),n.close()}}async function ui(r,e=3){let t=Number.POSITIVE_INFINITY;for(let i=0;i<e;i++){let n=performance.now();await r.request("ping",{}),t=Math.min(t,performance.now()-n)}return Math.round(t)}async function mi(r){let e=new RTCPeerConnection({iceServers:r,iceTransportPolicy:"relay"});try{let t=new Promise((i,n)=>{e.onicecandidate=({candidate:s})=>{s?.candidate?i():s||n(u.timeout("The relay"))}});e.createDataChannel(""),await e.setLocalDescription(await e.createOffer()),await ot(t)}finally{e.close()}}function fi(r,e){return st(e,async(t,i)=>{let n=r==="udp"||r==="tcp"?r:void 0,s=n?[]:de(r,i);if(!n&&s.length===0)return;let o=new W(RTCPeerConnection,n?"all":"relay");try{let a=!0,c=new Promise(p=>o.on("pathChanged",p));return await o.connect(s,async p=>{let{answer:m}=await t.request("join",{offer:p,autoSubscribe:!1});if(!n)return m;let d=ri(n,m);return a=d.includes("a=candidate:"),d}),a?await ot(c):void 0}finally{o.close()}})}function ot(r){return new Promise((e,t)=>{let i=setTimeout(()=>t(u.timeout("The check")),tn);r.then(e,t).finally(()=>clearTimeout(i))})}var Le={reasons:{ready:"Everything is ready for your call.",detour:"Your call will work, but your network only lets it take a detour. Sound and picture may stutter; another network, for example your phone’s, may be better.",slow:"Your call will work, but your connection is slow to answer. Let others finish speaking.",devices:"Your connection is ready, but we can’t use your camera or microphone. Allow them in the address bar, or plug them in.",untested:"The service answers. Whether sound and picture get through your network will only show in the call.",browser:"This browser can’t make video calls here. Open the link in a current Chrome, Edge, Firefox or Safari, over a secure (https) address.",link:"This link is not valid or has expired. Ask for a new one.",service:"The service can’t be reached. Check your internet connection, then try again.",media:"Sound and picture can’t get through your network. Try another one, for example your phone’s."},names:{browser:"Browser",camera:"Camera",microphone:"Microphone",signalling:"Connection to the service",udp:"Direct way",tcp:"Direct way over TCP",relayUdp:"Way through the relay",relayTcp:"Way through the relay over TCP",relayTls:"Encrypted way through the relay"},found({verdict:r,roundTripMs:e},t){let i=e===void 0?"":` (${e} ms)`;return{pass:`${t}: works${i}.`,warn:e===void 0?`${t}: does not work.`:`${t}: slow${i}.`,fail:`${t}: does not work.`,skip:`${t}: not tested.`}[r]}},gi={reasons:{ready:"Für Ihren Anruf ist alles bereit.",detour:"Ihr Anruf wird funktionieren, doch Ihr Netz lässt ihn nur über einen Umweg zu. Ton und Bild können stocken; ein anderes Netz, etwa das Ihres Telefons, ist vielleicht besser.",slow:"Ihr Anruf wird funktionieren, doch Ihre Verbindung antwortet langsam. Lassen Sie andere ausreden.",devices:"Ihre Verbindung ist bereit, aber Kamera oder Mikrofon lassen sich nicht verwenden. Erlauben Sie sie in der Adressleiste, oder schließen Sie sie an.",untested:"Der Dienst antwortet. Ob Ton und Bild durch Ihr Netz kommen, zeigt sich erst im Anruf.",browser:"Dieser Browser kann hier keine Videoanrufe führen. Öffnen Sie den Link in einem aktuellen Chrome, Edge, Firefox oder Safari über eine sichere Adresse (https).",link:"Dieser Link ist ungültig oder abgelaufen. Bitten Sie um einen neuen.",service:"Der Dienst ist nicht erreichbar. Prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal.",media:"Ton und Bild kommen nicht durch Ihr Netz. Versuchen Sie es mit einem anderen, etwa dem Ihres Telefons."},names:{browser:"Browser",camera:"Kamera",microphone:"Mikrofon",signalling:"Verbindung zum Dienst",udp:"Direkter Weg",tcp:"Direkter Weg über TCP",relayUdp:"Weg über das Relais",relayTcp:"Weg über das Relais mit TCP",relayTls:"Verschlüsselter Weg über das Relais"},found({verdict:r,roundTripMs:e},t){let i=e===void 0?"":` (${e} ms)`;return{pass:`${t}: funktioniert${i}.`,warn:e===void 0?`${t}: funktioniert nicht.`:`${t}: langsam${i}.`,fail:`${t}: funktioniert nicht.`,skip:`${t}: nicht geprüft.`}[r]}};var De=["udp","relayUdp","tcp","relayTcp","relayTls"];var rn=["unauthorized","token_expired","forbidden"];function vi(r){let e=c=>r.find(p=>p.id===c),t=De.map(e).filter(c=>c!==void 0),i=t.find(({verdict:c})=>c==="pass"),n=e("signalling"),s=i?.path?.roundTripMs??n?.roundTripMs??null,o=r.map(c=>nn(c,i)),a=(c,p)=>({verdict:c,reason:p,path:i?.path?{...i.path,roundTripMs:s}:null,findings:o});return e("browser")?.verdict==="fail"?a("blocked","browser"):n?.verdict==="fail"?a("blocked",rn.includes(n.code??"")?"link":"service"):i?e("camera")?.verdict==="fail"||e("microphone")?.verdict==="fail"?a("limited","devices"):i.id!=="udp"&&i.id!=="relayUdp"?a("limited","detour"):(s??0)>400?a("limited","slow"):a("good","ready"):t.some(({verdict:c})=>c==="fail")?a("blocked","media"):a("limited","untested")}function nn(r,e){let t=De.includes(r.id),i=r.id==="camera"||r.id==="microphone";return r.verdict==="fail"&&(t&&e||i)?{...r,verdict:"warn"}:r}async function yi(r,e={}){let{url:t=location.origin,strings:i=Le,signal:n}=e,s=await P(on({url:t,token:r,signal:n},e),n),{verdict:o,reason:a,path:c,findings:p}=vi(s),m=p.map(d=>({id:d.id,verdict:d.verdict,text:i.found(d,i.names[d.id]),durationMs:d.durationMs}));return{verdict:o,path:c,checks:m,text:i.reasons[a]}}async function on(r,{devices:e,join:t}){let i={id:"browser",verdict:E()?"pass":"fail",durationMs:0};if(i.verdict==="fail")return[i];let[n,s]=await Promise.all([e?an():[],cn(r,t)]);return[i,...n,...s]}async function an(){let r=performance.now(),e=await new A(navigator.mediaDevices).open(),t=Math.round(performance.now()-r);return["camera","microphone"].map(i=>{e[i]?.stop();let n=e.errors.find(({source:s})=>s===i);return{id:i,verdict:n?"fail":"pass",durationMs:t,code:n?.code}})}async function cn(r,e=!1){let t=performance.now(),i={id:"signalling",verdict:"fail",durationMs:0},n=o=>{i={...i,...o,durationMs:Math.round(performance.now()-t)}},s=[];try{await st(r,async(o,a)=>{let c=await ui(o);n({verdict:c>400?"warn":"pass",roundTripMs:c}),s=e?await Promise.all(De.map(p=>bi(p,()=>fi(p,r)))):await dn(a)})}catch(o){n({verdict:"fail",code:o instanceof u?o.code:void 0})}return[i,...s]}async function dn(r){let e=o=>o.length>0?[mi(Pe(o,"relay"))]:[],t=de("relayUdp",r),i=e(t.filter(({relayOnly:o})=>o)),n=e(t.filter(({relayOnly:o})=>!o)),s=(o,a,c)=>bi(o,async()=>{if(c.length!==0)return await Promise.any(c),{protocol:"udp",relay:a?{protocol:a,url:null}:null,roundTripMs:null}});return Promise.all([s("udp",void 0,i),s("relayUdp","udp",[...i,...n]),s("tcp",void 0,[]),s("relayTcp","tcp",e(de("relayTcp",r))),s("relayTls","tls",e(de("relayTls",r)))])}async function bi(r,e){let t=performance.now(),i=()=>Math.round(performance.now()-t);try{let n=await e();if(!n)return{id:r,verdict:"skip",durationMs:i()};let s=n.roundTripMs??void 0;return{id:r,verdict:"pass",durationMs:i(),path:n,roundTripMs:s}}catch(n){let s=n instanceof u?n.code:void 0;return{id:r,verdict:"fail",durationMs:i(),code:s}}}var je=class{#e;#t;#i=new Float32Array(512);constructor(e){try{this.#e=new AudioContext,this.#t=this.#e.createAnalyser(),this.#t.fftSize=this.#i.length,this.#e.createMediaStreamSource(new MediaStream([e])).connect(this.#t)}catch{}}get level(){if(!this.#t)return 0;this.#t.getFloatTimeDomainData(this.#i);let e=0;for(let t of this.#i)e+=t*t;return Math.min(1,Math.sqrt(Math.sqrt(e/this.#i.length)*3))}close(){this.#e?.close().catch(()=>{}),this.#e=void 0,this.#t=void 0}};var Oe=class{#e;#t;errors=new Map;camera;microphone;cameraStream=null;isAsking=!1;#i;#r=!1;constructor(e,t){this.#e=e,this.#t=t}get level(){return this.#i?.level??0}async open(e,t){this.isAsking=!0,this.#t();let i=await this.#e.open(e,t);this.isAsking=!1;for(let n of i.errors)this.errors.set(n.source,n);this.#c(i.microphone),this.#s(i.camera),this.#t()}async setCamera(e){this.#s(e?await this.#n("camera"):void 0),this.#t()}async setMicrophone(e){this.#c(e?await this.#n("microphone"):void 0),this.#t()}async choose(e,t){this.#e.choose(e,t),e==="videoinput"&&this.camera&&await this.setCamera(!0),e==="audioinput"&&this.microphone&&await this.setMicrophone(!0)}take(){let{camera:e,microphone:t}=this;return this.camera=void 0,this.microphone=void 0,this.close(),{camera:e,microphone:t}}close(){this.#r=!0,this.#s(void 0),this.#c(void 0)}async#n(e){this.errors.delete(e);try{return await this.#e[e]()}catch(t){this.errors.set(e,t);return}}#s(e){this.#r&&e?.stop(),this.camera?.stop(),this.camera=this.#r?void 0:e,this.cameraStream=this.camera?new MediaStream([this.camera]):null}#c(e){this.#r&&e?.stop(),this.microphone?.stop(),this.#i?.close(),this.microphone=this.#r?void 0:e,this.#i=this.microphone?new je(this.microphone):void 0}};var ln=.02,hn=150,pn=7e3,Ne=class{strings=Wt;room;preview;end;toast="";announcement="";leftName="";speaking=new Set;#e;#t;#i={server:"",token:"",audio:!0,video:!0};#r="idle";#n=0;#s={audio:!0,video:!0};#c;#o;constructor(e,t){this.#e=e,this.#t=t}get state(){return E()?this.#r==="over"?this.end?.reason==="refused"?"refused":"ended":this.#r!=="live"?this.#r:this.room?.state==="reconnecting"||this.room?.state==="signalReconnecting"?"reconnecting":this.others.length>0?"inCall":"waiting":"unsupported"}get isLive(){return this.#r==="live"}get others(){return this.room?[...this.room.participants.values()]:[]}get screens(){return this.others.flatMap(e=>{let t=e.track("screen");return t?.isSubscribed&&!t.muted?[{participant:e,track:t}]:[]})}get seconds(){return this.#n?Math.max(0,(Date.now()-this.#n)/1e3):0}get wasInCall(){return this.#u()!==void 0}configure(e){this.#i=e}async prepare(){E()&&(this.#f("prejoin"),this.room=new $,this.preview=new Oe(this.room.devices,this.#e),await this.preview.open(this.#i.audio,this.#i.video))}async join({withoutCamera:e=!1}={}){if(!E())return;let t=this.#r==="prejoin"&&this.room?this.room:new $,i=this.#d(e);this.#s={audio:!!i.audio,video:!!i.video},this.room=t,this.end=void 0,this.leftName="",this.#n=this.#u()?.since??Date.now(),this.#a(t),this.#f("connecting");try{let{server:n,token:s,iceTransportPolicy:o}=this.#i;await t.connect(n,s,{...i,iceTransportPolicy:o})}catch(n){t===this.room&&this.#r==="connecting"&&this.#m("connectionLost",n);return}this.#f("live"),this.#v(),this.#c=setInterval(()=>this.#p(),hn),this.announce(this.strings.connected)}async leave(){await this.room?.leave()}dispose(){this.preview?.close(),(this.#r==="live"||this.#r==="connecting")&&this.leave(),clearInterval(this.#c)}async toggleMicrophone(){if(this.preview)return this.preview.setMicrophone(!this.preview.microphone);let e=!this.room?.localParticipant.isMicrophoneEnabled;await this.#l("microphone",()=>this.room?.localParticipant.setMicrophoneEnabled(e)),this.#s.audio=this.room?.localParticipant.isMicrophoneEnabled??!1,this.announce(this.#s.audio?this.strings.unmutedNow:this.strings.mutedNow),this.#v()}async toggleCamera(){if(this.preview)return this.preview.setCamera(!this.preview.camera);let e=!this.room?.localParticipant.isCameraEnabled;await this.#l("camera",()=>this.room?.localParticipant.setCameraEnabled(e)),this.#s.video=this.room?.localParticipant.isCameraEnabled??!1,this.announce(this.#s.video?this.strings.cameraOnNow:this.strings.cameraOffNow),this.#v()}async toggleScreen(){let e=!this.room?.localParticipant.isScreenShareEnabled;await this.#l("screen",()=>this.room?.localParticipant.setScreenShareEnabled(e))}async chooseDevice(e,t){if(this.preview)await this.preview.choose(e,t);else{let i=e==="videoinput"?"camera":"microphone";await this.#l(i,()=>this.room?.switchDevice(e,t))}this.#e()}announce(e){this.announcement=e,this.#e()}showToast(e){this.toast=e,clearTimeout(this.#o),this.#o=setTimeout(()=>this.hideToast(),pn),this.#e()}hideToast(){this.toast="",this.#e()}#d(e){let t=this.#u(),{preview:i}=this;if(this.preview=void 0,!i)return{audio:t?.audio??this.#i.audio,video:t?.video??this.#i.video};let{camera:n,microphone:s}=i.take();return e&&n?.stop(),{audio:s??!1,video:!e&&n||!1}}#a(e){let{strings:t}=this;e.on("connectionStateChanged",()=>{e===this.room&&this.#v(),this.#e()}),e.on("reconnecting",()=>this.announce(t.reconnecting)),e.on("signalReconnecting",()=>this.announce(t.signalReconnecting)),e.on("reconnected",()=>this.announce(t.resumed)),e.on("participantConnected",({name:i})=>{this.leftName="",this.announce(t.joined(i)),this.#t("visavis-participant-joined",{name:i})}),e.on("participantDisconnected",({name:i})=>{this.leftName=i,this.announce(t.left(i)),this.#t("visavis-participant-left",{name:i})}),e.on("trackSubscribed",(i,{name:n})=>{i.source==="screen"&&this.announce(t.sharesScreen(n)),this.#e()}),e.on("trackUnsubscribed",(i,{name:n})=>{i.source==="screen"&&this.announce(t.stoppedSharing(n)),this.#e()});for(let i of un)e.on(i,()=>this.#e());e.on("mediaDeviceError",i=>this.#h(i)),e.on("disconnected",(i,n)=>{e===this.room&&this.#m(i,n)})}#h(e){e.code!=="share_cancelled"&&this.showToast(_(e.code,e.source))}async#l(e,t){try{await t()}catch(i){if(i instanceof x)return;this.showToast(_(i.code,e))}}#m(e,t){let i=["unauthorized","token_expired","forbidden"].includes(t?.code??""),n=i?"refused":e,{seconds:s}=this;this.end={reason:n,sentence:Yt(n,t?.code,t?.message),seconds:this.#r==="live"?s:0,retryable:!i},clearInterval(this.#c),this.#y(),this.speaking.clear(),this.#f("over"),this.announce(this.end.sentence),this.#t("visavis-ended",{reason:n,seconds:Math.round(s)})}#p(){let e=new Set;for(let i of this.others)(i.track("microphone")?.audioLevel??0)>ln&&e.add(i.id);let t=e.size===this.speaking.size&&[...e].every(i=>this.speaking.has(i));this.speaking=e,t||this.#e()}#f(e){e!==this.#r&&(this.#r=e,e==="live"&&this.#t("visavis-joined"),this.#e())}get#g(){return`visavis:call:${ae(this.#i.token)}`}#u(){try{return JSON.parse(sessionStorage.getItem(this.#g)??"null")??void 0}catch{return}}#v(){if(!(this.#r!=="live"||!this.room))try{sessionStorage.setItem(this.#g,JSON.stringify({since:this.#n,...this.#s}))}catch{}}#y(){try{sessionStorage.removeItem(this.#g)}catch{}}},un=["pathChanged","participantReconnecting","participantReconnected","trackPublished","trackUnpublished","trackMuted","trackUnmuted","localTrackPublished","localTrackUnpublished","localTrackMuted","localTrackUnmuted","mediaDevicesChanged","audioPlaybackChanged"];function xi(r,e){let{strings:t,preview:i}=r,n=i?.errors.get("camera")??i?.errors.get("microphone");return h`
    <div class="center">
      <div class="prejoin" part="prejoin">
        <div class="preview" part="preview">
          ${i?.cameraStream?h`<video
                  part="preview-video"
                  aria-label=${t.preview}
                  autoplay
                  playsinline
                  .muted=${!0}
                  .srcObject=${i.cameraStream}
                ></video>`:h`<p>${i?.isAsking?t.previewAsking:t.previewOff}</p>`}
          <div class="switches">
            ${wi("microphone",i?.microphone!==void 0,i?.microphone?t.muteMicrophone:t.unmuteMicrophone,()=>r.toggleMicrophone())}
            ${wi("camera",i?.camera!==void 0,i?.camera?t.stopCamera:t.startCamera,()=>r.toggleCamera())}
          </div>
        </div>
        <div class="side">
          <h1>${t.joinTitle}</h1>
          <p>${t.joinHint}</p>
          ${n?mn(_(n.code,n.source)):l}
          ${e.render({meter:!0})}
          <div class="actions">
            <button class="primary" part="join" ?disabled=${i?.isAsking} @click=${()=>r.join()}>
              ${t.join}
            </button>
            ${i?.camera?h`<button
                    class="plain"
                    part="join-without-camera"
                    @click=${()=>r.join({withoutCamera:!0})}
                  >
                    ${t.joinWithoutCamera}
                  </button>`:l}
          </div>
        </div>
      </div>
    </div>
  `}function wi(r,e,t,i){return h`<button
    part="preview-${r}"
    aria-pressed=${e}
    aria-label=${t}
    data-tip=${t}
    @click=${i}
  >
    ${b({microphone:["mic","micOff"],camera:["video","videoOff"]}[r][e?0:1])}
  </button>`}function mn(r){return h`<div class="problem" part="problem" role="alert">${b("triangleAlert")}<span>${r}</span></div>`}function Si(r){return h`
    <div class="skeleton" part="skeleton">
      <div class="bone"></div>
      <p>${r.strings.connecting}</p>
    </div>
  `}function ki(r,e){let{strings:t,end:i}=r,n=r.state==="refused",s=i?.seconds===0&&i.reason!=="left",o=n?t.refusedTitle:s?t.failedTitle:t.endedTitle;return at({symbol:n||s?"triangleAlert":"phoneOff",title:o,sentences:[i?.sentence??"",i&&i.seconds>=1?t.duration(K(i.seconds)):""],action:i?.retryable?{label:s?t.tryAgain:t.joinAgain,run:e}:void 0})}function Ti(r){let{strings:e}=r;return at({symbol:"videoOff",title:e.unsupportedTitle,sentences:[e.unsupported]})}function Pi(r){let{strings:e}=r;return at({symbol:"triangleAlert",title:e.refusedTitle,sentences:[e.noToken]})}function at({symbol:r,title:e,sentences:t,action:i}){return h`
    <div class="center">
      <div class="card" part="notice">
        <div class="badge">${b(r)}</div>
        <h1>${e}</h1>
        ${t.filter(Boolean).map(n=>h`<p>${n}</p>`)}
        ${i?h`<div class="actions">
                <button class="primary" part="join-again" @click=${i.run}>${i.label}</button>
              </div>`:l}
      </div>
    </div>
  `}var Ue=class{corner="bottom-right";#e;#t;constructor(e){this.#e=e}down=e=>{let t=e.currentTarget;this.#t={x:e.clientX,y:e.clientY},t.setPointerCapture(e.pointerId),t.toggleAttribute("data-dragging",!0)};move=e=>{if(!this.#t)return;let t=e.currentTarget;t.style.translate=`${e.clientX-this.#t.x}px ${e.clientY-this.#t.y}px`};up=e=>{if(!this.#t)return;this.#t=void 0;let t=e.currentTarget,i=t.getBoundingClientRect(),n=(t.offsetParent??t).getBoundingClientRect();t.toggleAttribute("data-dragging",!1),t.style.translate="";let s=i.top+i.height/2>n.top+n.height/2,o=i.left+i.width/2>n.left+n.width/2;this.#i(`${s?"bottom":"top"}-${o?"right":"left"}`)};key=e=>{let[t,i]=this.corner.split("-"),n={ArrowUp:`top-${i}`,ArrowDown:`bottom-${i}`,ArrowLeft:`${t}-left`,ArrowRight:`${t}-right`}[e.key];n&&(e.preventDefault(),this.#i(n))};#i(e){this.corner=e,this.#e()}};var{I:fn}=Mt,$i=r=>r;var Ci=r=>r.strings===void 0,Ei=()=>document.createComment(""),Z=(r,e,t)=>{let i=r._$AA.parentNode,n=e===void 0?r._$AB:e._$AA;if(t===void 0){let s=i.insertBefore(Ei(),n),o=i.insertBefore(Ei(),n);t=new fn(s,o,r,r.options)}else{let s=t._$AB.nextSibling,o=t._$AM,a=o!==r;if(a){let c;t._$AQ?.(r),t._$AM=r,t._$AP!==void 0&&(c=r._$AU)!==o._$AU&&t._$AP(c)}if(s!==n||a){let c=t._$AA;for(;c!==s;){let p=$i(c).nextSibling;$i(i).insertBefore(c,n),c=p}}}return t},L=(r,e,t=r)=>(r._$AI(e,t),r),gn={},Mi=(r,e=gn)=>r._$AH=e,Ri=r=>r._$AH,He=r=>{r._$AR(),r._$AA.remove()};var _i=(r,e,t)=>{let i=new Map;for(let n=e;n<=t;n++)i.set(r[n],n);return i},ct=H(class extends R{constructor(r){if(super(r),r.type!==B.CHILD)throw Error("repeat() can only be used in text expressions")}dt(r,e,t){let i;t===void 0?t=e:e!==void 0&&(i=e);let n=[],s=[],o=0;for(let a of r)n[o]=i?i(a,o):o,s[o]=t(a,o),o++;return{values:s,keys:n}}render(r,e,t){return this.dt(r,e,t).values}update(r,[e,t,i]){let n=Ri(r),{values:s,keys:o}=this.dt(e,t,i);if(!Array.isArray(n))return this.ut=o,s;let a=this.ut??=[],c=[],p,m,d=0,g=n.length-1,f=0,v=s.length-1;for(;d<=g&&f<=v;)if(n[d]===null)d++;else if(n[g]===null)g--;else if(a[d]===o[f])c[f]=L(n[d],s[f]),d++,f++;else if(a[g]===o[v])c[v]=L(n[g],s[v]),g--,v--;else if(a[d]===o[v])c[v]=L(n[d],s[v]),Z(r,c[v+1],n[d]),d++,v--;else if(a[g]===o[f])c[f]=L(n[g],s[f]),Z(r,n[d],n[g]),g--,f++;else if(p===void 0&&(p=_i(o,f,v),m=_i(a,d,g)),p.has(a[d]))if(p.has(a[g])){let S=m.get(o[f]),Ke=S!==void 0?n[S]:null;if(Ke===null){let ht=Z(r,n[d]);L(ht,s[f]),c[f]=ht}else c[f]=L(Ke,s[f]),Z(r,n[d],Ke),n[S]=null;f++}else He(n[g]),g--;else He(n[d]),d++;for(;f<=v;){let S=Z(r,c[v+1]);L(S,s[f]),c[f++]=S}for(;d<=g;){let S=n[d++];S!==null&&He(S)}return this.ut=o,Mi(r,c),w}});var le=(r,e)=>{let t=r._$AN;if(t===void 0)return!1;for(let i of t)i._$AO?.(e,!1),le(i,e);return!0},Ve=r=>{let e,t;do{if((e=r._$AM)===void 0)break;t=e._$AN,t.delete(r),r=e}while(t?.size===0)},Ai=r=>{for(let e;e=r._$AM;r=e){let t=e._$AN;if(t===void 0)e._$AN=t=new Set;else if(t.has(r))break;t.add(r),bn(e)}};function vn(r){this._$AN!==void 0?(Ve(this),this._$AM=r,Ai(this)):this._$AM=r}function yn(r,e=!1,t=0){let i=this._$AH,n=this._$AN;if(n!==void 0&&n.size!==0)if(e)if(Array.isArray(i))for(let s=t;s<i.length;s++)le(i[s],!1),Ve(i[s]);else i!=null&&(le(i,!1),Ve(i));else le(this,r)}var bn=r=>{r.type==B.CHILD&&(r._$AP??=yn,r._$AQ??=vn)},qe=class extends R{constructor(){super(...arguments),this._$AN=void 0}_$AT(e,t,i){super._$AT(e,t,i),Ai(this),this.isConnected=e._$AU}_$AO(e,t=!0){e!==this.isConnected&&(this.isConnected=e,e?this.reconnected?.():this.disconnected?.()),t&&(le(this,e),Ve(this))}setValue(e){if(Ci(this._$Ct))this._$Ct._$AI(e,this);else{let t=[...this._$Ct._$AH];t[this._$Ci]=e,this._$Ct._$AI(t,this,0)}}disconnected(){}reconnected(){}};var dt=class extends qe{#e;#t;render(e){return w}update(e,[t]){if(this.#e=e.element,t!==this.#t){let i=this.#t;this.#t=t,t?.attach(this.#e),i?.detach(this.#e)}return w}disconnected(){this.#e&&this.#t?.detach(this.#e)}reconnected(){this.#e&&this.#t?.attach(this.#e)}},he=H(dt);var wn=5,xn=5;function lt(r){return r.others.length===0?"empty":r.screens.length>0?"stage":r.others.length===1?"single":"grid"}function Ii(r){let e=lt(r);if(e==="empty")return $n(r);let t=ct(r.others,n=>n.id,n=>Sn(r,n)),i=Math.min(xn,Math.ceil(Math.sqrt(r.others.length)));return h`
    <div class="stage" part="stage" data-layout=${e} data-columns=${i}>
      ${e==="stage"?h`${kn(r)}<div class="strip" part="strip">${t}</div>`:t}
    </div>
  `}function Li(r){let e=r.others.flatMap(t=>[...t.tracks.values()].filter(i=>i.kind==="audio"));return h`${ct(e,t=>t.id,t=>h`<audio ${he(t)}></audio>`)}`}function Di(r,e){let{strings:t}=r,i=r.room?.localParticipant,n=i?.isCameraEnabled?i.track("camera"):void 0;return h`
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
      ${n?h`<video part="self-video" ${he(n)}></video>`:h`<span>${t.you}</span>`}
      ${i?.isMicrophoneEnabled?l:h`<span class="mark">${b("micOff")}</span>`}
    </div>
  `}function Sn(r,e){let t=e.track("camera"),i=t?.isSubscribed&&!t.muted?t:void 0,n=e.track("microphone")?.muted??!0,s=e.state==="reconnecting";return h`
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
      ${i?h`<video part="video" ${he(i)}></video>
              ${s?h`<p class="away">${r.strings.othersReconnecting(e.name)}</p>`:l}`:Tn(r,e,n)}
      ${Pn(r,e.name,n)}
    </div>
  `}function kn(r){let{participant:e,track:t}=r.screens[0];return h`
    <div class="tile" part="tile screen" data-participant=${e.identity} data-source="screen">
      <video part="video" ${he(t)}></video>
      <div class="label"><span>${r.strings.screenOf(e.name)}</span></div>
    </div>
  `}function Tn(r,e,t){let i=[...e.identity].reduce((n,s)=>n+s.charCodeAt(0),0)%wn;return h`
    <div class="person" part="person">
      <div class="avatar" data-hue=${i} aria-hidden="true">${Jt(e.name)}</div>
      <p class="name">${t?b("micOff"):l}${e.name}</p>
      <p class="note">
        ${e.state==="reconnecting"?r.strings.othersReconnecting(e.name):K(r.seconds)}
      </p>
    </div>
  `}function Pn(r,e,t){return h`
    <div class="label" part="name">
      ${t?b("micOff"):l}
      <span>${e}</span>
      ${t?h`<span class="spoken">${r.strings.microphoneOff(e)}</span>`:l}
    </div>
  `}function $n(r){let{strings:e,leftName:t}=r,i=r.room?.localParticipant.role??"customer";return h`
    <div class="waiting" part="waiting">
      <div class="card">
        <div class="pulse">${b(t?"phoneOff":"video")}</div>
        <h1>${t?e.leftWaiting(t):e.waitingFor(i)}</h1>
        <p>${t?e.leftHint:e.waitingHint}</p>
      </div>
    </div>
  `}var ji=C`
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
`;var Oi=C`
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
`,Ni=C`
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
`;var Be=class extends M{static styles=[Oi,Ni,ji,Zt];static properties={server:{},token:{},autojoin:{type:Boolean},audio:{},video:{},shortcuts:{},iceTransportPolicy:{attribute:"ice-transport-policy"}};#e=new Ne(()=>this.#p(),(e,t)=>this.dispatchEvent(new CustomEvent(e,{detail:t,bubbles:!0,composed:!0})));#t=new xe(this.#e,()=>this.requestUpdate());#i=new Ue(()=>this.requestUpdate());#r=new Se(()=>this.requestUpdate());#n=!1;#s="";#c;#o=0;constructor(){super(),this.server=location.origin,this.token="",this.autojoin=!1,this.audio="on",this.video="on",this.shortcuts="on",this.iceTransportPolicy="all"}set strings(e){this.#e.strings={...this.#e.strings,...e},this.requestUpdate()}get room(){return this.#e.room}join(){return this.#l(),this.#e.join()}leave(){return this.#e.leave()}connectedCallback(){super.connectedCallback(),document.addEventListener("keydown",this.#g),document.addEventListener("fullscreenchange",this.#f),this.addEventListener("pointermove",this.#r.pointer),this.addEventListener("pointerdown",this.#r.pointer),this.#c=setInterval(()=>this.#e.isLive&&this.requestUpdate(),1e3)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("keydown",this.#g),document.removeEventListener("fullscreenchange",this.#f),clearInterval(this.#c),cancelAnimationFrame(this.#o),this.#r.stop(),queueMicrotask(()=>{this.isConnected||this.#e.dispose()})}willUpdate(){this.token&&this.token!==this.#s&&this.#h(),this.dataset.state=this.#e.state,this.dataset.layout=lt(this.#e)}updated(e){this.#e.state==="prejoin"&&this.#w()}render(){let e=this.#e,t=this.#r.isIdle&&e.state==="inCall"&&!this.#n&&!this.#b();return h`
      <div
        class="surface"
        part="surface"
        role="region"
        aria-label=${e.strings.region}
        data-state=${e.state}
        ?data-idle=${t}
      >
        ${this.#d()}
        ${e.isLive?l:it(e)}
        <div class="spoken" role="status" aria-live="polite">${e.announcement}</div>
      </div>
    `}#d(){let e=this.#e;switch(e.state){case"unsupported":return Ti(e);case"idle":return this.token?l:Pi(e);case"prejoin":return xi(e,this.#t);case"connecting":return Si(e);case"ended":case"refused":return ki(e,()=>this.#m());case"waiting":case"inCall":case"reconnecting":return this.#a()}}#a(){let e=this.#e,t={toggleSettings:()=>this.#u(),toggleFullscreen:()=>this.#y()},i={settings:this.#n,fullscreen:document.fullscreenElement===this};return h`
      ${Ii(e)} ${Li(e)} ${Xt(e)} ${Di(e,this.#i)}
      ${this.#n?Qt(e,this.#t,()=>this.#v()):l}
      ${it(e)} ${Gt(e,t,i)}
    `}#h(){this.#s=this.token,this.#l(),this.autojoin||this.#e.wasInCall?this.#e.join():this.#e.prepare().then(()=>this.#t.refresh())}#l(){this.#e.configure({server:this.server,token:this.token,audio:Ui(this.audio),video:Ui(this.video),iceTransportPolicy:this.iceTransportPolicy})}#m(){this.#e.prepare().then(()=>this.#t.refresh())}#p(){this.dataset.state!=="inCall"&&this.#e.state==="inCall"&&this.#r.pointer(),this.requestUpdate()}#f=()=>this.requestUpdate();#g=e=>{if(this.#r.keyboard(),e.key==="Escape"&&this.#n)return this.#v();if(!this.#e.isLive||this.shortcuts==="off"||e.ctrlKey||e.metaKey||e.altKey||e.repeat||En(e))return;let t=this.#e,i={m:()=>V(t,"microphone")&&t.toggleMicrophone(),v:()=>V(t,"camera")&&t.toggleCamera(),s:()=>V(t,"screen")&&t.toggleScreen()}[e.key.toLowerCase()];i&&(e.preventDefault(),i())};async#u(){if(this.#n)return this.#v();this.#n=!0,this.requestUpdate(),await this.#t.refresh(),await this.updateComplete,this.renderRoot.querySelector(".panel select")?.focus()}#v(){this.#n=!1,this.requestUpdate(),this.renderRoot.querySelector('[part="settings"]')?.focus()}#y(){(document.fullscreenElement?document.exitFullscreen():this.requestFullscreen()).catch(()=>{})}#b(){return this.renderRoot.querySelector(".bar :focus-visible")!==null}#w(){cancelAnimationFrame(this.#o);let e=()=>{let t=this.renderRoot.querySelector(".meter i");!t||this.#e.state!=="prejoin"||(t.style.setProperty("--level",(this.#e.preview?.level??0).toFixed(2)),this.#o=requestAnimationFrame(e))};this.#o=requestAnimationFrame(e)}};function Ui(r){return!["off","false","0"].includes(r)}function En(r){let e=r.composedPath()[0];return e instanceof HTMLElement?e.isContentEditable||["INPUT","TEXTAREA","SELECT"].includes(e.tagName):!1}customElements.get("visavis-call")||customElements.define("visavis-call",Be);return Fi(Cn);})();
