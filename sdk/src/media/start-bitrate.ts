/** Chromium would begin with 300 kbit/s, a blurred face for the first ten seconds; a slow line is noticed within one. */
const START_KBITS = 900;

/** Adds Chromium's start bitrate to the video codecs of an answer; other browsers ignore it. */
export function withStartBitrate(sdp: string): string {
  return sdp
    .split(/(?=^m=)/m)
    .map((section) => (section.startsWith('m=video') ? raise(section) : section))
    .join('');
}

function raise(section: string): string {
  const payloads = [...section.matchAll(/^a=rtpmap:(\d+) (?:VP8|VP9|H264|AV1)\//gm)].map(
    (match) => match[1]!,
  );
  let raised = section;
  for (const payload of payloads) {
    const format = new RegExp(`^(a=fmtp:${payload} .*?)(\\r?\\n)`, 'm');
    const mapping = new RegExp(`^(a=rtpmap:${payload} .*?)(\\r?\\n)`, 'm');
    const start = `x-google-start-bitrate=${START_KBITS}`;
    raised = format.test(raised)
      ? raised.replace(format, `$1;${start}$2`)
      : raised.replace(mapping, `$1$2a=fmtp:${payload} ${start}$2`);
  }
  return raised;
}
