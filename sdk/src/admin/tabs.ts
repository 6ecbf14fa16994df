import { html, nothing, type TemplateResult } from 'lit';
import type { AgentInfo, AgentStateName } from '../protocol.js';
import type { DeliveryInfo, EndpointInfo, Finding, Verdict } from './api.js';
import type { Asks } from './dialogs.js';
import type { AdminModel } from './model.js';
import { duration, table } from './parts.js';
import { words } from './words/index.js';

export function agentsView({ agents, waiting }: AdminModel): TemplateResult {
  const named: Record<AgentStateName, string> = {
    available: words.free,
    full: words.busy,
    unavailable: words.away,
    away: words.away,
    offline: words.away,
  };
  const state = ({ state }: AgentInfo) => named[state];
  const rows = agents.map((agent) => [
    agent.name,
    state(agent),
    `${agent.contacts} / ${agent.capacity}`,
    agent.skills.join(', ') || words.all,
  ]);
  const queue = waiting.map(({ topic, skill, openedAt }) => [
    topic || '–',
    skill ?? words.anyone,
    duration(Math.max(0, Date.now() - openedAt) / 1000, words),
  ]);
  return html`<h1>${words.agentsHead}</h1>
    ${table(words.agentsHead, [words.agent, words.state, words.contacts, words.skills], rows, words.noAgents)}
    <h2>${words.waitingHead}</h2>
    ${table(words.waitingHead, [words.topic, words.waits, words.lasts], queue, words.noWaiting)}`;
}

export function peopleView(model: AdminModel, asks: Asks): TemplateResult {
  const users = model.users.map(({ login, name, role, skills, disabled }) => [
    login,
    name,
    role,
    skills.join(', '),
    disabled ? words.disabled : words.enabled,
    html`<button class="button" aria-label="${disabled ? words.enable : words.disable} ${login}"
      @click=${() => model.act(`users/${encodeURIComponent(login)}`, 'PATCH', { disabled: !disabled })}>${disabled ? words.enable : words.disable}</button>`,
  ]);
  const keys = model.keys.map(({ id, kind, name, origins, createdAt }) => [
    name,
    kind,
    origins.join(', ') || '–',
    new Date(createdAt).toLocaleString(),
    html`<button class="button quiet" aria-label="${words.remove} ${name}" @click=${async () => {
      if (await asks.confirm(words.removeKeyTitle, words.removeKeyText(name), words.remove))
        await model.act(`keys/${id}`, 'DELETE');
    }}>${words.remove}</button>`,
  ]);
  return html`<h1>${words.usersHead}</h1>
    ${table(words.usersHead, [words.login, words.name, words.role, words.skills, words.state, ''], users, words.noUsers)}
    <h2>${words.keysHead}</h2>
    ${table(words.keysHead, [words.name, words.kind, words.origins, words.made, ''], keys, words.noKeys)}`;
}

export function webhooksView(model: AdminModel): TemplateResult {
  const look = (id: string) => {
    model.endpoint = model.endpoint === id ? undefined : id;
    model.deliveries = [];
    model.refresh();
  };
  const rows = model.endpoints.map(({ id, url, events, enabled }: EndpointInfo) => [
    html`<button class="link" aria-expanded=${model.endpoint === id} @click=${() => look(id)}>${url}</button>`,
    events.join(', ') || words.all,
    enabled ? words.enabled : words.disabled,
    html`<button class="button" aria-label="${words.test} ${url}" @click=${() => model.test(id)}>${words.test}</button>`,
  ]);
  const told = (delivery: DeliveryInfo) => [
    new Date(delivery.at).toLocaleString(),
    delivery.kind,
    html`<span data-tone=${delivery.state === 'failed' ? 'bad' : nothing}>${words[delivery.state]}</span>`,
    delivery.attempts,
    delivery.error ?? (delivery.status === null ? '–' : String(delivery.status)),
    html`<button class="button" aria-label="${words.redeliver} ${delivery.kind}" @click=${() =>
      model.act(
        `webhooks/${model.endpoint}/deliveries/${delivery.eventId}/redeliver`,
        'POST',
        undefined,
        words.redelivered,
      )}>${words.redeliver}</button>`,
  ];
  return html`<h1>${words.endpointsHead}</h1>
    ${table(words.endpointsHead, [words.address, words.eventsOf, words.state, ''], rows, words.noEndpoints)}
    ${
      model.endpoint
        ? html`<h2>${words.deliveries}</h2>
          ${table(words.deliveries, [words.when, words.kind, words.state, words.attempts, words.answer, ''], model.deliveries.map(told), words.noDeliveries)}`
        : nothing
    }`;
}

export function configView({ settings }: AdminModel): TemplateResult {
  const rows = settings.map(({ key, value, origin }) => [
    html`<code>${key}</code>`,
    html`<code>${value}</code>`,
    origin,
  ]);
  return html`<h1>${words.tabs.config}</h1>
    <p class="soft">${words.configHint}</p>
    ${table(words.tabs.config, [words.setting, words.value, words.origin], rows, '–')}`;
}

const TONES: Record<Verdict, string> = { fail: 'bad', warn: 'warm', pass: 'good', skip: 'none' };

/** What the server finds wrong with its machine, and what to change; its sentences are English. */
export function doctorView(model: AdminModel): TemplateResult {
  const { report } = model;
  const row = ({ id, verdict, detail, hint }: Finding) => [
    html`<span class="verdict" data-tone=${TONES[verdict]}>${words.verdicts[verdict]}</span>`,
    html`<code>${id}</code>`,
    html`<span class="finding" lang="en">${detail}${hint ? html`<small>${hint}</small>` : nothing}</span>`,
  ];
  return html`<h1>${words.tabs.doctor}</h1>
    <p class="soft">${words.doctorHint} <code class="command">visavis doctor ${location.origin} --token …</code></p>
    ${
      report
        ? html`<p class="verdict-line" role="status" data-tone=${TONES[report.verdict]}>${words.sums[report.verdict]}</p>
          ${table(words.tabs.doctor, [words.verdict, words.check, words.found], report.checks.map(row), '–')}
          <div class="buttons"><button class="button" @click=${() => model.diagnose()}>${words.again}</button></div>`
        : html`<p class="soft" role="status">${words.checking}</p>`
    }`;
}
