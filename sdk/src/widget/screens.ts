import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.js';
import type { WidgetModel } from './model.js';

/** Before the conversation: what it is about. */
export function form(model: WidgetModel, knowsTopic: boolean): TemplateResult {
  const { strings } = model;
  const start = (event: SubmitEvent) => {
    event.preventDefault();
    const fields = new FormData(event.target as HTMLFormElement);
    const topic = String(fields.get('topic') ?? '').trim() || undefined;
    const message = String(fields.get('message') ?? '').trim() || undefined;
    model.start({ topic, message });
  };
  return html`
    <form class="form" part="form" @submit=${start}>
      <p>${strings.welcome}</p>
      ${
        knowsTopic
          ? nothing
          : html`<label>
              <span>${strings.topic}</span>
              <input name="topic" part="topic" maxlength="200" autocomplete="off" placeholder=${strings.topicHint} />
            </label>`
      }
      <label>
        <span>${strings.firstMessage}</span>
        <textarea
          name="message"
          part="first-message"
          rows="4"
          maxlength="8000"
          required
          @keydown=${(event: KeyboardEvent) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            (event.target as HTMLTextAreaElement).form?.requestSubmit();
          }}
        ></textarea>
      </label>
      ${model.notice ? html`<p class="notice" part="notice" role="alert">${icon('circleAlert')}${model.notice}</p>` : nothing}
      <button class="primary" part="start">${strings.start}</button>
    </form>
  `;
}

/** Why there is no conversation, and what may help. */
export function trouble(model: WidgetModel): TemplateResult {
  const { strings, state } = model;
  const words = {
    refused: strings.refused,
    expired: strings.expired,
    unreachable: strings.unreachable,
    replaced: strings.replaced,
    unsupported: strings.unsupported,
  }[state as 'refused'];
  const action = { unreachable: strings.tryAgain, replaced: strings.goOnHere }[state as 'unreachable'];
  return html`
    <div class="trouble" part="trouble" role="alert">
      <span class="symbol">${icon('circleAlert')}</span>
      <p>${words}</p>
      ${
        action
          ? html`<button class="primary" part="try-again" @click=${() => model.reconnect()}>${action}</button>`
          : nothing
      }
    </div>
  `;
}
