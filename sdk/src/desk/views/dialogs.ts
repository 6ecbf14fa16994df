import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { AgentInfo, ContactId, Contacts, TargetInfo } from '../../index.js';
import { icon } from '../icons.js';
import { KEYS, type Keys } from '../keys.js';
import type { DeskModel } from '../model.js';
import { knownSkills } from '../state/known.js';
import type { Composer } from './composer.js';

/** What is asked before something is done. The element opens it as a modal dialog. */
export function dialog(model: DeskModel, keys: Keys, composer: Composer): TemplateResult | typeof nothing {
  const { strings } = model;
  const name = model.dialog;
  if (!name) return nothing;
  const titles = {
    transfer: strings.transferTitle,
    ask: strings.askTitle,
    canned: strings.canned,
    help: strings.help,
    end: strings.endTitle(subjectName(model)),
  };
  return html`
    <dialog
      part="dialog"
      aria-labelledby="dialog-title"
      @close=${() => model.openDialog(undefined)}
      @click=${(event: Event) => {
        if (event.target === event.currentTarget) (event.currentTarget as HTMLDialogElement).close();
      }}
    >
      <div class="sheet">
        <header>
          <h2 id="dialog-title">${titles[name]}</h2>
          <button class="icon" aria-label=${strings.close} @click=${close}>${icon('x')}</button>
        </header>
        ${body(model, keys, composer)}
      </div>
    </dialog>
  `;
}

function body(model: DeskModel, keys: Keys, composer: Composer): TemplateResult | typeof nothing {
  switch (model.dialog) {
    case 'transfer':
      return transfer(model);
    case 'ask':
      return ask(model);
    case 'canned':
      return canned(model, composer);
    case 'help':
      return help(model, keys);
    case 'end':
      return end(model);
    case undefined:
      return nothing;
  }
}

/** To an agent, to a queue, or back to whoever is free. */
function transfer(model: DeskModel): TemplateResult {
  const { strings } = model;
  const contact = model.mine.find(({ id }) => id === model.subject);
  const isIn = contact !== undefined && !model.listensTo(contact);
  const submit = (event: SubmitEvent) => {
    const form = read(event);
    const agent = chosen(model, form);
    const skill = form.get('skill')?.trim();
    const kind = form.get('kind');
    const targets: Record<string, TargetInfo | undefined> = {
      agent: agent ? { kind: 'agent', agent } : undefined,
      skill: skill ? { kind: 'skill', skill } : undefined,
      anyone: { kind: 'anyone' },
    };
    const target = targets[kind ?? ''];
    if (!target) return;
    const note = form.get('note')?.trim() || undefined;
    const options = { attended: isIn && form.get('attended') === 'on', note };
    settle(model, event, (id, contacts) => contacts.transfer(id, target, options));
  };
  const choice = (kind: string, words: string, hint: string, field: TemplateResult | typeof nothing) => html`
    <label class="choice">
      <input type="radio" name="kind" value=${kind} ?checked=${kind === 'agent'} part="target-${kind}" />
      <span><b>${words}</b><small>${hint}</small></span>
    </label>
    ${field}
  `;
  return html`
    <form @submit=${submit} @input=${choosesBy}>
      <fieldset>
        <legend class="spoken">${strings.transferTitle}</legend>
        ${choice('agent', strings.toAgent, strings.toAgentHint, colleagues(model))}
        ${choice('skill', strings.toSkill, strings.toSkillHint, textField('skill', strings.skillName, knownSkills(model.mine, model.contacts?.skills ?? [])))}
        ${choice('anyone', strings.toAnyone, strings.toAnyoneHint, nothing)}
      </fieldset>
      ${
        isIn
          ? html`<label class="check">
              <input type="checkbox" name="attended" part="attended" />
              <span><b>${strings.attended}</b><small>${strings.attendedHint}</small></span>
            </label>`
          : nothing
      }
      ${noteField(model)} ${submitRow(model, strings.transfer)}
    </form>
  `;
}

