// What a board knows: the rooms of its floor, and the pictures it shows, which
// it keeps at hand for a day without the network.
import type { BoardView } from '../lib/api/schema';
import { picturesOf } from '../panel/decor';
import { Pictures } from '../panel/pictures';
import { Screen } from '../panel/screen';
import { isLanguage, useSecond } from '../panel/texts';
import { call } from '../panel/wire';
import { type Day, dayOf } from './lists';

const SHELF = 'board-day';

export class Board extends Screen<Day> {
  readonly #pictures: Pictures;

  constructor(changed: () => void) {
    super(SHELF, 'board', changed);
    this.#pictures = new Pictures(() => this.key, changed);
    void this.#speak(this.shown);
  }

  protected async ask(key: string): Promise<{ shown: Day; now: number }> {
    const view = await call<BoardView>(key, '/panels/me/board');
    return { shown: dayOf(view), now: Date.parse(view.now) };
  }

  protected override async wear(shown: Day): Promise<void> {
    await this.#speak(shown);
    await super.wear(shown);
    this.#pictures.keep([...picturesOf(shown.decor), ...shown.board.playlist.map(({ pictureId }) => pictureId), ...(shown.drawing ? [shown.drawing] : [])]);
  }

  async #speak(shown: Day | null): Promise<void> {
    const wanted = shown?.board.secondLanguage;
    await useSecond(isLanguage(wanted) ? wanted : null);
  }

  /** Where the picture can be had; null until it has arrived. */
  picture(id: string): string | null {
    return this.#pictures.get(id);
  }
}
