// The mock's agendas, tasks, files and minutes: one of each to look at.
import { type Answer, refuse } from './house';
import { PEOPLE } from './seed';

const [self, other] = PEOPLE;
const ref = (person: { id: string; name: string } | undefined): { id: string; name: string } => ({ id: person?.id ?? '', name: person?.name ?? '' });

export class FollowUp {
  private agenda = {
    items: [
      { id: 'i1', title: '预算 Budget of the next quarter', minutes: 20, speaker: ref(other), speakerName: null, notes: 'With the figures of March' },
      { id: 'i2', title: 'Hiring', minutes: 15, speaker: null, speakerName: 'Dr. Eve Holt', notes: null },
      { id: 'i3', title: 'What else', minutes: null, speaker: null, speakerName: null, notes: null },
    ] as Record<string, unknown>[],
    version: 1,
  };
  private tasks = [
    { id: 't1', title: 'Send the figures to everybody', state: 'open', due: '2026-11-20', overdue: true, carried: true, owner: ref(other), comment: 'Waits for accounting' },
    { id: 't2', title: 'Book the room for the review', state: 'open', due: '2026-12-04', overdue: false, carried: false, owner: ref(self), comment: null },
    { id: 't3', title: 'Write to the agency', state: 'done', due: null, overdue: false, carried: false, owner: ref(self), comment: null },
  ];
  private files = [
    { id: 'f1', name: 'Figures.xlsx', bytes: 482_113, access: 'participants', mediaType: 'application/zip', version: 1 },
    { id: 'f2', name: '会议室平面图.pdf', bytes: 3_482_113, access: 'everybody', mediaType: 'application/pdf', version: 1 },
  ];

  /** Null when the address is none of these. */
  handle(method: string, path: string, query: URLSearchParams, body: unknown): Answer | null {
    const [, meetingId = '', what] = /^\/meetings\/([^/]+)\/(agenda|actions|attachments|minutes)$/.exec(path) ?? [];
    const task = /^\/actions\/([^/]+)$/.exec(path)?.[1];
    if (path === '/actions') return this.page(this.tasks.filter(({ state, owner }) => state === (query.get('state') ?? 'open') && owner.id === self?.id).map((one) => this.task(one, 'm0')));
    if (task) return this.changeTask(task, body as Record<string, unknown>);
    switch (what) {
      case 'agenda':
        if (method === 'PUT') this.agenda = { items: (body as { items: Record<string, unknown>[] }).items.map((item, at) => ({ id: `n${at}`, ...item })), version: this.agenda.version + 1 };
        return { status: 200, body: { ...this.agenda, meetingId, keeper: ref(other), plannedMinutes: 35, overByMinutes: 5, mayWrite: true, mayAddFiles: true, minutesState: 'sent' } };
      case 'actions':
        return this.page(this.tasks.map((one) => this.task(one, meetingId)));
      case 'attachments':
        return this.page(this.files.map((file) => ({ ...file, meetingId, addedBy: ref(self), addedAt: '2026-11-23T09:00:00Z', mayChange: true })));
      case 'minutes':
        return { status: 200, body: this.minutes(meetingId) };
      default:
        return null;
    }
  }

  private page(items: unknown[]): Answer {
    return { status: 200, body: { items, nextCursor: null } };
  }

  private task(task: (typeof this.tasks)[number], meetingId: string): unknown {
    return { ...task, meetingId, subject: 'Design review', heldAt: '2026-11-17T09:00:00Z', remindEveryDays: 3, mayChange: true, maySettle: true, settledAt: null, version: 1 };
  }

  private changeTask(id: string, change: Record<string, unknown>): Answer {
    const found = this.tasks.find((task) => task.id === id);
    if (!found) return refuse(404, 'not_found');
    Object.assign(found, change);
    return { status: 200, body: this.task(found, 'm0') };
  }

  private minutes(meetingId: string): unknown {
    return {
      meetingId,
      state: 'sent',
      edition: 1,
      sections: [
        { itemId: 'i1', title: '预算 Budget of the next quarter', text: 'The budget was **agreed**, with two changes:\n\n- travel is cut by 10 %\n- training stays', changedBy: ref(self) },
        { itemId: 'i2', title: 'Hiring', text: 'Two places for *designers*.', changedBy: ref(other) },
      ],
      decisions: ['The budget is agreed', '招聘两名设计师'],
      attendance: [],
      round: { asked: [ref(other)], sentBy: ref(self), sentAt: '2026-11-23T10:00:00Z', confirmBy: '2026-11-27T00:00:00Z', copies: [] },
      answers: [{ person: ref(other), objection: null, at: '2026-11-23T12:00:00Z' }],
      mayWrite: true,
      mayAnswer: true,
      settledAt: null,
      version: 3,
    };
  }
}
