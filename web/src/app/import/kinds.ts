// What can be imported, with the columns of each table.
import { known } from '../../lib/i18n/fluent.svelte';

export type Kind = 'rooms' | 'people' | 'meetings';

export const COLUMNS: Record<'rooms' | 'people', { required: readonly string[]; optional: readonly string[]; /** The table has them, filled or not. */ always: readonly string[] }> = {
  rooms: { required: ['code', 'name', 'campus', 'time_zone'], optional: ['building', 'floor', 'zone', 'capacity', 'kind', 'features', 'booking_mode'], always: ['building', 'floor', 'capacity', 'kind'] },
  people: { required: ['login', 'name'], optional: ['email', 'department', 'language', 'time_zone', 'phone'], always: [] },
};

export const EXAMPLES: Record<'rooms' | 'people', string> = {
  rooms: 'code,campus,building,floor,name,capacity,kind,time_zone,features,booking_mode\nA-101,Campus,A,1,Peony,8,meeting,Asia/Shanghai,screen;video,open\n',
  people: 'login,name,email,department,language,time_zone,phone\nada,Ada Lovelace,ada@example.com,Company / Research,en,Asia/Shanghai,\n',
};

export function columnName(column: string): string {
  return known(`ui-admin-column-${column.replace(/_/g, '-')}`, column);
}
