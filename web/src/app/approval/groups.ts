// Requests as an approver looks at them: the dates of one series are one
// question, from which single dates may be chosen.
import type { Approval } from '../../lib/api/types';

export interface Group {
  key: string;
  /** In the order of their times. */
  requests: [Approval, ...Approval[]];
}

export function grouped(requests: readonly Approval[]): Group[] {
  const groups = new Map<string, Group>();
  for (const request of requests) {
    // A change of one date is a question of its own.
    const { seriesId, proposal } = request.meeting;
    const key = seriesId && !proposal ? `${seriesId} ${request.step} ${request.stepName ?? ''}` : request.id;
    const group = groups.get(key);
    if (group) group.requests.push(request);
    else groups.set(key, { key, requests: [request] });
  }
  for (const group of groups.values()) group.requests.sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
  return [...groups.values()];
}

/** What a yes to these would decline: others' requests that are not among them. */
export function outdone(requests: readonly Approval[]): string[] {
  const own = new Set(requests.map(({ meeting }) => meeting.id));
  return [...new Set(requests.flatMap(({ rivals }) => rivals))].filter((id) => !own.has(id));
}
