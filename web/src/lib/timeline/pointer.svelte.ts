// The pointer on the timeline: what is hovered, what is being dragged. Talks to
// the component through `Host`, so that it can be tested without a browser.
import type { Block, Place } from './rows';
import { type Drag, type Point, changesPlace, clashOf, dragTo, fromNow, roomySlot, startCreate, startMove, startResize } from './drag';

export interface Host {
  /** The room row and minute under these client coordinates; null outside of the rows. */
  pointAt(x: number, y: number): Point | null;
  /** The same, but held to the nearest row and minute while something is carried. */
  nearestPoint(x: number, y: number): Point | null;
  now(): number;
  /** Scrolls when the pointer nears the rim; called once per frame while dragging. */
  scrollNear(x: number, y: number): void;
  mayMove(block: Block): boolean;
  picked(place: Place): void;
  opened(block: Block): void;
  dropped(block: Block, place: Place, clash: Block | null): void;
}

/** What lies under the pointer, read off the event's target by the component. */
export interface Under {
  block: Block | null;
  edge: 'from' | 'until' | null;
}

const DRAG_AFTER_PX = 4;
const DEFAULT_MINUTES = 30;

export class Pointer {
  drag = $state.raw<Drag | null>(null);
  /** The free slot under a resting mouse, offered for booking. */
  slot = $state.raw<Place | null>(null);
  private pressed: { x: number; y: number; id: number; touch: boolean; under: Under; point: Point } | null = null;
  private last = { x: 0, y: 0 };
  private frame = 0;

  constructor(private readonly host: Host) {}

  get busy(): boolean {
    return this.drag !== null;
  }

  down(event: PointerEvent, under: Under): void {
    if (event.button !== 0 || !event.isPrimary) return;
    const point = this.host.pointAt(event.clientX, event.clientY);
    if (!point) return;
    this.pressed = { x: event.clientX, y: event.clientY, id: event.pointerId, touch: event.pointerType === 'touch', under, point };
  }

  move(event: PointerEvent, under: Under): void {
    this.last = { x: event.clientX, y: event.clientY };
    if (this.drag) return this.follow();
    const { pressed } = this;
    if (!pressed) {
      this.hover(event, under);
      return;
    }
    const far = Math.abs(event.clientX - pressed.x) > DRAG_AFTER_PX || Math.abs(event.clientY - pressed.y) > DRAG_AFTER_PX;
    // A finger that moves is scrolling; touch books by tapping.
    if (!far || pressed.touch) return;
    this.slot = null;
    this.drag = this.begin(pressed.point, pressed.under);
    if (!this.drag) {
      this.pressed = null;
      return;
    }
    this.follow();
    this.frame = requestAnimationFrame(this.everyFrame);
  }

  private begin(point: Point, { block, edge }: Under): Drag | null {
    if (!block) return startCreate(point);
    if (!this.host.mayMove(block)) return null;
    return edge ? startResize(point.row, block, edge) : startMove(point, block);
  }

  private hover(event: PointerEvent, under: Under): void {
    const point = event.pointerType === 'mouse' && !under.block ? this.host.pointAt(event.clientX, event.clientY) : null;
    if (!point) {
      this.slot = null;
      return;
    }
    const roomy = roomySlot(point, DEFAULT_MINUTES);
    const slot = roomy && fromNow(roomy, this.host.now());
    const next = slot && slot.until > slot.from && slot.from >= this.host.now() ? slot : null;
    if (next?.roomId !== this.slot?.roomId || next?.from !== this.slot?.from || next?.until !== this.slot?.until) this.slot = next;
  }

  private follow(): void {
    const point = this.host.nearestPoint(this.last.x, this.last.y);
    if (!this.drag || !point) return;
    const next = dragTo(this.drag, point);
    this.drag = next.kind === 'create' ? { ...next, place: fromNow(next.place, this.host.now()) } : next;
  }

  private readonly everyFrame = (): void => {
    if (!this.drag) return;
    this.host.scrollNear(this.last.x, this.last.y);
    this.follow();
    this.frame = requestAnimationFrame(this.everyFrame);
  };

  up(event: PointerEvent): void {
    const { pressed, drag } = this;
    this.stop();
    if (drag) {
      if (drag.kind === 'create') this.host.picked(drag.place);
      else if (changesPlace(drag)) this.host.dropped(drag.block, drag.place, clashOf(drag));
      return;
    }
    if (pressed?.id !== event.pointerId) return;
    const slot = roomySlot(pressed.point, DEFAULT_MINUTES);
    if (pressed.under.block) this.host.opened(pressed.under.block);
    else if (slot) this.host.picked(fromNow(slot, this.host.now()));
  }

  /** Lets go without effect: Escape, or the browser took the pointer for scrolling. */
  stop(): void {
    cancelAnimationFrame(this.frame);
    this.pressed = null;
    this.drag = null;
  }

  leave(): void {
    this.slot = null;
  }
}
