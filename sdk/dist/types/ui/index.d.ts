import type { Call, Room } from '../index.js';
import type { CallOffer } from './offer.js';
export type { CallOffer } from './offer.js';
/** `<visavis-call server token autojoin audio video shortcuts ice-transport-policy>`. */
export interface VisavisCallElement extends HTMLElement {
    /** The server's address; the page's own by default. */
    server: string;
    token: string;
    /** Joins as soon as there is a token. */
    autojoin: boolean;
    /** `on` or `off`: the microphone at the start. */
    audio: string;
    /** `on` or `off`: the camera at the start. */
    video: string;
    /** `on` or `off`: the keys M, V, S. */
    shortcuts: string;
    /** `en`, `de`, `fr`, `es` or `it`; the page's own language by default. */
    locale: string;
    /** A contact's call to show, instead of `token`. */
    call: Call | undefined;
    /** A contact's call that begins when the person agrees. */
    offer: CallOffer | undefined;
    /** `relay`: media goes through a TURN server only. */
    iceTransportPolicy: RTCIceTransportPolicy;
    /** The call's room, once there is one. */
    readonly room: Room | undefined;
    /** Settles when what was set is shown. */
    readonly updateComplete: Promise<boolean>;
    join(): Promise<void>;
    leave(): Promise<void>;
}
declare global {
    interface HTMLElementTagNameMap {
        'visavis-call': VisavisCallElement;
    }
}