/** Whoever writes or chooses a name has chosen that target. */
function choosesBy({ target, currentTarget }: Event): void {
  const field = target as HTMLInputElement;
  const name = field.name === 'colleague' ? 'agent' : field.name;
  if (!['agent', 'skill'].includes(name) || !field.value) return;
  const radio = (currentTarget as HTMLFormElement).querySelector<HTMLInputElement>(`[value="${name}"]`);
  if (radio) radio.checked = true;
}

/** The colleagues who are here, as they are now, and a field that narrows them or names one who is not listed. */
function colleagues(model: DeskModel): TemplateResult {
  const { strings } = model;
  const found = listed(model);
  return html`
    <label class="field">
      <span>${strings.findColleague}</span>
      <input
        name="agent"
        type="text"
        part="field-agent"
        autocomplete="off"
        autofocus
        @input=${({ target }: Event) => model.colleagues.search((target as HTMLInputElement).value)}
      />
    </label>
    <div class="colleagues" part="colleagues" role="radiogroup" aria-label=${strings.colleagues}>
      ${repeat(
        found,
        ({ identity }) => identity,
        (agent) => colleague(model, agent),
      )}
      ${found.length === 0 ? html`<p class="soft">${strings.noColleague}</p>` : nothing}
    </div>
  `;
}

function colleague(
  model: DeskModel,
  { identity, name, state, skills, contacts, capacity }: AgentInfo,
): TemplateResult {
  const { strings } = model;
  const isAway = state === 'away' || state === 'unavailable';
  return html`
    <label class="colleague" part="colleague" data-agent=${identity} data-state=${state}>
      <input
        type="radio"
        name="colleague"
        value=${identity}
        ?disabled=${isAway}
        .checked=${model.colleagues.chosen === identity}
        @change=${() => model.colleagues.choose(identity)}
      />
      <span class="dot" aria-hidden="true"></span>
      <span class="words">
        <b>${name}</b>
        <small>${[strings.colleagueStates[state], strings.servesOf(contacts, capacity), ...skills].join(' · ')}</small>
      </span>
    </label>
  `;
}

function listed(model: DeskModel): AgentInfo[] {
  return model.colleagues.listFor(model.mine.find(({ id }) => id === model.subject));
}

/** The colleague who was chosen, or whose login was written. */
function chosen(model: DeskModel, form: Map<string, string>): string | undefined {
  const found = listed(model);
  const picked = found.find(({ identity }) => identity === form.get('colleague'));
  const written = form.get('agent')?.trim();
  const only = found.length === 1 && written ? found[0] : undefined;
  return picked?.identity ?? only?.identity ?? (written || undefined);
}

function ask(model: DeskModel): TemplateResult {
  const { strings } = model;
  const submit = (event: SubmitEvent) => {
    const form = read(event);
    const agent = chosen(model, form);
    const note = form.get('note')?.trim() || undefined;
    if (!agent) return;
    settle(model, event, async (id, contacts) => {
      await contacts.get(id)?.askAgent(agent, note);
      model.notify(model.strings.asked(model.colleagues.nameOf(agent)));
    });
  };
  return html`
    <form @submit=${submit}>
      <p class="soft">${strings.askHint}</p>
      ${colleagues(model)} ${noteField(model)} ${submitRow(model, strings.askAgent)}
    </form>
  `;
}

function end(model: DeskModel): TemplateResult {
  const { strings } = model;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    settle(model, event, (id, contacts) => contacts.end(id));
  };
  return html`
    <form @submit=${submit}>
      <p class="soft">${strings.endHint}</p>
      <div class="pair end">
        <button type="button" @click=${close}>${strings.cancel}</button>
        <button class="danger" part="confirm-end" autofocus>${strings.end}</button>
      </div>
    </form>
  `;
}

