// What every paired screen does, whether it hangs beside a door or shows a
// floor: it keeps its key and the last it knew, follows the server's clock and
// the stream that tells of changes, reports how it is, and does what it is told.
import { Clock } from './clock';
import { follow } from './stream';
import { isLanguage, useLanguage } from './texts';
import { type Look, Refused, Unreachable } from './wire';
import * as wire from './wire';

declare const __APP_VERSION__: string;

const KEY = 'panel-key';
const BEAT = 60_000;
/** Without a stream the server is asked so often. */
const POLL = 20_000;
/** Also with a stream: what the clock changes is told by nobody. */
const REFRESH = 5 * 60_000;
/** A floor on which much happens is read once in so long. */
const SETTLE = 400;
const LOG_LINES = 40;
const IDENTIFY_FOR = 20_000;

export function read<T>(name: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

export function write(name: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // A full or forbidden store costs the screen its memory, not its present.
  }
}

export type Kind = 'panel' | 'board';

/** What a screen shows is kept under `shelf` and read by `ask`. */
export abstract class Screen<T extends { panel: { look: Look } }> {
  key: string | null = read<string>(KEY);
  shown: T | null = null;
  /** When the server last answered, by the server's clock. */
  seenAt = 0;
  isOffline = false;
  isIdentifying = false;
  #clock = new Clock();
  #log: string[] = [];
  #stop: (() => void)[] = [];
  #reading: Promise<void> | null = null;
  #isStreaming = false;
  #soon: ReturnType<typeof setTimeout> | undefined;

  /** Now, by the server's clock. */
  get now(): number {
    return this.#clock.now();
  }

  /** `changed` is told whenever there may be something else to show. */
  constructor(
    private readonly shelf: string,
    private readonly kind: Kind,
    protected readonly changed: () => void,
  ) {
    const kept = read<{ shown: T; seenAt: number }>(shelf);
    if (kept?.shown && this.key !== null) {
      this.shown = kept.shown;
      this.seenAt = kept.seenAt;
    }
  }

  protected abstract ask(key: string): Promise<{ shown: T; now: number }>;

  /** Begins to live with a key; ends with `stop`. */
  start(): void {
    const key = this.key;
    if (key === null) return;
    const every = (wait: number, act: () => void): void => {
      const timer = setInterval(act, wait);
      this.#stop.push(() => clearInterval(timer));
    };
    every(1_000, this.changed);
    every(BEAT, () => void this.#beat());
    every(REFRESH, () => void this.refresh());
    const poll = (): void => {
      // Jitter, so that all screens of a house do not ask in the same second.
      const timer = setTimeout(() => {
        if (!this.#isStreaming || this.isOffline) void this.refresh();
        poll();
      }, POLL * (0.75 + Math.random() / 2));
      this.#stop.push(() => clearTimeout(timer));
    };
    poll();
    this.#stop.push(
      follow(key, {
        changed: (type) => {
          if (type === 'panel.commanded' || type === 'panel.changed') void this.#beat();
          this.#refreshSoon();
        },
        streaming: (is) => {
          this.#isStreaming = is;
          if (is) void this.refresh();
        },
        refused: () => void this.refresh(),
      }),
    );
    const online = (): void => void this.refresh();
    window.addEventListener('online', online);
    this.#stop.push(() => window.removeEventListener('online', online));
    this.log('started');
    void this.refresh().then(() => this.#beat());
  }

  stop(): void {
    for (const stop of this.#stop) stop();
    this.#stop = [];
  }

  /** The key of another kind of screen is for another page. */
  paired(key: string, kind: string): void {
    write(KEY, key);
    if (kind !== this.kind) {
      location.replace(`/${kind}`);
      return;
    }
    this.key = key;
    this.start();
    this.changed();
  }

  log(line: string): void {
    this.#log = [...this.#log, `${new Date(this.#clock.now()).toISOString()} ${line}`].slice(-LOG_LINES);
  }

  /** At once, and again when what came in the meantime has settled. */
  #refreshSoon(): void {
    if (this.#soon !== undefined) return;
    void this.refresh();
    this.#soon = setTimeout(() => {
      this.#soon = undefined;
      void this.refresh();
    }, SETTLE);
  }

  /** Reads all anew; many askers at once are one question. */
  refresh(): Promise<void> {
    this.#reading ??= this.#read().finally(() => (this.#reading = null));
    return this.#reading;
  }

  async #read(): Promise<void> {
    if (this.key === null) return;
    try {
      const sent = Date.now();
      const { shown, now } = await this.ask(this.key);
      this.#clock.learn(now, sent);
      await this.wear(shown);
      this.#reached();
      await this.reached();
    } catch (error) {
      this.failed(error);
    }
    this.changed();
  }

  protected async wear(shown: T): Promise<void> {
    const wanted = shown.panel.look.language;
    if (isLanguage(wanted)) await useLanguage(wanted);
    this.shown = shown;
    this.seenAt = this.now;
    write(this.shelf, { shown, seenAt: this.seenAt });
  }

  /** What is left to do once the server answers again. */
  protected async reached(): Promise<void> {}

  #reached(): void {
    if (this.isOffline) this.log('online');
    this.isOffline = false;
  }

  protected forgotten(): void {
    // Somebody removed this screen: it is nobody's any more and shows a code again.
    this.stop();
    this.key = null;
    this.shown = null;
    for (const name of [KEY, this.shelf]) write(name, null);
    this.changed();
  }

  protected failed(error: unknown): void {
    if (error instanceof Refused && error.code === 'not_signed_in') {
      this.forgotten();
      return;
    }
    if (error instanceof Refused && error.status === 404) void this.#goWhereItBelongs();
    if (error instanceof Unreachable) {
      if (!this.isOffline) this.log('offline');
      this.isOffline = true;
    } else this.log(String(error));
  }

  /** Somebody opened the page of the other kind. */
  async #goWhereItBelongs(): Promise<void> {
    if (this.key === null) return;
    const { kind } = await wire.progress(this.key).catch(() => ({ kind: null }));
    if (kind && kind !== this.kind) location.replace(`/${kind}`);
  }

  async #beat(): Promise<void> {
    if (this.key === null) return;
    const battery = await batteryPercent();
    try {
      const sent = Date.now();
      const told = await wire.beat(this.key, {
        appVersion: __APP_VERSION__,
        width: window.innerWidth,
        height: window.innerHeight,
        clockOffsetMs: this.#clock.ahead(),
        log: this.#log,
        ...(battery === null ? {} : { batteryPercent: battery }),
      });
      this.#clock.learn(Date.parse(told.now), sent);
      if (told.command === 'reload') location.reload();
      if (told.command === 'identify') this.identify();
    } catch (error) {
      this.failed(error);
    }
  }

  identify(): void {
    this.isIdentifying = true;
    this.changed();
    setTimeout(() => {
      this.isIdentifying = false;
      this.changed();
    }, IDENTIFY_FOR);
  }
}

async function batteryPercent(): Promise<number | null> {
  const source = navigator as { getBattery?: () => Promise<{ level: number; charging: boolean }> };
  try {
    const battery = await source.getBattery?.();
    // At the mains and full is what every screen without a battery says as well.
    return battery && !(battery.charging && battery.level === 1) ? Math.round(battery.level * 100) : null;
  } catch {
    return null;
  }
}
