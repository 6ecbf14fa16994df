/** How large something is shown, in pixels of the screen. */
export interface ViewSize {
  width: number;
  height: number;
}

/** Sizes that follow each other quickly, as while a window is dragged, are told once. */
const SETTLES_MS = 150;
/** A size that differs by less than this part is the same. */
const NOTEWORTHY = 0.1;

const HIDDEN: ViewSize = { width: 0, height: 0 };

/** Watches how large the largest of some elements is shown; what is scrolled away or laid out nowhere is not. */
export class ViewWatcher {
  readonly #tell: (size: ViewSize) => void;
  /** Whether each element is within what can be seen; unknown until the browser has told. */
  readonly #elements = new Map<Element, boolean | undefined>();
  #resizes: ResizeObserver | undefined;
  #crossings: IntersectionObserver | undefined;
  #told: ViewSize | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: (size: ViewSize) => void) {
    this.#tell = tell;
  }

  /** The size that was told last; nothing before an element was seen. */
  get size(): ViewSize | undefined {
    return this.#told;
  }

  add(element: Element): void {
    if (typeof ResizeObserver === 'undefined' || typeof IntersectionObserver === 'undefined') return;
    this.#resizes ??= new ResizeObserver(() => this.#schedule());
    this.#crossings ??= new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (this.#elements.has(target)) this.#elements.set(target, isIntersecting);
      }
      this.#schedule();
    });
    this.#elements.set(element, undefined);
    this.#resizes.observe(element);
    this.#crossings.observe(element);
    this.#schedule();
  }

  remove(element: Element): void {
    if (!this.#elements.delete(element)) return;
    this.#resizes?.unobserve(element);
    this.#crossings?.unobserve(element);
    this.#schedule();
  }

  /** Forgets what was told, as when the track comes from another peer connection. */
  reset(): void {
    this.#told = undefined;
    if (this.#elements.size > 0) this.#schedule();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#resizes?.disconnect();
    this.#crossings?.disconnect();
    this.#elements.clear();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), SETTLES_MS);
  }

  #look(): void {
    const size = [...this.#elements].map(sizeOf).reduce(larger, HIDDEN);
    // What was never shown may be about to be, or is drawn by the page itself.
    if (size.width === 0 && this.#told === undefined) return;
    if (this.#told && isSame(size, this.#told)) return;
    this.#told = size;
    this.#tell(size);
  }
}

function sizeOf([element, isSeen]: [Element, boolean | undefined]): ViewSize {
  // A picture in a window of its own is seen wherever its element is.
  const isFloating = document.pictureInPictureElement === element;
  if (isSeen === false && !isFloating) return HIDDEN;
  const { width, height } = element.getBoundingClientRect();
  const pixels = globalThis.devicePixelRatio || 1;
  return { width: Math.round(width * pixels), height: Math.round(height * pixels) };
}

function larger(one: ViewSize, other: ViewSize): ViewSize {
  return one.width * one.height >= other.width * other.height ? one : other;
}

function isSame(one: ViewSize, other: ViewSize): boolean {
  const isNear = (a: number, b: number) => Math.abs(a - b) <= Math.max(a, b) * NOTEWORTHY && a > 0 === b > 0;
  return isNear(one.width, other.width) && isNear(one.height, other.height);
}
