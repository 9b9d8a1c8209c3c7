// What a panel knows and does: the day of its room from the server or from the
// shelf, its clock, the stream that tells of changes, and the deeds that wait
// for the network.
import { Clock } from './clock';
import { type Deed, newKey, stepOf } from './queue';
import { follow } from './stream';
import { isLanguage, say, useLanguage } from './texts';
import { type Booking, type Door, Refused, Unreachable } from './wire';
import * as wire from './wire';

declare const __APP_VERSION__: string;

const SHELF = 'panel-door';
const DEEDS = 'panel-deeds';
const KEY = 'panel-key';
const BEAT = 60_000;
/** Without a stream the door is asked for so often. */
const POLL = 20_000;
/** Also with a stream: what the clock changes is told by nobody. */
const REFRESH = 5 * 60_000;
const LOG_LINES = 40;
const TOLD_FOR = 8_000;
const IDENTIFY_FOR = 20_000;

function read<T>(name: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

function write(name: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // A full or forbidden store costs the panel its memory, not its present.
  }
}

export interface Told {
  text: string;
  isBad: boolean;
}

export class Panel {
  key: string | null = read<string>(KEY);
  door: Door | null = null;
  /** When the server last answered, by the server's clock. */
  seenAt = 0;
  isOffline = false;
  told: Told | null = null;
  deeds: Deed[] = read<Deed[]>(DEEDS) ?? [];
  isIdentifying = false;
  isBusy = false;
  #clock = new Clock();
  #log: string[] = [];
  #stop: (() => void)[] = [];
  #reading: Promise<void> | null = null;
  #settling = false;
  #isStreaming = false;
  #toldTimer: ReturnType<typeof setTimeout> | undefined;

  /** Now, by the server's clock. */
  get now(): number {
    return this.#clock.now();
  }

  /** What keeps the room, with what was done here and still waits. */
  get bookings(): Booking[] {
    const waiting = this.deeds.flatMap((deed) => (deed.kind === 'book' ? [pendingOf(deed)] : []));
    const told = this.deeds.flatMap((deed) => (deed.kind === 'checkIn' ? [deed.meeting] : []));
    const known = (this.door?.bookings ?? []).map((booking) => (told.indexOf(booking.id) >= 0 ? { ...booking, checkInFrom: null, checkInUntil: null, isPending: true } : booking));
    return [...known, ...waiting];
  }

  /** `changed` is told whenever there may be something else to show. */
  constructor(private readonly changed: () => void) {
    const kept = read<{ door: Door; seenAt: number }>(SHELF);
    if (kept && this.key !== null) {
      this.door = kept.door;
      this.seenAt = kept.seenAt;
    }
  }

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
      // Jitter, so that all panels of a house do not ask in the same second.
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
          void this.refresh();
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

  paired(key: string): void {
    this.key = key;
    write(KEY, key);
    this.start();
    this.changed();
  }

  log(line: string): void {
    this.#log = [...this.#log, `${new Date(this.#clock.now()).toISOString()} ${line}`].slice(-LOG_LINES);
  }

  /** Reads the door anew; many askers at once are one question. */
  refresh(): Promise<void> {
    this.#reading ??= this.#read().finally(() => (this.#reading = null));
    return this.#reading;
  }

