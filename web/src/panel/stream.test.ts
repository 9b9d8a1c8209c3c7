// The stream as it comes in pieces.
import { describe, expect, it } from 'vitest';
import { eventsIn, waitBefore } from './stream';

describe('a stream of events', () => {
  it('is cut where events end, wherever the pieces do', () => {
    const whole = 'event: hello\nid: 1-2\ndata: {}\n\n:\n\nevent: change\nid: 1-3\ndata: {"type":"meeting.booked"}\n\n';
    for (let cut = 0; cut <= whole.length; cut += 1) {
      const first = eventsIn(whole.slice(0, cut));
      const second = eventsIn(first.rest + whole.slice(cut));
      const named = [...first.events, ...second.events].filter((line) => line.event !== 'message');
      expect(named).toEqual([
        { event: 'hello', id: '1-2', data: '{}' },
        { event: 'change', id: '1-3', data: '{"type":"meeting.booked"}' },
      ]);
      expect(second.rest).toBe('');
    }
  });

  it('waits longer each time, never in step with others', () => {
    expect(waitBefore(0, 0)).toBe(500);
    expect(waitBefore(3, 0.5)).toBe(8_000);
    expect(waitBefore(20, 1)).toBe(90_000);
  });
});