function canned(model: DeskModel, composer: Composer): TemplateResult {
  const { strings } = model;
  const replies = model.canned;
  if (!replies) return html``;
  const { list } = replies;
  const submit = (event: SubmitEvent) => {
    const form = read(event);
    // The name is typed behind a slash, up to the first blank.
    const name = form.get('name')?.trim().replace(/^\/+/, '').replace(/\s+/g, '-');
    const text = form.get('text')?.trim();
    if (!name || !text) return;
    if (!replies.add({ name, text })) return model.notify(strings.notKept);
    (event.target as HTMLFormElement).reset();
    model.openDialog('canned');
  };
  const remove = (name: string) => {
    replies.remove(name);
    model.openDialog('canned');
  };
  return html`
    <p class="soft">${strings.cannedHint}</p>
    ${
      list.length > 0
        ? html`<ul class="replies" part="replies">
            ${list.map(
              ({ name, text }) => html`<li>
                <span><b>/${name}</b><span>${text}</span></span>
                <button class="icon" aria-label=${strings.removeReply(name)} title=${strings.removeReply(name)} @click=${() => remove(name)}>
                  ${icon('trash')}
                </button>
              </li>`,
            )}
          </ul>`
        : nothing
    }
    <form @submit=${submit}>
      <label class="field"><span>${strings.replyName}</span><input name="name" type="text" required maxlength="40" autocomplete="off" /></label>
      <label class="field"><span>${strings.replyText}</span><textarea name="text" rows="3" required maxlength="4000" .value=${model.selected ? composer.draftOf(model.selected) : ''}></textarea></label>
      <div class="pair end"><button class="primary" part="add-reply">${icon('plus')}${strings.addReply}</button></div>
    </form>
  `;
}

function help(model: DeskModel, keys: Keys): TemplateResult {
  const { strings } = model;
  return html`
    <label class="check">
      <input
        type="checkbox"
        part="keys-on"
        .checked=${keys.areOn}
        @change=${({ target }: Event) => {
          keys.areOn = (target as HTMLInputElement).checked;
        }}
      />
      <span><b>${strings.keysOn}</b><small>${strings.keysHint}</small></span>
    </label>
    <dl class="keys" part="keys">
      ${KEYS.map(({ key, name }) => html`<div><dt>${strings.keys[name]}</dt><dd><kbd>${key}</kbd></dd></div>`)}
      <div><dt>${strings.leaveField}</dt><dd><kbd>Esc</kbd></dd></div>
      ${(['m', 'v', 's'] as const).map((key) => html`<div><dt>${strings.callKeys[key]}</dt><dd><kbd>${key.toUpperCase()}</kbd></dd></div>`)}
    </dl>
  `;
}

function textField(name: string, words: string, known: readonly string[]): TemplateResult {
  return html`<label class="field">
    <span>${words}</span>
    <input name=${name} type="text" part="field-${name}" list="known-${name}" autocomplete="off" />
    <datalist id="known-${name}">${known.map((value) => html`<option value=${value}></option>`)}</datalist>
  </label>`;
}

function noteField({ strings }: DeskModel): TemplateResult {
  return html`<label class="field"><span>${strings.noteFor}</span><textarea name="note" rows="2" maxlength="2000"></textarea></label>`;
}

function submitRow({ strings }: DeskModel, words: string): TemplateResult {
  return html`<div class="pair end">
    <button type="button" @click=${close}>${strings.cancel}</button>
    <button class="primary" part="confirm">${words}</button>
  </div>`;
}

/** Does what was asked for; the dialog stays open when it was refused. */
async function settle(
  model: DeskModel,
  event: SubmitEvent,
  action: (id: ContactId, contacts: Contacts) => Promise<void>,
): Promise<void> {
  const { subject, contacts } = model;
  if (!subject || !contacts) return;
  const box = (event.target as Element).closest('dialog');
  if (!(await model.attempt(() => action(subject, contacts)))) return;
  box?.close();
}

function subjectName(model: DeskModel): string {
  const contact = model.mine.find(({ id }) => id === model.subject);
  if (contact) return model.nameOf(contact);
  return model.contacts?.state.all.get(model.subject ?? '')?.customer ?? model.strings.customer;
}

function read(event: SubmitEvent): Map<string, string> {
  event.preventDefault();
  const data = new FormData(event.target as HTMLFormElement);
  return new Map([...data].map(([name, value]) => [name, String(value)]));
}

function close({ target }: Event): void {
  (target as Element).closest('dialog')?.close();
}
