import type { RemoteTrack } from '../../index.js';

/** What a tile shows: anything that can be attached to a video element. */
export type Picture = Pick<RemoteTrack, 'attach' | 'detach'>;

/** One place of a view. */
export interface Tile {
  key: string;
  label: string;
  picture: Picture | undefined;
  /** A screen is shown whole and large. */
  isScreen?: boolean;
  /** How loud it is there, between 0 and 1. */
  level?: () => number;
}

export interface StageLook {
  /** The first one large, or all of the same size. */
  tiles: boolean;
  labels: boolean;
  meters: boolean;
}

const METER_MS = 100;

/** Draws people into an element of the page, with nothing but its own inline properties (no style sheet is needed). */
export class Stage {
  readonly #box = document.createElement('div');
  readonly #drawn = new Map<string, DrawnTile>();
  #preview: DrawnTile | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  look: StageLook;

  constructor(element: HTMLElement, look: StageLook) {
    this.look = look;
    style(this.#box, {
      position: 'relative',
      display: 'grid',
      gap: '4px',
      width: '100%',
      height: '100%',
      overflow: 'hidden',
      background: '#16181d',
      'border-radius': 'inherit',
    });
    if (element.clientHeight === 0) style(this.#box, { height: 'auto', 'aspect-ratio': '16 / 9' });
    element.append(this.#box);
  }

  /** Shows these, in this order; alone, the own picture has the whole place. */
  draw(tiles: readonly Tile[], own: Tile | undefined): void {
    const keys = new Set(tiles.map(({ key }) => key));
    for (const [key, drawn] of this.#drawn) {
      if (keys.has(key)) continue;
      drawn.remove();
      this.#drawn.delete(key);
    }
    const sorted = [...tiles].sort(
      (one, other) => Number(other.isScreen ?? false) - Number(one.isScreen ?? false),
    );
    this.#lay(sorted);
    this.#drawOwn(own, tiles.length === 0);
    this.#meter();
  }

  /** Puts the whole to a place within its element, in pixels. */
  place(x: number, y: number, width: number, height: number): void {
    style(this.#box, {
      position: 'absolute',
      left: `${x}px`,
      top: `${y}px`,
      width: `${width}px`,
      height: `${height}px`,
    });
  }

  remove(): void {
    clearInterval(this.#timer);
    this.draw([], undefined);
    clearInterval(this.#timer);
    this.#box.remove();
  }

  #lay(tiles: readonly Tile[]): void {
    const hasMain = tiles.length > 1 && (!this.look.tiles || tiles.some(({ isScreen }) => isScreen));
    // The small ones keep their shape, and the last column is the own picture's.
    const columns = hasMain ? Math.max(4, tiles.length) : Math.max(1, Math.ceil(Math.sqrt(tiles.length)));
    style(this.#box, {
      'grid-template-columns': `repeat(${columns}, minmax(0, 1fr))`,
      'grid-template-rows': hasMain ? 'minmax(0, 1fr) 22%' : 'none',
      'grid-auto-rows': 'minmax(0, 1fr)',
    });
    tiles.forEach((tile, index) => {
      const drawn = this.#drawn.get(tile.key) ?? new DrawnTile(this.#box);
      this.#drawn.set(tile.key, drawn);
      drawn.draw(tile, this.look);
      drawn.place({ order: String(index), 'grid-column': hasMain && index === 0 ? '1 / -1' : 'auto' });
    });
  }

  #drawOwn(own: Tile | undefined, isAlone: boolean): void {
    if (!own) {
      this.#preview?.remove();
      this.#preview = undefined;
      return;
    }
    this.#preview ??= new DrawnTile(this.#box, true);
    this.#preview.draw(own, { ...this.look, labels: false, meters: false });
    this.#preview.place(
      isAlone
        ? { position: 'absolute', inset: '0', width: '100%', height: '100%', border: 'none' }
        : {
            position: 'absolute',
            inset: 'auto 8px 8px auto',
            width: '24%',
            height: '24%',
            'z-index': '1',
            border: '2px solid #fff',
          },
    );
  }

  #meter(): void {
    clearInterval(this.#timer);
    if (!this.look.meters || this.#drawn.size === 0) return;
    this.#timer = setInterval(() => {
      for (const drawn of this.#drawn.values()) drawn.measure();
    }, METER_MS);
  }
}

/** One picture with its name; who has no picture has their first letter. */
class DrawnTile {
  readonly #box = document.createElement('div');
  readonly #video = document.createElement('video');
  readonly #letter = document.createElement('span');
  readonly #label = document.createElement('span');
  readonly #meter = document.createElement('i');
  #picture: Picture | undefined;
  #level: (() => number) | undefined;

  constructor(parent: HTMLElement, isOwn = false) {
    style(this.#box, {
      position: 'relative',
      overflow: 'hidden',
      background: '#2a2e37',
      'border-radius': '6px',
      display: 'grid',
      'place-items': 'center',
      'min-width': '0',
      'min-height': '0',
      'box-sizing': 'border-box',
    });
    style(this.#video, {
      position: 'absolute',
      inset: '0',
      width: '100%',
      height: '100%',
      'object-fit': 'cover',
    });
    if (isOwn) style(this.#video, { transform: 'scaleX(-1)' });
    style(this.#letter, { color: '#cfd5e1', font: '600 2.5rem/1 system-ui, sans-serif' });
    style(this.#label, {
      position: 'absolute',
      left: '6px',
      bottom: '6px',
      padding: '2px 8px',
      'max-width': '80%',
      overflow: 'hidden',
      'text-overflow': 'ellipsis',
      'white-space': 'nowrap',
      'border-radius': '4px',
      background: 'rgb(0 0 0 / 60%)',
      color: '#fff',
      font: '13px/1.4 system-ui, sans-serif',
    });
    style(this.#meter, {
      position: 'absolute',
      right: '6px',
      bottom: '6px',
      width: '6px',
      background: '#4ade80',
    });
    this.#video.playsInline = true;
    this.#box.append(this.#letter, this.#video, this.#label, this.#meter);
    parent.append(this.#box);
  }

  draw(tile: Tile, look: StageLook): void {
    this.#label.textContent = tile.label;
    this.#label.hidden = !look.labels || tile.label === '';
    style(this.#label, { display: this.#label.hidden ? 'none' : 'block' });
    this.#letter.textContent = tile.label.trim().charAt(0).toUpperCase();
    this.#level = look.meters ? tile.level : undefined;
    style(this.#meter, { display: this.#level ? 'block' : 'none', height: '0' });
    style(this.#video, { 'object-fit': tile.isScreen ? 'contain' : 'cover' });
    this.crop(!tile.isScreen);
    if (this.#picture === tile.picture) return;
    this.#picture?.detach(this.#video);
    this.#picture = tile.picture;
    this.#picture?.attach(this.#video);
    style(this.#video, { display: this.#picture ? 'block' : 'none' });
  }

  crop(isCropped: boolean): void {
    style(this.#video, { 'object-fit': isCropped ? 'cover' : 'contain' });
  }

  place(properties: Record<string, string>): void {
    style(this.#box, properties);
  }

  measure(): void {
    const level = Math.min(1, this.#level?.() ?? 0);
    style(this.#meter, { height: `${Math.round(level * 60)}%` });
  }

  remove(): void {
    this.#picture?.detach(this.#video);
    this.#box.remove();
  }
}

/** Inline properties that a strict content policy allows, since no attribute is parsed. */
function style(element: HTMLElement, properties: Record<string, string>): void {
  for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value);
}
