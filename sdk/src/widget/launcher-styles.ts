/** Colours, and the button in the corner. Plain text: the first script holds no library. */
export const launcherStyles = `
:host {
  --w-accent: var(--vv-accent, #2563eb);
  --w-on-accent: var(--vv-on-accent, #fff);
  --w-sheet: #fff;
  --w-page: #f4f6f9;
  --w-line: #dde2ea;
  --w-text: #161b24;
  --w-soft: #566072;
  --w-other: #eceff4;
  --w-danger: #c51f35;
  --w-warm: #fff4dc;
  --w-on-warm: #6b4700;
  --w-shadow: 0 12px 48px rgb(16 24 40 / 22%), 0 2px 8px rgb(16 24 40 / 12%);
  color-scheme: light;
  position: fixed;
  z-index: 2147483000;
  inset: auto 0 0 auto;
  font: 16px/1.5 var(--vv-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif);
}
:host([hidden]) { display: none; }
:host([theme='dark']) {
  --w-sheet: #171c25;
  --w-page: #0f131a;
  --w-line: #2c3442;
  --w-text: #f1f4f9;
  --w-soft: #a7b0bf;
  --w-other: #262e3b;
  --w-danger: #ff8593;
  --w-warm: #3a2c0c;
  --w-on-warm: #ffe2a8;
  --w-shadow: 0 12px 48px rgb(0 0 0 / 60%), 0 0 0 1px #2c3442;
  color-scheme: dark;
}
@media (prefers-color-scheme: dark) {
  :host(:not([theme='light'])) {
    --w-sheet: #171c25;
    --w-page: #0f131a;
    --w-line: #2c3442;
    --w-text: #f1f4f9;
    --w-soft: #a7b0bf;
    --w-other: #262e3b;
    --w-danger: #ff8593;
    --w-warm: #3a2c0c;
    --w-on-warm: #ffe2a8;
    --w-shadow: 0 12px 48px rgb(0 0 0 / 60%), 0 0 0 1px #2c3442;
    color-scheme: dark;
  }
}
.launcher {
  position: fixed;
  right: max(20px, env(safe-area-inset-right));
  bottom: max(20px, env(safe-area-inset-bottom));
  width: 60px;
  height: 60px;
  border: 0;
  border-radius: 50%;
  display: grid;
  place-items: center;
  background: var(--w-accent);
  color: var(--w-on-accent);
  box-shadow: 0 8px 28px rgb(16 24 40 / 28%);
  cursor: pointer;
  transition: transform 150ms;
}
.launcher:hover { transform: scale(1.05); }
.launcher:active { transform: scale(0.96); }
.launcher[aria-busy='true'] { opacity: 0.8; }
.launcher svg { width: 28px; height: 28px; }
.launcher:focus-visible { outline: 3px solid var(--w-accent); outline-offset: 3px; }
:host([data-open]) .launcher, :host([data-small]) .launcher { display: none; }
.badge {
  position: absolute;
  top: -2px;
  right: -2px;
  min-width: 22px;
  height: 22px;
  padding: 0 6px;
  box-sizing: border-box;
  border-radius: 11px;
  background: #c51f35;
  color: #fff;
  font: 600 13px/22px inherit;
  font-family: inherit;
  text-align: center;
}
.badge[hidden] { display: none; }
@media (prefers-reduced-motion: reduce) { .launcher { transition: none; } }
`;
