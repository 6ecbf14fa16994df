import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons.js';
import type { DeskModel } from '../model.js';

/** Who are you? Also after a refusal and when the time is over. */
export function signInScreen(model: DeskModel): TemplateResult {
  const { strings, over, signInFailure, phase } = model;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    model.signIn(String(data.get('login')), String(data.get('password')));
  };
  const words = signInFailure || over?.sentence;
  return html`
    <main class="screen">
      <form class="card" part="sign-in" aria-labelledby="sign-in-title" @submit=${submit}>
        <img src="/pages/icon.svg" alt="" width="48" height="48" />
        <h1 id="sign-in-title">${strings.signInTitle}</h1>
        <p class="soft">${strings.signInHint}</p>
        ${
          words
            ? html`<p class="problem" part="problem" role="alert">${icon('alert')}<span>${words}</span></p>`
            : nothing
        }
        <label class="field">
          <span>${strings.login}</span>
          <input name="login" type="text" part="login" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus />
        </label>
        <label class="field">
          <span>${strings.password}</span>
          <input name="password" type="password" part="password" autocomplete="current-password" required />
        </label>
        <button class="primary" part="submit" ?disabled=${phase === 'signingIn'}>${strings.signIn}</button>
      </form>
    </main>
  `;
}

/** The desk went to another window, or its connection is gone. */
export function overScreen(model: DeskModel): TemplateResult {
  const { strings, over } = model;
  const isReplaced = over?.kind === 'replaced';
  return html`
    <main class="screen">
      <div class="card" part="over">
        <span class="badge">${icon(isReplaced ? 'monitor' : 'wifiOff')}</span>
        <h1>${isReplaced ? strings.replacedTitle : strings.lostTitle}</h1>
        <p class="soft" role="alert">${over?.sentence}</p>
        <button class="primary" part="go-on" @click=${() => model.goOn()}>
          ${isReplaced ? strings.goOnHere : strings.tryAgain}
        </button>
        <button class="quiet" @click=${() => model.signOut()}>${strings.signOut}</button>
      </div>
    </main>
  `;
}

/** On the way; it shows itself only when the way is long. */
export function loadingScreen({ strings }: DeskModel): TemplateResult {
  return html`
    <main class="bones" part="loading" aria-busy="true" aria-label=${strings.loading}>
      <div class="bone"></div>
      <div class="bone"></div>
      <div class="bone"></div>
    </main>
  `;
}
