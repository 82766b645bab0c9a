import type { Inspection } from '../core/model';

/** An inspection as the contract prints it; `error` stands only where a file is refused, `totals` only for deals. */
export function inspectionJson(inspection: Inspection): Readonly<Record<string, unknown>> {
  const { error, totals, ...rest } = inspection;
  return { ...rest, ...(error === null ? {} : { error }), ...(totals === null ? {} : { totals }) };
}
