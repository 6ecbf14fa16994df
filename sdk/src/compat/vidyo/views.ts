import { type Picture, Stage, type Tile } from './stage.js';

/** Where something is drawn, and what. */
interface View {
  stage: Stage;
  /** One picture, or all that there is. */
  one?: { key: string; label: string; picture: Picture; cropped: boolean };
}

/** The places of a page in which a connector draws: one for everybody, or one for each picture. */
export class Views {
  readonly #views = new Map<string, View>();
  #tiles: readonly Tile[] = [];
  #own: Tile | undefined;
  #hasPreview = true;
  /** The most people that are drawn; a screen is drawn beside them. */
  most: number;

  constructor(most: number) {
    this.most = most;
  }

  /** Draws everybody into an element; false if there is no such element. */
  compose(viewId: string, isTiles: boolean): boolean {
    const view = this.#view(viewId);
    if (!view) return false;
    view.one = undefined;
    view.stage.look.tiles = isTiles;
    this.#draw(view);
    return true;
  }

  /** Draws one picture into an element. */
  assign(viewId: string, one: NonNullable<View['one']>): boolean {
    const view = this.#view(viewId);
    if (!view) return false;
    view.one = one;
    this.#draw(view);
    return true;
  }

  /** Takes a picture that is no more out of its elements. */
  withdraw(key: string): void {
    for (const view of this.#views.values()) {
      if (view.one?.key === key) view.stage.draw([], undefined);
    }
  }

  hide(viewId: string): boolean {
    const view = this.#views.get(viewId);
    view?.stage.remove();
    return this.#views.delete(viewId);
  }

  place(viewId: string, x: number, y: number, width: number, height: number): boolean {
    const view = this.#views.get(viewId);
    view?.stage.place(x, y, width, height);
    return view !== undefined;
  }

  showLabels(viewId: string, labels: boolean): boolean {
    return this.#look(viewId, { labels });
  }

  showMeters(viewId: string, meters: boolean): boolean {
    return this.#look(viewId, { meters });
  }

  showPreview(preview: boolean): void {
    this.#hasPreview = preview;
    this.#drawAll();
  }

  /** Everybody, in their order, and the own picture. */
  show(tiles: readonly Tile[], own: Tile | undefined): void {
    this.#tiles = tiles;
    this.#own = own;
    this.#drawAll();
  }

  clear(): void {
    for (const viewId of [...this.#views.keys()]) this.hide(viewId);
  }

  #look(viewId: string, look: Partial<Stage['look']>): boolean {
    const view = this.#views.get(viewId);
    if (!view) return false;
    Object.assign(view.stage.look, look);
    this.#draw(view);
    return true;
  }

  #view(viewId: string): View | undefined {
    const known = this.#views.get(viewId);
    if (known) return known;
    const element = document.getElementById(viewId);
    if (!element) return undefined;
    const view: View = { stage: new Stage(element, { tiles: false, labels: true, meters: false }) };
    this.#views.set(viewId, view);
    return view;
  }

  #drawAll(): void {
    for (const view of this.#views.values()) if (!view.one) this.#draw(view);
  }

  #draw({ stage, one }: View): void {
    if (!one) return stage.draw(this.#tiles, this.#hasPreview ? this.#own : undefined);
    stage.draw([{ ...one, isScreen: !one.cropped }], undefined);
  }
}
