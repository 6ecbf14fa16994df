/** Adds Chromium's start bitrate to the video codecs of an answer; other browsers ignore it. */
export declare function withStartBitrate(sdp: string): string;
