/** What a page's link carries behind the `#`; it never reaches the server's log. */
export function fragment(): URLSearchParams {
  return new URLSearchParams(location.hash.slice(1));
}

/** Gives the call what the link says. It joins without a click only when the link says so. */
export function startCall(): HTMLElementTagNameMap['visavis-call'] {
  const call = document.querySelector('visavis-call')!;
  const params = fragment();
  call.autojoin = params.get('autojoin') === '1';
  call.audio = params.get('audio') === '0' ? 'off' : 'on';
  call.video = params.get('video') === '0' ? 'off' : 'on';
  call.iceTransportPolicy = params.get('relay') === '1' ? 'relay' : 'all';
  call.token = params.get('token') ?? '';
  // Another link in the same tab is another call.
  addEventListener('hashchange', () => location.reload());
  return call;
}
