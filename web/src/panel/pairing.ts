// A screen that belongs to nobody yet: its code, asked for anew when it runs out.
import { LANGUAGES, LANGUAGE_NAMES, clockText, language, say, useLanguage } from './texts';
import { type Child, button, h } from './view';
import { Refused } from './wire';
import * as wire from './wire';

const ASK_EVERY = 2_000;
const FULL_WAIT = 60_000;
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export class Pairing {
  #offered: { code: string; secret: string; expiresAt: string } | null = null;
  #trouble: '' | 'waits' | 'full' = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOn = false;

  constructor(
    private readonly paired: (key: string, kind: string) => void,
    private readonly changed: () => void,
  ) {}

  start(): void {
    if (this.#isOn) return;
    this.#isOn = true;
    void this.#ask();
  }

  stop(): void {
    this.#isOn = false;
    clearTimeout(this.#timer);
    this.#offered = null;
  }

  async #ask(): Promise<void> {
    let wait = ASK_EVERY;
    try {
      if (this.#offered) {
        const { secret } = this.#offered;
        const { paired, kind } = await wire.progress(secret);
        if (paired) {
          this.stop();
          this.paired(secret, kind ?? 'panel');
          return;
        }
      } else this.#offered = await wire.offerPairing();
      this.#trouble = '';
    } catch (error) {
      if (error instanceof Refused && error.status === 410) {
        this.#offered = null;
        wait = 0;
      } else if (error instanceof Refused && error.status === 429) {
        this.#trouble = 'full';
        wait = FULL_WAIT;
      } else this.#trouble = 'waits';
    }
    this.changed();
    if (this.#isOn) this.#timer = setTimeout(() => void this.#ask(), wait * (0.9 + Math.random() / 5));
  }

  /** What is shown depends on nothing else. */
  said(): unknown {
    return [this.#offered, this.#trouble, language()];
  }

  draw(): Child[] {
    const offered = this.#offered;
    const trouble = this.#trouble === 'waits' ? say('ui-panel-pair-waits') : this.#trouble === 'full' ? say('ui-panel-pair-full') : '';
    return [
      h(
        'main',
        { class: 'pairing' },
        h('h1', {}, say('ui-panel-pair')),
        offered && h('p', { class: 'code' }, h('span', {}, offered.code.slice(0, 3)), h('span', {}, offered.code.slice(3))),
        offered && h('p', { class: 'how' }, say('ui-panel-pair-text')),
        offered && h('p', { class: 'left' }, say('ui-panel-pair-left', { time: clockText(Date.parse(offered.expiresAt), zone) })),
        h('p', { class: 'left', role: 'status' }, trouble),
        h('nav', { 'aria-label': say('ui-panel-language') }, ...LANGUAGES.map((tag) => button('quiet', LANGUAGE_NAMES[tag], () => void useLanguage(tag).then(this.changed), { lang: tag, 'aria-pressed': String(language() === tag) }))),
      ),
    ];
  }
}
