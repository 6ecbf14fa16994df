import"/sdk/v1/visavis-ui.mjs";var ne=globalThis,se=ne.ShadowRoot&&(ne.ShadyCSS===void 0||ne.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Oe=Symbol(),ht=new WeakMap,Y=class{constructor(e,n,s){if(this._$cssResult$=!0,s!==Oe)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=n}get styleSheet(){let e=this.o,n=this.t;if(se&&e===void 0){let s=n!==void 0&&n.length===1;s&&(e=ht.get(n)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),s&&ht.set(n,e))}return e}toString(){return this.cssText}},ut=t=>new Y(typeof t=="string"?t:t+"",void 0,Oe),y=(t,...e)=>{let n=t.length===1?t[0]:e.reduce((s,i,o)=>s+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(i)+t[o+1],t[0]);return new Y(n,t,Oe)},gt=(t,e)=>{if(se)t.adoptedStyleSheets=e.map(n=>n instanceof CSSStyleSheet?n:n.styleSheet);else for(let n of e){let s=document.createElement("style"),i=ne.litNonce;i!==void 0&&s.setAttribute("nonce",i),s.textContent=n.cssText,t.appendChild(s)}},Pe=se?t=>t:t=>t instanceof CSSStyleSheet?(e=>{let n="";for(let s of e.cssRules)n+=s.cssText;return ut(n)})(t):t;var{is:ks,defineProperty:$s,getOwnPropertyDescriptor:Cs,getOwnPropertyNames:Ts,getOwnPropertySymbols:Ss,getPrototypeOf:Ms}=Object,ie=globalThis,ft=ie.trustedTypes,As=ft?ft.emptyScript:"",Es=ie.reactiveElementPolyfillSupport,q=(t,e)=>t,Ne={toAttribute(t,e){switch(e){case Boolean:t=t?As:null;break;case Object:case Array:t=t==null?t:JSON.stringify(t)}return t},fromAttribute(t,e){let n=t;switch(e){case Boolean:n=t!==null;break;case Number:n=t===null?null:Number(t);break;case Object:case Array:try{n=JSON.parse(t)}catch{n=null}}return n}},vt=(t,e)=>!ks(t,e),mt={attribute:!0,type:String,converter:Ne,reflect:!1,useDefault:!1,hasChanged:vt};Symbol.metadata??=Symbol("metadata"),ie.litPropertyMetadata??=new WeakMap;var M=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,n=mt){if(n.state&&(n.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((n=Object.create(n)).wrapped=!0),this.elementProperties.set(e,n),!n.noAccessor){let s=Symbol(),i=this.getPropertyDescriptor(e,s,n);i!==void 0&&$s(this.prototype,e,i)}}static getPropertyDescriptor(e,n,s){let{get:i,set:o}=Cs(this.prototype,e)??{get(){return this[n]},set(r){this[n]=r}};return{get:i,set(r){let l=i?.call(this);o?.call(this,r),this.requestUpdate(e,l,s)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??mt}static _$Ei(){if(this.hasOwnProperty(q("elementProperties")))return;let e=Ms(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(q("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(q("properties"))){let n=this.properties,s=[...Ts(n),...Ss(n)];for(let i of s)this.createProperty(i,n[i])}let e=this[Symbol.metadata];if(e!==null){let n=litPropertyMetadata.get(e);if(n!==void 0)for(let[s,i]of n)this.elementProperties.set(s,i)}this._$Eh=new Map;for(let[n,s]of this.elementProperties){let i=this._$Eu(n,s);i!==void 0&&this._$Eh.set(i,n)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let n=[];if(Array.isArray(e)){let s=new Set(e.flat(1/0).reverse());for(let i of s)n.unshift(Pe(i))}else e!==void 0&&n.push(Pe(e));return n}static _$Eu(e,n){let s=n.attribute;return s===!1?void 0:typeof s=="string"?s:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,n=this.constructor.elementProperties;for(let s of n.keys())this.hasOwnProperty(s)&&(e.set(s,this[s]),delete this[s]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return gt(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,n,s){this._$AK(e,s)}_$ET(e,n){let s=this.constructor.elementProperties.get(e),i=this.constructor._$Eu(e,s);if(i!==void 0&&s.reflect===!0){let o=(s.converter?.toAttribute!==void 0?s.converter:Ne).toAttribute(n,s.type);this._$Em=e,o==null?this.removeAttribute(i):this.setAttribute(i,o),this._$Em=null}}_$AK(e,n){let s=this.constructor,i=s._$Eh.get(e);if(i!==void 0&&this._$Em!==i){let o=s.getPropertyOptions(i),r=typeof o.converter=="function"?{fromAttribute:o.converter}:o.converter?.fromAttribute!==void 0?o.converter:Ne;this._$Em=i;let l=r.fromAttribute(n,o.type);this[i]=l??this._$Ej?.get(i)??l,this._$Em=null}}requestUpdate(e,n,s,i=!1,o){if(e!==void 0){let r=this.constructor;if(i===!1&&(o=this[e]),s??=r.getPropertyOptions(e),!((s.hasChanged??vt)(o,n)||s.useDefault&&s.reflect&&o===this._$Ej?.get(e)&&!this.hasAttribute(r._$Eu(e,s))))return;this.C(e,n,s)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,n,{useDefault:s,reflect:i,wrapped:o},r){s&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,r??n??this[e]),o!==!0||r!==void 0)||(this._$AL.has(e)||(this.hasUpdated||s||(n=void 0),this._$AL.set(e,n)),i===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(n){Promise.reject(n)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[i,o]of this._$Ep)this[i]=o;this._$Ep=void 0}let s=this.constructor.elementProperties;if(s.size>0)for(let[i,o]of s){let{wrapped:r}=o,l=this[i];r!==!0||this._$AL.has(i)||l===void 0||this.C(i,void 0,o,l)}}let e=!1,n=this._$AL;try{e=this.shouldUpdate(n),e?(this.willUpdate(n),this._$EO?.forEach(s=>s.hostUpdate?.()),this.update(n)):this._$EM()}catch(s){throw e=!1,this._$EM(),s}e&&this._$AE(n)}willUpdate(e){}_$AE(e){this._$EO?.forEach(n=>n.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(n=>this._$ET(n,this[n])),this._$EM()}updated(e){}firstUpdated(e){}};M.elementStyles=[],M.shadowRootOptions={mode:"open"},M[q("elementProperties")]=new Map,M[q("finalized")]=new Map,Es?.({ReactiveElement:M}),(ie.reactiveElementVersions??=[]).push("2.1.2");var je=globalThis,wt=t=>t,oe=je.trustedTypes,yt=oe?oe.createPolicy("lit-html",{createHTML:t=>t}):void 0,He="$lit$",A=`lit$${Math.random().toFixed(9).slice(2)}$`,Ue="?"+A,_s=`<${Ue}>`,N=document,J=()=>N.createComment(""),G=t=>t===null||typeof t!="object"&&typeof t!="function",Be=Array.isArray,Tt=t=>Be(t)||typeof t?.[Symbol.iterator]=="function",Le=`[ 	
\f\r]`,K=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,xt=/-->/g,bt=/>/g,O=RegExp(`>|${Le}(?:([^\\s"'>=/]+)(${Le}*=${Le}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),kt=/'/g,$t=/"/g,St=/^(?:script|style|textarea|title)$/i,Fe=t=>(e,...n)=>({_$litType$:t,strings:e,values:n}),a=Fe(1),pe=Fe(2),jo=Fe(3),w=Symbol.for("lit-noChange"),d=Symbol.for("lit-nothing"),Ct=new WeakMap,P=N.createTreeWalker(N,129);function Mt(t,e){if(!Be(t)||!t.hasOwnProperty("raw"))throw Error("invalid template strings array");return yt!==void 0?yt.createHTML(e):e}var At=(t,e)=>{let n=t.length-1,s=[],i,o=e===2?"<svg>":e===3?"<math>":"",r=K;for(let l=0;l<n;l++){let c=t[l],u,g,h=-1,f=0;for(;f<c.length&&(r.lastIndex=f,g=r.exec(c),g!==null);)f=r.lastIndex,r===K?g[1]==="!--"?r=xt:g[1]!==void 0?r=bt:g[2]!==void 0?(St.test(g[2])&&(i=RegExp("</"+g[2],"g")),r=O):g[3]!==void 0&&(r=O):r===O?g[0]===">"?(r=i??K,h=-1):g[1]===void 0?h=-2:(h=r.lastIndex-g[2].length,u=g[1],r=g[3]===void 0?O:g[3]==='"'?$t:kt):r===$t||r===kt?r=O:r===xt||r===bt?r=K:(r=O,i=void 0);let m=r===O&&t[l+1].startsWith("/>")?" ":"";o+=r===K?c+_s:h>=0?(s.push(u),c.slice(0,h)+He+c.slice(h)+A+m):c+A+(h===-2?l:m)}return[Mt(t,o+(t[n]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),s]},Q=class t{constructor({strings:e,_$litType$:n},s){let i;this.parts=[];let o=0,r=0,l=e.length-1,c=this.parts,[u,g]=At(e,n);if(this.el=t.createElement(u,s),P.currentNode=this.el.content,n===2||n===3){let h=this.el.content.firstChild;h.replaceWith(...h.childNodes)}for(;(i=P.nextNode())!==null&&c.length<l;){if(i.nodeType===1){if(i.hasAttributes())for(let h of i.getAttributeNames())if(h.endsWith(He)){let f=g[r++],m=i.getAttribute(h).split(A),v=/([.?@])?(.*)/.exec(f);c.push({type:1,index:o,name:v[2],strings:m,ctor:v[1]==="."?ae:v[1]==="?"?le:v[1]==="@"?ce:j}),i.removeAttribute(h)}else h.startsWith(A)&&(c.push({type:6,index:o}),i.removeAttribute(h));if(St.test(i.tagName)){let h=i.textContent.split(A),f=h.length-1;if(f>0){i.textContent=oe?oe.emptyScript:"";for(let m=0;m<f;m++)i.append(h[m],J()),P.nextNode(),c.push({type:2,index:++o});i.append(h[f],J())}}}else if(i.nodeType===8)if(i.data===Ue)c.push({type:2,index:o});else{let h=-1;for(;(h=i.data.indexOf(A,h+1))!==-1;)c.push({type:7,index:o}),h+=A.length-1}o++}}static createElement(e,n){let s=N.createElement("template");return s.innerHTML=e,s}};function L(t,e,n=t,s){if(e===w)return e;let i=s!==void 0?n._$Co?.[s]:n._$Cl,o=G(e)?void 0:e._$litDirective$;return i?.constructor!==o&&(i?._$AO?.(!1),o===void 0?i=void 0:(i=new o(t),i._$AT(t,n,s)),s!==void 0?(n._$Co??=[])[s]=i:n._$Cl=i),i!==void 0&&(e=L(t,i._$AS(t,e.values),i,s)),e}var re=class{constructor(e,n){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=n}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:n},parts:s}=this._$AD,i=(e?.creationScope??N).importNode(n,!0);P.currentNode=i;let o=P.nextNode(),r=0,l=0,c=s[0];for(;c!==void 0;){if(r===c.index){let u;c.type===2?u=new F(o,o.nextSibling,this,e):c.type===1?u=new c.ctor(o,c.name,c.strings,this,e):c.type===6&&(u=new de(o,this,e)),this._$AV.push(u),c=s[++l]}r!==c?.index&&(o=P.nextNode(),r++)}return P.currentNode=N,i}p(e){let n=0;for(let s of this._$AV)s!==void 0&&(s.strings!==void 0?(s._$AI(e,s,n),n+=s.strings.length-2):s._$AI(e[n])),n++}},F=class t{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,n,s,i){this.type=2,this._$AH=d,this._$AN=void 0,this._$AA=e,this._$AB=n,this._$AM=s,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,n=this._$AM;return n!==void 0&&e?.nodeType===11&&(e=n.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,n=this){e=L(this,e,n),G(e)?e===d||e==null||e===""?(this._$AH!==d&&this._$AR(),this._$AH=d):e!==this._$AH&&e!==w&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Tt(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==d&&G(this._$AH)?this._$AA.nextSibling.data=e:this.T(N.createTextNode(e)),this._$AH=e}$(e){let{values:n,_$litType$:s}=e,i=typeof s=="number"?this._$AC(e):(s.el===void 0&&(s.el=Q.createElement(Mt(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===i)this._$AH.p(n);else{let o=new re(i,this),r=o.u(this.options);o.p(n),this.T(r),this._$AH=o}}_$AC(e){let n=Ct.get(e.strings);return n===void 0&&Ct.set(e.strings,n=new Q(e)),n}k(e){Be(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,s,i=0;for(let o of e)i===n.length?n.push(s=new t(this.O(J()),this.O(J()),this,this.options)):s=n[i],s._$AI(o),i++;i<n.length&&(this._$AR(s&&s._$AB.nextSibling,i),n.length=i)}_$AR(e=this._$AA.nextSibling,n){for(this._$AP?.(!1,!0,n);e!==this._$AB;){let s=wt(e).nextSibling;wt(e).remove(),e=s}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},j=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,n,s,i,o){this.type=1,this._$AH=d,this._$AN=void 0,this.element=e,this.name=n,this._$AM=i,this.options=o,s.length>2||s[0]!==""||s[1]!==""?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=d}_$AI(e,n=this,s,i){let o=this.strings,r=!1;if(o===void 0)e=L(this,e,n,0),r=!G(e)||e!==this._$AH&&e!==w,r&&(this._$AH=e);else{let l=e,c,u;for(e=o[0],c=0;c<o.length-1;c++)u=L(this,l[s+c],n,c),u===w&&(u=this._$AH[c]),r||=!G(u)||u!==this._$AH[c],u===d?e=d:e!==d&&(e+=(u??"")+o[c+1]),this._$AH[c]=u}r&&!i&&this.j(e)}j(e){e===d?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},ae=class extends j{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===d?void 0:e}},le=class extends j{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==d)}},ce=class extends j{constructor(e,n,s,i,o){super(e,n,s,i,o),this.type=5}_$AI(e,n=this){if((e=L(this,e,n,0)??d)===w)return;let s=this._$AH,i=e===d&&s!==d||e.capture!==s.capture||e.once!==s.once||e.passive!==s.passive,o=e!==d&&(s===d||i);i&&this.element.removeEventListener(this.name,this,s),o&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},de=class{constructor(e,n,s){this.element=e,this.type=6,this._$AN=void 0,this._$AM=n,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(e){L(this,e)}},Et={M:He,P:A,A:Ue,C:1,L:At,R:re,D:Tt,V:L,I:F,H:j,N:le,U:ce,B:ae,F:de},Is=je.litHtmlPolyfillSupport;Is?.(Q,F),(je.litHtmlVersions??=[]).push("3.3.3");var _t=(t,e,n)=>{let s=n?.renderBefore??e,i=s._$litPart$;if(i===void 0){let o=n?.renderBefore??null;s._$litPart$=i=new F(e.insertBefore(J(),o),o,void 0,n??{})}return i._$AI(t),i};var Ve=globalThis,_=class extends M{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let n=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=_t(n,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return w}};_._$litElement$=!0,_.finalized=!0,Ve.litElementHydrateSupport?.({LitElement:_});var Rs=Ve.litElementPolyfillSupport;Rs?.({LitElement:_});(Ve.litElementVersions??=[]).push("4.2.2");var Ds={de:()=>import("./desk-de.js"),fr:()=>import("./desk-fr.js"),es:()=>import("./desk-es.js"),it:()=>import("./desk-it.js")};function he(t){let s=([t,document.documentElement.lang,...navigator.languages??[]].find(i=>i)??"en").slice(0,2).toLowerCase();return s in Ds?s:"en"}var $={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},I=t=>(...e)=>({_$litDirective$:t,values:e}),C=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,n,s){this._$Ct=e,this._$AM=n,this._$Ci=s}_$AS(e,n){return this.update(e,n)}update(e,n){return this.render(...n)}};var X=class extends C{constructor(e){if(super(e),this.it=d,e.type!==$.CHILD)throw Error(this.constructor.directiveName+"() can only be used in child bindings")}render(e){if(e===d||e==null)return this._t=void 0,this.it=e;if(e===w)return e;if(typeof e!="string")throw Error(this.constructor.directiveName+"() called with a non-string value");if(e===this.it)return this._t;this.it=e;let n=[e];return n.raw=n,this._t={_$litType$:this.constructor.resultType,strings:n,values:[]}}};X.directiveName="unsafeHTML",X.resultType=1;var It=I(X);var Rt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m12 19-7-7 7-7"/><path d="M19 12H5"/></svg>';var Dt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m16 3 4 4-4 4"/><path d="M20 7H4"/><path d="m8 21-4-4 4-4"/><path d="M4 17h16"/></svg>';var Ot='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M10.268 21a2 2 0 0 0 3.464 0"/><path d="M3.262 15.326A1 1 0 0 0 4 17h16a1 1 0 0 0 .74-1.673C19.41 13.956 18 12.499 18 8A6 6 0 0 0 6 8c0 4.499-1.411 5.956-2.738 7.326"/></svg>';var Pt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M10.268 21a2 2 0 0 0 3.464 0"/><path d="M17 17H4a1 1 0 0 1-.74-1.673C4.59 13.956 6 12.499 6 8a6 6 0 0 1 .258-1.742"/><path d="m2 2 20 20"/><path d="M8.668 3.01A6 6 0 0 1 18 8c0 2.687.77 4.653 1.707 6.05"/></svg>';var Nt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M20 6 9 17l-5-5"/></svg>';var Lt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M18 6 7 17l-5-5"/><path d="m22 10-7.5 7.5L13 16"/></svg>';var jt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><circle cx="12" cy="12" r="10"/><line x1="12" x2="12" y1="8" y2="12"/><line x1="12" x2="12.01" y1="16" y2="16"/></svg>';var Ht='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><circle cx="12" cy="12" r="10"/><path d="M12 6v6l4 2"/></svg>';var Ut='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M12 15V3"/><path d="M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4"/><path d="m7 10 5 5 5-5"/></svg>';var Bt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M6 8.5a6.5 6.5 0 1 1 13 0c0 6-6 6-6 10a3.5 3.5 0 1 1-7 0"/><path d="M15 8.5a2.5 2.5 0 0 0-5 0v1a2 2 0 1 1 0 4"/></svg>';var Ft='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M2.062 12.348a1 1 0 0 1 0-.696 10.75 10.75 0 0 1 19.876 0 1 1 0 0 1 0 .696 10.75 10.75 0 0 1-19.876 0"/><circle cx="12" cy="12" r="3"/></svg>';var Vt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z"/><path d="M14 2v5a1 1 0 0 0 1 1h5"/><path d="M10 9H8"/><path d="M16 13H8"/><path d="M16 17H8"/></svg>';var zt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M13 19a4 4 0 00-8 0"/><path d="M16 10h2"/><path d="M16 14h2"/><circle cx="9" cy="12" r="3"/><rect x="2" y="5" width="20" height="14" rx="2"/></svg>';var Wt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><polyline points="22 12 16 12 14 15 10 15 8 12 2 12"/><path d="M5.45 5.11 2 12v6a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2v-6l-3.45-6.89A2 2 0 0 0 16.76 4H7.24a2 2 0 0 0-1.79 1.11z"/></svg>';var Yt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M10 8h.01"/><path d="M12 12h.01"/><path d="M14 8h.01"/><path d="M16 12h.01"/><path d="M18 8h.01"/><path d="M6 8h.01"/><path d="M7 16h10"/><path d="M8 12h.01"/><rect width="20" height="16" x="2" y="4" rx="2"/></svg>';var qt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m16 17 5-5-5-5"/><path d="M21 12H9"/><path d="M9 21H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h4"/></svg>';var Kt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M15 3h6v6"/><path d="m21 3-7 7"/><path d="m3 21 7-7"/><path d="M9 21H3v-6"/></svg>';var Jt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M22 17a2 2 0 0 1-2 2H6.828a2 2 0 0 0-1.414.586l-2.202 2.202A.71.71 0 0 1 2 21.286V5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2z"/></svg>';var Gt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M12 19v3"/><path d="M19 10v2a7 7 0 0 1-14 0v-2"/><rect x="9" y="2" width="6" height="13" rx="3"/></svg>';var Qt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M12 19v3"/><path d="M15 9.34V5a3 3 0 0 0-5.68-1.33"/><path d="M16.95 16.95A7 7 0 0 1 5 12v-2"/><path d="M18.89 13.23A7 7 0 0 0 19 12v-2"/><path d="m2 2 20 20"/><path d="M9 9v3a3 3 0 0 0 5.12 2.12"/></svg>';var Xt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m14 10 7-7"/><path d="M20 10h-6V4"/><path d="m3 21 7-7"/><path d="M4 14h6v6"/></svg>';var Zt='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><rect width="20" height="14" x="2" y="3" rx="2"/><line x1="8" x2="16" y1="21" y2="21"/><line x1="12" x2="12" y1="17" y2="21"/></svg>';var en='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m9 10 3-3 3 3"/><path d="M12 13V7"/><rect width="20" height="14" x="2" y="3" rx="2"/><path d="M12 17v4"/><path d="M8 21h8"/></svg>';var tn='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M12.586 12.586 19 19"/><path d="M3.688 3.037a.497.497 0 0 0-.651.651l6.5 15.999a.501.501 0 0 0 .947-.062l1.569-6.083a2 2 0 0 1 1.448-1.479l6.124-1.579a.5.5 0 0 0 .063-.947z"/></svg>';var nn='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m16 6-8.414 8.586a2 2 0 0 0 2.829 2.829l8.414-8.586a4 4 0 1 0-5.657-5.657l-8.379 8.551a6 6 0 1 0 8.485 8.485l8.379-8.551"/></svg>';var sn='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><rect x="14" y="3" width="5" height="18" rx="1"/><rect x="5" y="3" width="5" height="18" rx="1"/></svg>';var on='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384"/></svg>';var rn='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M10.1 13.9a14 14 0 0 0 3.732 2.668 1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2 18 18 0 0 1-12.728-5.272"/><path d="M22 2 2 22"/><path d="M4.76 13.582A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 .244.473"/></svg>';var an='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M5 5a2 2 0 0 1 3.008-1.728l11.997 6.998a2 2 0 0 1 .003 3.458l-12 7A2 2 0 0 1 5 19z"/></svg>';var ln='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M5 12h14"/><path d="M12 5v14"/></svg>';var cn='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m21 21-4.34-4.34"/><circle cx="11" cy="11" r="8"/></svg>';var dn='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M3.714 3.048a.498.498 0 0 0-.683.627l2.843 7.627a2 2 0 0 1 0 1.396l-2.842 7.627a.498.498 0 0 0 .682.627l18-8.5a.5.5 0 0 0 0-.904z"/><path d="M6 12h16"/></svg>';var pn='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M21 9a2.4 2.4 0 0 0-.706-1.706l-3.588-3.588A2.4 2.4 0 0 0 15 3H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2z"/><path d="M15 3v5a1 1 0 0 0 1 1h5"/></svg>';var hn='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M10 11v6"/><path d="M14 11v6"/><path d="M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6"/><path d="M3 6h18"/><path d="M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2"/></svg>';var un='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M19 21v-2a4 4 0 0 0-4-4H9a4 4 0 0 0-4 4v2"/><circle cx="12" cy="7" r="4"/></svg>';var gn='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2"/><circle cx="9" cy="7" r="4"/><line x1="19" x2="19" y1="8" y2="14"/><line x1="22" x2="16" y1="11" y2="11"/></svg>';var fn='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2"/><path d="M16 3.128a4 4 0 0 1 0 7.744"/><path d="M22 21v-2a4 4 0 0 0-3-3.87"/><circle cx="9" cy="7" r="4"/></svg>';var mn='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m16 13 5.223 3.482a.5.5 0 0 0 .777-.416V7.87a.5.5 0 0 0-.752-.432L16 10.5"/><rect x="2" y="6" width="14" height="12" rx="2"/></svg>';var vn='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M10.66 6H14a2 2 0 0 1 2 2v2.5l5.248-3.062A.5.5 0 0 1 22 7.87v8.196"/><path d="M16 16a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h2"/><path d="m2 2 20 20"/></svg>';var wn='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M12 20h.01"/><path d="M8.5 16.429a5 5 0 0 1 7 0"/><path d="M5 12.859a10 10 0 0 1 5.17-2.69"/><path d="M19 12.859a10 10 0 0 0-2.007-1.523"/><path d="M2 8.82a15 15 0 0 1 4.177-2.643"/><path d="M22 8.82a15 15 0 0 0-11.288-3.764"/><path d="m2 2 20 20"/></svg>';var yn='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M18 6 6 18"/><path d="m6 6 12 12"/></svg>';var xn='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M15.914 4a1.5 1.5 0 00-2.474-1.561l-9 9A1.5 1.5 0 005.5 14h4.002a.5.5 0 01.471.666L8.086 20a1.5 1.5 0 002.475 1.56l9-9A1.5 1.5 0 0018.5 10h-3.997a.5.5 0 01-.472-.667z"/></svg>';var ki={alert:jt,arrowLeft:Rt,bell:Ot,bellOff:Pt,check:Nt,checkCheck:Lt,clock:Ht,cobrowse:tn,download:Ut,ear:Bt,expand:Kt,eye:Ft,fileText:Vt,help:Yt,idCard:zt,inbox:Wt,logOut:qt,message:Jt,mic:Gt,micOff:Qt,monitor:Zt,monitorUp:en,note:pn,paperclip:nn,pause:sn,phone:on,phoneOff:rn,play:an,plus:ln,search:cn,send:dn,shrink:Xt,transfer:Dt,trash:hn,user:un,userPlus:gn,users:fn,video:mn,videoOff:vn,wifiOff:wn,x:yn,zap:xn};function p(t){return It(ki[t].replace("<svg",'<svg aria-hidden="true" focusable="false"'))}var{I:$i}=Et,bn=t=>t;var $n=t=>t.strings===void 0,kn=()=>document.createComment(""),V=(t,e,n)=>{let s=t._$AA.parentNode,i=e===void 0?t._$AB:e._$AA;if(n===void 0){let o=s.insertBefore(kn(),i),r=s.insertBefore(kn(),i);n=new $i(o,r,t,t.options)}else{let o=n._$AB.nextSibling,r=n._$AM,l=r!==t;if(l){let c;n._$AQ?.(t),n._$AM=t,n._$AP!==void 0&&(c=t._$AU)!==r._$AU&&n._$AP(c)}if(o!==i||l){let c=n._$AA;for(;c!==o;){let u=bn(c).nextSibling;bn(s).insertBefore(c,i),c=u}}}return n},R=(t,e,n=t)=>(t._$AI(e,n),t),Ci={},z=(t,e=Ci)=>t._$AH=e,Cn=t=>t._$AH,ue=t=>{t._$AR(),t._$AA.remove()};var Tn=(t,e,n)=>{let s=new Map;for(let i=e;i<=n;i++)s.set(t[i],i);return s},x=I(class extends C{constructor(t){if(super(t),t.type!==$.CHILD)throw Error("repeat() can only be used in text expressions")}dt(t,e,n){let s;n===void 0?n=e:e!==void 0&&(s=e);let i=[],o=[],r=0;for(let l of t)i[r]=s?s(l,r):r,o[r]=n(l,r),r++;return{values:o,keys:i}}render(t,e,n){return this.dt(t,e,n).values}update(t,[e,n,s]){let i=Cn(t),{values:o,keys:r}=this.dt(e,n,s);if(!Array.isArray(i))return this.ut=r,o;let l=this.ut??=[],c=[],u,g,h=0,f=i.length-1,m=0,v=o.length-1;for(;h<=f&&m<=v;)if(i[h]===null)h++;else if(i[f]===null)f--;else if(l[h]===r[m])c[m]=R(i[h],o[m]),h++,m++;else if(l[f]===r[v])c[v]=R(i[f],o[v]),f--,v--;else if(l[h]===r[v])c[v]=R(i[h],o[v]),V(t,c[v+1],i[h]),h++,v--;else if(l[f]===r[m])c[m]=R(i[f],o[m]),V(t,i[h],i[f]),f--,m++;else if(u===void 0&&(u=Tn(r,m,v),g=Tn(l,h,f)),u.has(l[h]))if(u.has(l[f])){let k=g.get(r[m]),W=k!==void 0?i[k]:null;if(W===null){let pt=V(t,i[h]);R(pt,o[m]),c[m]=pt}else c[m]=R(W,o[m]),V(t,i[h],W),i[k]=null;m++}else ue(i[f]),f--;else ue(i[h]),h++;for(;m<=v;){let k=V(t,c[v+1]);R(k,o[m]),c[m++]=k}for(;h<=f;){let k=i[h++];k!==null&&ue(k)}return this.ut=r,z(t,c),w}});var Ti=["sendrecv","sendonly","recvonly","inactive"],Mn=[["voiceCall","phone","C"],["videoCall","video","D"],["screenShare","monitor","W"],["cobrowse","cobrowse","B"]];function An(t,e){let n=e?.call,s=n!==void 0&&t.calls.has(n);return a`
    <section class="callbox" part="callbox" aria-label=${t.strings.call} data-state=${s?"call":"idle"}>
      <div class="stage" ?hidden=${!s}>${Si(t,e)}</div>
      ${e?s?_i(t,e,n):Mi(t,e):H(a`<span class="badge">${p("user")}</span><p class="soft">${t.strings.nobodySide}</p>`)}
    </section>
  `}function Si(t,e){return a`${x(t.calls.list,({id:n})=>n,n=>{let s=n.info.contactId===e?.id;return a`<visavis-call
        part="call"
        autojoin
        server=${t.server}
        locale=${t.locale}
        shortcuts=${s?"on":"off"}
        ?hidden=${!s}
        ?data-listens=${n.listens}
        data-kind=${n.info.kind}
        .call=${n}
        @visavis-ended=${({detail:i})=>t.handleCallEnded(n,i.reason)}
      ></visavis-call>`})}`}function Mi(t,e){let{strings:n}=t;if(e.isClosed)return H(a`<p class="soft">${n.noCallAnyMore}</p>`);let{call:s}=e;if(s)return Ei(t,s);let{callRequest:i}=e.info;if(i){let{escalationId:r,by:l,kind:c,expires:u}=i,g=l.role==="customer",h=n.secondsLeft(Ke(t,u));return t.listensTo(e)?H(a`<p class="soft">${n.asksYou(l.name,c)}</p>`):H(a`
      <div class="ask" part="call-request" role="alertdialog" aria-label=${n.asksYou(l.name,c)}>
        <span class="badge ringing">${p(c==="video"?"video":"phone")}</span>
        <h3>${g?n.asksYou(l.name,c):n.youAsk(c)}</h3>
        <p class="soft">${h}</p>
        <div class="pair">
          ${g?a`
                  <button class="primary" part="accept-call" aria-keyshortcuts="Y" @click=${()=>t.bringAbout(e,()=>e.answerCallRequest(r,!0))}>
                    ${n.accept}<kbd>Y</kbd>
                  </button>
                  <button part="decline-call" @click=${()=>t.attempt(()=>e.answerCallRequest(r,!1))}>
                    ${n.decline}
                  </button>
                `:a`<button part="cancel-call" @click=${()=>t.attempt(()=>e.cancelCallRequest(r))}>
                  ${n.takeBack}
                </button>`}
        </div>
      </div>
    `)}let o=e.info.invitations.find(({state:r})=>r==="invited")??e.info.invitations.find(({kind:r})=>r!=="cobrowse");return o?H(Ai(t,e,o)):t.listensTo(e)?H(a`<p class="soft">${n.noCall}</p>`):a`
    <div class="start" part="start">
      <h3>${n.inviteTo}</h3>
      <div class="tiles">
        ${Mn.map(([r,l,c])=>a`<button
            part="invite-${r}"
            aria-keyshortcuts=${c}
            title=${`${n.inviteHints[r]} (${c})`}
            @click=${()=>B(t,e,r)}
          >
            ${p(l)}<span>${n.invitations[r]}</span><kbd>${c}</kbd>
          </button>`)}
      </div>
      <p class="soft small">${n.inviteHint}</p>
      ${En(t,e)}
    </div>
  `}function B(t,e,n){return t.bringAbout(e,()=>e.invite(n,n==="cobrowse"?{mode:"view"}:n==="videoCall"?{direction:"sendrecv"}:{}))}function Ai(t,e,n){let{strings:s}=t,{invitationId:i,kind:o,state:r,expires:l}=n,c=Mn.find(([g])=>g===o)[1],u=r==="invited";return a`
    <div class="ask" part="invitation" data-state=${r}>
      <span class="badge ${u?"ringing":""}">${p(c)}</span>
      <h3>${u?s.invited[o]:s.accepted[o]}</h3>
      ${u?a`<p class="soft">${s.secondsLeft(Ke(t,l))}</p>`:d}
      <div class="pair">
        ${u?a`<button part="cancel-invitation" @click=${()=>t.attempt(()=>e.cancelInvitation(i))}>${s.takeBack}</button>`:a`<button part="end-invitation" @click=${()=>t.attempt(()=>e.endInvitation(i))}>${s.stop}</button>`}
      </div>
    </div>
  `}function En(t,e){let{strings:n}=t,s=e.info.invitations.find(({state:h,kind:f})=>h==="invited"||f==="cobrowse");if(!s)return d;let{invitationId:i,kind:o,state:r,expires:l}=s,c=r==="invited",u=c?`${n.invited[o]} · ${n.secondsLeft(Ke(t,l))}`:n.accepted[o],g=()=>c?e.cancelInvitation(i):e.endInvitation(i);return a`<p class="strip" part="invitation" data-state=${r}>
    <span>${u}</span>
    <button class="quiet" part="end-invitation" @click=${()=>t.attempt(g)}>${c?n.takeBack:n.stop}</button>
  </p>`}function Ei(t,e){let{strings:n}=t,s=t.otherLiveCall,i=e.info.members.some(({person:r,state:l})=>l==="gone"&&r.identity===t.me?.identity),o=s&&t.contacts?.get(s.info.contactId);return H(a`
    <div class="ask" part="call-aside">
      <span class="badge ringing">${p("phone")}</span>
      <h3>${i?n.callWithoutYou:n.callWaits}</h3>
      ${o?a`<p class="soft">${n.holdsOther(t.nameOf(o))}</p>`:d}
      <div class="pair">
        <button class="primary" part="join-call" aria-keyshortcuts="Y" @click=${()=>t.joinCall(e)}>
          ${o?n.holdAndJoin:n.joinCall}<kbd>Y</kbd>
        </button>
        <button part="end-call" @click=${()=>t.attempt(()=>e.end())}>${n.endCall}</button>
      </div>
    </div>
  `)}function H(t){return a`<div class="placed">${t}</div>`}function _i(t,e,n){let{strings:s}=t,{info:i,listens:o}=n;if(o)return a`<div class="controls"><p class="soft">${s.youListen}</p></div>`;let r=i.kind==="video",l=_n(n);return a`
    <div class="controls" part="controls" role="group" aria-label=${s.callControls}>
      <div class="directions" role="group" aria-label=${s.cameras}>
        ${Ti.map(c=>Ri(t,n,c))}
      </div>
      <div class="buttons">
        ${U("hold",i.held?"play":"pause",i.held?s.unhold:s.hold,"H",i.held,()=>ze(t,n))}
        ${U("mute-customer",l?"mic":"micOff",l?s.askToUnmute:s.muteCustomer,"X",l,()=>Ye(t,n))}
        ${U("kind",r?"phone":"video",r?s.toVoice:s.toVideo,"N",!1,()=>qe(t,n))}
        ${Ii(t,e,n)}
        ${U("large",t.calls.isLarge?"shrink":"expand",t.calls.isLarge?s.smaller:s.larger,"L",t.calls.isLarge,()=>t.toggleLarge())}
        ${U("hang-up","phoneOff",s.endCall,"U",!1,()=>We(t,n),"danger")}
      </div>
      ${En(t,e)}
    </div>
  `}function U(t,e,n,s,i,o,r=""){return a`<button class=${r} part=${t} aria-keyshortcuts=${s} title=${`${n} (${s})`} ?data-on=${i} @click=${o}>
    ${p(e)}<span>${n}</span>
  </button>`}function Ii(t,e,n){let{strings:s}=t;return n.info.screen?U("stop-screen","x",s.stopScreen,"W",!0,()=>t.attempt(()=>n.stopScreen())):U("ask-screen","monitor",s.askScreen,"W",!1,()=>B(t,e,"screenShare"))}function ze(t,e){return t.attempt(()=>e.info.held?e.unhold():e.hold())}function We(t,e){return t.attempt(async()=>{await e.leave(),t.handleCallEnded(e,"left")})}async function Ye(t,e){let n=e.info.members.find(({person:o})=>o.role==="customer");if(!n)return;let s=_n(e);await t.attempt(()=>e.muteMember(n.person.identity,"microphone",!s))&&s&&t.notify(t.strings.askedToUnmute(n.person.name))}function qe(t,e){return t.attempt(()=>e.info.kind==="video"?e.switchTo("voice"):e.switchTo("video","sendrecv"))}function _n(t){return t.info.members.some(({person:e,muted:n})=>e.role==="customer"&&n.includes("microphone"))}function Ri(t,e,n){let{strings:s}=t,{info:i}=e,o=i.kind==="video"&&i.direction===n,r=i.request?.kind==="video"&&i.request.direction===n,l=()=>{o||t.attempt(()=>e.switchTo("video",n))};return a`<button
    part="direction-${n}"
    aria-pressed=${o}
    aria-busy=${r}
    title=${s.directionHints[n]}
    @click=${l}
  >
    ${Di(n)}<span>${s.directions[n]}</span>
  </button>`}function Di(t){let e=t==="sendrecv"||t==="recvonly",n=t==="sendrecv"||t==="sendonly";return a`<svg viewBox="0 0 56 28" aria-hidden="true" focusable="false">
    ${Sn(1,e)}${Sn(31,n)}
  </svg>`}function Sn(t,e){return pe`<g class=${e?"seen":"unseen"} transform="translate(${t} 1)">
    <rect width="24" height="26" rx="4"></rect>
    ${e?pe`<circle cx="12" cy="10" r="4.5"></circle><path d="M4.5 23c0-4.7 3.3-7.2 7.5-7.2s7.5 2.5 7.5 7.2z"></path>`:pe`<path d="M5 21 19 5"></path>`}
  </g>`}function Ke(t,e){return Math.max(0,Math.ceil((e-t.now)/1e3))}var In="visavis:keys",Je=[{key:"A",name:"accept",run:t=>Dn(t,!0)},{key:"P",name:"pass",run:t=>Dn(t,!1)},{key:"K",name:"next",run:t=>t.step(1)},{key:"J",name:"before",run:t=>t.step(-1)},{key:"R",name:"reply",run:(t,e)=>Z(t)&&e()},{key:"Y",name:"answerCall",run:Pi},{key:"C",name:"voice",run:t=>Rn(t)&&B(t,t.selected,"voiceCall")},{key:"D",name:"video",run:t=>Rn(t)&&B(t,t.selected,"videoCall")},{key:"W",name:"screen",run:Ni},{key:"B",name:"cobrowse",run:t=>Z(t)&&B(t,t.selected,"cobrowse")},{key:"H",name:"hold",run:t=>T(t)&&ze(t,T(t))},{key:"X",name:"mute",run:t=>T(t)&&Ye(t,T(t))},{key:"N",name:"kind",run:t=>T(t)&&qe(t,T(t))},{key:"L",name:"large",run:t=>T(t)&&t.toggleLarge()},{key:"U",name:"hangUp",run:t=>T(t)&&We(t,T(t))},{key:"T",name:"transfer",run:t=>On(t)&&t.openDialog("transfer")},{key:"Q",name:"ask",run:t=>Z(t)&&t.openDialog("ask")},{key:"E",name:"end",run:Li},{key:"G",name:"available",run:ji},{key:"?",name:"help",run:t=>t.openDialog("help")}],ge=class{#e;#t;constructor(e,n){this.#e=e,this.#t=n}get areOn(){try{return localStorage.getItem(In)!=="off"}catch{return!0}}set areOn(e){try{localStorage.setItem(In,e?"on":"off")}catch{}}handle=e=>{if(e.ctrlKey||e.metaKey||e.altKey||e.repeat||e.defaultPrevented)return;let n=this.#e;if(n.phase!=="ready"||n.dialog||!this.areOn)return;let s=e.composedPath()[0];if(e.key==="Escape"&&s instanceof HTMLElement)return s.blur();if(Oi(s))return;let i=Je.find(({key:o})=>o.toLowerCase()===e.key.toLowerCase());i&&(e.preventDefault(),i.run(n,this.#t))}};function Oi(t){return t instanceof HTMLElement?t.isContentEditable||["INPUT","TEXTAREA","SELECT"].includes(t.tagName):!1}function On({selected:t}){return t!==void 0&&!t.isClosed}function Z(t){return On(t)&&!t.listensTo(t.selected)}function Rn(t){return Z(t)&&t.selected.call===void 0}function T(t){let e=t.selected?.call;return e&&t.calls.has(e)&&!e.listens?e:void 0}function Dn(t,e){let n=t.offers[0];return n?t.answerOffer(n.contact.contactId,e):!1}function Pi(t){let e=t.selected,n=e?.info.callRequest;return e&&n?.by.role==="customer"?t.bringAbout(e,()=>e.answerCallRequest(n.escalationId,!0)):e?.call&&!t.calls.has(e.call)?t.joinCall(e.call):!1}function Ni(t){let e=T(t);return e?.info.screen?t.attempt(()=>e.stopScreen()):Z(t)&&B(t,t.selected,"screenShare")}function Li(t){let{selected:e}=t;return e?e.isClosed?t.dismiss(e):t.openDialog("end"):!1}function ji(t){let{presence:e}=t;return e?t.attempt(()=>e.set(e.value==="available"?"away":"available")):!1}import{Contacts as Yi,DeviceError as qi,VisavisError as Ki}from"/sdk/v1/visavis.mjs";var fe=class{#e;#t;#n=new Map;constructor(e,n){this.#e=e,this.#t=n}picture(e){return this.#n.has(e)||(this.#n.set(e,void 0),this.#s(e)),this.#n.get(e)}async save(e,n){let s=this.#n.get(e)??await this.#e.fileUrl(e),i=document.createElement("a");i.href=s,i.download=n,i.click(),this.#n.get(e)||setTimeout(()=>URL.revokeObjectURL(s),6e4)}close(){for(let e of this.#n.values())e&&URL.revokeObjectURL(e);this.#n.clear()}async#s(e){let n=await this.#e.fileUrl(e).catch(()=>null);this.#n.set(e,n),this.#t()}};var Hi=/https?:\/\/[^\s<>"'`]+[^\s<>"'`.,;:!?)\]}]/gi;function E(t){let e=[],n=0;for(let s of t.matchAll(Hi))e.push(t.slice(n,s.index),ee(s[0])),n=s.index+s[0].length;return e.push(t.slice(n)),e.filter(s=>s!=="")}function ee(t){let e=Ui(t);return e?a`<a href=${e} target="_blank" rel="noopener noreferrer">${t}</a>`:t}function Ui(t){try{let e=new URL(t);return e.protocol==="http:"||e.protocol==="https:"?e.href:void 0}catch{return}}function me(t,e,n,s){let i=o=>new Date(o).setHours(0,0,0,0);return i(t)===i(e)?s.today:i(t)===i(i(e)-12*36e5)?s.yesterday:new Date(t).toLocaleDateString(n,{weekday:"long",day:"numeric",month:"long"})}function b(t,e){return new Date(t).toLocaleTimeString(e,{hour:"numeric",minute:"2-digit"})}function ve(t,e){let n=t>=1048576,s=t/(n?1024*1024:1024),i=n&&s<10?1:0,o=s.toLocaleString(e,{maximumFractionDigits:i});return`${t>0&&o==="0"?"1":o} ${n?"MB":"kB"}`}var Ge=["jpg","jpeg","png","pdf","doc","docx","ppt","pptx","xls","xlsx"];function Pn(t){return Ge.includes(t.split(".").pop()?.toLowerCase()??"")}var Nn="visavis:sound",Bi=[660,880],Qe=.14,Fi=.12,we=class{#e=document.title;#t;get hasSound(){try{return localStorage.getItem(Nn)!=="off"}catch{return!0}}set hasSound(e){try{localStorage.setItem(Nn,e?"on":"off")}catch{}}unlock=()=>{this.#t??=new AudioContext,this.#t.state==="suspended"&&this.#t.resume().catch(()=>{})};play(){let e=this.#t;!this.hasSound||e?.state!=="running"||Bi.forEach((n,s)=>{let i=e.currentTime+s*Qe,o=new GainNode(e,{gain:0});o.gain.setValueAtTime(0,i),o.gain.linearRampToValueAtTime(Fi,i+.02),o.gain.exponentialRampToValueAtTime(.001,i+Qe*2);let r=new OscillatorNode(e,{frequency:n});r.connect(o).connect(e.destination),r.start(i),r.stop(i+Qe*2)})}count(e){let n=e>0?`(${e}) ${this.#e}`:this.#e;document.title!==n&&(document.title=n)}close(){document.title=this.#e,this.#t?.close().catch(()=>{}),this.#t=void 0}};var ye=class{#e=new Map;#t=new Set;#n=new Set;isLarge=!1;#s;get list(){return[...this.#e.values()]}has(e){return this.#e.has(e.id)}get speaking(){return this.list.find(e=>!e.info.held&&!e.listens)}expect(e){this.#n.add(e)}follow(e){let n=new Map(e.flatMap(({call:i})=>i?[[i.id,i]]:[]));for(let i of this.#e.keys())n.has(i)||this.#e.delete(i);for(let i of this.#t)n.has(i)||this.#t.delete(i);let s=[...n.values()].filter(({id:i})=>!this.#e.has(i)&&!this.#t.has(i));for(let i of s){let o=this.#n.has(i.info.contactId)||document.visibilityState==="visible";i.wasJoined||o&&!this.speaking?this.join(i):this.#t.add(i.id)}return s}followScreen(e,n){let s=e?.call?.info.screen,i=s&&s===n?s:void 0;i!==this.#s&&(this.isLarge=i!==void 0),this.#s=i,this.#e.size===0&&(this.isLarge=!1)}join(e){this.#t.delete(e.id),this.#e.set(e.id,e)}leave(e){this.#e.delete(e.id),this.#t.add(e.id),this.#e.size===0&&(this.isLarge=!1)}clear(){this.#e.clear(),this.#t.clear(),this.#n.clear()}};var xe=class{#e;constructor(e){this.#e=`visavis:canned:${e}`}get list(){try{let e=JSON.parse(localStorage.getItem(this.#e)??"[]");return Array.isArray(e)?e.filter(Vi):[]}catch{return[]}}find(e){let n=e.toLowerCase(),s=r=>r.name.toLowerCase().startsWith(n),i=({name:r,text:l})=>`${r} ${l}`.toLowerCase().includes(n),{list:o}=this;return[...o.filter(s),...o.filter(r=>!s(r)&&i(r))]}add(e){let n=this.list.filter(({name:s})=>s!==e.name);return this.#t([...n,e].slice(-200))}remove(e){return this.#t(this.list.filter(n=>n.name!==e))}#t(e){try{return localStorage.setItem(this.#e,JSON.stringify(e.sort((n,s)=>n.name.localeCompare(s.name)))),!0}catch{return!1}}};function Vi(t){let{name:e,text:n}=t??{};return typeof e=="string"&&typeof n=="string"}var zi=["available","full","unavailable","away"],be=class{#e;#t;chosen;query="";constructor(e,n){this.#e=e,this.#t=n}listFor(e){let n=this.#e(),s=this.query.trim().toLowerCase(),i=l=>l===n?.me?.identity||e?.info.parties.some(({person:c})=>c.identity===l),o=({identity:l,name:c,skills:u})=>[l,c,...u].some(g=>g.toLowerCase().includes(s)),r=({state:l})=>zi.indexOf(l);return[...n?.state.agents.values()??[]].filter(l=>!i(l.identity)&&o(l)).sort((l,c)=>r(l)-r(c)||l.name.localeCompare(c.name))}choose(e){this.chosen=e,this.#t()}search(e){this.query=e,this.#t()}nameOf(e){return this.#e()?.state.agents.get(e)?.name??e}watch(e){this.chosen=void 0,this.query="";let n=this.#e();(e?n?.watchAgents():n?.unwatchAgents())?.catch(()=>{})}};var ke=class{#e;#t=[];#n=0;constructor(e){this.#e=e}get list(){return this.#t}add(e){this.#n+=1;let n=this.#n,s=this.#t.filter(i=>i.text!==e);this.#s([...s,{id:n,text:e}].slice(-3)),setTimeout(()=>this.hide(n),8e3)}hide(e){this.#s(this.#t.filter(n=>n.id!==e))}#s(e){this.#t=e,this.#e()}};var Xe=["available","busy","wrapUp","away"],$e=class{#e;#t;#n;#s=!1;#i;constructor(e,n){this.#e=e,this.#n=n,this.#t=`visavis:presence:${e.me?.identity}`;let{available:s}=e.state,i=this.#d(),o=i===void 0||i==="available"&&!s;this.#i=o?s?"available":"away":i,e.on("availabilityChanged",({available:r})=>this.#l(r)),e.on("changed",()=>this.#a())}get value(){return this.#i}async set(e){let n=this.#i;this.#r(e);try{await this.#o()}catch(s){throw this.#r(n),s}}async#o(){this.#s=!0;try{await this.#e.setAvailable(this.#i==="available")}finally{this.#s=!1}}#l(e){this.#s||e===(this.#i==="available")||(this.#r(e?"available":"away"),e||this.#n())}#a(){let{connectionState:e,state:n}=this.#e;e!=="connected"||this.#s||this.#i==="available"!==n.available&&this.#o().catch(()=>{})}#r(e){this.#i=e;try{sessionStorage.setItem(this.#t,e)}catch{}}#d(){try{let e=sessionStorage.getItem(this.#t);return e&&Xe.includes(e)?e:void 0}catch{return}}};import{VisavisError as Ln}from"/sdk/v1/visavis.mjs";var Ze="visavis:desk";async function jn(t,e,n){let s=await fetch(new URL("api/v1/sign-in",t),{method:"POST",headers:{"content-type":"application/json"},body:JSON.stringify({login:e,password:n})}).catch(()=>{throw Ln.unreachable()});if(!s.ok)throw await Wi(s);let{token:i,expiresAt:o}=await s.json();return{token:i,expiresAt:o}}function Hn(){try{let t=JSON.parse(sessionStorage.getItem(Ze)??"null");return!t?.token||(t.expiresAt??Number.POSITIVE_INFINITY)*1e3<Date.now()?void 0:t}catch{return}}function Ce(t){try{t?sessionStorage.setItem(Ze,JSON.stringify(t)):sessionStorage.removeItem(Ze)}catch{}}async function Wi(t){let e=await t.json().catch(()=>({})),{code:n,detail:s}=e;return new Ln(n??"internal",s??"")}var Te=class{#e;#t=[];constructor(e){this.#e=e}of(e){return this.#t.filter(({contactId:n})=>n===e)}async send(e,n){let s={contactId:e.id,name:n.name,share:0,stop:new AbortController};this.#n([...this.#t,s]);let i=o=>{s.share=o,this.#e()};try{await e.sendFile(n,{onProgress:i,signal:s.stop.signal})}finally{this.#n(this.#t.filter(o=>o!==s))}}clear(){for(let{stop:e}of this.#t)e.abort()}#n(e){this.#t=e,this.#e()}};var Se=class{#e;#t;#n=new Map;#s;#i=!1;#o=0;query="";isMine=!1;found;constructor(e,n){this.#e=e,this.#t=n}open(){this.#i||(this.#i=!0,this.#a())}close(){this.#i=!1,clearTimeout(this.#s)}search(e){this.query=e,this.#r(250),this.#t()}showMine(e){this.isMine=e,this.#a(),this.#t()}of(e){let n=this.#n.get(e);return(!n||Date.now()-n.at>3e4)&&(this.#n.set(e,{at:Date.now(),visitor:n?.visitor}),this.#l(e)),n?.visitor}async#l(e){let n=await this.#e.findVisitors({is:e}).catch(()=>{});if(!n)return;let s=n.find(i=>i.identity===e);this.#n.set(e,{at:Date.now(),visitor:s}),this.#t()}async#a(){clearTimeout(this.#s),this.#o+=1;let e=this.#o,n=this.query.trim(),s=n?{contains:n}:{mine:this.isMine},i=await this.#e.findVisitors(s).catch(()=>{});if(e!==this.#o||!this.#i)return;let{me:o}=this.#e;if(i){let r=l=>!this.isMine||l.assignedTo===o?.identity;this.found=i.filter(r).sort((l,c)=>c.since-l.since),this.#t()}this.#r(5e3)}#r(e){clearTimeout(this.#s),this.#i&&(this.#s=setTimeout(()=>this.#a(),e))}};var Me={signInTitle:"Agent desk",signInHint:"Sign in to serve your customers.",login:"Login",password:"Password",signIn:"Sign in",signOut:"Sign out",loading:"Loading",notForCustomers:"This page is for agents. Sign in as one.",expired:"Your sign-in has expired. Sign in again to go on.",replaced:"The desk goes on in another window.",replacedTitle:"This desk is open elsewhere",lost:"We can’t reach the server. Check your internet connection, then try again.",lostTitle:"The connection is gone",goOnHere:"Go on here",tryAgain:"Try again",reconnecting:"The connection was interrupted. What you write is sent as soon as it is back.",presence:"Your state",presenceHint:"Only “Available” brings you new contacts.",presences:{available:"Available",busy:"Busy",wrapUp:"Wrap-up",away:"Away"},supervisor:"Supervisor",withdrawn:"You did not answer an offer, so you are away now. Set yourself available to get contacts again.",soundOn:"Turn sound on",soundOff:"Turn sound off",soundIsOn:"Sound is on.",soundIsOff:"Sound is off.",help:"Keys",close:"Close",cancel:"Cancel",stop:"Stop",contacts:"Contacts",visitors:"Visitors",mine:"Mine",waiting:"Waiting",served:"With others",listening:"You listen to",empty:"Nobody waits. New contacts appear here.",emptyOff:"You get no contacts at the moment.",goAvailable:"Set me available",newContact:"New contact",noTopic:"No topic",accept:"Accept",pass:"Pass",decline:"Decline",take:"Take",takeOf:t=>`Take ${t}`,listen:"Listen",unread:"unread:",customer:"Customer",system:"The system",you:"You",wants:{voice:"Wants a voice call",video:"Wants a video call",screen:"Wants to show the screen"},secondsLeft:t=>t===1?"1 second left":`${t} seconds left`,waitsSince:t=>`Waits since ${t}`,asksForHelp:t=>`${t} asks for your help`,handsOver:t=>`${t} hands over to you`,offered:(t,e)=>e?`${e} asks you to come to ${t}.`:`New contact: ${t}. Press A to accept.`,inCall:"In a call",inCallWith:t=>`In a call with ${t}`,asksForCall:"Asks for a call",searchVisitors:"Search visitors",onlyMine:"Only those assigned to me",noVisitors:"Nobody is on your pages right now.",noVisitorFound:"Nobody fits. Try fewer letters.",noTags:"Nothing is known yet",hereSince:"Time on your pages",videoCall:"Video call",seeScreen:"See screen",nobodyTitle:"Choose a contact",nobody:"Accept an offer or take somebody who waits. Press ? to see the keys.",nobodySupervisor:"Listen to a contact to see the conversation here.",nobodySide:"The person and the call appear here.",toList:"To the contacts",toChat:"To the conversation",toSide:"Person and call",since:t=>`since ${t}`,conversation:"Conversation",transfer:"Transfer",askAgent:"Ask a colleague",end:"End",ended:"Ended",away:t=>`${t} is away. What you write waits for them.`,transferPending:t=>`Waiting for ${t} to take over. You stay until then.`,withColleagues:t=>`${t} is here, too.`,leaveToThem:"Leave to them",dismiss:"Close",youListen:"You listen. Nobody sees you here.",stopListening:"Stop listening",dropHere:"Drop the file here to send it",today:"Today",yesterday:"Yesterday",earlier:"Show earlier messages",writing:t=>`${t} is writing…`,isWriting:"is writing…",sending:"Sending",sent:"Sent",delivered:"Delivered",seen:"Seen",failed:"Not sent",retry:"Try again",discard:"Discard",noteBy:t=>`Note for agents from ${t}`,pictureFailed:"The picture can’t be shown.",openPicture:t=>`Open the picture ${t}`,download:t=>`Save ${t}`,uploading:(t,e)=>`${t}: ${e} % sent`,fileKind:t=>`${t} can’t be sent. Send a picture (JPG, PNG), a PDF or an Office document.`,fileTooLarge:(t,e)=>`${t} is too large. Files may have up to ${e}.`,fileFailed:(t,e)=>`${t} was not sent. ${e}`,attach:"Attach a picture or document",message:"Message",messageHint:"Message, / for replies",send:"Send",canned:"Canned replies",cannedManage:"Manage canned replies",cannedHint:"Type / and the name in the message field to use one. They are kept in this browser only.",replyName:"Name",replyText:"Text",addReply:"Keep this reply",removeReply:t=>`Remove ${t}`,notKept:"This browser keeps nothing. Allow it to store data for this page.",person:"Person",identity:"Identity",fullName:"Name",email:"E-mail",customerNumber:"Number",assignedTo:"Assigned to",topic:"Topic",skill:"Queue",openedAt:"Here since",contactData:"About this contact",visitorData:"About this visit",inContact:"In this contact",notHere:"away",standings:{customer:"Customer",agent:"Agent",listener:"Listens"},call:"Call",noCall:"There is no call.",noCallAnyMore:"This contact has ended.",inviteTo:"Invite the customer to",inviteHint:"It begins when they agree. Your microphone and camera are used from then on.",invitations:{voiceCall:"Voice call",videoCall:"Video call",screenShare:"Show their screen",cobrowse:"Co-browse"},inviteHints:{voiceCall:"Invite to a voice call",videoCall:"Invite to a video call",screenShare:"Ask the customer to show their screen",cobrowse:"Look at the page together"},invited:{voiceCall:"You invited to a voice call",videoCall:"You invited to a video call",screenShare:"You asked to see the screen",cobrowse:"You invited to co-browse"},accepted:{voiceCall:"The voice call begins",videoCall:"The video call begins",screenShare:"The screen is about to be shown",cobrowse:"You co-browse"},takeBack:"Take back",asksYou:(t,e)=>e==="video"?`${t} asks for a video call`:`${t} asks for a voice call`,youAsk:t=>t==="video"?"You asked for a video call":"You asked for a voice call",callWaits:"The call waits for you",callWithoutYou:"The call goes on without you",holdsOther:t=>`You are in a call with ${t}. It is put on hold first.`,holdAndJoin:"Hold and join",joinCall:"Join",endCall:"Hang up",callControls:"What you can do in the call",cameras:"Which cameras are seen",directions:{sendrecv:"Both",sendonly:"Theirs",recvonly:"Yours",inactive:"None"},directionHints:{sendrecv:"Both cameras: you see each other",sendonly:"Their camera only: you see the customer",recvonly:"Your camera only: the customer sees you",inactive:"No camera: you only talk"},hold:"Hold",unhold:"Resume",muteCustomer:"Mute them",askToUnmute:"Ask to unmute",askedToUnmute:t=>`${t} was asked to unmute.`,toVideo:"Video",toVoice:"Voice only",askScreen:"See screen",stopScreen:"Stop screen",larger:"Larger",smaller:"Smaller",callLost:"The call ended because the connection was lost.",callFailed:"The call did not come about.",handedOver:"The contact was handed over.",removed:"You were taken out of the contact.",transferTitle:"Transfer this contact",toAgent:"To a colleague",toAgentHint:"They have 60 seconds to take it.",toSkill:"To a queue",toSkillHint:"Whoever serves it and is free is asked.",toAnyone:"Back to everybody",toAnyoneHint:"The next agent who is free is asked.",colleagues:"Colleagues",findColleague:"Find a colleague by name, login or skill",noColleague:"No colleague fits. A login that is not listed can be written all the same.",colleagueStates:{available:"Available",full:"Has as many contacts as they may",unavailable:"Takes no contacts now",away:"Away",offline:"Not here"},servesOf:(t,e)=>`${t} of ${e} contacts`,signInEnds:"Your sign-in ends in a minute. Sign in again to go on.",skillName:"Name of the queue",attended:"Stay until it is taken",attendedHint:"Otherwise you leave at once, and a call is put on hold.",noteFor:"Note for agents (the customer does not see it)",transferFailed:{declined:"Nobody took over: it was declined. The contact stays with you.",expired:"Nobody took over in time. The contact stays with you.",cancelled:"The transfer was called off."},askTitle:"Ask a colleague to come",askHint:"They see the whole conversation and may write and talk. They have 30 seconds to answer.",asked:t=>`${t} was asked.`,assistEnded:(t,e)=>e==="declined"?`${t} can’t come now.`:`${t} did not answer.`,endTitle:t=>`End the contact with ${t}?`,endHint:"It ends for everybody, with its call. What was said stays stored.",keysOn:"Single letters are keys",keysHint:"Switch this off if you use speech input. Enter and Tab always work.",keys:{accept:"Accept the offer",pass:"Pass the offer on",next:"Next contact",before:"Contact before",reply:"Write a reply",answerCall:"Accept or join the call",voice:"Invite to a voice call",video:"Invite to a video call",screen:"Ask for the screen, or stop it",cobrowse:"Invite to co-browse",hold:"Hold or resume",mute:"Mute, or ask to unmute",kind:"Voice or video",large:"Larger or smaller call",hangUp:"Hang up",transfer:"Transfer",ask:"Ask a colleague",end:"End or close the contact",available:"Available or away",help:"These keys"},leaveField:"From a field to these keys",callKeys:{m:"Your microphone",v:"Your camera",s:"Share your screen"},youJoined:"You joined",joined:t=>`${t} joined`,left:(t,e)=>e==="transferred"?`${t} handed over`:e==="lost"?`${t} was lost`:e==="removed"?`${t} was taken out`:`${t} left`,anyone:"anybody",transferred:t=>`Handed over to ${t}`,callRequested:t=>t==="video"?"A video call was asked for":"A voice call was asked for",requestEnded:{accepted:"The call was accepted",declined:"The call was declined",cancelled:"The request for a call was taken back",expired:"The request for a call was not answered",failed:"The call did not come about"},callStarted:t=>({voice:"Voice call started",video:"Video call started",screen:"Screen sharing started"})[t],callSwitched:t=>t==="video"?"Switched to video":"Switched to voice",camerasSeen:{sendrecv:"Both cameras are seen now",sendonly:"Only the customer’s camera is seen now",recvonly:"Only your side’s camera is seen now",inactive:"No camera is seen now"},camerasNotChanged:{done:"",declined:"A change of the cameras was declined",cancelled:"A change of the cameras was taken back",expired:"A change of the cameras was not answered"},notSwitched:{done:"",declined:"The switch was declined",cancelled:"The switch was taken back",expired:"The switch was not answered"},callEnded:(t,e)=>t==="failed"?"The call did not come about":t==="participantLost"?`Connection lost, call ended · ${e}`:`Call ended · ${e}`,closed:{ended:"The contact was ended",customerLeft:"The customer has left",abandoned:"The customer gave up waiting",idle:"Closed because nothing happened for a long time"},failure:"That did not work. Try again.",failures:{invalid_credentials:"The login or the password is wrong.",unreachable:"The server can’t be reached. Check your internet connection, then try again.",connection_lost:"The connection was lost. Try again when it is back.",rate_limited:"That was too fast. Wait a moment, then try again.",unauthorized:"This link is not valid. Sign in, or ask for a new link.",token_expired:"This link has expired. Sign in, or ask for a new link.",contact_taken:"A colleague was faster: the contact is taken.",not_offered:"This offer is over. A colleague may have taken it.",contact_not_found:"This contact is over, or no longer yours.",at_capacity:"You serve as many contacts as you may. End one first.",agent_not_available:"This colleague is not connected. Check the login, or choose a queue.",transfer_pending:"The contact is being handed over already.",already_asked:"This colleague was asked already and has not answered yet.",already_in_contact:"This colleague is in the contact already.",escalation_pending:"A request for a call waits for an answer already.",invitation_pending:"An invitation waits for an answer already.",switch_pending:"A change of the call waits for an answer already.",call_exists:"There is a call already.",permission_denied:"We can’t reach your camera or microphone. Allow it in the address bar, then try again."}};var Un=matchMedia("(max-width: 1199px)"),Bn=matchMedia("(max-width: 759px)"),Ae=class{server;alerts=new we;calls=new ye;colleagues;uploads;notices;#e;#t=new Map;strings=Me;locale="en";phase="signedOut";over;contacts;presence;canned;files;visitors;signInFailure="";view="contacts";pane="list";dialog;subject;announcement="";#n;#s;constructor(e,n){this.server=e,this.#e=n,this.colleagues=new be(()=>this.contacts,n),this.uploads=new Te(n),this.notices=new ke(n)}get me(){return this.contacts?.me}get isSupervisor(){return this.me?.role==="supervisor"}get isReconnecting(){return this.phase==="ready"&&this.contacts?.connectionState==="reconnecting"}get now(){return this.contacts?.now??Date.now()}get offers(){let{now:e}=this;return[...this.contacts?.state.offers.values()??[]].filter(({expires:n})=>n>e).sort((n,s)=>n.expires-s.expires)}get waiting(){let{waiting:e,offers:n,contacts:s}=this.contacts?.state??{};return[...e?.values()??[]].filter(({contactId:i})=>!n?.has(i)&&!s?.has(i)).sort((i,o)=>i.since-o.since)}get others(){let{all:e,contacts:n,waiting:s}=this.contacts?.state??{};return[...e?.values()??[]].filter(({contactId:i})=>!n?.has(i)&&!s?.has(i)).sort((i,o)=>i.since-o.since)}get mine(){return this.contacts?.list??[]}get selected(){return this.mine.find(({id:e})=>e===this.#s)}listensTo(e){return e.info.parties.some(({person:n,standing:s})=>s==="listener"&&n.identity===this.me?.identity)}unreadIn(e){return e.isClosed||this.listensTo(e)?0:e.unread}customerOf(e){let n=e.info.parties.find(({standing:s})=>s==="customer")?.person;return n&&this.#t.set(e.id,n),n??this.#t.get(e.id)}nameOf(e){return this.customerOf(e)?.name??this.strings.customer}nameIn(e,n){return n===null?this.strings.system:n===this.me?.identity?this.strings.you:e.info.parties.find(({person:i})=>i.identity===n)?.person?.name??e.messages.find(({author:i})=>i?.identity===n)?.author?.name??n}get otherLiveCall(){let e=this.calls.speaking;return e?.info.contactId===this.#s?void 0:e}async start(e){let n=e?{token:e}:Hn();n&&await this.#i(n)}async signIn(e,n){this.signInFailure="",this.#h("signingIn");try{let s=await jn(this.server,e,n);Ce(s),await this.#i(s)}catch(s){this.signInFailure=this.sentence(s),this.#h("signedOut")}}async signOut(){Ce(void 0),this.#n=void 0,this.over=void 0,await this.#u(),this.#h("signedOut")}async goOn(){this.#n&&await this.#i(this.#n)}select(e,n="chat"){this.#s=e,this.view="contacts",this.pane=n,this.#c(),this.#e()}show(e){this.pane=e,this.#c(),this.#e()}showView(e){this.view=e,this.pane="list",e==="visitors"?this.visitors?.open():this.visitors?.close(),this.#e()}openDialog(e,n=this.#s){this.dialog=e,this.subject=n,this.colleagues.watch(e==="transfer"||e==="ask"),this.#e()}toggleLarge(){this.calls.isLarge=!this.calls.isLarge,this.#e()}handleFocus(){this.#c()}step(e){let{mine:n}=this;if(n.length===0)return;let s=n.findIndex(({id:o})=>o===this.#s),i=s<0?0:(s+e+n.length)%n.length;this.select(n[i].id)}async take(e){this.calls.expect(e),await this.attempt(async()=>this.select((await this.contacts.take(e)).id))}async answerOffer(e,n){n&&this.calls.expect(e),await this.attempt(async()=>{let s=await this.contacts.answerOffer(e,n);s&&this.select(s.id)})}async listen(e){this.calls.expect(e),await this.attempt(async()=>this.select((await this.contacts.listen(e)).id))}async inviteVisitor(e,n){await this.attempt(async()=>{let s=await this.contacts.inviteVisitor({visitorId:e,kind:n});this.calls.expect(s.id),this.showView("contacts"),this.select(s.id)})}async bringAbout(e,n){this.calls.expect(e.id),await this.attempt(n)}async joinCall(e){await this.attempt(async()=>{await this.otherLiveCall?.hold(),this.calls.join(e),this.#e()})}handleCallEnded(e,n){n==="left"&&(this.calls.leave(e),this.#e())}dismiss(e){e.dismiss(),this.#t.delete(e.id),this.#r(),this.#e()}sendFiles(e,n){for(let s of n)this.#g(e,s)}async attempt(e){try{return await e(),!0}catch(n){return n instanceof qi&&n.code==="share_cancelled"||this.notify(this.sentence(n)),!1}}sentence(e){let{failures:n,failure:s}=this.strings;return e instanceof Ki?n[e.code]??(e.message||s):s}notify(e){this.notices.add(e)}close(){this.#u(),this.alerts.close()}async#i(e){await this.#u(),this.#n=e,this.over=void 0,this.#h("connecting");let n=new Yi;this.contacts=n,n.on("disconnected",s=>n===this.contacts&&this.#p(s));try{await n.connect(this.server,e.token)}catch(s){n===this.contacts&&this.#p(s);return}if(n.me?.role==="customer"){await this.#u(),this.#m("refused",this.strings.notForCustomers);return}this.canned=new xe(n.me.identity),this.files=new fe(n,this.#e),this.visitors=new Se(n,this.#e),this.isSupervisor||(this.presence=new $e(n,()=>this.notify(this.strings.withdrawn))),this.#o(n),this.#h("ready"),this.#r(),this.#l()}#o(e){e.on("changed",()=>this.#l()),e.on("contactOffered",({contact:n,from:s})=>{this.alerts.play(),this.announce(this.strings.offered(n.customer,s))}),e.on("callRequested",({request:n})=>{n.by.role==="customer"&&(this.alerts.play(),this.announce(this.strings.asksYou(n.by.name,n.kind)))}),e.on("message",({message:n})=>{let s=e.get(n.contactId),i=n.contactId===this.#s&&this.#d;n.author&&n.author.identity!==this.me?.identity&&!i&&s&&!this.listensTo(s)&&this.alerts.play()}),e.on("partyLeft",({identity:n,reason:s})=>{n===this.me?.identity&&(s==="transferred"&&this.notify(this.strings.handedOver),s==="removed"&&this.notify(this.strings.removed))}),e.on("transferFailed",({reason:n})=>this.notify(this.strings.transferFailed[n])),e.on("assistEnded",({agent:n,end:s})=>{s!=="accepted"&&this.notify(this.strings.assistEnded(n,s))}),e.on("tokenExpiring",()=>this.notify(this.strings.signInEnds)),e.on("callEnded",({end:n})=>{n.reason==="participantLost"?this.notify(this.strings.callLost):n.reason==="failed"&&this.notify(this.strings.callFailed)})}#l(){if(this.phase!=="ready")return;for(let n of this.mine)this.customerOf(n);this.#a(),this.selected||this.#r(),this.#c();let e=this.mine.reduce((n,s)=>n+this.unreadIn(s),0);this.alerts.count(this.offers.length+e),this.#e()}#a(){let e=this.calls.follow(this.mine),{selected:n}=this;this.calls.followScreen(n,n&&this.customerOf(n)?.identity),e.some(({info:i})=>i.contactId===this.#s)&&Un.matches&&(this.pane="side")}#r(){this.selected||(this.#s=this.mine[0]?.id,(!this.#s||Bn.matches)&&(this.pane="list"))}get#d(){let e=Bn.matches?this.pane!=="chat":Un.matches&&this.pane==="side";return document.visibilityState==="visible"&&document.hasFocus()&&!e}#c(){let{selected:e}=this;e&&this.#d&&!this.listensTo(e)&&e.markSeen()}async#g(e,n){let{strings:s}=this,i=this.contacts.maxFileSize;if(!Pn(n.name))return this.notify(s.fileKind(n.name));if(n.size>i)return this.notify(s.fileTooLarge(n.name,ve(i,this.locale)));try{await this.uploads.send(e,n)}catch(o){o.code!=="aborted"&&this.notify(s.fileFailed(n.name,this.sentence(o)))}}announce(e){this.announcement=e,this.#e()}#p(e){if(e.code==="token_expired"||e.code==="unauthorized"&&this.phase==="ready")return this.#f("expired",this.strings.expired);if(e.code==="replaced")return this.#f("replaced",this.strings.replaced);let s=!e.retryable&&e.code!=="connection_lost";this.#f(s?"refused":"lost",s?this.sentence(e):this.strings.lost)}#f(e,n){(e==="expired"||e==="refused")&&Ce(void 0),this.#u(),this.#m(e,n)}#m(e,n){this.over={kind:e,sentence:n},this.#h("over")}async#u(){let{contacts:e}=this;this.contacts=void 0,this.presence=void 0,this.files?.close(),this.visitors?.close(),this.calls.clear(),this.uploads.clear(),this.dialog=void 0,this.alerts.count(0),await e?.disconnect()}#h(e){this.phase=e,this.#e()}};var Fn=y`
  :host {
    --accent: var(--vv-accent, #2563eb);
    --on-accent: var(--vv-on-accent, #fff);
    --page: #f5f6f8;
    --sheet: #fff;
    --line: #dfe3ea;
    --text: #161b24;
    --soft: #566072;
    --chip: #eef1f6;
    --danger: #c51f35;
    --good: #14804a;
    --warm: #8a5a00;
    --warm-sheet: #fff6e0;
    --link: #1d4fd0;
    --picked: #e8effd;
    display: block;
    height: 100%;
    background: var(--page);
    color: var(--text);
    color-scheme: light dark;
    font: 16px/1.5 var(--vv-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif);
    -webkit-tap-highlight-color: transparent;
  }

  @media (prefers-color-scheme: dark) {
    :host {
      --page: #0e1116;
      --sheet: #171c25;
      --line: #2a3240;
      --text: #f1f4f9;
      --soft: #a7b0bf;
      --chip: #232b38;
      --danger: #ff8593;
      --good: #46d392;
      --warm: #f6b73c;
      --warm-sheet: #33280f;
      --link: #8db8ff;
      --picked: #1d2b4a;
    }
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
  h3,
  p,
  ul,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }

  ul {
    list-style: none;
  }

  h1,
  h2,
  h3 {
    font-weight: 650;
    line-height: 1.3;
    letter-spacing: -0.01em;
  }

  a {
    color: var(--link);
  }

  svg {
    display: block;
    flex: none;
    width: 20px;
    height: 20px;
  }

  button,
  select,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 44px;
    padding: 0 16px;
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--sheet);
    font-weight: 500;
    white-space: nowrap;
    cursor: pointer;
    transition: background 120ms;
  }

  button:hover:not(:disabled) {
    background: var(--chip);
  }

  button:disabled {
    opacity: 0.55;
    cursor: default;
  }

  button.primary {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }

  button.primary:hover:not(:disabled) {
    background: color-mix(in srgb, var(--accent) 86%, #000);
  }

  button.danger {
    border-color: transparent;
    background: #c51f35;
    color: #fff;
  }

  button.danger:hover:not(:disabled) {
    background: #a9182c;
  }

  .icon {
    display: inline-grid;
    place-items: center;
    flex: none;
    width: 44px;
    height: 44px;
    padding: 0;
    border: 0;
    border-radius: 12px;
    background: none;
    color: var(--soft);
    cursor: pointer;
  }

  .icon:hover {
    background: var(--chip);
    color: var(--text);
  }

  button.quiet {
    min-height: 32px;
    padding: 0 8px;
    border: 0;
    background: none;
    color: var(--link);
    font-weight: 600;
    font-size: 14px;
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: -2px;
  }

  kbd {
    min-width: 22px;
    padding: 1px 6px;
    border: 1px solid currentcolor;
    border-radius: 6px;
    font: inherit;
    font-size: 14px;
    line-height: 18px;
    text-align: center;
  }

  /* Where there is no pointer there are no keys to speak of. */
  @media (hover: none) {
    button kbd {
      display: none;
    }
  }

  .soft {
    color: var(--soft);
  }

  .small {
    font-size: 14px;
  }

  .spoken {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .grow {
    flex: 1;
  }

  .pair {
    display: flex;
    gap: 8px;
  }

  .pair.end {
    justify-content: flex-end;
    margin-top: 8px;
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 2px 10px;
    border-radius: 12px;
    background: var(--chip);
    font-size: 14px;
  }

  .chip svg {
    width: 14px;
    height: 14px;
  }

  .count {
    min-width: 22px;
    padding: 0 7px;
    border-radius: 11px;
    background: var(--chip);
    color: var(--soft);
    font-size: 14px;
    font-weight: 600;
    line-height: 22px;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }

  .avatar {
    position: relative;
    display: flex;
    align-items: center;
    justify-content: center;
    flex: none;
    width: 40px;
    height: 40px;
    border-radius: 50%;
    background: #3558a8;
    color: #fff;
    font-size: 14px;
    font-weight: 600;
  }

  .avatar.small {
    width: 32px;
    height: 32px;
  }

  .avatar[data-hue='1'] {
    background: #7a3f9d;
  }

  .avatar[data-hue='2'] {
    background: #0f766e;
  }

  .avatar[data-hue='3'] {
    background: #a3400f;
  }

  .avatar[data-hue='4'] {
    background: #9b2c5a;
  }

  .here {
    position: absolute;
    right: -1px;
    bottom: -1px;
    width: 12px;
    height: 12px;
    border: 2px solid var(--sheet);
    border-radius: 50%;
    background: var(--good);
  }

  .here[data-away] {
    background: var(--soft);
  }

  .words {
    flex: 1;
    min-width: 0;
    display: grid;
    text-align: left;
  }

  .words > * {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .words strong {
    font-weight: 600;
  }

  .words > span {
    color: var(--soft);
    font-size: 14px;
    font-weight: 400;
  }

  .badge {
    display: grid;
    place-items: center;
    width: 56px;
    height: 56px;
    border-radius: 50%;
    background: var(--chip);
    color: var(--soft);
  }

  .badge svg {
    width: 26px;
    height: 26px;
  }

  .badge.ringing {
    background: var(--picked);
    color: var(--link);
  }

  .empty {
    display: grid;
    justify-items: center;
    gap: 12px;
    padding: 48px 24px;
    color: var(--soft);
    text-align: center;
  }

  .empty.large {
    flex: 1;
    align-content: center;
  }

  .empty h1 {
    font-size: 20px;
    color: var(--text);
  }

  .empty p {
    max-width: 40ch;
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

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      transition: none !important;
      animation-duration: 1ms !important;
      animation-iteration-count: 1 !important;
    }
  }
`;var Vn=y`
  .callbox {
    flex: none;
    display: flex;
    flex-direction: column;
    height: 452px;
    border-bottom: 1px solid var(--line);
    background: var(--sheet);
  }

  .desk[data-large] .callbox {
    flex: 1;
    height: auto;
    min-height: 452px;
  }

  .desk[data-large] .person {
    display: none;
  }

  .stage {
    flex: 1;
    min-height: 0;
    background: #0e1116;
  }

  .stage visavis-call {
    min-height: 0;
  }

  /* The desk has its own, in the row of what agents do. */
  visavis-call:not(:fullscreen, [data-listens])::part(hangup) {
    display: none;
  }

  .start,
  .placed {
    flex: 1;
    display: grid;
    align-content: center;
    gap: 16px;
    padding: 16px;
  }

  .placed {
    justify-items: center;
    text-align: center;
  }

  .start h3 {
    font-size: 16px;
    text-align: center;
  }

  .start > p {
    text-align: center;
  }

  .tiles {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 8px;
  }

  .tiles button {
    position: relative;
    flex-direction: column;
    gap: 8px;
    min-height: 112px;
    padding: 12px 8px;
    border-radius: 16px;
    white-space: normal;
    line-height: 1.3;
  }

  .tiles svg {
    width: 26px;
    height: 26px;
    color: var(--link);
  }

  .tiles kbd {
    position: absolute;
    top: 8px;
    right: 8px;
    border-color: var(--line);
    color: var(--soft);
    font-weight: 400;
  }

  .ask {
    display: grid;
    justify-items: center;
    gap: 12px;
  }

  .ask h3 {
    font-size: 20px;
  }

  .ask p {
    font-variant-numeric: tabular-nums;
  }

  .ask .badge.ringing {
    animation: breathe 1.2s ease-in-out infinite;
  }

  .controls {
    display: grid;
    gap: 8px;
    padding: 8px;
  }

  .controls > p {
    padding: 8px;
  }

  .directions,
  .buttons {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: 4px;
  }

  .buttons {
    grid-template-columns: repeat(6, minmax(0, 1fr));
  }

  .controls button {
    flex-direction: column;
    gap: 4px;
    min-height: 56px;
    padding: 4px 0;
    font-size: 14px;
    line-height: 1.15;
    white-space: normal;
  }

  .controls button span {
    max-width: 100%;
    overflow-wrap: anywhere;
    hyphens: auto;
  }

  /* Without a picture there is nothing to see of ourselves but whether we are muted. */
  .desk:not([data-large]) visavis-call:not(:fullscreen, [data-kind='video'])::part(self-view) {
    width: 64px;
    height: 48px;
  }

  .controls button.danger {
    background: #c51f35;
  }

  .directions svg {
    width: 56px;
    height: 28px;
  }

  .directions rect {
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    opacity: 0.6;
  }

  .directions .seen circle,
  .directions .seen path {
    fill: currentcolor;
  }

  .directions .unseen path {
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    opacity: 0.6;
  }

  .directions [aria-pressed='true'],
  .controls button[data-on] {
    border-color: var(--accent);
    background: var(--picked);
    box-shadow: inset 0 0 0 1px var(--accent);
  }

  .directions [aria-busy='true'] {
    border-style: dashed;
    border-color: var(--accent);
    animation: breathe 1.2s ease-in-out infinite;
  }

  .controls .strip {
    padding: 0 8px;
  }

  .strip button.quiet {
    min-height: 32px;
  }

  .strip {
    display: flex;
    align-items: center;
    justify-content: space-between;
    color: var(--soft);
    font-size: 14px;
    font-variant-numeric: tabular-nums;
  }

  .person {
    flex: 1;
    min-height: 0;
    overflow: auto;
    padding: 8px 16px 24px;
    scrollbar-width: thin;
  }

  .person section {
    padding: 12px 0;
  }

  .person section + section {
    border-top: 1px solid var(--line);
  }

  .person h3 {
    margin-bottom: 6px;
    font-size: 14px;
    color: var(--soft);
  }

  .person .chips {
    margin-bottom: 8px;
  }

  .person dl {
    display: grid;
    gap: 4px;
    font-size: 14px;
  }

  .person dl div {
    display: grid;
    grid-template-columns: 112px minmax(0, 1fr);
    gap: 12px;
  }

  .person dt {
    color: var(--soft);
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .person dd {
    overflow-wrap: anywhere;
  }

  .parties {
    display: grid;
    gap: 8px;
  }

  .parties li {
    display: flex;
    align-items: center;
    gap: 12px;
  }

  @media (max-width: 1199px) {
    /* The column is the wide one already. */
    .buttons {
      grid-template-columns: repeat(5, minmax(0, 1fr));
    }

    .buttons [part='large'] {
      display: none;
    }

    .callbox,
    .desk[data-large] .callbox {
      flex: 1 0 auto;
      height: min(70%, 560px);
      min-height: 400px;
      max-height: 100%;
    }

    .column.side {
      overflow: auto;
    }

    .person {
      flex: none;
      overflow: visible;
    }
  }
`;var zn=y`
  .actions {
    display: flex;
    gap: 8px;
  }

  .actions .labelled {
    padding: 0 14px;
    font-size: 14px;
  }

  .actions .labelled svg {
    width: 18px;
    height: 18px;
  }

  .banner {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 44px;
    padding: 4px 16px;
    border-bottom: 1px solid var(--line);
    background: var(--sheet);
    color: var(--soft);
    font-size: 14px;
  }

  .banner span {
    flex: 1;
  }

  .banner[data-tone='warm'] {
    background: var(--warm-sheet);
    color: var(--warm);
  }

  .banner svg {
    width: 18px;
    height: 18px;
  }

  .talk {
    position: relative;
    flex: 1;
    min-height: 0;
    display: flex;
    flex-direction: column;
  }

  /* Reversed, it begins at its end and stays there; what is loaded above moves nothing. */
  .messages {
    flex: 1;
    min-height: 0;
    display: flex;
    flex-direction: column-reverse;
    overflow: auto;
    scrollbar-width: thin;
  }

  .inner {
    display: flex;
    flex-direction: column;
    gap: 4px;
    padding: 16px 24px;
    margin-bottom: auto;
  }

  .messages > .inner {
    min-height: min-content;
  }

  .earlier {
    align-self: center;
  }

  .day {
    display: flex;
    align-items: center;
    gap: 12px;
    margin: 16px 0 8px;
    color: var(--soft);
    font-size: 14px;
  }

  .day::before,
  .day::after {
    content: '';
    flex: 1;
    border-top: 1px solid var(--line);
  }

  .happened {
    margin: 8px 0;
    color: var(--soft);
    font-size: 14px;
    text-align: center;
  }

  .message {
    display: grid;
    justify-items: start;
    max-width: 100%;
  }

  .message[data-first] {
    margin-top: 10px;
  }

  .message[data-side='agents'] {
    justify-items: end;
  }

  .message > .meta {
    padding: 2px 4px 0;
  }

  .author {
    padding: 0 4px 2px;
    color: var(--soft);
    font-size: 14px;
  }

  .line {
    display: flex;
    align-items: flex-end;
    gap: 8px;
    max-width: min(100%, 640px);
  }

  [data-side='agents'] .line {
    flex-direction: row-reverse;
  }

  .bubble {
    min-width: 0;
    padding: 8px 14px;
    border-radius: 16px;
    background: var(--sheet);
    box-shadow: 0 0 0 1px var(--line);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  [data-side='agents'] .bubble {
    background: var(--accent);
    color: var(--on-accent);
    box-shadow: none;
  }

  [data-side='agents'] .bubble a {
    color: inherit;
  }

  .bubble[data-type='file'] {
    padding: 6px;
    white-space: normal;
  }

  .bubble[data-type='file'] > p {
    padding: 4px 8px 2px;
  }

  .meta {
    display: flex;
    flex-wrap: wrap;
    flex: none;
    align-items: center;
    gap: 6px;
    padding-bottom: 2px;
    color: var(--soft);
    font-size: 14px;
    font-variant-numeric: tabular-nums;
  }

  .meta > span {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }

  .meta svg {
    width: 16px;
    height: 16px;
  }

  [data-status='seen'] {
    color: var(--link);
  }

  [data-status='failed'] {
    color: var(--danger);
  }

  [data-state='failed'] .line {
    flex-wrap: wrap;
    justify-content: flex-start;
  }

  [data-state='failed'] .meta {
    flex: 1 1 100%;
    justify-content: flex-end;
  }

  .agent-note {
    align-self: center;
    display: grid;
    gap: 2px;
    width: min(520px, 100%);
    margin: 10px 0;
    padding: 10px 14px;
    border-radius: 12px;
    background: var(--warm-sheet);
  }

  .agent-note .meta {
    color: var(--warm);
  }

  .picture {
    display: block;
    border-radius: 12px;
    overflow: hidden;
    line-height: 0;
  }

  .picture img {
    max-width: min(320px, 100%);
    max-height: 240px;
    border-radius: 12px;
  }

  .picture.bone {
    width: 240px;
    height: 160px;
  }

  button.file {
    max-width: 100%;
    padding: 8px 12px;
    border: 0;
    background: var(--chip);
    color: var(--text);
    text-align: left;
  }

  button.file span {
    min-width: 0;
    display: grid;
  }

  button.file b {
    overflow: hidden;
    text-overflow: ellipsis;
    font-weight: 500;
  }

  button.file small {
    font-size: 14px;
    font-weight: 400;
    color: var(--soft);
  }

  .writing {
    display: flex;
    align-items: center;
    gap: 4px;
    min-height: 32px;
    margin-top: 8px;
    color: var(--soft);
    font-size: 14px;
  }

  .writing i {
    width: 6px;
    height: 6px;
    border-radius: 50%;
    background: var(--soft);
    animation: breathe 1s ease-in-out infinite;
  }

  .writing i + i {
    animation-delay: 150ms;
  }

  .writing i + i + i {
    margin-right: 6px;
    animation-delay: 300ms;
  }

  .composer,
  .over {
    display: flex;
    align-items: flex-end;
    gap: 4px;
    padding: 10px 12px;
    background: var(--sheet);
    border-top: 1px solid var(--line);
  }

  .composer textarea {
    flex: 1;
    min-width: 0;
    overflow: hidden auto;
    padding: 9px 14px;
    border: 1px solid color-mix(in srgb, var(--soft) 70%, transparent);
    border-radius: 16px;
    background: var(--page);
    line-height: 24px;
    resize: none;
  }

  .composer .send {
    background: var(--accent);
    color: var(--on-accent);
    margin-left: 4px;
  }

  .attach {
    position: relative;
  }

  .attach input {
    position: absolute;
    inset: 0;
    opacity: 0;
    cursor: pointer;
  }

  .attach:focus-within {
    outline: 3px solid var(--accent);
  }

  .over {
    align-items: center;
    justify-content: space-between;
    gap: 16px;
    min-height: 68px;
    padding: 8px 16px;
    color: var(--soft);
  }

  .over p {
    display: flex;
    align-items: center;
    gap: 10px;
  }

  .suggested {
    margin: 0 12px;
    border: 1px solid var(--line);
    border-bottom: 0;
    border-radius: 12px 12px 0 0;
    background: var(--sheet);
    overflow: hidden;
  }

  .suggested li {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 44px;
    padding: 4px 16px;
    cursor: pointer;
  }

  .suggested [aria-selected='true'],
  .suggested li:hover {
    background: var(--picked);
  }

  .suggested b {
    flex: none;
    font-weight: 600;
  }

  .suggested span {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--soft);
  }

  .upload {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 0 8px 0 16px;
    border-top: 1px solid var(--line);
    background: var(--sheet);
    font-size: 14px;
  }

  .upload progress {
    flex: 1;
    height: 6px;
    accent-color: var(--accent);
  }

  .drop-here {
    position: absolute;
    inset: 12px;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 12px;
    border: 2px dashed var(--accent);
    border-radius: 16px;
    background: color-mix(in srgb, var(--picked) 92%, transparent);
    font-weight: 600;
    pointer-events: none;
  }

  @container (max-width: 660px) {
    .actions .labelled {
      width: 44px;
      padding: 0;
    }

    .actions .labelled span {
      display: none;
    }
  }

  @media (max-width: 759px) {
    .inner {
      padding: 12px;
    }

    .actions {
      gap: 0;
    }

    .actions .labelled {
      border: 0;
      background: none;
      color: var(--soft);
    }

    .composer {
      padding: 8px 4px;
    }
  }
`;var Wn=y`
  .field {
    display: grid;
    gap: 4px;
    font-size: 14px;
    color: var(--soft);
  }

  input[type='text'],
  input[type='password'],
  input[type='search'],
  .field textarea {
    width: 100%;
    min-height: 44px;
    padding: 9px 14px;
    border: 1px solid color-mix(in srgb, var(--soft) 70%, transparent);
    border-radius: 12px;
    background: var(--sheet);
    color: var(--text);
    font-size: 16px;
    resize: vertical;
  }

  input[type='checkbox'],
  input[type='radio'] {
    flex: none;
    width: 20px;
    height: 20px;
    margin: 0;
    accent-color: var(--accent);
  }

  ::placeholder {
    white-space: nowrap;
    color: var(--soft);
    opacity: 1;
  }

  .check,
  .choice {
    display: flex;
    align-items: flex-start;
    gap: 12px;
    min-height: 44px;
    padding: 10px 0;
    cursor: pointer;
  }

  .check span,
  .choice span {
    display: grid;
    line-height: 1.35;
  }

  .check b,
  .choice b {
    font-weight: 500;
  }

  .check small,
  .choice small {
    color: var(--soft);
    font-size: 14px;
  }

  dialog {
    width: min(520px, calc(100% - 32px));
    max-height: calc(100% - 32px);
    padding: 0;
    border: 1px solid var(--line);
    border-radius: 20px;
    background: var(--sheet);
    color: var(--text);
  }

  dialog::backdrop {
    background: rgb(8 10 14 / 60%);
  }

  .sheet {
    display: grid;
    gap: 12px;
    padding: 16px 24px 24px;
  }

  .sheet > header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
  }

  .sheet > header .icon {
    margin-right: -12px;
  }

  .sheet h2 {
    font-size: 20px;
  }

  .sheet form {
    display: grid;
    gap: 12px;
  }

  .sheet fieldset {
    display: grid;
  }

  .sheet fieldset .field {
    padding: 0 0 8px 32px;
  }

  .replies {
    display: grid;
    max-height: 260px;
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: 12px;
  }

  .replies li {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 6px 4px 6px 16px;
  }

  .replies li + li {
    border-top: 1px solid var(--line);
  }

  .replies li > span {
    flex: 1;
    min-width: 0;
    display: grid;
  }

  .replies li > span > span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--soft);
    font-size: 14px;
  }

  .keys {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
    column-gap: 24px;
    font-size: 14px;
  }

  .keys div {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    padding: 5px 0;
    border-bottom: 1px solid var(--line);
  }

  .keys kbd {
    border-color: var(--line);
  }

  .screen {
    min-height: 100%;
    display: grid;
    place-items: safe center;
    padding: 24px 16px;
  }

  .card {
    width: min(400px, 100%);
    display: grid;
    gap: 16px;
    padding: 32px;
    border: 1px solid var(--line);
    border-radius: 20px;
    background: var(--sheet);
  }

  .card h1 {
    font-size: 28px;
  }

  .card .primary {
    margin-top: 8px;
  }

  .problem {
    display: flex;
    gap: 10px;
    padding: 12px 14px;
    border-radius: 12px;
    background: var(--warm-sheet);
    color: var(--warm);
    font-size: 14px;
  }

  .bones {
    height: 100%;
    display: grid;
    grid-template-columns: 320px minmax(0, 1fr) 400px;
    gap: 16px;
    padding: 80px 16px 16px;
    /* Whoever is connected within this time never sees it. */
    opacity: 0;
    animation: appear 150ms 300ms forwards;
  }

  .bone {
    border-radius: 16px;
    background: var(--chip);
    animation: breathe 1.6s ease-in-out infinite;
  }

  .colleagues {
    display: grid;
    gap: 2px;
    max-height: 220px;
    overflow: auto;
    padding: 4px;
    border: 1px solid var(--line);
    border-radius: 10px;
  }

  .colleagues > p {
    padding: 8px;
  }

  .colleague {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 44px;
    padding: 4px 8px;
    border-radius: 8px;
    cursor: pointer;
  }

  .colleague:hover,
  .colleague:has(input:checked) {
    background: var(--picked);
  }

  .colleague:has(input:disabled) {
    cursor: default;
    opacity: 0.65;
  }

  .colleague .dot {
    flex: none;
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: var(--soft);
  }

  .colleague[data-state='available'] .dot {
    background: var(--good);
  }

  .colleague[data-state='full'] .dot {
    background: var(--warm);
  }

  .colleague .words {
    display: grid;
    min-width: 0;
  }

  .colleague small {
    color: var(--soft);
  }
`;var Yn=y`
  .desk {
    position: relative;
    display: flex;
    flex-direction: column;
    height: 100%;
  }

  .head {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 64px;
    padding: 8px 16px;
    background: var(--sheet);
    border-bottom: 1px solid var(--line);
  }

  .brand {
    display: flex;
    align-items: center;
    gap: 10px;
    font-weight: 650;
    font-size: 20px;
    letter-spacing: -0.01em;
  }

  .live {
    min-width: 0;
    margin-left: 16px;
    border-color: transparent;
    background: var(--good);
    color: var(--sheet);
    font-size: 14px;
    font-variant-numeric: tabular-nums;
  }

  .live:hover:not(:disabled) {
    background: color-mix(in srgb, var(--good) 84%, var(--text));
  }

  .live span {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .presence {
    position: relative;
    display: flex;
    align-items: center;
  }

  .presence .dot {
    position: absolute;
    left: 14px;
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: var(--soft);
    pointer-events: none;
  }

  .presence[data-presence='available'] .dot {
    background: var(--good);
  }

  .presence[data-presence='busy'] .dot,
  .presence[data-presence='wrapUp'] .dot {
    background: var(--warm);
  }

  .presence select {
    height: 44px;
    padding: 0 12px 0 32px;
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--sheet);
    font-weight: 500;
    cursor: pointer;
  }

  .role {
    padding: 0 12px;
    color: var(--soft);
    font-size: 14px;
  }

  .self {
    display: flex;
    align-items: center;
    gap: 8px;
    min-width: 0;
    margin-left: 8px;
    font-weight: 500;
    white-space: nowrap;
  }

  .offline {
    display: flex;
    align-items: center;
    gap: 10px;
    position: absolute;
    z-index: 10;
    top: 72px;
    left: 50%;
    width: max-content;
    max-width: calc(100% - 32px);
    padding: 8px 16px;
    border-radius: 12px;
    background: var(--warm-sheet);
    color: var(--warm);
    font-size: 14px;
    font-weight: 500;
    box-shadow: 0 8px 28px rgb(8 10 14 / 28%);
    transform: translateX(-50%);
  }

  .columns {
    flex: 1;
    min-height: 0;
    display: grid;
    grid-template-columns: 320px minmax(0, 1fr) 432px;
  }

  .desk[data-large] .columns {
    grid-template-columns: 280px minmax(320px, 380px) minmax(0, 1fr);
  }

  .column {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    background: var(--sheet);
  }

  .column + .column {
    border-left: 1px solid var(--line);
  }

  .chat {
    background: var(--page);
    container-type: inline-size;
  }

  .top {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 64px;
    padding: 8px 16px;
    background: var(--sheet);
    border-bottom: 1px solid var(--line);
  }

  .top .words {
    gap: 0;
  }

  .top h1,
  .top h2 {
    font-size: 16px;
  }

  .top p {
    color: var(--soft);
    font-size: 14px;
  }

  .back,
  .to-side,
  .side-top {
    display: none;
  }

  .notices {
    position: fixed;
    z-index: 20;
    left: 16px;
    bottom: 16px;
    display: grid;
    gap: 8px;
    width: min(288px, calc(100% - 32px));
  }

  .notice {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 4px 4px 4px 16px;
    border-radius: 12px;
    background: #161b24;
    color: #fff;
    box-shadow: 0 8px 28px rgb(8 10 14 / 28%);
  }

  .notice span {
    flex: 1;
    padding: 8px 0;
  }

  .notice .icon {
    color: #fff;
  }

  .notice .icon:hover {
    background: rgb(255 255 255 / 16%);
  }

  @media (prefers-color-scheme: dark) {
    .notice {
      background: #303a4b;
    }

    .live:hover:not(:disabled) {
      background: var(--good);
    }
  }

  /* Two columns: the conversation or the person. Model and style sheet fold at the same widths. */
  @media (max-width: 1199px) {
    .columns,
    .desk[data-large] .columns,
    .bones {
      grid-template-columns: 300px minmax(0, 1fr);
    }

    .desk:not([data-pane='side']) .side,
    .desk[data-pane='side'] .chat,
    .bone:last-child {
      display: none;
    }

    .to-side {
      display: inline-grid;
    }

    .side-top {
      display: flex;
    }

    .side-top .back {
      display: inline-grid;
    }

    .column.side {
      border-left: 1px solid var(--line);
    }
  }

  @media (max-width: 759px) {
    /* Above the message field. */
    .notices {
      bottom: 84px;
      width: calc(100% - 32px);
    }

    .columns,
    .desk[data-large] .columns,
    .bones {
      grid-template-columns: minmax(0, 1fr);
    }

    .desk:not([data-pane='list']) .list,
    .desk:not([data-pane='chat']) .chat,
    .desk:not([data-pane='side']) .side,
    .bone + .bone {
      display: none;
    }

    .column,
    .column + .column,
    .column.side {
      border-left: 0;
    }

    .back {
      display: inline-grid;
    }

    .head {
      padding: 8px;
    }

    .brand span,
    .own-name,
    .wide-only,
    .live span {
      display: none;
    }

    .self {
      margin-left: 0;
    }

    .live {
      margin-left: 8px;
      padding: 0 12px;
    }

    .top {
      gap: 8px;
      padding: 8px;
    }

    .sheet {
      padding: 12px 16px 16px;
    }

    .card {
      padding: 24px;
    }
  }
`;var qn=y`
  .tabs {
    display: flex;
    gap: 4px;
    padding: 8px 12px 0;
    border-bottom: 1px solid var(--line);
  }

  .tabs button {
    min-height: 48px;
    padding: 0 12px;
    border: 0;
    border-bottom: 3px solid transparent;
    border-radius: 8px 8px 0 0;
    background: none;
    color: var(--soft);
  }

  .tabs button:hover {
    color: var(--text);
  }

  .tabs [aria-selected='true'] {
    border-bottom-color: var(--accent);
    color: var(--text);
    font-weight: 600;
  }

  .scroll {
    flex: 1;
    min-height: 0;
    overflow: auto;
    padding: 8px;
    scrollbar-width: thin;
  }

  .list section > h2 {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 12px 8px 4px;
    color: var(--soft);
    font-size: 14px;
    font-weight: 600;
    letter-spacing: 0;
  }

  .row {
    width: 100%;
    min-height: 64px;
    gap: 12px;
    padding: 8px;
    border: 0;
    border-radius: 12px;
    background: none;
    font-weight: 400;
    justify-content: flex-start;
  }

  button.row:hover:not([aria-current]) {
    background: var(--chip);
  }

  .row.plain {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
  }

  .row[aria-current],
  button.row[aria-current]:hover {
    background: var(--picked);
  }

  .row[aria-current] .here {
    border-color: var(--picked);
  }

  .row[data-closed] {
    color: var(--soft);
  }

  .row[data-closed] .avatar {
    filter: grayscale(1);
  }

  .row .words > span {
    display: flex;
    align-items: center;
    gap: 6px;
  }

  .row button.words > span,
  button.row .words > span {
    display: block;
  }

  .row .words > span > span {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .row .words svg {
    width: 16px;
    height: 16px;
  }

  .row [data-writing] {
    color: var(--good);
  }

  .row.plain button {
    font-size: 14px;
    padding: 0 12px;
  }

  .row.plain button svg {
    width: 16px;
    height: 16px;
  }

  .row.visitor .chips {
    width: 100%;
    padding-left: 52px;
  }

  .row.plain .pair {
    width: 100%;
    padding-left: 52px;
  }

  .row.plain .pair button {
    flex: 1;
    padding: 0 8px;
  }

  .aside {
    display: grid;
    justify-items: end;
    gap: 4px;
    align-self: stretch;
    align-content: center;
    color: var(--soft);
    font-size: 14px;
    font-variant-numeric: tabular-nums;
  }

  .waits {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }

  .words time,
  .waits {
    flex: none;
    font-variant-numeric: tabular-nums;
  }

  .words .waits svg,
  .waits svg {
    width: 14px;
    height: 14px;
  }

  .waits[data-long] {
    color: var(--warm);
    font-weight: 600;
  }

  .marks {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: 20px;
  }

  .marks svg {
    width: 16px;
    height: 16px;
  }

  .on-call {
    color: var(--good);
  }

  .ringing {
    color: var(--link);
  }

  .marks .ringing {
    animation: breathe 1.2s ease-in-out infinite;
  }

  .unread {
    min-width: 20px;
    padding: 0 6px;
    border-radius: 10px;
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
    line-height: 20px;
    text-align: center;
  }

  .offer {
    display: grid;
    gap: 12px;
    margin-bottom: 8px;
    padding: 14px;
    border: 2px solid var(--accent);
    border-radius: 16px;
    background: var(--picked);
    animation: arrive 160ms ease-out;
  }

  .offer header {
    display: flex;
    align-items: center;
    gap: 12px;
  }

  .offer .words > span {
    white-space: normal;
  }

  .offer .pair button {
    flex: 1;
  }

  .offer .chip {
    background: var(--sheet);
  }

  .seconds {
    font-size: 20px;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .seconds span {
    margin-left: 2px;
    font-size: 14px;
    font-weight: 400;
    color: var(--soft);
  }

  [data-urgent] .seconds {
    color: var(--danger);
  }

  .note-text {
    display: flex;
    gap: 8px;
    font-size: 14px;
  }

  .note-text svg {
    width: 18px;
    height: 18px;
    color: var(--warm);
  }

  .search {
    position: relative;
    display: block;
    padding: 4px;
  }

  .search svg {
    position: absolute;
    left: 16px;
    top: 16px;
    color: var(--soft);
    pointer-events: none;
  }

  .search input {
    padding-left: 40px;
  }

  .list .check {
    padding: 10px 8px;
    font-size: 14px;
  }

  .skeleton {
    display: grid;
    gap: 8px;
    padding: 4px;
    opacity: 0;
    animation: appear 150ms 300ms forwards;
  }

  .skeleton i {
    height: 64px;
    border-radius: 12px;
    background: var(--chip);
    animation: breathe 1.6s ease-in-out infinite;
  }

  @keyframes arrive {
    from {
      opacity: 0;
    }
  }
`;var Kn=I(class extends C{constructor(t){if(super(t),t.type!==$.PROPERTY&&t.type!==$.ATTRIBUTE&&t.type!==$.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!$n(t))throw Error("`live` bindings can only contain a single expression")}render(t){return t}update(t,[e]){if(e===w||e===d)return e;let n=t.element,s=t.name;if(t.type===$.PROPERTY){if(e===n[s])return w}else if(t.type===$.BOOLEAN_ATTRIBUTE){if(!!e===n.hasAttribute(s))return w}else if(t.type===$.ATTRIBUTE&&n.getAttribute(s)===e+"")return w;return z(t),e}});var Ji=6,Gi=6,Ee=class{isDragging=!1;#e;#t;#n=new Map;#s=0;#i="";constructor(e,n){this.#e=e,this.#t=n}dragOver=e=>{!e.dataTransfer?.types.includes("Files")||!this.#o||(e.preventDefault(),this.isDragging||this.#p(!0))};dragLeave=e=>{e.currentTarget.contains(e.relatedTarget)||this.#p(!1)};drop=e=>{this.#p(!1);let n=e.dataTransfer?.files;!n?.length||!this.#o||(e.preventDefault(),this.#e.sendFiles(this.#e.selected,n))};render(e){let{strings:n,uploads:s}=this.#e,i=this.#n.get(e.id)??"",o=this.#l(e);return a`
      ${o.length>0?a`<ul class="suggested" id="suggested" part="suggested" role="listbox" aria-label=${n.canned}>
              ${o.map((r,l)=>a`<li
                  id="reply-${l}"
                  role="option"
                  aria-selected=${l===this.#s}
                  @click=${()=>this.#a(e,r)}
                >
                  <b>/${r.name}</b><span>${r.text}</span>
                </li>`)}
            </ul>`:d}
      ${s.of(e.id).map(r=>a`<div class="upload" part="upload">
            <span>${n.uploading(r.name,Math.round(r.share*100))}</span>
            <progress max="1" .value=${r.share} aria-label=${r.name}></progress>
            <button class="icon" aria-label=${n.cancel} @click=${()=>r.stop.abort()}>${p("x")}</button>
          </div>`)}
      <form class="composer" part="composer" @submit=${r=>this.#c(r,e)}>
        <label class="icon attach" part="attach" title=${n.attach}>
          ${p("paperclip")}
          <input
            type="file"
            multiple
            aria-label=${n.attach}
            accept=${Ge.map(r=>`.${r}`).join(",")}
            @change=${r=>{let l=r.target;this.#e.sendFiles(e,[...l.files??[]]),l.value=""}}
          />
        </label>
        <button
          class="icon"
          type="button"
          part="canned"
          aria-label=${n.cannedManage}
          title=${n.cannedManage}
          @click=${()=>this.#e.openDialog("canned")}
        >
          ${p("zap")}
        </button>
        <textarea
          part="input"
          rows="1"
          maxlength="8000"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded=${o.length>0}
          aria-controls="suggested"
          aria-activedescendant=${o.length>0?`reply-${this.#s}`:d}
          aria-label=${n.message}
          placeholder=${n.messageHint}
          .value=${Kn(i)}
          @input=${r=>this.#r(r.target,e)}
          @keydown=${r=>this.#d(r,e)}
          @paste=${r=>{let l=[...r.clipboardData?.files??[]];l.length!==0&&(r.preventDefault(),this.#e.sendFiles(e,l))}}
        ></textarea>
        <button class="icon send" part="send" type="submit" aria-label=${n.send} title=${n.send}>
          ${p("send")}
        </button>
      </form>
    `}draftOf(e){return this.#n.get(e.id)??""}get#o(){let{selected:e}=this.#e;return e!==void 0&&!e.isClosed&&!this.#e.listensTo(e)}#l(e){let n=this.draftOf(e),s=/^\/(\S*)$/.exec(n)?.[1];return s===void 0||n===this.#i?[]:this.#e.canned?.find(s).slice(0,Ji)??[]}#a(e,{text:n}){this.#n.set(e.id,n),this.#t()}#r(e,n){this.#n.set(n.id,e.value),this.#s=0,this.#i="",_e(e),n.setTyping(e.value.trim()!==""),this.#t()}#d(e,n){if(e.isComposing)return;let s=this.#l(n),i={ArrowDown:1,ArrowUp:-1}[e.key];if(s.length>0&&i)this.#s=(this.#s+i+s.length)%s.length;else if(s.length>0&&(e.key==="Enter"||e.key==="Tab"))this.#a(n,s[this.#s]??s[0]);else if(s.length>0&&e.key==="Escape")this.#i=this.draftOf(n),e.stopPropagation();else if(e.key==="Enter"&&!e.shiftKey)this.#g(e.target,n);else return;e.preventDefault(),this.#t()}#c(e,n){e.preventDefault(),this.#g(e.target.querySelector("textarea"),n)}#g(e,n){let s=e.value.trim();s&&n.sendText(s),this.#n.delete(n.id),e.value="",_e(e),e.focus(),this.#t()}#p(e){this.isDragging=e,this.#t()}};function _e(t){for(t.rows=1;t.value&&t.rows<Gi&&t.scrollHeight>t.clientHeight+2;)t.rows++}var Jn=I(class extends C{constructor(){super(...arguments),this.key=d}render(t,e){return this.key=t,e}update(t,[e,n]){return e!==this.key&&(z(t),this.key=e),n}});function D(t){let e=i=>String(Math.floor(i)).padStart(2,"0"),n=Math.floor(t/3600),s=Math.floor(t%3600/60);return n>0?`${n}:${e(s)}:${e(t%60)}`:`${s}:${e(t%60)}`}function Ie(t){let e=t.trim().split(/\s+/).filter(Boolean);return(e.length>1?[e[0],e[e.length-1]]:e).map(s=>[...s][0].toUpperCase()).join("")||"?"}function Qn(t,e){let n=e.pending.at(-1);if(n?.content.type==="text")return`${t.strings.you}: ${n.content.text}`;let s=r=>Gn(t,r)!=="",i=e.messages.findLast(r=>r.author&&s(r))??e.messages.findLast(s);if(!i)return"";let o=Gn(t,i);return i.author?.identity===t.me?.identity?`${t.strings.you}: ${o}`:o}function Xn(t){if(t.isClosed)return;let e=({author:s})=>s?.role==="customer",n=t.messages.findLastIndex(({author:s})=>s!==null&&s.role!=="customer");return t.messages.slice(n+1).find(e)?.at}function Gn(t,{content:e}){switch(e.type){case"text":return e.text;case"link":return e.url;case"file":return e.caption||e.name;case"note":return tt(t,e.note)}}function et({strings:t},e){switch(e.kind){case"anyone":return t.anyone;case"skill":return e.skill;case"agent":return e.agent}}function tt(t,e){let{strings:n}=t;switch(e.event){case"joined":return e.person.identity===t.me?.identity?n.youJoined:n.joined(e.person.name);case"left":return e.person.identity===t.me?.identity?"":n.left(e.person.name,e.reason);case"transferred":return n.transferred(et(t,e.target));case"callRequested":return n.callRequested(e.kind);case"callRequestEnded":return n.requestEnded[e.outcome];case"callStarted":return n.callStarted(e.kind);case"callSwitched":return e.direction?e.outcome==="done"?n.camerasSeen[e.direction]:n.camerasNotChanged[e.outcome]:e.outcome==="done"?n.callSwitched(e.kind):n.notSwitched[e.outcome];case"callEnded":return n.callEnded(e.reason,D(e.seconds));case"closed":return n.closed[e.reason]}}function Zn(t,e,n){switch(e.type){case"text":return E(e.text);case"link":return ee(e.url);case"file":return e.kind==="image"?Qi(t,e,n):es(t,e,n);case"note":return d}}function Qi(t,e,n){let{strings:s}=t,i=t.files?.picture(e.fileId);return i===null?a`<p>${s.pictureFailed}</p>${es(t,e,n)}`:a`
    ${i?a`<a class="picture" href=${i} target="_blank" rel="noopener" aria-label=${s.openPicture(e.name)}>
            <img part="picture" src=${i} alt=${e.caption||e.name} />
          </a>`:a`<span class="picture bone"></span>`}
    ${e.caption?a`<p>${E(e.caption)}</p>`:d}
  `}function es(t,e,n){let{strings:s,locale:i}=t;return a`
    <button
      class="file"
      part="file"
      aria-label=${s.download(e.name)}
      @click=${()=>t.attempt(async()=>t.files?.save(e.fileId,e.name))}
    >
      ${n("fileText")}
      <span><b>${e.name}</b><small>${ve(e.size,i)}</small></span>
      ${n("download")}
    </button>
    ${e.caption?a`<p>${E(e.caption)}</p>`:d}
  `}var ts={sending:"clock",sent:"check",delivered:"checkCheck",seen:"checkCheck",failed:"alert"};function ns(t,e){let{strings:n}=t,s=t.me?.identity,i=e.messages.findLast(({author:c})=>c?.identity===s)?.number,o="",r,l=c=>{let u=me(c.at,Date.now(),t.locale,n),g=u!==o;o=u;let h=g?a`<p class="day" part="day"><span>${u}</span></p>`:d;if("note"in c)return r=void 0,a`${h}${eo(t,e,c.note)}`;let{message:f}=c;if(f.content.type==="note"){r=void 0;let v=tt(t,f.content.note);return a`${h}${v?a`<p class="happened" part="note">${v} <time>${b(f.at,t.locale)}</time></p>`:d}`}let m=g||r!==f.author?.identity;return r=f.author?.identity,a`${h}${to(t,e,f,m,f.number===i)}`};return a`
    <div
      class="messages"
      part="messages"
      role="log"
      tabindex="0"
      aria-label=${n.conversation}
      @scroll=${({target:c})=>Xi(t,e,c)}
    >
      <div class="inner">
        ${e.hasEarlier?a`<button class="quiet earlier" part="earlier" @click=${()=>t.attempt(()=>e.loadEarlier())}>
                ${n.earlier}
              </button>`:d}
        ${x(Zi(e),({key:c})=>c,l)}
        ${x(e.pending,({clientId:c})=>c,c=>no(t,e,c))}
        ${e.writing.map(({name:c})=>a`<p class="writing" part="typing"><i></i><i></i><i></i><span>${n.writing(c)}</span></p>`)}
      </div>
    </div>
  `}var nt=new WeakSet;function Xi(t,e,n){n.scrollHeight-n.clientHeight+n.scrollTop>80||!e.hasEarlier||nt.has(e)||(nt.add(e),t.attempt(()=>e.loadEarlier()).then(()=>nt.delete(e)))}function Zi(t){let e=t.messages[0]?.at??0,n=t.messages.map(i=>({at:i.at,key:`m${i.number}`,message:i})),s=t.info.notes.filter(({at:i})=>i>=e||!t.hasEarlier).map((i,o)=>({at:i.at,key:`n${i.at}-${o}`,note:i}));return s.length===0?n:[...n,...s].sort((i,o)=>i.at-o.at)}function eo(t,e,{at:n,by:s,text:i}){let{strings:o,locale:r}=t;return a`
    <aside class="agent-note" part="agent-note">
      <p class="meta">${p("note")}${o.noteBy(t.nameIn(e,s))} · <time>${b(n,r)}</time></p>
      <p>${E(i)}</p>
    </aside>
  `}function to(t,e,n,s,i){let{strings:o,locale:r,me:l}=t,c=n.author?.identity===l?.identity,u=n.author?.role!=="customer",g=c&&i?e.status(n):void 0,h=a`<span class="meta">
    <time datetime=${new Date(n.at).toISOString()}>${b(n.at,r)}</time>
    ${g?a`<span part="status" data-status=${g}>${p(ts[g])}${o[g]}</span>`:d}
  </span>`;return a`
    <div class="message" part="message" data-side=${u?"agents":"customer"} data-number=${n.number} ?data-first=${s}>
      ${s&&!c?a`<p class="author">${n.author?.name}</p>`:d}
      <div class="line">
        <div class="bubble" data-type=${n.content.type}>${Zn(t,n.content,p)}</div>
        ${g?d:h}
      </div>
      ${g?h:d}
    </div>
  `}function no(t,e,n){let{strings:s}=t,{content:i}=n,o=i.type==="text"?E(i.text):i.type==="link"?ee(i.url):p("fileText");return a`
    <div class="message" part="message pending" data-side="agents" data-state=${n.state} data-first>
      <div class="line">
        <div class="bubble" data-type="text">${o}</div>
        <span class="meta">
          <span part="status" data-status=${n.state}>${p(ts[n.state])}${s[n.state]}</span>
          ${n.state==="failed"?a`
                  <span>${t.sentence(n.error)}</span>
                  <button class="quiet" @click=${()=>e.retry(n.clientId)}>${s.retry}</button>
                  <button class="quiet" @click=${()=>e.discard(n.clientId)}>${s.discard}</button>
                `:d}
        </span>
      </div>
    </div>
  `}var so=5;function S(t,e){let n=[...t].reduce((s,i)=>s+i.charCodeAt(0),0)%so;return a`<span class="avatar" data-hue=${n} aria-hidden="true">
    ${Ie(t)}${e===void 0?d:a`<i class="here" ?data-away=${!e}></i>`}
  </span>`}function ss(t,e){let n=t.selected;return a`
    <main class="column chat" part="chat">
      ${n?oo(t,n,e):io(t)}
    </main>
  `}function io({strings:t,isSupervisor:e}){return a`
    <div class="empty large" part="empty-chat">
      <span class="badge">${p("message")}</span>
      <h1>${t.nobodyTitle}</h1>
      <p>${e?t.nobodySupervisor:t.nobody}</p>
    </div>
  `}function oo(t,e,n){return a`
    ${ro(t,e)} ${ao(t,e)}
    ${Jn(e.id,a`<div
        class="talk"
        @dragover=${n.dragOver}
        @dragleave=${n.dragLeave}
        @drop=${n.drop}
      >
        ${ns(t,e)}
        ${e.isClosed?lo(t,e):t.listensTo(e)?co(t,e):n.render(e)}
        ${n.isDragging?a`<div class="drop-here">${p("paperclip")}${t.strings.dropHere}</div>`:d}
      </div>`)}
  `}function ro(t,e){let{strings:n,locale:s}=t,{info:i}=e,o=t.nameOf(e),r=[i.topic,i.skill,n.since(b(i.openedAt,s))].filter(Boolean),l=!e.isClosed,c=l&&!t.listensTo(e);return a`
    <header class="top">
      <button class="icon back" part="back" aria-label=${n.toList} @click=${()=>t.show("list")}>
        ${p("arrowLeft")}
      </button>
      ${S(o)}
      <div class="words">
        <h1>${o}</h1>
        <p>${r.join(" · ")}</p>
      </div>
      <div class="actions">
        ${l?st("transfer","transfer",n.transfer,"T",()=>t.openDialog("transfer")):d}
        ${c?st("ask","userPlus",n.askAgent,"Q",()=>t.openDialog("ask")):d}
        ${l?st("end","check",n.end,"E",()=>t.openDialog("end")):d}
        <button class="icon to-side" part="to-side" aria-label=${n.toSide} title=${n.toSide} @click=${()=>t.show("side")}>
          ${p(e.call?"phone":"idCard")}
        </button>
      </div>
    </header>
  `}function st(t,e,n,s,i){return a`<button class="labelled" part=${t} aria-label=${n} aria-keyshortcuts=${s} title=${`${n} (${s})`} @click=${i}>
    ${p(e)}<span>${n}</span>
  </button>`}function ao(t,e){let{strings:n}=t,{info:s}=e,i=s.parties.find(({standing:r})=>r==="customer"),o=e.others.filter(({standing:r})=>r==="agent").map(({person:r})=>r.name);return a`
    ${i&&!i.here&&!e.isClosed?a`<p class="banner" part="customer-away" data-tone="warm">${p("wifiOff")}<span>${n.away(i.person.name)}</span></p>`:d}
    ${s.target&&s.attended?a`<p class="banner" part="transfer-pending">
            ${p("transfer")}<span>${n.transferPending(et(t,s.target))}</span>
            <button class="quiet" @click=${()=>t.attempt(()=>e.cancelTransfer())}>${n.cancel}</button>
          </p>`:d}
    ${o.length>0&&!e.isClosed?a`<p class="banner" part="colleagues">
            ${p("users")}<span>${n.withColleagues(o.join(", "))}</span>
            ${t.listensTo(e)?d:a`<button class="quiet" part="leave" @click=${()=>t.attempt(()=>e.leave())}>${n.leaveToThem}</button>`}
          </p>`:d}
  `}function lo(t,e){let{strings:n}=t,s=e.end?.reason;return a`
    <footer class="over" part="over">
      <p>${s?n.closed[s]:n.ended}</p>
      <button class="primary" part="dismiss" aria-keyshortcuts="E" @click=${()=>t.dismiss(e)}>
        ${n.dismiss}<kbd>E</kbd>
      </button>
    </footer>
  `}function co(t,e){let{strings:n}=t;return a`
    <footer class="over" part="listening">
      <p>${p("ear")}<span>${n.youListen}</span></p>
      <button part="stop-listening" @click=${()=>t.attempt(()=>e.leave())}>${n.stopListening}</button>
    </footer>
  `}function is(t,e){return[...new Set([...e,...t.flatMap(({info:n})=>n.skill??[])])]}function os(t,e,n){let{strings:s}=t,i=t.dialog;if(!i)return d;let o={transfer:s.transferTitle,ask:s.askTitle,canned:s.canned,help:s.help,end:s.endTitle(xo(t))};return a`
    <dialog
      part="dialog"
      aria-labelledby="dialog-title"
      @close=${()=>t.openDialog(void 0)}
      @click=${r=>{r.target===r.currentTarget&&r.currentTarget.close()}}
    >
      <div class="sheet">
        <header>
          <h2 id="dialog-title">${o[i]}</h2>
          <button class="icon" aria-label=${s.close} @click=${rt}>${p("x")}</button>
        </header>
        ${po(t,e,n)}
      </div>
    </dialog>
  `}function po(t,e,n){switch(t.dialog){case"transfer":return ho(t);case"ask":return fo(t);case"canned":return vo(t,n);case"help":return wo(t,e);case"end":return mo(t);case void 0:return d}}function ho(t){let{strings:e}=t,n=t.mine.find(({id:r})=>r===t.subject),s=n!==void 0&&!t.listensTo(n),i=r=>{let l=ot(r),c=ls(t,l),u=l.get("skill")?.trim(),g=l.get("kind"),f={agent:c?{kind:"agent",agent:c}:void 0,skill:u?{kind:"skill",skill:u}:void 0,anyone:{kind:"anyone"}}[g??""];if(!f)return;let m=l.get("note")?.trim()||void 0,v={attended:s&&l.get("attended")==="on",note:m};it(t,r,(k,W)=>W.transfer(k,f,v))},o=(r,l,c,u)=>a`
    <label class="choice">
      <input type="radio" name="kind" value=${r} ?checked=${r==="agent"} part="target-${r}" />
      <span><b>${l}</b><small>${c}</small></span>
    </label>
    ${u}
  `;return a`
    <form @submit=${i} @input=${uo}>
      <fieldset>
        <legend class="spoken">${e.transferTitle}</legend>
        ${o("agent",e.toAgent,e.toAgentHint,rs(t))}
        ${o("skill",e.toSkill,e.toSkillHint,yo("skill",e.skillName,is(t.mine,t.contacts?.skills??[])))}
        ${o("anyone",e.toAnyone,e.toAnyoneHint,d)}
      </fieldset>
      ${s?a`<label class="check">
              <input type="checkbox" name="attended" part="attended" />
              <span><b>${e.attended}</b><small>${e.attendedHint}</small></span>
            </label>`:d}
      ${cs(t)} ${ds(t,e.transfer)}
    </form>
  `}function uo({target:t,currentTarget:e}){let n=t,s=n.name==="colleague"?"agent":n.name;if(!["agent","skill"].includes(s)||!n.value)return;let i=e.querySelector(`[value="${s}"]`);i&&(i.checked=!0)}function rs(t){let{strings:e}=t,n=as(t);return a`
    <label class="field">
      <span>${e.findColleague}</span>
      <input
        name="agent"
        type="text"
        part="field-agent"
        autocomplete="off"
        autofocus
        @input=${({target:s})=>t.colleagues.search(s.value)}
      />
    </label>
    <div class="colleagues" part="colleagues" role="radiogroup" aria-label=${e.colleagues}>
      ${x(n,({identity:s})=>s,s=>go(t,s))}
      ${n.length===0?a`<p class="soft">${e.noColleague}</p>`:d}
    </div>
  `}function go(t,{identity:e,name:n,state:s,skills:i,contacts:o,capacity:r}){let{strings:l}=t;return a`
    <label class="colleague" part="colleague" data-agent=${e} data-state=${s}>
      <input
        type="radio"
        name="colleague"
        value=${e}
        ?disabled=${s==="away"||s==="unavailable"}
        .checked=${t.colleagues.chosen===e}
        @change=${()=>t.colleagues.choose(e)}
      />
      <span class="dot" aria-hidden="true"></span>
      <span class="words">
        <b>${n}</b>
        <small>${[l.colleagueStates[s],l.servesOf(o,r),...i].join(" · ")}</small>
      </span>
    </label>
  `}function as(t){return t.colleagues.listFor(t.mine.find(({id:e})=>e===t.subject))}function ls(t,e){let n=as(t),s=n.find(({identity:r})=>r===e.get("colleague")),i=e.get("agent")?.trim(),o=n.length===1&&i?n[0]:void 0;return s?.identity??o?.identity??(i||void 0)}function fo(t){let{strings:e}=t;return a`
    <form @submit=${s=>{let i=ot(s),o=ls(t,i),r=i.get("note")?.trim()||void 0;o&&it(t,s,async(l,c)=>{await c.get(l)?.askAgent(o,r),t.notify(t.strings.asked(t.colleagues.nameOf(o)))})}}>
      <p class="soft">${e.askHint}</p>
      ${rs(t)} ${cs(t)} ${ds(t,e.askAgent)}
    </form>
  `}function mo(t){let{strings:e}=t;return a`
    <form @submit=${s=>{s.preventDefault(),it(t,s,(i,o)=>o.end(i))}}>
      <p class="soft">${e.endHint}</p>
      <div class="pair end">
        <button type="button" @click=${rt}>${e.cancel}</button>
        <button class="danger" part="confirm-end" autofocus>${e.end}</button>
      </div>
    </form>
  `}function vo(t,e){let{strings:n}=t,s=t.canned;if(!s)return a``;let{list:i}=s,o=l=>{let c=ot(l),u=c.get("name")?.trim().replace(/^\/+/,"").replace(/\s+/g,"-"),g=c.get("text")?.trim();if(!(!u||!g)){if(!s.add({name:u,text:g}))return t.notify(n.notKept);l.target.reset(),t.openDialog("canned")}},r=l=>{s.remove(l),t.openDialog("canned")};return a`
    <p class="soft">${n.cannedHint}</p>
    ${i.length>0?a`<ul class="replies" part="replies">
            ${i.map(({name:l,text:c})=>a`<li>
                <span><b>/${l}</b><span>${c}</span></span>
                <button class="icon" aria-label=${n.removeReply(l)} title=${n.removeReply(l)} @click=${()=>r(l)}>
                  ${p("trash")}
                </button>
              </li>`)}
          </ul>`:d}
    <form @submit=${o}>
      <label class="field"><span>${n.replyName}</span><input name="name" type="text" required maxlength="40" autocomplete="off" /></label>
      <label class="field"><span>${n.replyText}</span><textarea name="text" rows="3" required maxlength="4000" .value=${t.selected?e.draftOf(t.selected):""}></textarea></label>
      <div class="pair end"><button class="primary" part="add-reply">${p("plus")}${n.addReply}</button></div>
    </form>
  `}function wo(t,e){let{strings:n}=t;return a`
    <label class="check">
      <input
        type="checkbox"
        part="keys-on"
        .checked=${e.areOn}
        @change=${({target:s})=>{e.areOn=s.checked}}
      />
      <span><b>${n.keysOn}</b><small>${n.keysHint}</small></span>
    </label>
    <dl class="keys" part="keys">
      ${Je.map(({key:s,name:i})=>a`<div><dt>${n.keys[i]}</dt><dd><kbd>${s}</kbd></dd></div>`)}
      <div><dt>${n.leaveField}</dt><dd><kbd>Esc</kbd></dd></div>
      ${["m","v","s"].map(s=>a`<div><dt>${n.callKeys[s]}</dt><dd><kbd>${s.toUpperCase()}</kbd></dd></div>`)}
    </dl>
  `}function yo(t,e,n){return a`<label class="field">
    <span>${e}</span>
    <input name=${t} type="text" part="field-${t}" list="known-${t}" autocomplete="off" />
    <datalist id="known-${t}">${n.map(s=>a`<option value=${s}></option>`)}</datalist>
  </label>`}function cs({strings:t}){return a`<label class="field"><span>${t.noteFor}</span><textarea name="note" rows="2" maxlength="2000"></textarea></label>`}function ds({strings:t},e){return a`<div class="pair end">
    <button type="button" @click=${rt}>${t.cancel}</button>
    <button class="primary" part="confirm">${e}</button>
  </div>`}async function it(t,e,n){let{subject:s,contacts:i}=t;if(!s||!i)return;let o=e.target.closest("dialog");await t.attempt(()=>n(s,i))&&o?.close()}function xo(t){let e=t.mine.find(({id:n})=>n===t.subject);return e?t.nameOf(e):t.contacts?.state.all.get(t.subject??"")?.customer??t.strings.customer}function ot(t){t.preventDefault();let e=new FormData(t.target);return new Map([...e].map(([n,s])=>[n,String(s)]))}function rt({target:t}){t.closest("dialog")?.close()}function ps(t){let{strings:e,presence:n,me:s}=t,i=t.otherLiveCall,o=i&&t.contacts?.get(i.info.contactId);return a`
    <header class="head" part="header">
      <span class="brand"><img src="/pages/icon.svg" alt="" width="28" height="28" /><span>visavis</span></span>
      ${o?a`<button class="live" part="other-call" @click=${()=>t.select(o.id,"side")}>
              ${p("phone")}<span>${e.inCallWith(t.nameOf(o))} · ${D(i.seconds)}</span>
            </button>`:d}
      <span class="grow"></span>
      ${bo(t)}
      <button
        class="icon wide-only"
        part="help"
        aria-label=${e.help}
        title=${`${e.help} (?)`}
        @click=${()=>t.openDialog("help")}
      >
        ${p("help")}
      </button>
      ${n?a`<label class="presence" data-presence=${n.value}>
              <span class="spoken">${e.presence}</span>
              <i class="dot"></i>
              <select
                part="presence"
                title=${e.presenceHint}
                @change=${({target:r})=>{let l=r.value;t.attempt(()=>n.set(l))}}
              >
                ${Xe.map(r=>a`<option value=${r} .selected=${r===n.value}>${e.presences[r]}</option>`)}
              </select>
            </label>`:a`<span class="role">${e.supervisor}</span>`}
      <span class="self" part="self" title=${s?.identity??""}>
        <span class="avatar small" aria-hidden="true">${Ie(s?.name??"")}</span>
        <span class="own-name">${s?.name}</span>
      </span>
      <button
        class="icon"
        part="sign-out"
        aria-label=${e.signOut}
        title=${e.signOut}
        @click=${()=>t.signOut()}
      >
        ${p("logOut")}
      </button>
    </header>
  `}function bo(t){let{alerts:e,strings:n}=t,s=e.hasSound?n.soundOff:n.soundOn;return a`
    <button class="icon" part="sound" aria-label=${s} title=${s} @click=${()=>{e.hasSound=!e.hasSound,e.hasSound&&e.play(),t.announce(e.hasSound?n.soundIsOn:n.soundIsOff)}}>
      ${p(e.hasSound?"bell":"bellOff")}
    </button>
  `}function hs(t){let{strings:e,visitors:n}=t;return n?a`
    <search class="search">
      ${p("search")}
      <input
        type="search"
        part="visitor-search"
        aria-label=${e.searchVisitors}
        placeholder=${e.searchVisitors}
        .value=${n.query}
        @input=${({target:s})=>n.search(s.value)}
      />
    </search>
    <label class="check">
      <input
        type="checkbox"
        .checked=${n.isMine}
        @change=${({target:s})=>n.showMine(s.checked)}
      />
      <span>${e.onlyMine}</span>
    </label>
    ${ko(t,n.found)}
  `:a``}function ko(t,e){let{strings:n,visitors:s}=t;if(!e)return a`<div class="skeleton" aria-label=${n.loading}><i></i><i></i><i></i></div>`;if(e.length===0){let i=s?.query.trim()?n.noVisitorFound:n.noVisitors;return a`<div class="empty" part="empty-visitors"><span class="badge">${p("users")}</span><p>${i}</p></div>`}return a`<ul>${x(e,({visitorId:i})=>i,i=>$o(t,i))}</ul>`}function $o(t,e){let{strings:n}=t,s=Re(e),i=[e.email,e.data.page,e.externalId].find(Boolean)??n.noTags;return a`
    <li class="row plain visitor" part="visitor" data-visitor=${e.visitorId}>
      ${S(s,!0)}
      <span class="words"><strong>${s}</strong><span><span>${i}</span></span></span>
      <span class="aside">
        <time title=${n.hereSince}>${D(Math.max(0,t.now-e.since)/1e3)}</time>
      </span>
      ${e.labels.length>0?a`<span class="chips">${e.labels.map(o=>a`<span class="chip">${o}</span>`)}</span>`:d}
      ${t.isSupervisor?d:a`<div class="pair">
              <button part="visitor-video" @click=${()=>t.inviteVisitor(e.visitorId,"videoCall")}>
                ${p("video")}${n.videoCall}
              </button>
              <button part="visitor-screen" @click=${()=>t.inviteVisitor(e.visitorId,"screenShare")}>
                ${p("monitor")}${n.seeScreen}
              </button>
            </div>`}
    </li>
  `}function Re({firstName:t,lastName:e,name:n}){return[t,e].filter(Boolean).join(" ")||n}var Co=6e4,lt={voice:"phone",video:"video",screen:"monitor"};function gs(t){let{strings:e,view:n}=t,s=(i,o,r)=>a`
    <button
      role="tab"
      id="tab-${i}"
      part="tab-${i}"
      aria-selected=${n===i}
      aria-controls="list"
      @click=${()=>t.showView(i)}
    >
      ${o}${r>0?a`<span class="count">${r}</span>`:d}
    </button>
  `;return a`
    <nav class="column list" part="list" aria-label=${e.contacts}>
      <div class="tabs" role="tablist">
        ${s("contacts",e.contacts,t.offers.length+t.waiting.length)}
        ${s("visitors",e.visitors,0)}
      </div>
      <div class="scroll" id="list" role="tabpanel" aria-labelledby="tab-${n}">
        ${n==="visitors"?hs(t):To(t)}
      </div>
    </nav>
  `}function To(t){let{strings:e,offers:n,mine:s,waiting:i,others:o}=t,r=n.length+s.length+i.length+o.length===0;return a`
    ${x(n,({contact:l})=>l.contactId,l=>Mo(t,l))}
    ${r?So(t):d}
    ${at(t.isSupervisor?e.listening:e.mine,s,({id:l})=>l,l=>Eo(t,l))}
    ${at(e.waiting,i,({contactId:l})=>l,l=>us(t,l))}
    ${at(e.served,o,({contactId:l})=>l,l=>us(t,l))}
  `}function at(t,e,n,s){return e.length===0?d:a`
    <section>
      <h2>${t}<span class="count">${e.length}</span></h2>
      <ul>${x(e,n,s)}</ul>
    </section>
  `}function So(t){let{strings:e,presence:n}=t,s=n!==void 0&&n.value!=="available";return a`
    <div class="empty" part="empty-list">
      <span class="badge">${p("inbox")}</span>
      <p>${s?e.emptyOff:e.empty}</p>
      ${s?a`<button class="primary" part="go-available" @click=${()=>t.attempt(()=>n.set("available"))}>
              ${e.goAvailable}
            </button>`:d}
    </div>
  `}function Mo(t,e){let{strings:n}=t,{contact:s,from:i,assist:o,note:r}=e,l=Math.max(0,Math.ceil((e.expires-t.now)/1e3)),c=i&&(o?n.asksForHelp(i):n.handsOver(i));return a`
    <article class="offer" part="offer" data-contact=${s.contactId} ?data-urgent=${l<=10}>
      <header>
        ${S(s.customer)}
        <div class="words">
          <strong>${s.customer}</strong>
          <span>${c||s.topic||n.newContact}</span>
        </div>
        <span class="seconds" part="seconds" title=${n.secondsLeft(l)}>${l}<span>s</span></span>
      </header>
      ${r?a`<p class="note-text">${p("note")}<span>${r}</span></p>`:d}
      ${Ao(t,s)}
      <div class="pair">
        <button class="primary" part="accept" aria-keyshortcuts="A" @click=${()=>t.answerOffer(s.contactId,!0)}>
          ${n.accept}<kbd>A</kbd>
        </button>
        <button part="pass" aria-keyshortcuts="P" @click=${()=>t.answerOffer(s.contactId,!1)}>
          ${n.pass}<kbd>P</kbd>
        </button>
      </div>
    </article>
  `}function Ao(t,{wants:e,skill:n}){return!e&&!n?d:a`
    <p class="chips">
      ${e?a`<span class="chip">${p(lt[e])}${t.strings.wants[e]}</span>`:d}
      ${n?a`<span class="chip">${n}</span>`:d}
    </p>
  `}function Eo(t,e){let{strings:n}=t,s=t.nameOf(e),{isClosed:i,call:o,info:r}=e,l=t.unreadIn(e),c=e===t.selected&&t.view==="contacts",u=Xn(e),g=i?n.ended:e.writing.length>0?n.isWriting:Qn(t,e)||r.topic;return a`
    <li>
      <button
        class="row"
        part="contact"
        data-contact=${e.id}
        ?data-closed=${i}
        aria-current=${c?"true":d}
        @click=${()=>t.select(e.id)}
      >
        ${S(s,e.others.some(({standing:h,here:f})=>h==="customer"&&f))}
        <span class="words">
          <strong>${s}</strong>
          <span ?data-writing=${e.writing.length>0}>${g}</span>
        </span>
        <span class="aside">
          ${i||u===void 0?a`<time>${_o(t,e)}</time>`:fs(t,u)}
          <span class="marks">
            ${e.info.callRequest?.by.role==="customer"?a`<span class="ringing" title=${n.asksForCall}>${p("phone")}</span>`:d}
            ${o?a`<span class="on-call" title=${n.inCall}>${p(lt[o.info.kind])}</span>`:d}
            ${l>0?a`<span class="unread" part="unread"><span class="spoken">${n.unread}</span>${l}</span>`:d}
          </span>
        </span>
      </button>
    </li>
  `}function us(t,e){let{strings:n}=t,s=e.contactId,i=e.topic||e.skill||n.noTopic;return a`
    <li class="row plain" part="waiting" data-contact=${s}>
      ${S(e.customer)}
      <span class="words">
        <strong>${e.customer}</strong>
        <span>
          ${e.state==="waiting"?fs(t,e.since):a`<time>${b(e.since,t.locale)}</time>`}
          ${e.wants?p(lt[e.wants]):d}<span>${[i,...e.agents].join(" · ")}</span>
        </span>
      </span>
      ${t.isSupervisor?a`<div class="pair">
              <button part="listen" @click=${()=>t.listen(s)}>${p("ear")}${n.listen}</button>
              <button part="oversee-transfer" @click=${()=>t.openDialog("transfer",s)}>${n.transfer}</button>
              <button part="oversee-end" @click=${()=>t.openDialog("end",s)}>${n.end}</button>
            </div>`:a`<button part="take" aria-label=${n.takeOf(e.customer)} @click=${()=>t.take(s)}>
              ${n.take}
            </button>`}
    </li>
  `}function fs(t,e){let n=Math.max(0,t.now-e);return a`<span class="waits" ?data-long=${n>Co} title=${t.strings.waitsSince(b(e,t.locale))}>
    ${p("clock")}${D(n/1e3)}
  </span>`}function _o(t,e){let n=e.messages.at(-1)?.at??e.info.openedAt,s=me(n,Date.now(),t.locale,t.strings);return s===t.strings.today?b(n,t.locale):s}function ct(t){let{strings:e,over:n,signInFailure:s,phase:i}=t,o=l=>{l.preventDefault();let c=new FormData(l.target);t.signIn(String(c.get("login")),String(c.get("password")))},r=s||n?.sentence;return a`
    <main class="screen">
      <form class="card" part="sign-in" aria-labelledby="sign-in-title" @submit=${o}>
        <img src="/pages/icon.svg" alt="" width="48" height="48" />
        <h1 id="sign-in-title">${e.signInTitle}</h1>
        <p class="soft">${e.signInHint}</p>
        ${r?a`<p class="problem" part="problem" role="alert">${p("alert")}<span>${r}</span></p>`:d}
        <label class="field">
          <span>${e.login}</span>
          <input name="login" type="text" part="login" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus />
        </label>
        <label class="field">
          <span>${e.password}</span>
          <input name="password" type="password" part="password" autocomplete="current-password" required />
        </label>
        <button class="primary" part="submit" ?disabled=${i==="signingIn"}>${e.signIn}</button>
      </form>
    </main>
  `}function ms(t){let{strings:e,over:n}=t,s=n?.kind==="replaced";return a`
    <main class="screen">
      <div class="card" part="over">
        <span class="badge">${p(s?"monitor":"wifiOff")}</span>
        <h1>${s?e.replacedTitle:e.lostTitle}</h1>
        <p class="soft" role="alert">${n?.sentence}</p>
        <button class="primary" part="go-on" @click=${()=>t.goOn()}>
          ${s?e.goOnHere:e.tryAgain}
        </button>
        <button class="quiet" @click=${()=>t.signOut()}>${e.signOut}</button>
      </div>
    </main>
  `}function vs({strings:t}){return a`
    <main class="bones" part="loading" aria-busy="true" aria-label=${t.loading}>
      <div class="bone"></div>
      <div class="bone"></div>
      <div class="bone"></div>
    </main>
  `}function ys(t){let{strings:e}=t,n=t.selected;return a`
    <aside class="column side" part="side" aria-label=${e.toSide}>
      <header class="top side-top">
        <button class="icon back" part="side-back" aria-label=${e.toChat} @click=${()=>t.show("chat")}>
          ${p("arrowLeft")}
        </button>
        <h2>${n?t.nameOf(n):e.toSide}</h2>
      </header>
      ${An(t,n)}
      ${n?Io(t,n):d}
    </aside>
  `}function Io(t,e){let{strings:n,locale:s}=t,i=t.customerOf(e),o=i&&t.visitors?.of(i.identity),r=[[n.identity,i?.identity],[n.fullName,o&&Re(o)!==i?.name?Re(o):null],[n.email,o?.email],[n.customerNumber,o?.externalId],[n.assignedTo,o?.assignedTo],[n.topic,e.info.topic],[n.skill,e.info.skill],[n.openedAt,b(e.info.openedAt,s)]];return a`
    <div class="person" part="person" tabindex="0" role="region" aria-label=${n.person}>
      <section>
        <h3>${n.person}</h3>
        ${o?.labels.length?a`<p class="chips">${o.labels.map(l=>a`<span class="chip">${l}</span>`)}</p>`:d}
        ${xs(r)}
      </section>
      ${ws(n.contactData,e.info.data)} ${o?ws(n.visitorData,o.data):d}
      <section>
        <h3>${n.inContact}</h3>
        <ul class="parties">${e.info.parties.map(l=>Ro(t,l))}</ul>
      </section>
    </div>
  `}function ws(t,e){let n=Object.entries(e);return n.length>0?a`<section part="data"><h3>${t}</h3>${xs(n)}</section>`:d}function xs(t){return a`<dl>
    ${t.map(([e,n])=>n?a`<div><dt>${e}</dt><dd>${E(n)}</dd></div>`:d)}
  </dl>`}function Ro(t,{person:e,standing:n,here:s}){let{strings:i}=t,o=e.identity===t.me?.identity;return a`<li>
    ${S(e.name,s)}
    <span class="words">
      <strong>${e.name}</strong>
      <span>${o?i.you:i.standings[n]}${s?d:` · ${i.notHere}`}</span>
    </span>
  </li>`}var Do={de:()=>import("./desk-de.js"),fr:()=>import("./desk-fr.js"),es:()=>import("./desk-es.js"),it:()=>import("./desk-it.js")};async function bs(t){return Do[t]?.().then(({desk:e})=>e,()=>{})}var te=class extends _{static styles=[Fn,Wn,qn,zn,Vn,Yn];static properties={server:{},token:{},locale:{}};#e=new Ae(location.origin,()=>this.requestUpdate());#t=new Ee(this.#e,()=>this.requestUpdate());#n=new ge(this.#e,()=>this.#d("textarea"));#s;#i="en";#o="";constructor(){super(),this.server=location.origin,this.token=null,this.locale=""}connectedCallback(){super.connectedCallback(),document.addEventListener("keydown",this.#n.handle),document.addEventListener("keydown",this.#e.alerts.unlock),document.addEventListener("pointerdown",this.#e.alerts.unlock),document.addEventListener("visibilitychange",this.#c),addEventListener("focus",this.#c),this.#s=setInterval(()=>this.#e.phase==="ready"&&this.requestUpdate(),1e3),this.#e.start(this.token)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("keydown",this.#n.handle),document.removeEventListener("keydown",this.#e.alerts.unlock),document.removeEventListener("pointerdown",this.#e.alerts.unlock),document.removeEventListener("visibilitychange",this.#c),removeEventListener("focus",this.#c),clearInterval(this.#s),this.#e.close()}willUpdate(){let e=he(this.locale);this.#e.locale=e,e!==this.#i&&this.#r(e);let{phase:n,over:s}=this.#e;this.dataset.state=n==="over"?s?.kind??n:n}render(){let e=this.#e;return a`
      ${this.#l()}
      <div class="notices" part="notices" role="alert">
        ${e.notices.list.map(({id:n,text:s})=>a`<p class="notice" part="notice">
            <span>${s}</span>
            <button class="icon" aria-label=${e.strings.close} @click=${()=>e.notices.hide(n)}>${p("x")}</button>
          </p>`)}
      </div>
      <div class="spoken" role="status" aria-live="polite">${e.announcement}</div>
    `}updated(){let e=this.renderRoot.querySelector("dialog");e&&!e.open&&e.showModal();let n=this.renderRoot.querySelector(".composer textarea");n&&_e(n);let s=this.#e.selected?.id??"";s!==this.#o&&(this.#o=s,n&&matchMedia("(pointer: fine)").matches&&n.focus({preventScroll:!0}))}#l(){let e=this.#e;switch(e.phase){case"connecting":return vs(e);case"ready":return this.#a();case"over":return e.over?.kind==="replaced"||e.over?.kind==="lost"?ms(e):ct(e);case"signedOut":case"signingIn":return ct(e)}}#a(){let e=this.#e;return a`
      <div class="desk" part="desk" data-pane=${e.pane} ?data-large=${e.calls.isLarge} ?data-offline=${e.isReconnecting}>
        ${ps(e)}
        ${e.isReconnecting?a`<p class="offline" part="reconnecting" role="status">${p("wifiOff")}<span>${e.strings.reconnecting}</span></p>`:d}
        <div class="columns">${gs(e)} ${ss(e,this.#t)} ${ys(e)}</div>
        ${os(e,this.#n,this.#t)}
      </div>
    `}async#r(e){this.#i=e;let n=await bs(e);e===this.#i&&(this.#e.strings=n??Me,this.requestUpdate())}#d(e){this.#e.show("chat"),this.updateComplete.then(()=>this.renderRoot.querySelector(e)?.focus())}#c=()=>this.#e.handleFocus()};customElements.get("visavis-desk")||customElements.define("visavis-desk",te);function dt(){return new URLSearchParams(location.hash.slice(1))}var De=new te;De.token=dt().get("token");De.locale=he(dt().get("lang")??navigator.language);document.documentElement.lang=De.locale;document.body.prepend(De);addEventListener("hashchange",()=>location.reload());
