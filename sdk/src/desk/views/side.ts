import { html, nothing, type TemplateResult } from 'lit';
import type { Contact, PartyInfo } from '../../index.js';
import { clockTime, linked } from '../../said/text.js';
import { icon } from '../icons.js';
import type { DeskModel } from '../model.js';
import { callBox } from './call.js';
import { avatar } from './parts.js';
import { visitorName } from './visitors.js';

/** The right column: the call, and what is known of the person. */
export function sideColumn(model: DeskModel): TemplateResult {
  const { strings } = model;
  const contact = model.selected;
  return html`
    <aside class="column side" part="side" aria-label=${strings.toSide}>
      <header class="top side-top">
        <button class="icon back" part="side-back" aria-label=${strings.toChat} @click=${() => model.show('chat')}>
          ${icon('arrowLeft')}
        </button>
        <h2>${contact ? model.nameOf(contact) : strings.toSide}</h2>
      </header>
      ${callBox(model, contact)}
      ${contact ? person(model, contact) : nothing}
    </aside>
  `;
}

function person(model: DeskModel, contact: Contact): TemplateResult {
  const { strings, locale } = model;
  const customer = model.customerOf(contact);
  const visitor = customer && model.visitors?.of(customer.identity);
  const facts: [string, string | null | undefined][] = [
    [strings.identity, customer?.identity],
    [strings.fullName, visitor && visitorName(visitor) !== customer?.name ? visitorName(visitor) : null],
    [strings.email, visitor?.email],
    [strings.customerNumber, visitor?.externalId],
    [strings.assignedTo, visitor?.assignedTo],
    [strings.topic, contact.info.topic],
    [strings.skill, contact.info.skill],
    [strings.openedAt, clockTime(contact.info.openedAt, locale)],
  ];
  return html`
    <div class="person" part="person" tabindex="0" role="region" aria-label=${strings.person}>
      <section>
        <h3>${strings.person}</h3>
        ${
          visitor?.labels.length
            ? html`<p class="chips">${visitor.labels.map((label) => html`<span class="chip">${label}</span>`)}</p>`
            : nothing
        }
        ${list(facts)}
      </section>
      ${data(strings.contactData, contact.info.data)} ${visitor ? data(strings.visitorData, visitor.data) : nothing}
      <section>
        <h3>${strings.inContact}</h3>
        <ul class="parties">${contact.info.parties.map((party) => partyRow(model, party))}</ul>
      </section>
    </div>
  `;
}

function data(title: string, values: Record<string, string>): TemplateResult | typeof nothing {
  const entries = Object.entries(values);
  return entries.length > 0
    ? html`<section part="data"><h3>${title}</h3>${list(entries)}</section>`
    : nothing;
}

function list(facts: [string, string | null | undefined][]): TemplateResult {
  return html`<dl>
    ${facts.map(([name, value]) => (value ? html`<div><dt>${name}</dt><dd>${linked(value)}</dd></div>` : nothing))}
  </dl>`;
}

function partyRow(model: DeskModel, { person, standing, here }: PartyInfo): TemplateResult {
  const { strings } = model;
  const isMe = person.identity === model.me?.identity;
  return html`<li>
    ${avatar(person.name, here)}
    <span class="words">
      <strong>${person.name}</strong>
      <span>${isMe ? strings.you : strings.standings[standing]}${here ? nothing : ` · ${strings.notHere}`}</span>
    </span>
  </li>`;
}
