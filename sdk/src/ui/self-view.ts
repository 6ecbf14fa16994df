export type Corner = 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';

/** Lets the self view be dragged, or moved with the arrow keys, into the four corners. */
export class CornerDrag {
  corner: Corner = 'bottom-right';
  readonly #changed: () => void;
  #from: { x: number; y: number } | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  readonly down = (event: PointerEvent): void => {
    const element = event.currentTarget as HTMLElement;
    this.#from = { x: event.clientX, y: event.clientY };
    element.setPointerCapture(event.pointerId);
    element.toggleAttribute('data-dragging', true);
  };

  readonly move = (event: PointerEvent): void => {
    if (!this.#from) return;
    const element = event.currentTarget as HTMLElement;
    element.style.translate = `${event.clientX - this.#from.x}px ${event.clientY - this.#from.y}px`;
  };

  readonly up = (event: PointerEvent): void => {
    if (!this.#from) return;
    this.#from = undefined;
    const element = event.currentTarget as HTMLElement;
    const view = element.getBoundingClientRect();
    const surface = (element.offsetParent ?? element).getBoundingClientRect();
    element.toggleAttribute('data-dragging', false);
    element.style.translate = '';
    const isLow = view.top + view.height / 2 > surface.top + surface.height / 2;
    const isRight = view.left + view.width / 2 > surface.left + surface.width / 2;
    this.#set(`${isLow ? 'bottom' : 'top'}-${isRight ? 'right' : 'left'}`);
  };

  readonly key = (event: KeyboardEvent): void => {
    const [vertical, horizontal] = this.corner.split('-') as [string, string];
    const next = {
      ArrowUp: `top-${horizontal}`,
      ArrowDown: `bottom-${horizontal}`,
      ArrowLeft: `${vertical}-left`,
      ArrowRight: `${vertical}-right`,
    }[event.key];
    if (!next) return;
    event.preventDefault();
    this.#set(next as Corner);
  };

  #set(corner: Corner): void {
    this.corner = corner;
    this.#changed();
  }
}
