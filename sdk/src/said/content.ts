import { html, nothing, type TemplateResult } from 'lit';
import type { ContentInfo } from '../index.js';
import type { FileCache } from './files.js';
import { fileSize, link, linked } from './text.js';

/** Who reads a conversation: with which words, and how they come to its files. */
export interface Reader {
  readonly strings: {
    readonly pictureFailed: string;
    openPicture(name: string): string;
    download(name: string): string;
  };
  readonly locale: string;
  readonly files: FileCache | undefined;
  /** Runs something that may fail, and tells people if it does. */
  attempt(run: () => Promise<unknown>): unknown;
}

/** Draws the pictures of a paper and of a download. */
export type FileIcon = (name: 'fileText' | 'download') => unknown;

/** What was said, as a bubble shows it; notes stand beside the bubbles. */
export function content(reader: Reader, said: ContentInfo, icon: FileIcon) {
  switch (said.type) {
    case 'text':
      return linked(said.text);
    case 'link':
      return link(said.url);
    case 'file':
      return said.kind === 'image' ? picture(reader, said, icon) : paper(reader, said, icon);
    case 'note':
      return nothing;
  }
}

type FileContent = Extract<ContentInfo, { type: 'file' }>;

function picture(reader: Reader, file: FileContent, icon: FileIcon): TemplateResult {
  const { strings } = reader;
  const url = reader.files?.picture(file.fileId);
  if (url === null) return html`<p>${strings.pictureFailed}</p>${paper(reader, file, icon)}`;
  return html`
    ${
      url
        ? html`<a class="picture" href=${url} target="_blank" rel="noopener" aria-label=${strings.openPicture(file.name)}>
            <img part="picture" src=${url} alt=${file.caption || file.name} />
          </a>`
        : html`<span class="picture bone"></span>`
    }
    ${file.caption ? html`<p>${linked(file.caption)}</p>` : nothing}
  `;
}

function paper(reader: Reader, file: FileContent, icon: FileIcon): TemplateResult {
  const { strings, locale } = reader;
  return html`
    <button
      class="file"
      part="file"
      aria-label=${strings.download(file.name)}
      @click=${() => reader.attempt(async () => reader.files?.save(file.fileId, file.name))}
    >
      ${icon('fileText')}
      <span><b>${file.name}</b><small>${fileSize(file.size, locale)}</small></span>
      ${icon('download')}
    </button>
    ${file.caption ? html`<p>${linked(file.caption)}</p>` : nothing}
  `;
}
