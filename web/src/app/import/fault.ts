// Why a row was refused, in words: what the server found, with what stood in the cell.
import { known, t } from '../../lib/i18n/fluent.svelte';
import { columnName } from './kinds';

interface Fault {
  code?: string | null;
  detail?: Record<string, unknown> | null;
}

function told(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function faultText({ code, detail }: Fault): string {
  const column = columnName(told(detail?.['column']));
  const text = told(detail?.['text'] ?? detail?.['name']);
  switch (code) {
    case 'cell_count':
      return t('ui-admin-fault-cells', { expected: told(detail?.['expected']), actual: told(detail?.['actual']) });
    case 'missing_value':
      return t('ui-admin-fault-empty', { column });
    case 'too_long':
      return t('ui-admin-fault-long', { column, limit: told(detail?.['limit']) });
    case 'not_in_range':
      return t('ui-admin-fault-range', { column, text, min: told(detail?.['min']), max: told(detail?.['max']) });
    case 'not_a_date':
      return t('ui-admin-fault-date', { text });
    case 'unknown_word':
      return t('ui-admin-fault-word', { column, text, allowed: Array.isArray(detail?.['allowed']) ? detail['allowed'].join(t('ui-list-comma')) : '' });
    case 'unknown_time_zone':
      return t('ui-admin-fault-zone', { text });
    case 'invalid_email':
      return t('ui-admin-fault-email', { text });
    case 'duplicate':
      return t('ui-admin-fault-duplicate', { text, line: told(detail?.['first_line']) });
    default:
      return known(`ui-admin-fault-${(code ?? '').replace(/_/g, '-')}`, known(`ui-refusal-${(code ?? '').replace(/_/g, '-')}`, [code ?? '', ...(detail ? [JSON.stringify(detail)] : [])].join(' ')));
  }
}
