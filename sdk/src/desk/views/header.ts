import { html, nothing, type TemplateResult } from 'lit';
import { clock, initials } from '../../ui/strings.js';
import { icon } from '../icons.js';
import type { DeskModel } from '../model.js';
import { PRESENCES, type Presence } from '../state/presence.js';

/** Who serves here, whether new contacts are wanted, and what is worth knowing wherever one looks. */
export function header(model: DeskModel): TemplateResult {
  const { strings, presence, me } = model;
  const live = model.otherLiveCall;
  const contact = live && model.contacts?.get(live.info.contactId);
  return html`
    <header class="head" part="header">
      <span class="brand"><img src="/pages/icon.svg" alt="" width="28" height="28" /><span>visavis</span></span>
      ${
        contact
          ? html`<button class="live" part="other-call" @click=${() => model.select(contact.id, 'side')}>
              ${icon('phone')}<span>${strings.inCallWith(model.nameOf(contact))} · ${clock(live.seconds)}</span>
            </button>`
          : nothing
      }
      <span class="grow"></span>
      ${sound(model)}
      <button
        class="icon wide-only"
        part="help"
        aria-label=${strings.help}
        title=${`${strings.help} (?)`}
        @click=${() => model.openDialog('help')}
      >
        ${icon('help')}
      </button>
      ${
        presence
          ? html`<label class="presence" data-presence=${presence.value}>
              <span class="spoken">${strings.presence}</span>
              <i class="dot"></i>
              <select
                part="presence"
                title=${strings.presenceHint}
                @change=${({ target }: Event) => {
                  const value = (target as HTMLSelectElement).value as Presence;
                  model.attempt(() => presence.set(value));
                }}
              >
                ${PRESENCES.map(
                  (value) =>
                    html`<option value=${value} .selected=${value === presence.value}>${strings.presences[value]}</option>`,
                )}
              </select>
            </label>`
          : html`<span class="role">${strings.supervisor}</span>`
      }
      <span class="self" part="self" title=${me?.identity ?? ''}>
        <span class="avatar small" aria-hidden="true">${initials(me?.name ?? '')}</span>
        <span class="own-name">${me?.name}</span>
      </span>
      <button
        class="icon"
        part="sign-out"
        aria-label=${strings.signOut}
        title=${strings.signOut}
        @click=${() => model.signOut()}
      >
        ${icon('logOut')}
      </button>
    </header>
  `;
}

function sound(model: DeskModel): TemplateResult {
  const { alerts, strings } = model;
  const words = alerts.hasSound ? strings.soundOff : strings.soundOn;
  const toggle = () => {
    alerts.hasSound = !alerts.hasSound;
    if (alerts.hasSound) alerts.play();
    model.announce(alerts.hasSound ? strings.soundIsOn : strings.soundIsOff);
  };
  return html`
    <button class="icon" part="sound" aria-label=${words} title=${words} @click=${toggle}>
      ${icon(alerts.hasSound ? 'bell' : 'bellOff')}
    </button>
  `;
}
