// What a board knows: the rooms of its floor, and the pictures it shows, which
// it keeps at hand for a day without the network.
import { Screen } from '../panel/screen';
import { isLanguage, useSecond } from '../panel/texts';
import { Unreachable, call } from '../panel/wire';
import type { BoardView } from '../lib/api/schema';
import { type Day, dayOf } from './lists';

const SHELF = 'board-day';
const PICTURES = 'board-pictures';

export class Board extends Screen<Day> {
  #pictures = new Map<string, string>();
  #asked = new Set<string>();

  constructor(changed: () => void) {
    super(SHELF, 'board', changed);
    void this.#speak(this.shown);
  }

  protected async ask(key: string): Promise<{ shown: Day; now: number }> {
    const view = await call<BoardView>(key, '/panels/me/board');
    return { shown: dayOf(view), now: Date.parse(view.now) };
  }

  protected override async wear(shown: Day): Promise<void> {
    await this.#speak(shown);
    await super.wear(shown);
    for (const { pictureId } of shown.board.playlist) void this.#fetch(pictureId);
    void this.#tidy(shown);
  }

  async #speak(shown: Day | null): Promise<void> {
    const wanted = shown?.board.secondLanguage;
    await useSecond(isLanguage(wanted) ? wanted : null);
  }

  /** Where the picture can be had; null until it has arrived. */
  picture(id: string): string | null {
    if (!this.#pictures.has(id)) void this.#fetch(id);
    return this.#pictures.get(id) ?? null;
  }

  async #fetch(id: string): Promise<void> {
    if (this.#asked.has(id) || this.key === null) return;
    this.#asked.add(id);
    const path = `/api/v1/pictures/${id}`;
    try {
      // An `img` cannot carry the key; without a secure address there is no shelf for pictures.
      const shelf = 'caches' in window ? await caches.open(PICTURES) : null;
      let answer = await shelf?.match(path);
      if (!answer) {
        answer = await fetch(path, { headers: { Authorization: `Bearer ${this.key}` }, credentials: 'omit' });
        if (!answer.ok) throw new Unreachable();
        await shelf?.put(path, answer.clone());
      }
      this.#pictures.set(id, URL.createObjectURL(await answer.blob()));
      this.changed();
    } catch {
      // The round goes on without it, and it is asked for again.
      setTimeout(() => this.#asked.delete(id), 30_000);
    }
  }

  /** Lets go of pictures that are no longer shown. */
  async #tidy(shown: Day): Promise<void> {
    const wanted = shown.board.playlist.map(({ pictureId }) => pictureId);
    for (const [id, address] of Array.from(this.#pictures)) {
      if (wanted.indexOf(id) >= 0) continue;
      URL.revokeObjectURL(address);
      this.#pictures.delete(id);
      this.#asked.delete(id);
    }
    if (!('caches' in window)) return;
    const shelf = await caches.open(PICTURES);
    for (const request of await shelf.keys()) {
      if (wanted.indexOf(request.url.slice(request.url.lastIndexOf('/') + 1)) < 0) await shelf.delete(request);
    }
  }
}