  async #read(): Promise<void> {
    if (this.key === null) return;
    try {
      const sent = Date.now();
      const { door, now } = await wire.door(this.key);
      this.#clock.learn(now, sent);
      await this.#wear(door);
      this.#reached();
      await this.#settle();
    } catch (error) {
      this.#failed(error);
    }
    this.changed();
  }

  async #wear(door: Door): Promise<void> {
    const wanted = door.panel.look.language;
    if (isLanguage(wanted)) await useLanguage(wanted);
    this.door = door;
    this.seenAt = this.now;
    write(SHELF, { door, seenAt: this.seenAt });
  }

  #reached(): void {
    if (this.isOffline) this.log('online');
    this.isOffline = false;
  }

  #failed(error: unknown): void {
    if (error instanceof Refused && error.code === 'not_signed_in') {
      // Somebody removed this panel: it is nobody's any more and shows a code again.
      this.stop();
      this.key = null;
      this.door = null;
      this.deeds = [];
      for (const name of [KEY, SHELF, DEEDS]) write(name, null);
      this.changed();
      return;
    }
    if (error instanceof Unreachable) {
      if (!this.isOffline) this.log('offline');
      this.isOffline = true;
    } else this.log(String(error));
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
      this.#failed(error);
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

  say(text: string, isBad = false): void {
    this.told = { text, isBad };
    clearTimeout(this.#toldTimer);
    this.#toldTimer = setTimeout(() => {
      this.told = null;
      this.changed();
    }, TOLD_FOR);
    this.changed();
  }

  /** Does something at the server and says how it went; false when it did not. */
  async act(what: (key: string) => Promise<unknown>, done: string): Promise<boolean> {
    if (this.key === null || this.isBusy) return false;
    this.isBusy = true;
    try {
      await what(this.key);
      this.say(done);
      await this.refresh();
      return true;
    } catch (error) {
      this.#failed(error);
      this.say(error instanceof Refused ? error.detail : say('ui-panel-unreachable'), true);
      return false;
    } finally {
      this.isBusy = false;
    }
  }

  /** Books from now on; without the network it waits. */
  async book(minutes: number, subject: string | null): Promise<boolean> {
    const { key, door } = this;
    if (key === null || !door || this.isBusy) return false;
    const begun = Math.floor(this.now / 60_000) * 60_000;
    const deed: Deed = { kind: 'book', key: newKey(), start: begun, end: begun + minutes * 60_000, subject, minutes };
    this.isBusy = true;
    try {
      await wire.bookNow(key, door.room.id, minutes, subject, deed.key);
      this.say(say('ui-panel-booked'));
      await this.refresh();
    } catch (error) {
      this.#failed(error);
      if (!(error instanceof Unreachable)) {
        this.say(error instanceof Refused ? error.detail : say('ui-panel-unreachable'), true);
        await this.refresh();
        return false;
      }
      this.#keep([...this.deeds, deed]);
      this.say(say('ui-panel-booked-later'));
    } finally {
      this.isBusy = false;
    }
    return true;
  }

  /** Says that somebody is there; without the network it waits. */
  async touchIn(booking: Booking): Promise<boolean> {
    if (this.key === null || this.isBusy) return false;
    this.isBusy = true;
    try {
      await wire.touchIn(this.key, booking.id);
      this.say(say('ui-panel-checked-in'));
      await this.refresh();
    } catch (error) {
      this.#failed(error);
      if (!(error instanceof Unreachable)) {
        this.say(error instanceof Refused ? error.detail : say('ui-panel-unreachable'), true);
        return false;
      }
      this.#keep([...this.deeds, { kind: 'checkIn', key: newKey(), meeting: booking.id, end: booking.end, subject: booking.subject }]);
      this.say(say('ui-panel-checked-in-later'));
    } finally {
      this.isBusy = false;
    }
    return true;
  }

  #keep(deeds: Deed[]): void {
    this.deeds = deeds;
    write(DEEDS, deeds.length > 0 ? deeds : null);
    this.changed();
  }

  /** Makes good what was done without the network, in its order; stops where the network does. */
  async #settle(): Promise<void> {
    if (this.#settling || this.deeds.length === 0) return;
    this.#settling = true;
    let isRead = true;
    try {
      for (let deed = this.deeds[0]; deed && this.key !== null && this.door; deed = this.deeds[0]) {
        const step = stepOf(deed, this.now);
        isRead = false;
        try {
          if (step.do === 'drop') this.say(say('ui-panel-dropped-over', { what: nameOf(deed) }), true);
          else if (step.do === 'checkIn' && deed.kind === 'checkIn') {
            await wire.touchIn(this.key, deed.meeting);
            this.say(say('ui-panel-made-good', { what: nameOf(deed) }));
          } else if (step.do === 'book' && deed.kind === 'book') {
            // Asked again with the same words: the server may have heard the first time.
            const sent = { ...deed, minutes: deed.isSent ? deed.minutes : step.minutes, isSent: true };
            this.#keep([sent, ...this.deeds.slice(1)]);
            await wire.bookNow(this.key, this.door.room.id, sent.minutes, sent.subject, sent.key);
            this.say(say('ui-panel-made-good', { what: nameOf(deed) }));
          }
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          this.log(`dropped ${deed.kind}: ${error.code}`);
          this.say(say('ui-panel-dropped', { what: nameOf(deed), why: error.detail }), true);
        }
        this.#keep(this.deeds.slice(1));
      }
    } finally {
      this.#settling = false;
    }
    if (!isRead && this.key !== null) await this.#wear((await wire.door(this.key)).door);
  }
}

function pendingOf(deed: Deed & { kind: 'book' }): Booking {
  const { start, end } = deed;
  return { id: deed.key, subject: deed.subject, organizer: null, start, end, heldFrom: start, heldUntil: end, state: 'running', actions: [], checkInFrom: null, checkInUntil: null, isPending: true };
}

function nameOf(deed: Deed): string {
  return deed.subject ?? say('ui-panel-walk-up');
}

async function batteryPercent(): Promise<number | null> {
  const source = navigator as { getBattery?: () => Promise<{ level: number; charging: boolean }> };
  try {
    const battery = await source.getBattery?.();
    // At the mains and full is what every panel without a battery says as well.
    return battery && !(battery.charging && battery.level === 1) ? Math.round(battery.level * 100) : null;
  } catch {
    return null;
  }
}
