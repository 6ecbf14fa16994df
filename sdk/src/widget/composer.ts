import { html, type TemplateResult } from 'lit';
import { KINDS_OF_FILES } from '../said/text.js';
import { icon } from './icons.js';
import type { WidgetModel } from './model.js';

/** Where the person writes: text, files, what was pasted. */
export function composer(model: WidgetModel, sent: () => void): TemplateResult {
  const { strings, contact } = model;
  const send = (field: HTMLTextAreaElement) => {
    const text = field.value.trim();
    if (!text || !contact) return;
    contact.sendText(text);
    field.value = '';
    grow(field);
    sent();
    field.focus();
  };
  return html`
    ${model.uploads.map(
      (upload) => html`
        <div class="upload" part="upload">
          <span>${strings.uploading(upload.name, Math.round(upload.share * 100))}</span>
          <progress max="1" .value=${upload.share} aria-label=${upload.name}></progress>
          <button class="icon" aria-label=${strings.cancel} @click=${() => upload.stop.abort()}>${icon('x')}</button>
        </div>
      `,
    )}
    <form
      class="composer"
      part="composer"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        send((event.target as HTMLFormElement).querySelector('textarea')!);
      }}
    >
      <label class="icon attach" part="attach" title=${strings.attach}>
        ${icon('paperclip')}
        <input
          type="file"
          multiple
          aria-label=${strings.attach}
          accept=${KINDS_OF_FILES.map((kind) => `.${kind}`).join(',')}
          @change=${(event: Event) => {
            const field = event.target as HTMLInputElement;
            model.sendFiles(field.files ?? []);
            field.value = '';
          }}
        />
      </label>
      <textarea
        part="input"
        rows="1"
        maxlength="8000"
        aria-label=${strings.message}
        placeholder=${strings.message}
        @input=${(event: Event) => {
          const field = event.target as HTMLTextAreaElement;
          grow(field);
          contact?.setTyping(field.value.trim() !== '');
        }}
        @keydown=${(event: KeyboardEvent) => {
          // Whoever composes a character ends that with Enter.
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send(event.target as HTMLTextAreaElement);
        }}
        @paste=${(event: ClipboardEvent) => {
          const files = [...(event.clipboardData?.files ?? [])];
          if (files.length === 0) return;
          event.preventDefault();
          model.sendFiles(files);
        }}
      ></textarea>
      <button class="icon send" part="send" type="submit" aria-label=${strings.send} title=${strings.send}>
        ${icon('send')}
      </button>
    </form>
  `;
}

const MAX_ROWS = 5;

/** As high as what is written, up to a few lines. */
function grow(field: HTMLTextAreaElement): void {
  const lines = field.value.split('\n').length;
  field.rows = 1;
  while (field.rows < MAX_ROWS && (field.rows < lines || field.scrollHeight > field.clientHeight + 2))
    field.rows++;
}
