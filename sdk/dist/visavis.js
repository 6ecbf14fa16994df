"use strict";var visavis=(()=>{var Ne=Object.defineProperty;var yi=Object.getOwnPropertyDescriptor;var bi=Object.getOwnPropertyNames;var wi=Object.prototype.hasOwnProperty;var xi=(r,e)=>{for(var t in e)Ne(r,t,{get:e[t],enumerable:!0})},Si=(r,e,t,i)=>{if(e&&typeof e=="object"||typeof e=="function")for(let s of bi(e))!wi.call(r,s)&&s!==t&&Ne(r,s,{get:()=>e[s],enumerable:!(i=yi(e,s))||i.enumerable});return r};var ki=r=>Si(Ne({},"__esModule",{value:!0}),r);var Kr={};xi(Kr,{DeviceError:()=>x,Devices:()=>K,LocalParticipant:()=>Y,LocalTrack:()=>W,RemoteParticipant:()=>J,RemoteTrack:()=>F,Room:()=>T,VisavisError:()=>p,callKey:()=>ne,connect:()=>Gt,defaultReconnectPolicy:()=>ke,isSupported:()=>H,tokenClaims:()=>oe});var de=globalThis,le=de.ShadowRoot&&(de.ShadyCSS===void 0||de.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Ue=Symbol(),tt=new WeakMap,G=class{constructor(e,t,i){if(this._$cssResult$=!0,i!==Ue)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(le&&e===void 0){let i=t!==void 0&&t.length===1;i&&(e=tt.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),i&&tt.set(t,e))}return e}toString(){return this.cssText}},it=r=>new G(typeof r=="string"?r:r+"",void 0,Ue),E=(r,...e)=>{let t=r.length===1?r[0]:e.reduce((i,s,n)=>i+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+r[n+1],r[0]);return new G(t,r,Ue)},rt=(r,e)=>{if(le)r.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let i=document.createElement("style"),s=de.litNonce;s!==void 0&&i.setAttribute("nonce",s),i.textContent=t.cssText,r.appendChild(i)}},He=le?r=>r:r=>r instanceof CSSStyleSheet?(e=>{let t="";for(let i of e.cssRules)t+=i.cssText;return it(t)})(r):r;var{is:$i,defineProperty:Ti,getOwnPropertyDescriptor:Ei,getOwnPropertyNames:Ci,getOwnPropertySymbols:Mi,getPrototypeOf:Pi}=Object,he=globalThis,st=he.trustedTypes,_i=st?st.emptyScript:"",Ri=he.reactiveElementPolyfillSupport,Q=(r,e)=>r,Ve={toAttribute(r,e){switch(e){case Boolean:r=r?_i:null;break;case Object:case Array:r=r==null?r:JSON.stringify(r)}return r},fromAttribute(r,e){let t=r;switch(e){case Boolean:t=r!==null;break;case Number:t=r===null?null:Number(r);break;case Object:case Array:try{t=JSON.parse(r)}catch{t=null}}return t}},ot=(r,e)=>!$i(r,e),nt={attribute:!0,type:String,converter:Ve,reflect:!1,useDefault:!1,hasChanged:ot};Symbol.metadata??=Symbol("metadata"),he.litPropertyMetadata??=new WeakMap;var k=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=nt){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let i=Symbol(),s=this.getPropertyDescriptor(e,i,t);s!==void 0&&Ti(this.prototype,e,s)}}static getPropertyDescriptor(e,t,i){let{get:s,set:n}=Ei(this.prototype,e)??{get(){return this[t]},set(o){this[t]=o}};return{get:s,set(o){let a=s?.call(this);n?.call(this,o),this.requestUpdate(e,a,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??nt}static _$Ei(){if(this.hasOwnProperty(Q("elementProperties")))return;let e=Pi(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(Q("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Q("properties"))){let t=this.properties,i=[...Ci(t),...Mi(t)];for(let s of i)this.createProperty(s,t[s])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[i,s]of t)this.elementProperties.set(i,s)}this._$Eh=new Map;for(let[t,i]of this.elementProperties){let s=this._$Eu(t,i);s!==void 0&&this._$Eh.set(s,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let i=new Set(e.flat(1/0).reverse());for(let s of i)t.unshift(He(s))}else e!==void 0&&t.push(He(e));return t}static _$Eu(e,t){let i=t.attribute;return i===!1?void 0:typeof i=="string"?i:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let i of t.keys())this.hasOwnProperty(i)&&(e.set(i,this[i]),delete this[i]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return rt(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,i){this._$AK(e,i)}_$ET(e,t){let i=this.constructor.elementProperties.get(e),s=this.constructor._$Eu(e,i);if(s!==void 0&&i.reflect===!0){let n=(i.converter?.toAttribute!==void 0?i.converter:Ve).toAttribute(t,i.type);this._$Em=e,n==null?this.removeAttribute(s):this.setAttribute(s,n),this._$Em=null}}_$AK(e,t){let i=this.constructor,s=i._$Eh.get(e);if(s!==void 0&&this._$Em!==s){let n=i.getPropertyOptions(s),o=typeof n.converter=="function"?{fromAttribute:n.converter}:n.converter?.fromAttribute!==void 0?n.converter:Ve;this._$Em=s;let a=o.fromAttribute(t,n.type);this[s]=a??this._$Ej?.get(s)??a,this._$Em=null}}requestUpdate(e,t,i,s=!1,n){if(e!==void 0){let o=this.constructor;if(s===!1&&(n=this[e]),i??=o.getPropertyOptions(e),!((i.hasChanged??ot)(n,t)||i.useDefault&&i.reflect&&n===this._$Ej?.get(e)&&!this.hasAttribute(o._$Eu(e,i))))return;this.C(e,t,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:i,reflect:s,wrapped:n},o){i&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,o??t??this[e]),n!==!0||o!==void 0)||(this._$AL.has(e)||(this.hasUpdated||i||(t=void 0),this._$AL.set(e,t)),s===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,n]of this._$Ep)this[s]=n;this._$Ep=void 0}let i=this.constructor.elementProperties;if(i.size>0)for(let[s,n]of i){let{wrapped:o}=n,a=this[s];o!==!0||this._$AL.has(s)||a===void 0||this.C(s,void 0,n,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(t)):this._$EM()}catch(i){throw e=!1,this._$EM(),i}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};k.elementStyles=[],k.shadowRootOptions={mode:"open"},k[Q("elementProperties")]=new Map,k[Q("finalized")]=new Map,Ri?.({ReactiveElement:k}),(he.reactiveElementVersions??=[]).push("2.1.2");var Be=globalThis,at=r=>r,pe=Be.trustedTypes,ct=pe?pe.createPolicy("lit-html",{createHTML:r=>r}):void 0,ze="$lit$",$=`lit$${Math.random().toFixed(9).slice(2)}$`,Ke="?"+$,Ai=`<${Ke}>`,D=document,ee=()=>D.createComment(""),te=r=>r===null||typeof r!="object"&&typeof r!="function",Fe=Array.isArray,mt=r=>Fe(r)||typeof r?.[Symbol.iterator]=="function",qe=`[ 	
\f\r]`,Z=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,dt=/-->/g,lt=/>/g,A=RegExp(`>|${qe}(?:([^\\s"'>=/]+)(${qe}*=${qe}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),ht=/'/g,pt=/"/g,ft=/^(?:script|style|textarea|title)$/i,We=r=>(e,...t)=>({_$litType$:r,strings:e,values:t}),l=We(1),Gr=We(2),Qr=We(3),w=Symbol.for("lit-noChange"),d=Symbol.for("lit-nothing"),ut=new WeakMap,L=D.createTreeWalker(D,129);function gt(r,e){if(!Fe(r)||!r.hasOwnProperty("raw"))throw Error("invalid template strings array");return ct!==void 0?ct.createHTML(e):e}var vt=(r,e)=>{let t=r.length-1,i=[],s,n=e===2?"<svg>":e===3?"<math>":"",o=Z;for(let a=0;a<t;a++){let c=r[a],u,g,h=-1,f=0;for(;f<c.length&&(o.lastIndex=f,g=o.exec(c),g!==null);)f=o.lastIndex,o===Z?g[1]==="!--"?o=dt:g[1]!==void 0?o=lt:g[2]!==void 0?(ft.test(g[2])&&(s=RegExp("</"+g[2],"g")),o=A):g[3]!==void 0&&(o=A):o===A?g[0]===">"?(o=s??Z,h=-1):g[1]===void 0?h=-2:(h=o.lastIndex-g[2].length,u=g[1],o=g[3]===void 0?A:g[3]==='"'?pt:ht):o===pt||o===ht?o=A:o===dt||o===lt?o=Z:(o=A,s=void 0);let m=o===A&&r[a+1].startsWith("/>")?" ":"";n+=o===Z?c+Ai:h>=0?(i.push(u),c.slice(0,h)+ze+c.slice(h)+$+m):c+$+(h===-2?a:m)}return[gt(r,n+(r[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),i]},ie=class r{constructor({strings:e,_$litType$:t},i){let s;this.parts=[];let n=0,o=0,a=e.length-1,c=this.parts,[u,g]=vt(e,t);if(this.el=r.createElement(u,i),L.currentNode=this.el.content,t===2||t===3){let h=this.el.content.firstChild;h.replaceWith(...h.childNodes)}for(;(s=L.nextNode())!==null&&c.length<a;){if(s.nodeType===1){if(s.hasAttributes())for(let h of s.getAttributeNames())if(h.endsWith(ze)){let f=g[o++],m=s.getAttribute(h).split($),v=/([.?@])?(.*)/.exec(f);c.push({type:1,index:n,name:v[2],strings:m,ctor:v[1]==="."?me:v[1]==="?"?fe:v[1]==="@"?ge:O}),s.removeAttribute(h)}else h.startsWith($)&&(c.push({type:6,index:n}),s.removeAttribute(h));if(ft.test(s.tagName)){let h=s.textContent.split($),f=h.length-1;if(f>0){s.textContent=pe?pe.emptyScript:"";for(let m=0;m<f;m++)s.append(h[m],ee()),L.nextNode(),c.push({type:2,index:++n});s.append(h[f],ee())}}}else if(s.nodeType===8)if(s.data===Ke)c.push({type:2,index:n});else{let h=-1;for(;(h=s.data.indexOf($,h+1))!==-1;)c.push({type:7,index:n}),h+=$.length-1}n++}}static createElement(e,t){let i=D.createElement("template");return i.innerHTML=e,i}};function j(r,e,t=r,i){if(e===w)return e;let s=i!==void 0?t._$Co?.[i]:t._$Cl,n=te(e)?void 0:e._$litDirective$;return s?.constructor!==n&&(s?._$AO?.(!1),n===void 0?s=void 0:(s=new n(r),s._$AT(r,t,i)),i!==void 0?(t._$Co??=[])[i]=s:t._$Cl=s),s!==void 0&&(e=j(r,s._$AS(r,e.values),s,i)),e}var ue=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:i}=this._$AD,s=(e?.creationScope??D).importNode(t,!0);L.currentNode=s;let n=L.nextNode(),o=0,a=0,c=i[0];for(;c!==void 0;){if(o===c.index){let u;c.type===2?u=new V(n,n.nextSibling,this,e):c.type===1?u=new c.ctor(n,c.name,c.strings,this,e):c.type===6&&(u=new ve(n,this,e)),this._$AV.push(u),c=i[++a]}o!==c?.index&&(n=L.nextNode(),o++)}return L.currentNode=D,s}p(e){let t=0;for(let i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(e,i,t),t+=i.strings.length-2):i._$AI(e[t])),t++}},V=class r{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,i,s){this.type=2,this._$AH=d,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=i,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=j(this,e,t),te(e)?e===d||e==null||e===""?(this._$AH!==d&&this._$AR(),this._$AH=d):e!==this._$AH&&e!==w&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):mt(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==d&&te(this._$AH)?this._$AA.nextSibling.data=e:this.T(D.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:i}=e,s=typeof i=="number"?this._$AC(e):(i.el===void 0&&(i.el=ie.createElement(gt(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===s)this._$AH.p(t);else{let n=new ue(s,this),o=n.u(this.options);n.p(t),this.T(o),this._$AH=n}}_$AC(e){let t=ut.get(e.strings);return t===void 0&&ut.set(e.strings,t=new ie(e)),t}k(e){Fe(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,i,s=0;for(let n of e)s===t.length?t.push(i=new r(this.O(ee()),this.O(ee()),this,this.options)):i=t[s],i._$AI(n),s++;s<t.length&&(this._$AR(i&&i._$AB.nextSibling,s),t.length=s)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let i=at(e).nextSibling;at(e).remove(),e=i}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},O=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,i,s,n){this.type=1,this._$AH=d,this._$AN=void 0,this.element=e,this.name=t,this._$AM=s,this.options=n,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=d}_$AI(e,t=this,i,s){let n=this.strings,o=!1;if(n===void 0)e=j(this,e,t,0),o=!te(e)||e!==this._$AH&&e!==w,o&&(this._$AH=e);else{let a=e,c,u;for(e=n[0],c=0;c<n.length-1;c++)u=j(this,a[i+c],t,c),u===w&&(u=this._$AH[c]),o||=!te(u)||u!==this._$AH[c],u===d?e=d:e!==d&&(e+=(u??"")+n[c+1]),this._$AH[c]=u}o&&!s&&this.j(e)}j(e){e===d?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},me=class extends O{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===d?void 0:e}},fe=class extends O{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==d)}},ge=class extends O{constructor(e,t,i,s,n){super(e,t,i,s,n),this.type=5}_$AI(e,t=this){if((e=j(this,e,t,0)??d)===w)return;let i=this._$AH,s=e===d&&i!==d||e.capture!==i.capture||e.once!==i.once||e.passive!==i.passive,n=e!==d&&(i===d||s);s&&this.element.removeEventListener(this.name,this,i),n&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},ve=class{constructor(e,t,i){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(e){j(this,e)}},yt={M:ze,P:$,A:Ke,C:1,L:vt,R:ue,D:mt,V:j,I:V,H:O,N:fe,U:ge,B:me,F:ve},Li=Be.litHtmlPolyfillSupport;Li?.(ie,V),(Be.litHtmlVersions??=[]).push("3.3.3");var bt=(r,e,t)=>{let i=t?.renderBefore??e,s=i._$litPart$;if(s===void 0){let n=t?.renderBefore??null;i._$litPart$=s=new V(e.insertBefore(ee(),n),n,void 0,t??{})}return s._$AI(r),s};var Ye=globalThis,C=class extends k{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=bt(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return w}};C._$litElement$=!0,C.finalized=!0,Ye.litElementHydrateSupport?.({LitElement:C});var Di=Ye.litElementPolyfillSupport;Di?.({LitElement:C});(Ye.litElementVersions??=[]).push("4.2.2");var q={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},I=r=>(...e)=>({_$litDirective$:r,values:e}),M=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,i){this._$Ct=e,this._$AM=t,this._$Ci=i}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var re=class extends M{constructor(e){if(super(e),this.it=d,e.type!==q.CHILD)throw Error(this.constructor.directiveName+"() can only be used in child bindings")}render(e){if(e===d||e==null)return this._t=void 0,this.it=e;if(e===w)return e;if(typeof e!="string")throw Error(this.constructor.directiveName+"() called with a non-string value");if(e===this.it)return this._t;this.it=e;let t=[e];return t.raw=t,this._t={_$litType$:this.constructor.resultType,strings:t,values:[]}}};re.directiveName="unsafeHTML",re.resultType=1;var wt=I(re);var xt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m6 9 6 6 6-6"/></svg>';var St='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M8 3H5a2 2 0 0 0-2 2v3"/><path d="M21 8V5a2 2 0 0 0-2-2h-3"/><path d="M3 16v3a2 2 0 0 0 2 2h3"/><path d="M16 21h3a2 2 0 0 0 2-2v-3"/></svg>';var kt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M12 19v3"/><path d="M19 10v2a7 7 0 0 1-14 0v-2"/><rect x="9" y="2" width="6" height="13" rx="3"/></svg>';var $t='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M12 19v3"/><path d="M15 9.34V5a3 3 0 0 0-5.68-1.33"/><path d="M16.95 16.95A7 7 0 0 1 5 12v-2"/><path d="M18.89 13.23A7 7 0 0 0 19 12v-2"/><path d="m2 2 20 20"/><path d="M9 9v3a3 3 0 0 0 5.12 2.12"/></svg>';var Tt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M8 3v3a2 2 0 0 1-2 2H3"/><path d="M21 8h-3a2 2 0 0 1-2-2V3"/><path d="M3 16h3a2 2 0 0 1 2 2v3"/><path d="M16 21v-3a2 2 0 0 1 2-2h3"/></svg>';var Et='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m9 10 3-3 3 3"/><path d="M12 13V7"/><rect width="20" height="14" x="2" y="3" rx="2"/><path d="M12 17v4"/><path d="M8 21h8"/></svg>';var Ct='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m14.5 12.5-5-5"/><path d="m9.5 12.5 5-5"/><rect width="20" height="14" x="2" y="3" rx="2"/><path d="M12 17v4"/><path d="M8 21h8"/></svg>';var Mt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384"/></svg>';var Pt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M10.1 13.9a14 14 0 0 0 3.732 2.668 1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2 18 18 0 0 1-12.728-5.272"/><path d="M22 2 2 22"/><path d="M4.76 13.582A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 .244.473"/></svg>';var _t='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M14 17H5"/><path d="M19 7h-9"/><circle cx="17" cy="17" r="3"/><circle cx="7" cy="7" r="3"/></svg>';var Rt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3"/><path d="M12 9v4"/><path d="M12 17h.01"/></svg>';var At='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m16 13 5.223 3.482a.5.5 0 0 0 .777-.416V7.87a.5.5 0 0 0-.752-.432L16 10.5"/><rect x="2" y="6" width="14" height="12" rx="2"/></svg>';var Lt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M10.66 6H14a2 2 0 0 1 2 2v2.5l5.248-3.062A.5.5 0 0 1 22 7.87v8.196"/><path d="M16 16a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h2"/><path d="m2 2 20 20"/></svg>';var Dt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M11 4.702a.705.705 0 0 0-1.203-.498L6.413 7.587A1.4 1.4 0 0 1 5.416 8H3a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2.416a1.4 1.4 0 0 1 .997.413l3.383 3.384A.705.705 0 0 0 11 19.298z"/><path d="M16 9a5 5 0 0 1 0 6"/><path d="M19.364 18.364a9 9 0 0 0 0-12.728"/></svg>';var jt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M18 6 6 18"/><path d="m6 6 12 12"/></svg>';var Xi={chevronDown:xt,maximize:St,mic:kt,micOff:$t,minimize:Tt,monitorUp:Et,monitorX:Ct,phone:Mt,phoneOff:Pt,settings:_t,triangleAlert:Rt,video:At,videoOff:Lt,volume:Dt,x:jt};function b(r){return wt(Xi[r].replace("<svg",'<svg aria-hidden="true" focusable="false"'))}var Ot={region:"Video call",controls:"Call controls",joinTitle:"Ready to join?",joinHint:"Check your picture and sound. Nobody sees you before you join.",join:"Join call",joinWithoutCamera:"Join without camera",preview:"Preview of your camera",previewOff:"Your camera is off",previewAsking:"Your browser asks for your camera and microphone. Choose “Allow”.",microphoneLevel:"Microphone level",camera:"Camera",microphone:"Microphone",speaker:"Speaker",unnamedDevice:(r,e)=>`${r} ${e}`,noDevice:"None found",settings:"Devices",close:"Close",muteMicrophone:"Mute microphone",unmuteMicrophone:"Unmute microphone",stopCamera:"Turn camera off",startCamera:"Turn camera on",shareScreen:"Share screen",stopSharing:"Stop sharing",fullscreen:"Full screen",leaveFullscreen:"Leave full screen",leave:"Leave call",you:"You",selfView:"Your camera. Move it with the arrow keys.",sharing:"You are sharing your screen",screenOf:r=>`${r}’s screen`,waitingFor:r=>r==="customer"?"Waiting for the agent…":"Waiting for the customer…",waitingHint:"The call starts by itself as soon as they are here.",leftWaiting:r=>`${r} left the call.`,leftHint:"You can wait for them to come back, or leave.",connecting:"Connecting…",connected:"Connected",reconnecting:"Connection lost. Reconnecting…",signalReconnecting:"Reconnecting…",resumed:"You are connected again.",othersReconnecting:r=>`${r}’s connection was interrupted. Waiting…`,microphoneOff:r=>`${r}’s microphone is off`,cameraOffByRequest:r=>`You can see ${r}. Your camera is off by request.`,theyMayNotSend:r=>`${r} can see you. Their camera is off by request.`,joined:r=>`${r} joined the call.`,left:r=>`${r} left the call.`,sharesScreen:r=>`${r} shares the screen.`,stoppedSharing:r=>`${r} stopped sharing.`,mutedNow:"Your microphone is off.",unmutedNow:"Your microphone is on.",cameraOnNow:"Your camera is on.",cameraOffNow:"Your camera is off.",listen:"Your browser holds back the sound.",listenButton:"Turn sound on",endedTitle:"The call has ended",refusedTitle:"You can’t join this call",failedTitle:"We can’t connect you",duration:r=>`It lasted ${r}.`,joinAgain:"Join again",tryAgain:"Try again",noToken:"This link is not complete. Ask for a new one.",unsupportedTitle:"This browser can’t make video calls",unsupported:"Open the link in a current Chrome, Edge, Firefox or Safari, over a secure (https) address."},Gi={microphone:"microphone",camera:"camera",screen:"screen"};function P(r,e="camera"){let t=Gi[e];switch(r){case"permission_denied":return`We can’t reach your ${t}. Allow it in the address bar, then try again.`;case"device_not_found":return`We found no ${t}. Plug one in, or go on without it.`;case"device_in_use":return`Your ${t} is used by another program. Close that program, then try again.`;case"device_constraints":return`Your ${t} can’t be used like this. Choose another one.`;case"device_failed":return`Your ${t} does not work. Choose another one, or go on without it.`;case"share_cancelled":return"Nothing is shared.";case"token_expired":return"This link has expired. Ask for a new one.";case"unauthorized":return"This link is not valid. Ask for a new one.";case"forbidden":return"You are not allowed to do this in this call.";case"room_full":return"This call has no free place. Try again later.";case"server_full":case"shutting_down":case"rate_limited":return"The service is busy. Try again in a moment.";case"unreachable":case"timeout":return"The service can’t be reached. Check your internet connection, then try again.";case"connection_lost":return"Your internet connection was lost for too long.";case"media_failed":return"Sound and picture can’t get through your network. Try another one, for example your phone’s.";case"unsupported_browser":return"This browser can’t do that.";default:return"Something went wrong. Try again."}}function It(r,e,t){switch(r){case"left":return"You left the call.";case"roomClosed":return t||"The call was closed for everybody.";case"removed":return"You were removed from the call.";case"replaced":return"The call goes on in another window.";case"refused":return P(e??"unauthorized");case"mediaFailed":return P("media_failed");case"connectionLost":return P(e??"connection_lost")}}function B(r){let e=s=>String(Math.floor(s)).padStart(2,"0"),t=Math.floor(r/3600),i=Math.floor(r%3600/60);return t>0?`${t}:${e(i)}:${e(r%60)}`:`${i}:${e(r%60)}`}function Nt(r){let e=r.trim().split(/\s+/).filter(Boolean);return(e.length>1?[e[0],e[e.length-1]]:e).map(i=>[...i][0].toUpperCase()).join("")||"?"}function Ut(r,e,t){let{strings:i}=r,s=r.room?.localParticipant,n=s?.isMicrophoneEnabled??!1,o=s?.isCameraEnabled??!1,a=s?.isScreenShareEnabled??!1,c="getDisplayMedia"in navigator.mediaDevices&&N(r,"screen");return l`
    <div class="bar" part="bar" role="group" aria-label=${i.controls}>
      ${z({part:"microphone",symbol:n?"mic":"micOff",label:n?i.muteMicrophone:i.unmuteMicrophone,key:"M",off:!n,disabled:!N(r,"microphone"),run:()=>r.toggleMicrophone()})}
      ${z({part:"camera",symbol:o?"video":"videoOff",label:o?i.stopCamera:i.startCamera,key:"V",off:!o,disabled:!N(r,"camera"),run:()=>r.toggleCamera()})}
      ${c?z({part:"share",symbol:a?"monitorX":"monitorUp",label:a?i.stopSharing:i.shareScreen,key:"S",on:a,run:()=>r.toggleScreen()}):d}
      ${z({part:"settings",symbol:"settings",label:i.settings,expanded:t.settings,run:e.toggleSettings})}
      ${document.fullscreenEnabled?z({part:"fullscreen",extra:"optional",symbol:t.fullscreen?"minimize":"maximize",label:t.fullscreen?i.leaveFullscreen:i.fullscreen,run:e.toggleFullscreen}):d}
      <span class="gap"></span>
      ${z({part:"hangup",extra:"hangup",symbol:"phone",label:i.leave,run:()=>r.leave()})}
    </div>
  `}function z({part:r,symbol:e,label:t,extra:i,key:s,off:n,on:o,disabled:a,expanded:c,run:u}){return l`<button
    class=${i??""}
    part=${r}
    aria-label=${t}
    aria-keyshortcuts=${s??d}
    aria-expanded=${c??d}
    data-tip=${s?`${t} (${s})`:t}
    ?data-off=${n}
    ?data-on=${o}
    ?disabled=${a}
    @click=${u}
  >
    ${b(e)}
  </button>`}function N(r,e){let t=r.room?.localParticipant.grants;if(!t)return!0;let i=t.videoDirection==="sendrecv"||t.videoDirection==="sendonly";return t.publish.includes(e)&&(e!=="camera"||i)}function Ht(r){let{strings:e,room:t}=r,i=r.state==="reconnecting",s=t?.state==="reconnecting"?e.reconnecting:e.signalReconnecting,n=Qi(r);return l`
    <div class="top" part="top">
      <span class="pill" part="connection" data-tone=${i?"warm":"good"}>
        <span class="dot"></span>${i?s:`${e.connected} · ${B(r.seconds)}`}
      </span>
      ${n?l`<span class="pill" part="direction">${n}</span>`:d}
      ${t?.localParticipant.isScreenShareEnabled?l`<span class="pill" data-tone="share" part="sharing">
              ${e.sharing}
              <button @click=${()=>r.toggleScreen()}>${e.stopSharing}</button>
            </span>`:d}
      ${t&&!t.canPlaybackAudio?l`<span class="pill" data-tone="warm" part="sound">
              ${e.listen}
              <button @click=${()=>t.startAudio()}>${e.listenButton}</button>
            </span>`:d}
    </div>
  `}function Qi(r){let e=r.room?.localParticipant.grants?.videoDirection,t=r.others[0]?.name;return t?e==="recvonly"?r.strings.cameraOffByRequest(t):e==="sendonly"?r.strings.theyMayNotSend(t):"":""}function Vt(r,e,t){let{strings:i}=r;return l`
    <div class="panel" part="panel" role="dialog" aria-label=${i.settings}>
      <header>
        <h2>${i.settings}</h2>
        <button aria-label=${i.close} @click=${t}>${b("x")}</button>
      </header>
      ${e.render()}
    </div>
  `}function Je(r){return r.toast?l`
    <div class="toast" part="toast" role="alert">
      ${b("triangleAlert")}<span>${r.toast}</span>
      <button aria-label=${r.strings.close} @click=${()=>r.hideToast()}>${b("x")}</button>
    </div>
  `:d}var qt=E`
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
`;var Zi=["videoinput","audioinput","audiooutput"],ye=class{#e;#t;#i=[];constructor(e,t){this.#e=e,this.#t=t}async refresh(){let e=await this.#e.room?.devices.list().catch(()=>[]);this.#i=(e??[]).filter(t=>t.deviceId!==""),this.#t()}render({meter:e=!1}={}){let t=Zi.map(i=>[this.#r(i),e&&i==="audioinput"?this.#s():d]);return l`<div class="fields" part="devices">${t}</div>`}#r(e){let{strings:t}=this.#e,i=this.#i.filter(a=>a.kind===e);if(e==="audiooutput"&&i.length===0)return d;let[s,n]={videoinput:[t.camera,"video"],audioinput:[t.microphone,"mic"],audiooutput:[t.speaker,"volume"]}[e],o=this.#n(e);return l`
      <label class="field">
        <span>${s}</span>
        <span class="box">
          ${b(n)}
          <select
            part="device-select"
            data-kind=${e}
            ?disabled=${i.length===0}
            @change=${a=>this.#o(e,a.target.value)}
          >
            ${i.length===0?l`<option>${t.noDevice}</option>`:d}
            ${i.map((a,c)=>l`
                <option value=${a.deviceId} ?selected=${a.deviceId===o}>
                  ${a.label||t.unnamedDevice(s,c+1)}
                </option>
              `)}
          </select>
          ${b("chevronDown")}
        </span>
      </label>
    `}#s(){let{microphoneLevel:e}=this.#e.strings;return l`<span class="meter" part="meter" role="img" aria-label=${e}><i></i></span>`}#n(e){let{preview:t,room:i}=this.#e,s=i?.localParticipant,n=t?.camera??s?.track("camera")?.mediaStreamTrack,o=t?.microphone??s?.track("microphone")?.mediaStreamTrack;return{videoinput:n,audioinput:o,audiooutput:void 0}[e]?.getSettings().deviceId??i?.devices.chosen(e)}async#o(e,t){await this.#e.chooseDevice(e,t),await this.refresh()}};var be=class{isIdle=!1;#e;#t;#i=!1;constructor(e){this.#e=e}pointer=()=>{this.#i=!1,this.#r()};keyboard=()=>{this.#i=!0,this.#r()};stop(){clearTimeout(this.#t)}#r(){clearTimeout(this.#t),this.#i||(this.#t=setTimeout(()=>this.#s(!0),3e3)),this.#s(!1)}#s(e){e!==this.isIdle&&(this.isIdle=e,this.#e())}};var p=class r extends Error{code;retryable;constructor(e,t,i=!1,s){super(t,s===void 0?void 0:{cause:s}),this.name="VisavisError",this.code=e,this.retryable=i}static aborted(){return new r("aborted","The operation was cancelled.")}static timeout(e){return new r("timeout",`${e} took too long.`,!0)}static connectionLost(){return new r("connection_lost","The connection to the server was lost.",!0)}static unreachable(){return new r("unreachable","The server cannot be reached.",!0)}static mediaFailed(){return new r("media_failed","Sound and picture cannot reach the server from this network.",!0)}static invalidState(e){return new r("invalid_state",e)}static unsupportedBrowser(){return new r("unsupported_browser","This browser cannot make video calls.")}static fromServer(e){return new r(e.code,e.message,e.retryable)}static fromClose(e){return e===4401?new r("unauthorized","The token was refused."):e===4409?new r("replaced","The call goes on in another window."):e===4410||e===1e3?new r("ended","The call was ended."):r.connectionLost()}},x=class r extends p{source;constructor(e,t,i,s){super(e,t,e!=="device_not_found",s),this.name="DeviceError",this.source=i}static from(e,t){if(e instanceof r)return e;let i=e instanceof Error?e.name:"",s=er(i,t);return new r(s,`The ${t} cannot be used (${i||"unknown"}).`,t,e)}};function er(r,e){switch(r){case"NotAllowedError":case"SecurityError":return e==="screen"?"share_cancelled":"permission_denied";case"NotFoundError":case"DevicesNotFoundError":return"device_not_found";case"NotReadableError":case"TrackStartError":case"AbortError":return"device_in_use";case"OverconstrainedError":case"ConstraintNotSatisfiedError":return"device_constraints";default:return"device_failed"}}function U(r,e){return e?new Promise((t,i)=>{let s=()=>i(p.aborted());if(e.aborted)return s();e.addEventListener("abort",s,{once:!0}),r.then(t,i).finally(()=>e.removeEventListener("abort",s))}):r}var y=class{#e=new Map;on(e,t){let i=this.#e.get(e)??new Set;return i.add(t),this.#e.set(e,i),()=>this.off(e,t)}once(e,t){let i=this.on(e,(...s)=>{i(),t(...s)});return i}off(e,t){this.#e.get(e)?.delete(t)}emit(e,...t){for(let i of[...this.#e.get(e)??[]])try{i(...t)}catch(s){tr(s)}}};function tr(r){typeof globalThis.reportError=="function"?globalThis.reportError(r):console.error(r)}var Bt={width:{ideal:1280},height:{ideal:720},frameRate:{ideal:30}},zt={echoCancellation:!0,noiseSuppression:!0,autoGainControl:!0},ir={video:{frameRate:{ideal:15}},audio:!1},K=class{#e;#t=new Map;constructor(e){this.#e=e}choose(e,t){this.#t.set(e,t)}chosen(e){return this.#t.get(e)}async list(e){let t=await this.#e.enumerateDevices();return e?t.filter(i=>i.kind===e):t}onChange(e){return this.#e.addEventListener?.("devicechange",e),()=>this.#e.removeEventListener?.("devicechange",e)}camera(e={}){let t=this.#r("videoinput",Bt,e);return this.#s("camera",()=>this.#e.getUserMedia({video:t}))}microphone(e={}){let t=this.#r("audioinput",zt,e);return this.#s("microphone",()=>this.#e.getUserMedia({audio:t}))}async open(e=!0,t=!0){if(e&&t)try{let a=await this.#e.getUserMedia({audio:this.#r("audioinput",zt,we(e)),video:this.#r("videoinput",Bt,we(t))});return{microphone:a.getAudioTracks()[0],camera:a.getVideoTracks()[0],errors:[]}}catch(a){if(await this.#i(a))return{errors:[x.from(a,"camera"),x.from(a,"microphone")]}}let i=[],s=a=>{i.push(a)},[n,o]=await Promise.all([e?this.microphone(we(e)).catch(s):void 0,t?this.camera(we(t)).catch(s):void 0]);return{microphone:n,camera:o,errors:i}}async#i(e){return e?.name!=="NotAllowedError"?!1:!(await Promise.all(["camera","microphone"].map(rr))).includes("granted")}async screen(){if(!this.#e.getDisplayMedia)throw p.unsupportedBrowser();let e=await this.#s("screen",()=>this.#e.getDisplayMedia(ir));return e.contentHint="detail",e}#r(e,t,i){let s=this.#t.get(e);return{...t,...s?{deviceId:{exact:s}}:{},...i}}async#s(e,t){try{let i=(await t()).getTracks()[0];if(!i)throw new x("device_failed",`The ${e} gave no track.`,e);return i}catch(i){throw x.from(i,e)}}};function we(r){return typeof r=="object"?r:{}}async function rr(r){try{return(await navigator.permissions.query({name:r})).state}catch{return}}var _=class{#e=Promise.resolve();run(e){let t=this.#e.then(e);return this.#e=t.catch(()=>{}),t}};function Kt(r){return r.split(/(?=^m=)/m).map(e=>e.startsWith("m=video")?sr(e):e).join("")}function sr(r){let e=[...r.matchAll(/^a=rtpmap:(\d+) (?:VP8|VP9|H264|AV1)\//gm)].map(i=>i[1]),t=r;for(let i of e){let s=new RegExp(`^(a=fmtp:${i} .*?)(\\r?\\n)`,"m"),n=new RegExp(`^(a=rtpmap:${i} .*?)(\\r?\\n)`,"m"),o="x-google-start-bitrate=900";t=s.test(t)?t.replace(s,`$1;${o}$2`):t.replace(n,`$1$2a=fmtp:${i} ${o}$2`)}return t}var nr=17e5,or=25e5,ar=15,cr=2,dr=3,se=class extends y{#e;#t=new _;#i;#r=!1;constructor(e){super(),this.#e=new e({bundlePolicy:"max-bundle"}),this.#e.onconnectionstatechange=()=>this.emit("stateChanged",this.state),this.#e.addTransceiver("audio",{direction:"sendrecv"}),this.#e.addTransceiver("video",{direction:"sendrecv",sendEncodings:[{maxBitrate:nr}]}),this.#e.addTransceiver("video",{direction:"sendrecv",sendEncodings:[{active:!1,maxBitrate:or,maxFramerate:ar}]})}get state(){return this.#e.connectionState}prepare(){this.#i=this.#e.createOffer(),this.#i.catch(()=>{})}connect(e,t){return this.#t.run(async()=>{e.length>0&&(this.#e.setConfiguration({bundlePolicy:"max-bundle",iceServers:e}),this.#i=void 0),await this.#s(t)})}restartIce(e){return this.#t.run(async()=>{this.#e.restartIce(),await this.#s(e)})}grow(e){return this.#r?Promise.resolve():(this.#r=!0,this.#t.run(async()=>{let t=[...Array(cr).fill("audio"),...Array(dr).fill("video")];for(let i of t)this.#e.addTransceiver(i,{direction:"recvonly"});await this.#s(e)}))}receiver(e){return this.#o(e)?.receiver}async send(e,t){let i=this.#o(e)?.sender;if(!i)throw p.invalidState(`There is no media line "${e}".`);t&&await lr(i),await i.replaceTrack(t)}getStats(){return this.#e.getStats()}close(){this.#e.onconnectionstatechange=null,this.#e.close()}async#s(e){let t=this.#i??this.#e.createOffer();this.#i=void 0;let i=await t;await this.#e.setLocalDescription(i);try{let s=await e(i.sdp??"");await this.#e.setRemoteDescription({type:"answer",sdp:Kt(s)})}catch(s){throw await this.#n(),s}}async#n(){this.#e.signalingState==="have-local-offer"&&await this.#e.setLocalDescription({type:"rollback"}).catch(()=>{})}#o(e){return this.#e.getTransceivers().find(t=>t.mid===e)}};async function lr(r){let e=r.getParameters(),t=e.encodings.filter(({active:i})=>i===!1);if(t.length!==0){for(let i of t)i.active=!0;await r.setParameters(e)}}var xe=class extends y{#e=new Set;#t=new Set;#i;get canPlay(){return this.#t.size===0}add(e){this.#e.add(e),this.#i&&this.#s(e,this.#i),this.#r(e)}remove(e){this.#e.delete(e),this.#t.delete(e)&&this.canPlay&&this.emit("changed",!0)}async start(){await Promise.all([...this.#t].map(e=>this.#r(e)))}async setSpeaker(e){this.#i=e,await Promise.all([...this.#e].map(t=>this.#s(t,e)))}async#r(e){let t=this.canPlay;try{await e.play?.(),this.#t.delete(e)}catch(i){i?.name==="NotAllowedError"&&this.#e.has(e)&&this.#t.add(e)}t!==this.canPlay&&this.emit("changed",this.canPlay)}async#s(e,t){await e.setSinkId?.(t).catch(()=>{})}};var hr=1500,pr=7e3,Ft=15e3,Se=class extends y{#e;#t;#i="well";#r=0;#s=0;#n="new";#o=!0;#a=!0;#d;#h=!1;constructor(e,t){super(),this.#e=e,this.#t=t}start(){this.#u(Ft,()=>this.#l())}stop(){this.#h=!0,clearTimeout(this.#d)}handlePeerState(e){this.#n=e,e==="connected"?this.#c():e==="failed"?this.#m():e==="disconnected"&&this.#i==="well"&&this.#u(hr,()=>this.#m())}handleServerState(e){this.#o=e==="connected",e==="connected"?this.#c():e==="disconnected"?this.#m():this.#l()}handleSignalLost(){this.#a=!1}handleSignalResumed(){this.#a=!0,this.#i==="rejoining"?this.#l(!0):(this.#i==="restarting"||!this.#p())&&this.#m(!0)}handleSessionRestarted(){this.#a=!0,this.#l(!0)}#p(){return this.#o&&!["failed","disconnected"].includes(this.#n)}#c(){this.#n!=="connected"||!this.#o||this.#h||(clearTimeout(this.#d),this.#r=0,this.#i!=="well"&&(this.#i="well",this.emit("finished")))}#f(e){let t=this.#i==="well";this.#i=e,t&&(this.#s=Date.now(),this.emit("started"))}async#m(e=!1){if(!(this.#h||this.#i!=="well"&&!e)&&(this.#f("restarting"),clearTimeout(this.#d),!!this.#a)){this.#u(pr,()=>this.#l());try{await this.#e.restartIce(),this.#c()}catch{this.#a&&this.#i==="restarting"&&this.#l()}}}async#l(e=!1){if(this.#h||this.#i==="rejoining"&&!e||(this.#f("rejoining"),clearTimeout(this.#d),!this.#a))return;let t=this.#t.nextDelayMs({attempt:this.#r++,elapsedMs:Date.now()-this.#s});if(t===null)return this.#v(p.mediaFailed());this.#u(t,()=>this.#g())}async#g(){if(this.#a){this.#n="new",this.#o=!0,this.#u(Ft,()=>this.#l(!0));try{await this.#e.rejoin(),this.#c()}catch(e){if(this.#h||!this.#a)return;if(e instanceof p&&!e.retryable&&e.code!=="media_gone")return this.#v(e);this.#l(!0)}}}#v(e){this.stop(),this.emit("failed",e)}#u(e,t){clearTimeout(this.#d),!this.#h&&(this.#d=setTimeout(t,e))}};var ur=[0,300,1200,2700,4800,7e3,7e3,7e3,7e3,7e3];function ke(r=Math.random){return{nextDelayMs({attempt:e}){let t=ur[e];return t===void 0?null:e<2?t:t+r()*1e3}}}var mr="visavis.v1",fr=1e4,gr=1e4,vr=.8,$e=class extends y{#e;#t=new Map;#i;#r=1;#s=0;#n;#o;#a=!1;constructor(e,t){super(),this.#e=new t(e,mr),this.#i=new Promise((i,s)=>{this.#e.onopen=()=>i(),this.on("closed",()=>s(p.unreachable()))}),this.#i.catch(()=>{}),this.#e.onmessage=i=>this.#d(i.data),this.#e.onclose=i=>this.#p({code:i.code,reason:i.reason})}get isOpen(){return!this.#a&&this.#s>0}async authenticate(e,t){let i=setTimeout(()=>this.close(4e3),fr);try{await U(this.#i,t);let s=await this.request("authenticate",e,{signal:t});return this.#s=s.heartbeatMs,this.#c(),s}catch(s){throw this.close(),s}finally{clearTimeout(i)}}request(e,t,{signal:i,timeoutMs:s=gr}={}){if(this.#a)return Promise.reject(p.connectionLost());let n=this.#r++,o=new Promise((a,c)=>{let u=setTimeout(()=>this.#h(n)?.reject(p.timeout(`"${e}"`)),s);this.#t.set(n,{resolve:g=>{clearTimeout(u),a(g)},reject:g=>{clearTimeout(u),c(g)}})});return this.#e.send(JSON.stringify({type:e,id:n,data:t})),this.#c(),U(o,i)}close(e=1e3){this.#a||(this.#e.close(e),this.#p({code:e,reason:""}))}#d(e){if(this.#a)return;let t=yr(e);if(t)if(t.re!==void 0){let i=this.#h(t.re);t.type==="error"?i?.reject(p.fromServer(t.data)):i?.resolve(t.data)}else t.type==="error"?this.#o=p.fromServer(t.data):t.seq!==void 0&&this.emit("event",t,t.seq)}#h(e){let t=this.#t.get(e);return this.#t.delete(e),t}#p(e){if(this.#a)return;this.#a=!0,clearTimeout(this.#n);let t=this.#o??p.fromClose(e.code);for(let i of[...this.#t.keys()])this.#h(i)?.reject(t);this.emit("closed",e)}#c(){this.#s===0||this.#a||(clearTimeout(this.#n),this.#n=setTimeout(()=>this.#f(),this.#s*vr))}#f(){this.request("ping",{},{timeoutMs:this.#s}).catch(e=>{e.code==="timeout"&&this.close(4e3)})}};function yr(r){try{return JSON.parse(String(r))}catch{return}}function Wt(r){let e=new URL(r.endsWith("/")?r:`${r}/`);return e.protocol=e.protocol.replace(/^http/,"ws"),e.hash="",e.search="",new URL("api/v1/rtc",e).href}var br=[1e3,4401,4409,4410],wr=3,xr=15e3,Te=class extends y{#e;#t=new AbortController;#i;#r;#s=0;#n=!1;constructor(e){super(),this.#e=e}get isUp(){return this.#i?.isOpen??!1}async start(e){this.#r=this.#e.store.load();let t=this.#r?Number.POSITIVE_INFINITY:wr;try{return await this.#c(t,e)}catch(i){throw this.#n=!0,i}}async request(e,t,i={}){return this.isUp||await U(this.#m(),i.signal),this.#i.request(e,t,i)}async leave(){if(this.#n)return;let e=this.isUp?this.#i:void 0;this.#o(),await e?.request("leave",{},{timeoutMs:1e3}).catch(()=>{}),e?.close()}#o(){this.#n=!0,this.#e.store.clear(),this.#t.abort()}async#a(e){let{token:t,url:i,WebSocket:s}=this.#e,n=new $e(Wt(i),s);n.on("event",(c,u)=>this.#d(c,u));let o=this.#r,a=await n.authenticate(o?{token:t,resume:{...o}}:{token:t},e);return n.on("closed",c=>this.#h(n,c)),this.#i=n,this.#r={resumeToken:a.resumeToken,lastSeq:a.resumed?this.#r?.lastSeq??0:0},this.#e.store.save(this.#r),a}#d(e,t){this.#n||!this.#r||t<=this.#r.lastSeq||(this.#r.lastSeq=t,this.#e.store.save(this.#r),e.type==="reconnect"&&(this.#s=e.data.retryMs),this.emit("event",e))}async#h(e,t){if(!(this.#n||e!==this.#i)){if(br.includes(t.code))return this.#p(p.fromClose(t.code));this.emit("lost");try{let i=await this.#c(Number.POSITIVE_INFINITY);this.emit(i.resumed?"resumed":"restarted",i)}catch(i){this.#p(i)}}}#p(e){this.#n||(this.#o(),this.emit("ended",e))}async#c(e,t){let i=Date.now(),s=t?kr(t,this.#t.signal):this.#t.signal,n=p.connectionLost();for(let o=0;o<e;o++){let a=this.#e.policy.nextDelayMs({attempt:o,elapsedMs:Date.now()-i});if(a===null)break;await Sr(Math.max(a,this.#f()),s);try{return await this.#a(s)}catch(c){if(n=c,!n.retryable)throw n}}throw n}#f(){let e=this.#s;return this.#s=0,e}#m(){return this.#n?Promise.reject(p.connectionLost()):new Promise((e,t)=>{let i=setTimeout(()=>n(p.connectionLost()),xr),s=[this.on("resumed",()=>n()),this.on("restarted",()=>n()),this.on("ended",o=>n(o))],n=o=>{clearTimeout(i);for(let a of s)a();o?t(o):e()}})}};function Sr(r,e){if(e.aborted)return Promise.reject(p.aborted());if(r===0)return Promise.resolve();let t=globalThis.window;return new Promise((i,s)=>{let n=()=>{clearTimeout(o),t?.removeEventListener("online",n),e.removeEventListener("abort",n),e.aborted?s(p.aborted()):i()},o=setTimeout(n,r);t?.addEventListener("online",n),e.addEventListener("abort",n)})}function kr(...r){let e=new AbortController;for(let t of r)t.aborted&&e.abort(),t.addEventListener("abort",()=>e.abort(),{once:!0});return e.signal}var Ee=class{#e;#t;constructor(e,t){this.#e=e,this.#t=`visavis:session:${ne(t)}`}load(){try{let e=JSON.parse(this.#e?.getItem(this.#t)??"null");return typeof e?.resumeToken!="string"||typeof e?.lastSeq!="number"?void 0:{resumeToken:e.resumeToken,lastSeq:e.lastSeq}}catch{return}}save(e){try{this.#e?.setItem(this.#t,JSON.stringify(e))}catch{}}clear(){try{this.#e?.removeItem(this.#t)}catch{}}};function ne(r){let e=oe(r),t=e?.call;return`${String(t?.room??"")}:${String(e?.sub??"")}`}function oe(r){try{let e=(r.split(".")[1]??"").replace(/-/g,"+").replace(/_/g,"/"),t=Uint8Array.from(atob(e),i=>i.charCodeAt(0));return JSON.parse(new TextDecoder().decode(t))}catch{return}}function Yt(){try{return globalThis.sessionStorage??null}catch{return null}}var Ce=class{source;kind;muted;#e=new Set;#t=null;#i;constructor(e,t){this.source=e,this.kind=e==="microphone"?"audio":"video",this.muted=t}get mediaStreamTrack(){return this.#t}get attachedElements(){return this.#e}attach(e=document.createElement(this.kind)){return this.#e.has(e)||(this.#e.add(e),e.autoplay=!0,this.kind==="video"&&(e.playsInline=!0,e.muted=!0),e.srcObject=this.#r(),this.attached(e)),e}detach(e){let t=e?[e]:[...this.#e];for(let i of t)this.#e.delete(i)&&(i.srcObject===this.#i&&(i.srcObject=null),this.detached(i));return t}setMedia(e){if(e===this.#t)return;let t=this.#t;if(this.#t=e,!!this.#i){e&&this.#i.addTrack(e),t&&this.#i.removeTrack(t);for(let i of this.#e)this.attached(i)}}attached(e){}detached(e){}#r(){return this.#i??=new MediaStream(this.#t?[this.#t]:[]),this.#i}},F=class extends Ce{id;#e;#t;mid;constructor(e,t){super(e.source,e.muted),this.id=e.id,this.#e=t}get isSubscribed(){return this.mid!==void 0}get audioLevel(){let e=this.#t?.getSynchronizationSources?.()[0]?.audioLevel;return this.muted?0:e??0}setSlot(e,t){this.mid=e,this.#t=t,this.setMedia(t?.track??null)}attached(e){this.kind==="audio"&&this.#e.add(e)}detached(e){this.kind==="audio"&&this.#e.remove(e)}},W=class extends Ce{id;mid;announcedMuted=!1;constructor(e,t){super(e,!1),this.setMedia(t)}get isPublished(){return this.id!==void 0}stop(){let e=this.mediaStreamTrack;e&&(e.onended=null,e.stop(),this.setMedia(null))}};var Y=class extends y{id="";identity="";name="";role="customer";grants;tracks=new Map;#e;#t={microphone:new _,camera:new _,screen:new _};#i;#r=!1;constructor(e){super(),this.#e=e}get isCameraEnabled(){return this.#s("camera")}get isMicrophoneEnabled(){return this.#s("microphone")}get isScreenShareEnabled(){return this.#s("screen")}setCameraEnabled(e,t){return this.#n("camera",e,t)}setMicrophoneEnabled(e,t){return this.#n("microphone",e,t)}setScreenShareEnabled(e,t){return this.#n("screen",e,t)}track(e){return this.tracks.get(e)}handleHello(e){this.id=e.participantId,this.identity=e.identity,this.name=e.name,this.role=e.role,this.grants=e.grants}handleJoined(e){this.#i=e;for(let t of this.tracks.values())t.id=void 0,t.mid=void 0;this.handleResumed()}handleLeft(){this.#i=void 0}handleResumed(){for(let e of Object.keys(this.#t))this.#t[e].run(async()=>{let i=this.tracks.get(e);i&&await this.#c(i)}).catch(()=>{})}switchDevice(e){return this.#t[e].run(async()=>{let t=this.tracks.get(e);!t||t.muted||await this.#v(t,await this.#g(e))})}close(){this.#r=!0,this.#i=void 0;for(let e of this.tracks.values())e.stop();this.tracks.clear()}#s(e){let t=this.tracks.get(e);return t!==void 0&&!t.muted}#n(e,t,i){return this.#r?Promise.reject(p.invalidState("The room was left.")):this.#t[e].run(()=>t?this.#o(e,i):this.#a(e))}async#o(e,t){this.#b(e);let i=this.tracks.get(e);if(!(i&&!i.muted)){if(!i)return this.#d(new W(e,await this.#g(e,t)));if(i.mediaStreamTrack?.readyState!=="live"){let s=await this.#g(e,t);i.setMedia(s),this.#u(i,s)}i.mediaStreamTrack.enabled=!0,i.muted=!1,this.emit("localTrackUnmuted",i),await this.#c(i)}}async#a(e){let t=this.tracks.get(e);if(t){if(e==="screen")return this.#h(t);t.muted||(t.muted=!0,e==="camera"?t.stop():t.mediaStreamTrack&&(t.mediaStreamTrack.enabled=!1),this.emit("localTrackMuted",t),await this.#c(t))}}async#d(e){this.tracks.set(e.source,e),this.#u(e,e.mediaStreamTrack),await this.#c(e)}async#h(e){let{id:t,mid:i}=e;if(this.#p(e),!(t===void 0||!this.#i)){i!==void 0&&await this.#i.send(i,null).catch(()=>{});try{await this.#i.request("unpublish",{trackId:t})}catch(s){if(s.code==="connection_lost")this.emit("outOfStep");else if(s.code!=="track_not_found")throw s}}}#p(e){let t=e.isPublished;e.stop(),e.id=void 0,this.tracks.delete(e.source),t&&this.emit("localTrackUnpublished",e)}async#c(e){let t=this.#i;if(!(!t||this.tracks.get(e.source)!==e))try{e.id===void 0?await this.#f(t,e):e.announcedMuted!==e.muted&&await this.#m(t,e),e.mid!==void 0&&await t.send(e.mid,e.mediaStreamTrack)}catch(i){if(t!==this.#i)return;this.#l(e,i)}}async#f(e,t){let i=t.muted,{mid:s,track:n}=await e.request("publish",{source:t.source,muted:i});e===this.#i&&(t.id=n.id,t.mid=s,t.announcedMuted=i,this.emit("localTrackPublished",t))}async#m(e,t){let i=t.muted;await e.request("setMuted",{trackId:t.id,muted:i}),t.announcedMuted=i}#l(e,t){switch(t.code){case"connection_lost":return;case"already_published":case"track_not_found":case"media_gone":case"not_joined":this.emit("outOfStep");return;default:throw this.#p(e),t}}async#g(e,t){if(t&&"readyState"in t)return t;try{return e==="screen"?await this.#e.screen():await this.#e[e](t)}catch(i){throw i instanceof x&&this.emit("mediaDeviceError",i),i}}async#v(e,t){e.stop(),e.setMedia(t),this.#u(e,t),e.mid!==void 0&&await this.#i?.send(e.mid,t)}#u(e,t){t.onended=()=>{e.mediaStreamTrack===t&&this.#y(e).catch(()=>{})}}async#y(e){if(e.source==="screen")return this.setScreenShareEnabled(!1);this.emit("mediaDeviceError",new x("device_not_found","The device was taken away.",e.source)),this.#e.choose(e.source==="camera"?"videoinput":"audioinput",""),await this.#n(e.source,!1),e.source==="microphone"&&await this.#n("microphone",!0)}#b(e){if(!this.grants)return;let{publish:t,videoDirection:i}=this.grants,s=i==="sendrecv"||i==="sendonly";if(!(t.includes(e)&&(e!=="camera"||s)))throw new p("forbidden",`This token does not allow to publish the ${e}.`)}};var J=class{id;identity;name;role;state;tracks=new Map;constructor(e){this.id=e.id,this.identity=e.identity,this.name=e.name,this.role=e.role,this.state=e.state}track(e){return[...this.tracks.values()].find(t=>t.source===e)}};var Me=class extends y{participants=new Map;#e;#t;#i=new Map;#r;#s=!1;constructor(e,t){super(),this.#e=e,this.#t=t}handleJoinSent(){this.#i.clear(),this.#r=[]}handleSnapshot(e){let t=new Set(e.map(s=>s.id));for(let s of[...this.participants.keys()])t.has(s)||this.#a(s,"left");for(let s of e)this.#o(s);this.#s=!0;let i=this.#r??[];this.#r=void 0;for(let s of i)this.handleEvent(s)}handleEvent(e){if(this.#r){this.#r.push(e);return}if(this.#s)switch(e.type){case"participantJoined":return this.#o(e.data.participant);case"participantLeft":return this.#a(e.data.participantId,e.data.reason);case"participantReconnecting":return this.#d(e.data.participantId,"reconnecting");case"participantReconnected":return this.#d(e.data.participantId,"connected");case"trackPublished":return this.#n(e.data.participantId,t=>this.#h(t,e.data.track));case"trackUnpublished":return this.#n(e.data.participantId,t=>this.#p(t,e.data.trackId,e.data.reason));case"trackMuted":return this.#n(e.data.participantId,t=>this.#c(t,e.data.trackId,e.data.muted));case"slotAssigned":return this.#f(e.data.mid,e.data.trackId);case"mediaStateChanged":case"roomClosed":case"reconnect":return}}#n(e,t){let i=this.participants.get(e);i&&t(i)}#o(e){let t=this.participants.get(e.id);t||(t=new J(e),this.participants.set(e.id,t),this.emit("participantConnected",t)),this.#d(e.id,e.state);let i=new Set(e.tracks.map(s=>s.id));for(let s of[...t.tracks.keys()])i.has(s)||this.#p(t,s,"unpublished");for(let s of e.tracks)this.#h(t,s)}#a(e,t){this.#n(e,i=>{for(let s of[...i.tracks.keys()])this.#p(i,s,"unpublished");this.participants.delete(e),this.emit("participantDisconnected",i,t)})}#d(e,t){this.#n(e,i=>{i.state!==t&&(i.state=t,this.emit(t==="connected"?"participantReconnected":"participantReconnecting",i))})}#h(e,t){if(e.tracks.has(t.id))return this.#c(e,t.id,t.muted);let i=new F(t,this.#e);e.tracks.set(t.id,i),this.emit("trackPublished",i,e);let s=[...this.#i].find(([,n])=>n===t.id)?.[0];s!==void 0&&this.#m(e,i,s)}#p(e,t,i){let s=e.tracks.get(t);s&&(this.#l(e,s),e.tracks.delete(t),this.emit("trackUnpublished",s,e,i))}#c(e,t,i){let s=e.tracks.get(t);!s||s.muted===i||(s.muted=i,this.emit(i?"trackMuted":"trackUnmuted",s,e))}#f(e,t){let i=this.#i.get(e);t===null?this.#i.delete(e):this.#i.set(e,t);for(let s of this.participants.values()){let n=i!==void 0&&i!==t?s.tracks.get(i):void 0;n?.mid===e&&this.#l(s,n);let o=t===null?void 0:s.tracks.get(t);o&&this.#m(s,o,e)}}#m(e,t,i){let s=t.isSubscribed;t.setSlot(i,this.#t(i)),s||this.emit("trackSubscribed",t,e)}#l(e,t){t.isSubscribed&&(t.setSlot(void 0,void 0),this.emit("trackUnsubscribed",t,e))}};var T=class extends y{localParticipant;devices;#e=new xe;#t;#i;#r;#s;#n=[];#o;#a;#d;#h=new Set;#p=!0;#c="disconnected";#f=!1;#m=!1;#l;constructor(e={}){if(super(),!H())throw p.unsupportedBrowser();this.#r=e.reconnectPolicy??ke(),this.#s=e.storage===void 0?Yt():e.storage,this.devices=new K(navigator.mediaDevices),this.localParticipant=new Y(this.devices),this.#t=new Me(this.#e,t=>this.#d?.receiver(t)),this.#i=new Se({restartIce:()=>this.#P(),rejoin:()=>this.#_()},this.#r),this.#g()}get state(){return this.#c}get participants(){return this.#t.participants}get name(){return this.#a?.room??""}get sessionId(){return this.#a?.sessionId??""}get canPlaybackAudio(){return this.#e.canPlay}async connect(e,t,i={}){if(this.#o)throw p.invalidState("A room connects once; make a new one.");this.#w("connecting"),this.#p=i.autoSubscribe??!0;let s=this.#v(e,t),n=new se(RTCPeerConnection);n.prepare();let o=this.#y(t,i);try{let a=await s.start(i.signal);await U(this.#b(a,n),i.signal)}catch(a){throw n.close(),o.catch(()=>{}),this.#k("left",void 0,!0),a}this.#i.start(),this.#i.handlePeerState(n.state),this.#w("connected"),this.emit("connected")}async leave(){let e=this.#o;this.#k("left"),await e?.leave()}async switchDevice(e,t){this.devices.choose(e,t),e==="audiooutput"?await this.#e.setSpeaker(t):await this.localParticipant.switchDevice(e==="videoinput"?"camera":"microphone")}startAudio(){return this.#e.start()}async subscribe(e){await this.#x().request("subscribe",{trackId:e})}async unsubscribe(e){await this.#x().request("unsubscribe",{trackId:e})}onParticipant(e){for(let i of this.participants.values())e.onJoined?.(i);let t=[this.on("participantConnected",i=>e.onJoined?.(i)),this.on("participantDisconnected",i=>e.onLeft?.(i))];return()=>{for(let i of t)i()}}async getStats(){return this.#d?.getStats()}#g(){let e=this.emit.bind(this);for(let t of $r)this.#t.on(t,(...i)=>e(t,...i));for(let t of Tr)this.localParticipant.on(t,(...i)=>e(t,...i));this.localParticipant.on("outOfStep",()=>this.#i.handleServerState("failed")),this.#t.on("participantConnected",()=>this.#E()),this.#e.on("changed",t=>this.emit("audioPlaybackChanged",t)),this.#i.on("started",()=>this.#M(!0)),this.#i.on("finished",()=>this.#M(!1)),this.#i.on("failed",t=>this.#k(Jt(t),t)),this.#n.push(this.devices.onChange(()=>this.emit("mediaDevicesChanged")))}#v(e,t){let i=new Ee(this.#s,t),s=new Te({url:e,token:t,store:i,policy:this.#r,WebSocket});return this.#o=s,s.on("event",n=>this.#u(n)),s.on("lost",()=>{this.#i.handleSignalLost(),this.#S()}),s.on("resumed",n=>{this.#a=n,this.#i.handleSignalResumed(),this.localParticipant.handleResumed(),this.#S()}),s.on("restarted",n=>{this.#a=n,this.#i.handleSessionRestarted(),this.#S()}),s.on("ended",n=>this.#k(this.#l?"roomClosed":Jt(n),n)),s}#u(e){e.type==="mediaStateChanged"&&this.#m&&this.#i.handleServerState(e.data.state),e.type==="roomClosed"&&(this.#l=e.data.reason),this.#t.handleEvent(e)}async#y(e,t){let i=Er(e),s=i("microphone")&&t.audio,n=i("camera")&&t.video,{localParticipant:o}=this;if(Xt(s)&&Xt(n)){let a=await this.devices.open(s,n);for(let c of a.errors)this.emit("mediaDeviceError",c);await Promise.allSettled([a.microphone&&o.setMicrophoneEnabled(!0,a.microphone),a.camera&&o.setCameraEnabled(!0,a.camera)]);return}await Promise.allSettled([s&&o.setMicrophoneEnabled(!0,s===!0?void 0:s),n&&o.setCameraEnabled(!0,n===!0?void 0:n)])}async#b(e,t){this.#a=e,this.localParticipant.handleHello(e);let i=this.#x();if(this.#d&&this.#h.add(this.#d),this.#d=t,t.on("stateChanged",s=>this.#$(t,s)),await t.connect(e.iceServers,async s=>{this.#m=!1,this.#t.handleJoinSent();let n=await i.request("join",{offer:s,autoSubscribe:this.#p});return this.#m=!0,this.#t.handleSnapshot(n.participants),n.answer}),this.#o!==i||this.#d!==t)throw p.aborted();this.localParticipant.handleJoined({request:(s,n)=>i.request(s,n),send:(s,n)=>t.send(s,n)}),this.#E()}#$(e,t){e===this.#d&&(t==="connected"&&this.#T(),this.#i.handlePeerState(t))}#T(){for(let e of this.#h)e.close();this.#h.clear()}#E(){let e=this.#d;this.participants.size<2||!e||e.grow(t=>this.#C(t)).catch(()=>{e===this.#d&&this.#i.handleServerState("failed")})}#P(){return this.#d?this.#d.restartIce(e=>this.#C(e)):Promise.reject(p.invalidState("Nothing was joined yet."))}async#C(e){return(await this.#x().request("negotiate",{offer:e})).answer}async#_(){this.localParticipant.handleLeft(),await this.#b(this.#a,new se(RTCPeerConnection))}#x(){if(!this.#o)throw p.invalidState("The room is not connected.");return this.#o}#M(e){this.#f=e,this.#S()}#S(){this.#c==="disconnected"||this.#c==="connecting"||(this.#f?this.#w("reconnecting"):this.#w(this.#o?.isUp?"connected":"signalReconnecting"))}#w(e){if(e===this.#c)return;let t=this.#c==="reconnecting"||this.#c==="signalReconnecting";this.#c=e,this.emit("connectionStateChanged",e),e==="reconnecting"||e==="signalReconnecting"?this.emit(e):e==="connected"&&t&&this.emit("reconnected")}#k(e,t,i=!1){if(this.#c==="disconnected")return;this.#i.stop(),this.localParticipant.close(),this.#d?.close(),this.#T();for(let n of this.#n)n();if((i||t)&&this.#o?.leave(),this.#w("disconnected"),i)return;let s=this.#l&&t?new p("ended",this.#l):t;this.emit("disconnected",e,s)}},$r=["participantConnected","participantDisconnected","participantReconnecting","participantReconnected","trackPublished","trackUnpublished","trackSubscribed","trackUnsubscribed","trackMuted","trackUnmuted"],Tr=["localTrackPublished","localTrackUnpublished","localTrackMuted","localTrackUnmuted","mediaDeviceError"];function Jt(r){switch(r.code){case"unauthorized":case"token_expired":case"forbidden":return"refused";case"replaced":return"replaced";case"ended":return"removed";case"media_failed":return"mediaFailed";default:return"connectionLost"}}function Xt(r){return r===!0||typeof r=="object"&&!("readyState"in r)}function Er(r){let e=oe(r)?.call;return t=>e?.publish&&!e.publish.includes(t)?!1:t!=="camera"||!["recvonly","inactive"].includes(e?.videoDirection??"")}function H(){return typeof RTCPeerConnection=="function"&&typeof WebSocket=="function"&&typeof navigator<"u"&&navigator.mediaDevices?.getUserMedia!==void 0}async function Gt(r,e,t={}){let i=new T(t);return await i.connect(r,e,t),i}var Pe=class{#e;#t;#i=new Float32Array(512);constructor(e){try{this.#e=new AudioContext,this.#t=this.#e.createAnalyser(),this.#t.fftSize=this.#i.length,this.#e.createMediaStreamSource(new MediaStream([e])).connect(this.#t)}catch{}}get level(){if(!this.#t)return 0;this.#t.getFloatTimeDomainData(this.#i);let e=0;for(let t of this.#i)e+=t*t;return Math.min(1,Math.sqrt(Math.sqrt(e/this.#i.length)*3))}close(){this.#e?.close().catch(()=>{}),this.#e=void 0,this.#t=void 0}};var _e=class{#e;#t;errors=new Map;camera;microphone;cameraStream=null;isAsking=!1;#i;#r=!1;constructor(e,t){this.#e=e,this.#t=t}get level(){return this.#i?.level??0}async open(e,t){this.isAsking=!0,this.#t();let i=await this.#e.open(e,t);this.isAsking=!1;for(let s of i.errors)this.errors.set(s.source,s);this.#o(i.microphone),this.#n(i.camera),this.#t()}async setCamera(e){this.#n(e?await this.#s("camera"):void 0),this.#t()}async setMicrophone(e){this.#o(e?await this.#s("microphone"):void 0),this.#t()}async choose(e,t){this.#e.choose(e,t),e==="videoinput"&&this.camera&&await this.setCamera(!0),e==="audioinput"&&this.microphone&&await this.setMicrophone(!0)}take(){let{camera:e,microphone:t}=this;return this.camera=void 0,this.microphone=void 0,this.close(),{camera:e,microphone:t}}close(){this.#r=!0,this.#n(void 0),this.#o(void 0)}async#s(e){this.errors.delete(e);try{return await this.#e[e]()}catch(t){this.errors.set(e,t);return}}#n(e){this.#r&&e?.stop(),this.camera?.stop(),this.camera=this.#r?void 0:e,this.cameraStream=this.camera?new MediaStream([this.camera]):null}#o(e){this.#r&&e?.stop(),this.microphone?.stop(),this.#i?.close(),this.microphone=this.#r?void 0:e,this.#i=this.microphone?new Pe(this.microphone):void 0}};var Cr=.02,Mr=150,Pr=7e3,Re=class{strings=Ot;room;preview;end;toast="";announcement="";leftName="";speaking=new Set;#e;#t;#i={server:"",token:"",audio:!0,video:!0};#r="idle";#s=0;#n={audio:!0,video:!0};#o;#a;constructor(e,t){this.#e=e,this.#t=t}get state(){return H()?this.#r==="over"?this.end?.reason==="refused"?"refused":"ended":this.#r!=="live"?this.#r:this.room?.state==="reconnecting"||this.room?.state==="signalReconnecting"?"reconnecting":this.others.length>0?"inCall":"waiting":"unsupported"}get isLive(){return this.#r==="live"}get others(){return this.room?[...this.room.participants.values()]:[]}get screens(){return this.others.flatMap(e=>{let t=e.track("screen");return t?.isSubscribed&&!t.muted?[{participant:e,track:t}]:[]})}get seconds(){return this.#s?Math.max(0,(Date.now()-this.#s)/1e3):0}get wasInCall(){return this.#v()!==void 0}configure(e){this.#i=e}async prepare(){H()&&(this.#l("prejoin"),this.room=new T,this.preview=new _e(this.room.devices,this.#e),await this.preview.open(this.#i.audio,this.#i.video))}async join({withoutCamera:e=!1}={}){if(!H())return;let t=this.#r==="prejoin"&&this.room?this.room:new T,i=this.#d(e);this.#n={audio:!!i.audio,video:!!i.video},this.room=t,this.end=void 0,this.leftName="",this.#s=this.#v()?.since??Date.now(),this.#h(t),this.#l("connecting");try{await t.connect(this.#i.server,this.#i.token,i)}catch(s){t===this.room&&this.#r==="connecting"&&this.#f("connectionLost",s);return}this.#l("live"),this.#u(),this.#o=setInterval(()=>this.#m(),Mr),this.announce(this.strings.connected)}async leave(){await this.room?.leave()}dispose(){this.preview?.close(),(this.#r==="live"||this.#r==="connecting")&&this.leave(),clearInterval(this.#o)}async toggleMicrophone(){if(this.preview)return this.preview.setMicrophone(!this.preview.microphone);let e=!this.room?.localParticipant.isMicrophoneEnabled;await this.#c("microphone",()=>this.room?.localParticipant.setMicrophoneEnabled(e)),this.#n.audio=this.room?.localParticipant.isMicrophoneEnabled??!1,this.announce(this.#n.audio?this.strings.unmutedNow:this.strings.mutedNow),this.#u()}async toggleCamera(){if(this.preview)return this.preview.setCamera(!this.preview.camera);let e=!this.room?.localParticipant.isCameraEnabled;await this.#c("camera",()=>this.room?.localParticipant.setCameraEnabled(e)),this.#n.video=this.room?.localParticipant.isCameraEnabled??!1,this.announce(this.#n.video?this.strings.cameraOnNow:this.strings.cameraOffNow),this.#u()}async toggleScreen(){let e=!this.room?.localParticipant.isScreenShareEnabled;await this.#c("screen",()=>this.room?.localParticipant.setScreenShareEnabled(e))}async chooseDevice(e,t){if(this.preview)await this.preview.choose(e,t);else{let i=e==="videoinput"?"camera":"microphone";await this.#c(i,()=>this.room?.switchDevice(e,t))}this.#e()}announce(e){this.announcement=e,this.#e()}showToast(e){this.toast=e,clearTimeout(this.#a),this.#a=setTimeout(()=>this.hideToast(),Pr),this.#e()}hideToast(){this.toast="",this.#e()}#d(e){let t=this.#v(),{preview:i}=this;if(this.preview=void 0,!i)return{audio:t?.audio??this.#i.audio,video:t?.video??this.#i.video};let{camera:s,microphone:n}=i.take();return e&&s?.stop(),{audio:n??!1,video:!e&&s||!1}}#h(e){let{strings:t}=this;e.on("connectionStateChanged",()=>{e===this.room&&this.#u(),this.#e()}),e.on("reconnecting",()=>this.announce(t.reconnecting)),e.on("signalReconnecting",()=>this.announce(t.signalReconnecting)),e.on("reconnected",()=>this.announce(t.resumed)),e.on("participantConnected",({name:i})=>{this.leftName="",this.announce(t.joined(i)),this.#t("visavis-participant-joined",{name:i})}),e.on("participantDisconnected",({name:i})=>{this.leftName=i,this.announce(t.left(i)),this.#t("visavis-participant-left",{name:i})}),e.on("trackSubscribed",(i,{name:s})=>{i.source==="screen"&&this.announce(t.sharesScreen(s)),this.#e()}),e.on("trackUnsubscribed",(i,{name:s})=>{i.source==="screen"&&this.announce(t.stoppedSharing(s)),this.#e()});for(let i of _r)e.on(i,()=>this.#e());e.on("mediaDeviceError",i=>this.#p(i)),e.on("disconnected",(i,s)=>{e===this.room&&this.#f(i,s)})}#p(e){e.code!=="share_cancelled"&&this.showToast(P(e.code,e.source))}async#c(e,t){try{await t()}catch(i){if(i instanceof x)return;this.showToast(P(i.code,e))}}#f(e,t){let i=["unauthorized","token_expired","forbidden"].includes(t?.code??""),s=i?"refused":e,{seconds:n}=this;this.end={reason:s,sentence:It(s,t?.code,t?.message),seconds:this.#r==="live"?n:0,retryable:!i},clearInterval(this.#o),this.#y(),this.speaking.clear(),this.#l("over"),this.announce(this.end.sentence),this.#t("visavis-ended",{reason:s,seconds:Math.round(n)})}#m(){let e=new Set;for(let i of this.others)(i.track("microphone")?.audioLevel??0)>Cr&&e.add(i.id);let t=e.size===this.speaking.size&&[...e].every(i=>this.speaking.has(i));this.speaking=e,t||this.#e()}#l(e){e!==this.#r&&(this.#r=e,e==="live"&&this.#t("visavis-joined"),this.#e())}get#g(){return`visavis:call:${ne(this.#i.token)}`}#v(){try{return JSON.parse(sessionStorage.getItem(this.#g)??"null")??void 0}catch{return}}#u(){if(!(this.#r!=="live"||!this.room))try{sessionStorage.setItem(this.#g,JSON.stringify({since:this.#s,...this.#n}))}catch{}}#y(){try{sessionStorage.removeItem(this.#g)}catch{}}},_r=["participantReconnecting","participantReconnected","trackPublished","trackUnpublished","trackMuted","trackUnmuted","localTrackPublished","localTrackUnpublished","localTrackMuted","localTrackUnmuted","mediaDevicesChanged","audioPlaybackChanged"];function Zt(r,e){let{strings:t,preview:i}=r,s=i?.errors.get("camera")??i?.errors.get("microphone");return l`
    <div class="center">
      <div class="prejoin" part="prejoin">
        <div class="preview" part="preview">
          ${i?.cameraStream?l`<video
                  part="preview-video"
                  aria-label=${t.preview}
                  autoplay
                  playsinline
                  .muted=${!0}
                  .srcObject=${i.cameraStream}
                ></video>`:l`<p>${i?.isAsking?t.previewAsking:t.previewOff}</p>`}
          <div class="switches">
            ${Qt("microphone",i?.microphone!==void 0,i?.microphone?t.muteMicrophone:t.unmuteMicrophone,()=>r.toggleMicrophone())}
            ${Qt("camera",i?.camera!==void 0,i?.camera?t.stopCamera:t.startCamera,()=>r.toggleCamera())}
          </div>
        </div>
        <div class="side">
          <h1>${t.joinTitle}</h1>
          <p>${t.joinHint}</p>
          ${s?Rr(P(s.code,s.source)):d}
          ${e.render({meter:!0})}
          <div class="actions">
            <button class="primary" part="join" ?disabled=${i?.isAsking} @click=${()=>r.join()}>
              ${t.join}
            </button>
            ${i?.camera?l`<button
                    class="plain"
                    part="join-without-camera"
                    @click=${()=>r.join({withoutCamera:!0})}
                  >
                    ${t.joinWithoutCamera}
                  </button>`:d}
          </div>
        </div>
      </div>
    </div>
  `}function Qt(r,e,t,i){return l`<button
    part="preview-${r}"
    aria-pressed=${e}
    aria-label=${t}
    data-tip=${t}
    @click=${i}
  >
    ${b({microphone:["mic","micOff"],camera:["video","videoOff"]}[r][e?0:1])}
  </button>`}function Rr(r){return l`<div class="problem" part="problem" role="alert">${b("triangleAlert")}<span>${r}</span></div>`}function ei(r){return l`
    <div class="skeleton" part="skeleton">
      <div class="bone"></div>
      <p>${r.strings.connecting}</p>
    </div>
  `}function ti(r,e){let{strings:t,end:i}=r,s=r.state==="refused",n=i?.seconds===0&&i.reason!=="left",o=s?t.refusedTitle:n?t.failedTitle:t.endedTitle;return Xe({symbol:s||n?"triangleAlert":"phoneOff",title:o,sentences:[i?.sentence??"",i&&i.seconds>=1?t.duration(B(i.seconds)):""],action:i?.retryable?{label:n?t.tryAgain:t.joinAgain,run:e}:void 0})}function ii(r){let{strings:e}=r;return Xe({symbol:"videoOff",title:e.unsupportedTitle,sentences:[e.unsupported]})}function ri(r){let{strings:e}=r;return Xe({symbol:"triangleAlert",title:e.refusedTitle,sentences:[e.noToken]})}function Xe({symbol:r,title:e,sentences:t,action:i}){return l`
    <div class="center">
      <div class="card" part="notice">
        <div class="badge">${b(r)}</div>
        <h1>${e}</h1>
        ${t.filter(Boolean).map(s=>l`<p>${s}</p>`)}
        ${i?l`<div class="actions">
                <button class="primary" part="join-again" @click=${i.run}>${i.label}</button>
              </div>`:d}
      </div>
    </div>
  `}var Ae=class{corner="bottom-right";#e;#t;constructor(e){this.#e=e}down=e=>{let t=e.currentTarget;this.#t={x:e.clientX,y:e.clientY},t.setPointerCapture(e.pointerId),t.toggleAttribute("data-dragging",!0)};move=e=>{if(!this.#t)return;let t=e.currentTarget;t.style.translate=`${e.clientX-this.#t.x}px ${e.clientY-this.#t.y}px`};up=e=>{if(!this.#t)return;this.#t=void 0;let t=e.currentTarget,i=t.getBoundingClientRect(),s=(t.offsetParent??t).getBoundingClientRect();t.toggleAttribute("data-dragging",!1),t.style.translate="";let n=i.top+i.height/2>s.top+s.height/2,o=i.left+i.width/2>s.left+s.width/2;this.#i(`${n?"bottom":"top"}-${o?"right":"left"}`)};key=e=>{let[t,i]=this.corner.split("-"),s={ArrowUp:`top-${i}`,ArrowDown:`bottom-${i}`,ArrowLeft:`${t}-left`,ArrowRight:`${t}-right`}[e.key];s&&(e.preventDefault(),this.#i(s))};#i(e){this.corner=e,this.#e()}};var{I:Ar}=yt,si=r=>r;var oi=r=>r.strings===void 0,ni=()=>document.createComment(""),X=(r,e,t)=>{let i=r._$AA.parentNode,s=e===void 0?r._$AB:e._$AA;if(t===void 0){let n=i.insertBefore(ni(),s),o=i.insertBefore(ni(),s);t=new Ar(n,o,r,r.options)}else{let n=t._$AB.nextSibling,o=t._$AM,a=o!==r;if(a){let c;t._$AQ?.(r),t._$AM=r,t._$AP!==void 0&&(c=r._$AU)!==o._$AU&&t._$AP(c)}if(n!==s||a){let c=t._$AA;for(;c!==n;){let u=si(c).nextSibling;si(i).insertBefore(c,s),c=u}}}return t},R=(r,e,t=r)=>(r._$AI(e,t),r),Lr={},ai=(r,e=Lr)=>r._$AH=e,ci=r=>r._$AH,Le=r=>{r._$AR(),r._$AA.remove()};var di=(r,e,t)=>{let i=new Map;for(let s=e;s<=t;s++)i.set(r[s],s);return i},Ge=I(class extends M{constructor(r){if(super(r),r.type!==q.CHILD)throw Error("repeat() can only be used in text expressions")}dt(r,e,t){let i;t===void 0?t=e:e!==void 0&&(i=e);let s=[],n=[],o=0;for(let a of r)s[o]=i?i(a,o):o,n[o]=t(a,o),o++;return{values:n,keys:s}}render(r,e,t){return this.dt(r,e,t).values}update(r,[e,t,i]){let s=ci(r),{values:n,keys:o}=this.dt(e,t,i);if(!Array.isArray(s))return this.ut=o,n;let a=this.ut??=[],c=[],u,g,h=0,f=s.length-1,m=0,v=n.length-1;for(;h<=f&&m<=v;)if(s[h]===null)h++;else if(s[f]===null)f--;else if(a[h]===o[m])c[m]=R(s[h],n[m]),h++,m++;else if(a[f]===o[v])c[v]=R(s[f],n[v]),f--,v--;else if(a[h]===o[v])c[v]=R(s[h],n[v]),X(r,c[v+1],s[h]),h++,v--;else if(a[f]===o[m])c[m]=R(s[f],n[m]),X(r,s[h],s[f]),f--,m++;else if(u===void 0&&(u=di(o,m,v),g=di(a,h,f)),u.has(a[h]))if(u.has(a[f])){let S=g.get(o[m]),Ie=S!==void 0?s[S]:null;if(Ie===null){let et=X(r,s[h]);R(et,n[m]),c[m]=et}else c[m]=R(Ie,n[m]),X(r,s[h],Ie),s[S]=null;m++}else Le(s[f]),f--;else Le(s[h]),h++;for(;m<=v;){let S=X(r,c[v+1]);R(S,n[m]),c[m++]=S}for(;h<=f;){let S=s[h++];S!==null&&Le(S)}return this.ut=o,ai(r,c),w}});var ae=(r,e)=>{let t=r._$AN;if(t===void 0)return!1;for(let i of t)i._$AO?.(e,!1),ae(i,e);return!0},De=r=>{let e,t;do{if((e=r._$AM)===void 0)break;t=e._$AN,t.delete(r),r=e}while(t?.size===0)},li=r=>{for(let e;e=r._$AM;r=e){let t=e._$AN;if(t===void 0)e._$AN=t=new Set;else if(t.has(r))break;t.add(r),Or(e)}};function Dr(r){this._$AN!==void 0?(De(this),this._$AM=r,li(this)):this._$AM=r}function jr(r,e=!1,t=0){let i=this._$AH,s=this._$AN;if(s!==void 0&&s.size!==0)if(e)if(Array.isArray(i))for(let n=t;n<i.length;n++)ae(i[n],!1),De(i[n]);else i!=null&&(ae(i,!1),De(i));else ae(this,r)}var Or=r=>{r.type==q.CHILD&&(r._$AP??=jr,r._$AQ??=Dr)},je=class extends M{constructor(){super(...arguments),this._$AN=void 0}_$AT(e,t,i){super._$AT(e,t,i),li(this),this.isConnected=e._$AU}_$AO(e,t=!0){e!==this.isConnected&&(this.isConnected=e,e?this.reconnected?.():this.disconnected?.()),t&&(ae(this,e),De(this))}setValue(e){if(oi(this._$Ct))this._$Ct._$AI(e,this);else{let t=[...this._$Ct._$AH];t[this._$Ci]=e,this._$Ct._$AI(t,this,0)}}disconnected(){}reconnected(){}};var Qe=class extends je{#e;#t;render(e){return w}update(e,[t]){if(this.#e=e.element,t!==this.#t){let i=this.#t;this.#t=t,t?.attach(this.#e),i?.detach(this.#e)}return w}disconnected(){this.#e&&this.#t?.detach(this.#e)}reconnected(){this.#e&&this.#t?.attach(this.#e)}},ce=I(Qe);var Ir=5,Nr=5;function Ze(r){return r.others.length===0?"empty":r.screens.length>0?"stage":r.others.length===1?"single":"grid"}function hi(r){let e=Ze(r);if(e==="empty")return Br(r);let t=Ge(r.others,s=>s.id,s=>Ur(r,s)),i=Math.min(Nr,Math.ceil(Math.sqrt(r.others.length)));return l`
    <div class="stage" part="stage" data-layout=${e} data-columns=${i}>
      ${e==="stage"?l`${Hr(r)}<div class="strip" part="strip">${t}</div>`:t}
    </div>
  `}function pi(r){let e=r.others.flatMap(t=>[...t.tracks.values()].filter(i=>i.kind==="audio"));return l`${Ge(e,t=>t.id,t=>l`<audio ${ce(t)}></audio>`)}`}function ui(r,e){let{strings:t}=r,i=r.room?.localParticipant,s=i?.isCameraEnabled?i.track("camera"):void 0;return l`
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
      ${s?l`<video part="self-video" ${ce(s)}></video>`:l`<span>${t.you}</span>`}
      ${i?.isMicrophoneEnabled?d:l`<span class="mark">${b("micOff")}</span>`}
    </div>
  `}function Ur(r,e){let t=e.track("camera"),i=t?.isSubscribed&&!t.muted?t:void 0,s=e.track("microphone")?.muted??!0,n=e.state==="reconnecting";return l`
    <div
      class="tile"
      part="tile"
      data-participant=${e.identity}
      data-source="camera"
      data-video=${i?"on":"off"}
      data-microphone=${s?"off":"on"}
      ?data-speaking=${r.speaking.has(e.id)}
      ?data-away=${n}
    >
      ${i?l`<video part="video" ${ce(i)}></video>
              ${n?l`<p class="away">${r.strings.othersReconnecting(e.name)}</p>`:d}`:Vr(r,e,s)}
      ${qr(r,e.name,s)}
    </div>
  `}function Hr(r){let{participant:e,track:t}=r.screens[0];return l`
    <div class="tile" part="tile screen" data-participant=${e.identity} data-source="screen">
      <video part="video" ${ce(t)}></video>
      <div class="label"><span>${r.strings.screenOf(e.name)}</span></div>
    </div>
  `}function Vr(r,e,t){let i=[...e.identity].reduce((s,n)=>s+n.charCodeAt(0),0)%Ir;return l`
    <div class="person" part="person">
      <div class="avatar" data-hue=${i} aria-hidden="true">${Nt(e.name)}</div>
      <p class="name">${t?b("micOff"):d}${e.name}</p>
      <p class="note">
        ${e.state==="reconnecting"?r.strings.othersReconnecting(e.name):B(r.seconds)}
      </p>
    </div>
  `}function qr(r,e,t){return l`
    <div class="label" part="name">
      ${t?b("micOff"):d}
      <span>${e}</span>
      ${t?l`<span class="spoken">${r.strings.microphoneOff(e)}</span>`:d}
    </div>
  `}function Br(r){let{strings:e,leftName:t}=r,i=r.room?.localParticipant.role??"customer";return l`
    <div class="waiting" part="waiting">
      <div class="card">
        <div class="pulse">${b(t?"phoneOff":"video")}</div>
        <h1>${t?e.leftWaiting(t):e.waitingFor(i)}</h1>
        <p>${t?e.leftHint:e.waitingHint}</p>
      </div>
    </div>
  `}var mi=E`
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
`;var fi=E`
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
`,gi=E`
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
`;var Oe=class extends C{static styles=[fi,gi,mi,qt];static properties={server:{},token:{},autojoin:{type:Boolean},audio:{},video:{},shortcuts:{}};#e=new Re(()=>this.#m(),(e,t)=>this.dispatchEvent(new CustomEvent(e,{detail:t,bubbles:!0,composed:!0})));#t=new ye(this.#e,()=>this.requestUpdate());#i=new Ae(()=>this.requestUpdate());#r=new be(()=>this.requestUpdate());#s=!1;#n="";#o;#a=0;constructor(){super(),this.server=location.origin,this.token="",this.autojoin=!1,this.audio="on",this.video="on",this.shortcuts="on"}set strings(e){this.#e.strings={...this.#e.strings,...e},this.requestUpdate()}get room(){return this.#e.room}join(){return this.#c(),this.#e.join()}leave(){return this.#e.leave()}connectedCallback(){super.connectedCallback(),document.addEventListener("keydown",this.#g),document.addEventListener("fullscreenchange",this.#l),this.addEventListener("pointermove",this.#r.pointer),this.addEventListener("pointerdown",this.#r.pointer),this.#o=setInterval(()=>this.#e.isLive&&this.requestUpdate(),1e3)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("keydown",this.#g),document.removeEventListener("fullscreenchange",this.#l),clearInterval(this.#o),cancelAnimationFrame(this.#a),this.#r.stop(),queueMicrotask(()=>{this.isConnected||this.#e.dispose()})}willUpdate(){this.token&&this.token!==this.#n&&this.#p(),this.dataset.state=this.#e.state,this.dataset.layout=Ze(this.#e)}updated(e){this.#e.state==="prejoin"&&this.#$()}render(){let e=this.#e,t=this.#r.isIdle&&e.state==="inCall"&&!this.#s&&!this.#b();return l`
      <div
        class="surface"
        part="surface"
        role="region"
        aria-label=${e.strings.region}
        data-state=${e.state}
        ?data-idle=${t}
      >
        ${this.#d()}
        ${e.isLive?d:Je(e)}
        <div class="spoken" role="status" aria-live="polite">${e.announcement}</div>
      </div>
    `}#d(){let e=this.#e;switch(e.state){case"unsupported":return ii(e);case"idle":return this.token?d:ri(e);case"prejoin":return Zt(e,this.#t);case"connecting":return ei(e);case"ended":case"refused":return ti(e,()=>this.#f());case"waiting":case"inCall":case"reconnecting":return this.#h()}}#h(){let e=this.#e,t={toggleSettings:()=>this.#v(),toggleFullscreen:()=>this.#y()},i={settings:this.#s,fullscreen:document.fullscreenElement===this};return l`
      ${hi(e)} ${pi(e)} ${Ht(e)} ${ui(e,this.#i)}
      ${this.#s?Vt(e,this.#t,()=>this.#u()):d}
      ${Je(e)} ${Ut(e,t,i)}
    `}#p(){this.#n=this.token,this.#c(),this.autojoin||this.#e.wasInCall?this.#e.join():this.#e.prepare().then(()=>this.#t.refresh())}#c(){this.#e.configure({server:this.server,token:this.token,audio:vi(this.audio),video:vi(this.video)})}#f(){this.#e.prepare().then(()=>this.#t.refresh())}#m(){this.dataset.state!=="inCall"&&this.#e.state==="inCall"&&this.#r.pointer(),this.requestUpdate()}#l=()=>this.requestUpdate();#g=e=>{if(this.#r.keyboard(),e.key==="Escape"&&this.#s)return this.#u();if(!this.#e.isLive||this.shortcuts==="off"||e.ctrlKey||e.metaKey||e.altKey||e.repeat||zr(e))return;let t=this.#e,i={m:()=>N(t,"microphone")&&t.toggleMicrophone(),v:()=>N(t,"camera")&&t.toggleCamera(),s:()=>N(t,"screen")&&t.toggleScreen()}[e.key.toLowerCase()];i&&(e.preventDefault(),i())};async#v(){if(this.#s)return this.#u();this.#s=!0,this.requestUpdate(),await this.#t.refresh(),await this.updateComplete,this.renderRoot.querySelector(".panel select")?.focus()}#u(){this.#s=!1,this.requestUpdate(),this.renderRoot.querySelector('[part="settings"]')?.focus()}#y(){(document.fullscreenElement?document.exitFullscreen():this.requestFullscreen()).catch(()=>{})}#b(){return this.renderRoot.querySelector(".bar :focus-visible")!==null}#$(){cancelAnimationFrame(this.#a);let e=()=>{let t=this.renderRoot.querySelector(".meter i");!t||this.#e.state!=="prejoin"||(t.style.setProperty("--level",(this.#e.preview?.level??0).toFixed(2)),this.#a=requestAnimationFrame(e))};this.#a=requestAnimationFrame(e)}};function vi(r){return!["off","false","0"].includes(r)}function zr(r){let e=r.composedPath()[0];return e instanceof HTMLElement?e.isContentEditable||["INPUT","TEXTAREA","SELECT"].includes(e.tagName):!1}customElements.get("visavis-call")||customElements.define("visavis-call",Oe);return ki(Kr);})();
