// Rooms, people and a day's meetings for the mock: a campus in Portugal, a
// tower of five hundred rooms in Shanghai, and some awkward cases.
import type { Person, Room } from '../lib/api/types';
import { MINUTE, addDays, dateOf, instantOf, toRfc3339 } from '../lib/time/zone';

export interface MockMeeting {
  id: string;
  seriesId: string | null;
  subject: string;
  start: string;
  end: string;
  timeZone: string;
  state: 'confirmed' | 'requested' | 'running' | 'ended' | 'cancelled';
  organizer: string;
  roomIds: string[];
  attendees: { personId?: string; email?: string; required: boolean }[];
  version: number;
  isPrivate: boolean;
  description: string | null;
}

export const VARIANTS = ['campus', 'tower', 'zones', 'long', 'empty', 'down'] as const;
export type Variant = (typeof VARIANTS)[number];

/** Repeatable chance: the same seed gives the same day. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const CAMPUS: [string, string, string][] = [
  ['Main', '0', '0 - 13:48 0 - 14:30 0 - 15:44 0 - 16:48 0 - 17:40 0 - 19:36 0 - 21:30 0 - 23:44 0 - 25:40 0 - 27:30 0 - 32:48 0 - 49:40 0 - 73:40 0 - 75:40 0 - 9:40'],
  ['Main', '1', '1 - 11:40 1 - 12:24 1 - 15:30 1 - 17:30 1 - 19:30 1 - 2:52 1 - 22:52 1 - 26:24 1 - 27:30 1 - 28:24 1 - 29:30 1 - 3:48 1 - 30:30 1 - 31:30 1 - 4:52 1 - 60:24 1 - 62:24 1 - 64:27 1 - 75:24'],
  ['A', '0', 'A1:252 A2:252 A3:130 A4:130 A5:130'],
];

const MOUNTAINS = '泰山 华山 衡山 恒山 嵩山 黄山 庐山 峨眉 武夷 雁荡 天山 昆仑 长白 祁连 五台 普陀 九华 青城 武当 龙虎'.split(' ');
const FEATURES = ['video', 'screen', 'whiteboard', 'phone', 'projector'];

const LONG = [
  'The Grace Hopper Memorial Collaboration and Rehearsal Room, North Wing (formerly 4.117)',
  'The Grace Hopper Memorial Collaboration and Rehearsal Room, South Wing (formerly 4.118)',
  '多功能国际学术报告厅暨同声传译会议中心（东侧·第一分区）',
  '多功能国际学术报告厅暨同声传译会议中心（东侧·第二分区）',
  'Donaudampfschifffahrtsgesellschaftskapitänszimmer',
  'A',
];

export const PEOPLE: Person[] = [
  ['u0', 'Alice Martins', 'alice'],
  ['u1', 'Bruno Carvalho', 'bruno'],
  ['u2', '陈思远', 'siyuan.chen'],
  ['u3', 'Dörte Köhler', 'doerte'],
  ['u4', '林佩君', 'peijun.lin'],
  ['u5', 'Francisco de Almeida e Vasconcelos', 'francisco'],
  ['u6', '王雨桐', 'yutong.wang'],
  ['u7', 'Hannah Whitfield', 'hannah'],
].map(([id = '', name = '', login = '']) => ({ id, name, login, email: `${login}@example.org` }));

const SUBJECTS_EN = 'Compilers|Databases lab|Weekly product review|Thesis defence|1:1|Design critique|Linear algebra|Board prep|Customer interview|Sprint planning|Hiring panel|Networks|Incident review|Budget 2027|Signals and systems|Reading group'.split('|');
const SUBJECTS_ZH = '产品周会|季度经营分析|面试：后端工程师|需求评审|客户来访|架构讨论|新人培训|项目启动会|预算沟通|版本复盘|安全演练|部门例会'.split('|');

function room(id: string, name: string, capacity: number | null, timeZone: string, placePath: string[], features: string[]): Room {
  return { id, code: id.toUpperCase(), name, capacity, features, bookingMode: 'open', timeZone, placePath, kind: null, inService: true };
}

function campus(): Room[] {
  return CAMPUS.flatMap(([building, floor, list]) =>
    [...list.matchAll(/(.+?):(\d+)(?: |$)/g)].map(([, name = '', seats = '0']) =>
      room(`t-${name.replace(/\W+/g, '')}-${building}`, name, Number(seats), 'Europe/Lisbon', ['IST Taguspark', building, floor], []),
    ),
  );
}

function tower(): Room[] {
  const random = chance(7);
  return Array.from({ length: 500 }, (_, index) => {
    const building = '东塔 西塔 南塔 北塔 裙楼'.split(' ')[Math.floor(index / 100)] ?? '';
    const floor = String(1 + Math.floor((index % 100) / 10) * 2);
    const name = `${MOUNTAINS[index % 20]} ${floor}${String(1 + (index % 10)).padStart(2, '0')}`;
    const features = FEATURES.filter(() => random() < 0.4);
    const made = room(`r${index}`, name, [4, 6, 6, 8, 10, 12, 16, 24][Math.floor(random() * 8)] ?? 6, 'Asia/Shanghai', ['张江园区', building, floor], features);
    return random() < 0.06 ? { ...made, bookingMode: 'approval' as const } : made;
  });
}

export function roomsOf(variant: Variant): Room[] {
  switch (variant) {
    case 'tower':
      return tower();
    case 'empty':
      return [];
    case 'long':
      return LONG.map((name, index) => room(`l${index}`, name, index === 4 ? null : 12 + index * 11, 'Europe/Berlin', ['Headquarters', 'Research and development building with a very long name', String(index % 2)], ['video', 'whiteboard']));
    case 'zones':
      return [...campus().slice(0, 8), ...tower().slice(0, 8), room('n1', 'Hudson', 10, 'America/New_York', ['New York', '5th Avenue', '12'], ['video']), room('n2', 'Bleecker', 6, 'America/New_York', ['New York', '5th Avenue', '12'], ['screen'])];
    default:
      return campus();
  }
}

/** About `perRoom` meetings in each room on the days around now. */
export function meetingsOf(rooms: readonly Room[], now: number, perRoom: number): MockMeeting[] {
  const made: MockMeeting[] = [];
  const random = chance(42);
  const grid = perRoom > 8 ? 15 : 30;
  rooms.forEach((room) => {
    const subjects = room.timeZone === 'Asia/Shanghai' ? SUBJECTS_ZH : SUBJECTS_EN;
    for (let shift = -1; shift <= 2; shift++) {
      const date = addDays(dateOf(now, room.timeZone), shift);
      let minute = 8 * 60 + Math.floor(random() * 4) * grid;
      for (let count = 0; count < perRoom && minute < 20 * 60; count++) {
        const length = perRoom > 8 ? 30 + grid * Math.floor(random() * 2) : [30, 60, 60, 90, 120][Math.floor(random() * 5)] ?? 60;
        const from = instantOf({ date, minute }, room.timeZone);
        const until = from + length * MINUTE;
        const who = PEOPLE[random() < (perRoom > 8 ? 0.01 : 0.04) ? 0 : 1 + Math.floor(random() * 7)] ?? PEOPLE[0];
        made.push({
          id: `m${made.length}`,
          seriesId: random() < 0.3 ? `s${made.length}` : null,
          subject: subjects[Math.floor(random() * subjects.length)] ?? '',
          start: toRfc3339(from),
          end: toRfc3339(until),
          timeZone: room.timeZone,
          state: room.bookingMode === 'approval' && from > now ? 'requested' : until <= now ? 'ended' : from <= now && random() < 0.6 ? 'running' : 'confirmed',
          organizer: who?.id ?? 'u0',
          roomIds: [room.id],
          attendees: random() < 0.5 ? [{ personId: 'u2', required: true }, { personId: 'u7', required: true }] : [],
          version: 1,
          isPrivate: random() < 0.06,
          description: null,
        });
        const breather = perRoom > 8 ? Math.floor(random() * 2) * grid : Math.floor(random() * 4) * grid;
        minute += length + breather;
      }
    }
  });
  return made;
}
