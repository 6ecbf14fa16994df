import type { IceServer } from '../protocol.js';
/** The ways that a browser may be told to try. */
export type PathKind = 'udp' | 'tcp' | 'relayUdp' | 'relayTcp' | 'relayTls';
/** The ICE servers with credentials that are still good. */
export declare class IceServers {
    #private;
    constructor(ask: () => Promise<IceServer[]>);
    /** The server has given new ones. */
    handleGiven(servers: IceServer[]): void;
    /** Asks for new ones when those that it has are old. */
    fresh(): Promise<IceServer[]>;
}
/** What a peer connection's configuration takes of the servers that the server named. */
export declare function configured(servers: IceServer[], policy: RTCIceTransportPolicy): RTCIceServer[];
/** The relay that a TURN URL leads to (RFC 7065: without a transport it is UDP, with TLS it is TCP). */
export declare function relayKind(url: string): PathKind | undefined;
/** The ways that a browser tries with this answer and these servers. */
export declare function triedPaths(answer: string, servers: RTCIceServer[], policy: RTCIceTransportPolicy): PathKind[];
/** The protocols of the candidates in an SDP (RFC 8839 §5.1). */
export declare function candidateProtocols(sdp: string): ('udp' | 'tcp')[];
/** The SDP without the candidates of the other protocols. */
export declare function withCandidatesOf(protocol: 'udp' | 'tcp' | undefined, sdp: string): string;
