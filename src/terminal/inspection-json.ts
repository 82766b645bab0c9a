import type { Inspection, Notice } from '../core/model';

const printed = ({ column, what, count }: Notice): Notice => ({ column, what, count });

/**
 * An inspection as the contract prints it; `error` stands only where a file is refused, `totals` only for deals. Why a file
 * that could be used is left out is a notice.
 */
export function inspectionJson(inspection: Inspection): Readonly<Record<string, unknown>> {
  const { error, totals, ...rest } = inspection;
  const isRefused = inspection.outcome === 'reject';
  const notices = rest.notices.map(printed);
  const said = error === null || isRefused ? notices : [...notices, { column: null, what: error, count: inspection.records }];
  return { ...rest, notices: said, ...(error !== null && isRefused ? { error } : {}), ...(totals === null ? {} : { totals }) };
}
