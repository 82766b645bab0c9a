import type { Inspection } from '../core/model';

/**
 * An inspection as the contract prints it; `error` stands only where a file is refused, `totals` only for deals. Why a file
 * that could be used is left out is a notice.
 */
export function inspectionJson(inspection: Inspection): Readonly<Record<string, unknown>> {
  const { error, totals, ...rest } = inspection;
  const isRefused = inspection.outcome === 'reject';
  const said = error === null || isRefused ? rest.notices : [...rest.notices, { column: null, what: error, count: inspection.records }];
  return { ...rest, notices: said, ...(error !== null && isRefused ? { error } : {}), ...(totals === null ? {} : { totals }) };
}
