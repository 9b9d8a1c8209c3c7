// Tables as spreadsheets save them – GBK or UTF-8, commas, semicolons or tabs –
// made into the one form the server reads, with its names of columns.

/** The text of a file: UTF-8 where it is, else what spreadsheets in Chinese offices write. */
export async function readText(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

const SEPARATORS = [',', ';', '\t'] as const;

/** The separator that stands most often in the first line, outside of quotes. */
export function separatorOf(text: string): string {
  const end = text.search(/\r?\n/);
  const line = (end < 0 ? text : text.slice(0, end)).replace(/"[^"]*"/g, '');
  const count = (separator: string): number => line.split(separator).length;
  return [...SEPARATORS].sort((a, b) => count(b) - count(a))[0] ?? ',';
}

/** The rows of a table (RFC 4180); null when a quote never closes: the server says where. */
export function rowsOf(text: string, separator: string): string[][] | null {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const source = text.replace(/^\uFEFF/, '');
  for (let at = 0; at < source.length; at++) {
    const letter = source[at];
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (source[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === separator) {
      row.push(cell);
      cell = '';
    } else if (letter === '\n') {
      row.push(cell.replace(/\r$/, ''));
      rows.push(row);
      row = [];
      cell = '';
    } else cell += letter;
  }
  if (quoted) return null;
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}

function quotedCell(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;
}

/** The table with only the chosen columns, under the server's names; lines stay where they are. */
export function tableOf(rows: readonly string[][], columns: ReadonlyMap<string, number>, always: readonly string[] = []): string {
  const chosen = [...columns].filter(([name, at]) => at >= 0 || always.includes(name));
  const lines = rows.slice(1).map((row) => (row.length === 1 && row[0] === '' ? '' : chosen.map(([, at]) => quotedCell((row[at] ?? '').trim())).join(',')));
  return [chosen.map(([name]) => name).join(','), ...lines, ''].join('\n');
}

/** What spreadsheets call the columns, in the languages of the house; the server's own name always fits. */
const OTHER_NAMES: Record<string, readonly string[]> = {
  code: ['编码', '编号', '會議室編號', '編號', '编号', 'id', 'room code'],
  campus: ['园区', '園區', '校区', '校區', 'site'],
  building: ['楼宇', '楼', '大楼', '大樓', '建築'],
  floor: ['楼层', '樓層'],
  zone: ['区域', '區域', 'area'],
  name: ['名称', '名稱', '姓名', '会议室', '會議室', 'room', 'room name', 'full name', 'display name'],
  capacity: ['容量', '座位', '座位数', '座位數', '人数', '人數', 'seats'],
  kind: ['类型', '類型', 'type'],
  time_zone: ['时区', '時區', 'timezone', 'time zone'],
  features: ['设备', '設備', 'equipment'],
  booking_mode: ['预订方式', '預訂方式', 'booking mode'],
  login: ['登录名', '登入名稱', '工号', '工號', '账号', '帳號', 'account', 'user', 'username'],
  email: ['邮箱', '電子郵件', '邮件', 'e-mail', 'mail'],
  department: ['部门', '部門'],
  language: ['语言', '語言'],
  phone: ['电话', '電話', '手机', '手機', 'mobile'],
};

function folded(name: string): string {
  return name.trim().toLowerCase().replace(/[\s_-]+/g, ' ');
}

/** Which column of the file is likely meant by each of ours; -1: none. */
export function guessed(header: readonly string[], wanted: readonly string[]): Map<string, number> {
  const names = header.map(folded);
  const taken = new Set<number>();
  return new Map(
    wanted.map((column) => {
      const fitting = [column, ...(OTHER_NAMES[column] ?? [])].map(folded);
      const at = names.findIndex((name, index) => !taken.has(index) && fitting.includes(name));
      if (at >= 0) taken.add(at);
      return [column, at];
    }),
  );
}
