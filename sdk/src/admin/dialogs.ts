import { html, render } from 'lit';
import type { TargetInfo } from '../protocol.js';
import { words } from './words/index.js';

/** What the page asks before it does something. */
export class Asks {
  #answered: Promise<unknown> | undefined;

  constructor(readonly dialog: HTMLDialogElement) {}

  /** Whether it shall be done. */
  async confirm(title: string, text: string, done: string): Promise<boolean> {
    const answer = await this.#ask(html`<form method="dialog">
      <h2 id="ask-title">${title}</h2>
      <p>${text}</p>
      <div class="buttons">
        <button class="button" value="" autofocus>${words.keep}</button>
        <button class="button danger" value="yes">${done}</button>
      </div>
    </form>`);
    return answer !== '';
  }

  /** To whom a contact goes; nothing if it stays. */
  async transfer(): Promise<TargetInfo | undefined> {
    const answer = await this.#ask(html`<form method="dialog" @submit=${(event: SubmitEvent) => {
      const data = new FormData(event.target as HTMLFormElement);
      const button = event.submitter as HTMLButtonElement;
      if (button.value) button.value = JSON.stringify([data.get('kind'), data.get('whom')]);
    }}>
      <h2 id="ask-title">${words.transferTitle}</h2>
      <label>${words.transferTo}<select class="field" name="kind">
        <option value="anyone">${words.anyone}</option>
        <option value="agent">${words.agent}</option>
        <option value="skill">${words.skill}</option>
      </select></label>
      <label>${words.name}<input class="field" name="whom" autocomplete="off"></label>
      <div class="buttons">
        <button class="button" value="" formnovalidate>${words.cancel}</button>
        <button class="button danger" value="yes">${words.transfer}</button>
      </div>
    </form>`);
    if (!answer) return undefined;
    const [kind, whom] = JSON.parse(answer) as [string, string];
    if (kind === 'agent') return { kind, agent: whom };
    return kind === 'skill' ? { kind, skill: whom } : { kind: 'anyone' };
  }

  async #ask(form: ReturnType<typeof html>): Promise<string> {
    // A dialog is told of its end later than it is hidden, and who is quick asks again in between.
    await this.#answered;
    render(form, this.dialog);
    this.dialog.returnValue = '';
    this.dialog.showModal();
    this.#answered = new Promise((resolve) => this.dialog.addEventListener('close', resolve, { once: true }));
    await this.#answered;
    return this.dialog.returnValue;
  }
}
