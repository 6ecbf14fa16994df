import { fragment } from './fragment.js';

// The stub: calls before the script has come are kept for it.
window.visavisWidget ??= (...args) => {
  const stub = window.visavisWidget!;
  stub.q = [...Array.from(stub.q ?? []), args];
};

// A brand writes this as one line of HTML; here key or token come with the link, as does the look.
const params = fragment();
const snippet = document.createElement('script');
snippet.async = true;
snippet.src = '/widget/v1.js';
for (const [name, value] of params) snippet.setAttribute(`data-${name}`, value);
document.head.append(snippet);

document.addEventListener('DOMContentLoaded', () => {
  document.querySelector('#ask')?.addEventListener('click', () => window.visavisWidget!('open'));
  // The next page of the site has the same key.
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="/widget"]')) {
    link.hash = location.hash;
  }
});
