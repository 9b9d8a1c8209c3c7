// What people do to meetings: book, move, rename, cancel. The page changes at
// once; the server's refusal changes it back and says why; most can be undone.
import * as api from '../../lib/api/client';
import type { Meeting, MeetingChange, PersonRef, Scope } from '../../lib/api/types';
import { t } from '../../lib/i18n/fluent.svelte';
import { toRfc3339 } from '../../lib/time/zone';
import type { Block, Place } from '../../lib/timeline/rows';
import { titleOf } from '../../lib/timeline/words';
import { toast } from '../../lib/ui/toasts.svelte';
import type { Board } from './board.svelte';
import type { Draft } from './draft.svelte';
import { part } from './partings';
import { reasonOf } from './refusal';

function shifted(instant: string, by: number): string {
  return toRfc3339(Date.parse(instant) + by);
}

/** The rooms a meeting keeps; holds it gave up stay in its history. */
function roomsOf(meeting: Meeting): string[] {
  return meeting.holds.filter(({ active }) => active).map(({ roomId }) => roomId);
}

export class Bookings {
  constructor(
    private readonly board: Board,
    private readonly self: () => PersonRef,
    /** Shows a refused draft again, with the reason at the field. */
    private readonly reopen: (draft: Draft) => void,
  ) {}

  private problem(error: unknown): void {
    toast(reasonOf(error), { tone: 'problem' });
  }

  private refresh(roomIds: string[]): Promise<void> {
    return this.board.refreshRooms([...new Set(roomIds)]).catch(() => undefined);
  }

  async book(draft: Draft): Promise<void> {
    const request = draft.request();
    const block: Block = {
      id: `new-${draft.key}`,
      meetingId: `new-${draft.key}`,
      seriesId: null,
      ...draft.place,
      subject: draft.title,
      organizer: this.self(),
      state: 'confirmed',
      mine: true,
      pending: true,
    };
    const lift = this.board.overlay({ kind: 'made', block });
    try {
      const made = await api.createMeeting(request, draft.key);
      await this.refresh([draft.roomId]);
      lift();
      // A series is undone from its first date on; its own id names no meeting.
      const first = made.occurrences?.[0];
      const text = made.occurrences
        ? t('ui-booked-series', { title: draft.title, count: made.occurrences.length })
        : t('ui-booked', { title: draft.title });
      const undo = (): void => void this.unbook(first?.id ?? made.id, first ? 'all' : undefined, draft.roomId);
      toast(text, { action: { label: t('ui-undo'), run: undo } });
    } catch (error) {
      lift();
      draft.refuse(error);
      this.reopen(draft);
    }
  }

  private async unbook(id: string, scope: Scope | undefined, roomId: string): Promise<void> {
    try {
      await api.cancelMeeting(id, scope);
    } catch (error) {
      this.problem(error);
    }
    await this.refresh([roomId]);
  }

  /** `scope` says which dates of a series move; the page has asked. */
  async move(block: Block, place: Place, clash: Block | null, scope: Scope = 'this'): Promise<void> {
    if (clash) {
      toast(t('ui-move-clash', { title: titleOf(clash) }), { tone: 'problem' });
      return;
    }
    const lift = this.board.overlay({ kind: 'moved', holdId: block.id, place });
    try {
      const before = await api.meeting(block.meetingId);
      const after = await api.changeMeeting(block.meetingId, this.moveOf(before, block, place, scope), before.version);
      await this.refresh([block.roomId, place.roomId]);
      const back = (): void => void this.moveBack(before, after, [block.roomId, place.roomId], scope);
      toast(t('ui-moved', { title: titleOf(block) }), { action: { label: t('ui-undo'), run: back } });
    } catch (error) {
      this.problem(error);
    }
    lift();
  }

  /** Only what differs. A hold may begin before its meeting, so the meeting is shifted, not set. */
  private moveOf(before: Meeting, block: Block, place: Place, scope: Scope): MeetingChange {
    const rooms = roomsOf(before).map((roomId) => (roomId === block.roomId ? place.roomId : roomId));
    return {
      start: shifted(before.start, place.from - block.from),
      end: shifted(before.end, place.until - block.until),
      ...(place.roomId === block.roomId ? {} : { roomIds: rooms }),
      ...(before.seriesId ? { scope } : {}),
    };
  }

  private async moveBack(before: Meeting, after: Meeting, roomIds: string[], scope: Scope): Promise<void> {
    const change: MeetingChange = {
      start: before.start,
      end: before.end,
      roomIds: roomsOf(before),
      ...(before.seriesId ? { scope } : {}),
    };
    try {
      // The answer to a change of several dates is the first of them, not the one that was carried.
      const { version } = scope === 'this' ? after : await api.meeting(before.id);
      await api.changeMeeting(before.id, change, version);
    } catch (error) {
      this.problem(error);
    }
    await this.refresh(roomIds);
  }

  async rename(meeting: Meeting, subject: string): Promise<Meeting | null> {
    try {
      const change: MeetingChange = { subject, ...(meeting.seriesId ? { scope: 'this' as const } : {}) };
      const after = await api.changeMeeting(meeting.id, change, meeting.version);
      await this.refresh(roomsOf(meeting));
      return after;
    } catch (error) {
      this.problem(error);
      return null;
    }
  }

  cancel(block: Block, scope?: Scope): void {
    const lift = this.board.overlay({ kind: 'gone', meetingId: block.meetingId });
    part(titleOf(block), block.meetingId, scope, lift, () => this.refresh([block.roomId]));
  }

  async act(block: Block, action: 'checkIn' | 'end'): Promise<void> {
    try {
      await api.actOn(block.meetingId, action);
    } catch (error) {
      this.problem(error);
    }
    await this.refresh([block.roomId]);
  }
}
