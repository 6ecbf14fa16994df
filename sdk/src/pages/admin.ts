import { html, nothing, render, type TemplateResult } from 'lit';
import { callsView } from '../admin/calls.js';
import { Asks } from '../admin/dialogs.js';
import { AdminModel, type Tab } from '../admin/model.js';
import { agentsView, configView, doctorView, peopleView, webhooksView } from '../admin/tabs.js';
import { speak, words } from '../admin/words/index.js';
import { languageOf } from '../words/index.js';
import { fragment } from './fragment.js';

const TABS: Tab[] = ['calls', 'agents', 'people', 'webhooks', 'config', 'doctor'];

const language = languageOf(fragment().get('lang') ?? navigator.language);
speak(language);
document.documentElement.lang = language;
document.title = `${words.liveCalls} · visavis`;

const app = document.getElementById('app')!;
const asks = new Asks(document.getElementById('ask') as HTMLDialogElement);
const model: AdminModel = new AdminModel(fragment().get('token'), () => show());
show();
addEventListener('hashchange', () => location.reload());

function show(): void {
  // The first change comes while the model is made.
  queueMicrotask(() => render(page(), app));
}

function page(): TemplateResult {
  return html`<header class="head">
      <span class="brand"><img src="/pages/icon.svg" alt="" width="28" height="28">visavis</span>
      ${
        model.phase === 'ready'
          ? html`<nav class="tabs" aria-label="visavis">${TABS.map(
              (tab) =>
                html`<button aria-current=${model.tab === tab ? 'page' : nothing} @click=${() => model.show(tab)}>${words.tabs[tab]}</button>`,
            )}</nav>`
          : nothing
      }
      <span class="state" data-tone=${tone()} role="status">${state()}</span>
      ${model.phase === 'ready' ? html`<button class="button" @click=${() => model.signOut()}>${words.signOut}</button>` : nothing}
    </header>
    <main class="sheet">
      ${model.notice ? html`<p class="notice" role="status">${model.notice}</p>` : nothing}
      ${content()}
    </main>`;
}

function content(): TemplateResult {
  if (model.phase === 'loading') return html`<p class="soft">${words.loading}</p>`;
  if (model.phase === 'signedOut') return signIn();
  switch (model.tab) {
    case 'calls':
      return callsView(model, asks);
    case 'agents':
      return agentsView(model);
    case 'people':
      return peopleView(model, asks);
    case 'webhooks':
      return webhooksView(model);
    case 'config':
      return configView(model);
    case 'doctor':
      return doctorView(model);
  }
}

function signIn(): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    model.signIn(String(data.get('login')), String(data.get('password')));
  };
  return html`<form class="card sign-in" @submit=${submit}>
    <h1>${model.isBadLink ? words.badLink : words.signInTitle}</h1>
    ${model.isBadLink ? html`<p class="soft">${words.badLinkHint}</p>` : nothing}
    <label>${words.login}<input class="field" name="login" autocomplete="username" required></label>
    <label>${words.password}<input class="field" name="password" type="password" autocomplete="current-password" required></label>
    ${model.failure ? html`<p role="alert" data-tone="bad">${model.failure}</p>` : nothing}
    <button class="button primary">${words.signIn}</button>
  </form>`;
}

function tone(): string {
  if (model.phase === 'loading') return 'waiting';
  return model.phase === 'ready' && model.reachable ? 'good' : 'bad';
}

function state(): string {
  if (model.phase === 'signedOut') return words.signedOut;
  if (!model.reachable) return words.unreachable;
  return model.phase === 'loading' ? words.loading : words.live;
}
