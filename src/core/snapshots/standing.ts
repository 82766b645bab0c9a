import type { Admission } from '../admission';
import type { Notice, OpenQuestion } from '../model';
import { totalsOf, withRows } from './kept-rows';

const SHOWN_LINES = 20;

/** A file that waits for one more answer. */
export const asked = (admission: Admission, question: OpenQuestion): Admission => ({
  ...admission,
  inspection: { ...admission.inspection, outcome: 'ask', questions: [...admission.inspection.questions, question] },
});

/** A file of which something is to be known. */
export function noticed(admission: Admission, notice: Notice): Admission {
  const { inspection } = admission;
  const outcome = inspection.outcome === 'load' ? 'notice' : inspection.outcome;
  return { ...admission, inspection: { ...inspection, outcome, notices: [...inspection.notices, notice] } };
}

/** A file that was admitted and is not used after all: its records are set aside, and the sentence says why. */
export function leftOut(admission: Admission, why: string): Admission {
  const { inspection, table } = admission;
  const lines = [...(table?.lines.subarray(0, SHOWN_LINES) ?? [])];
  const unused = inspection.loaded === 0 ? [] : [{ reason: 'the file is left out', count: inspection.loaded, lines }];
  return {
    ...admission,
    table: null,
    inspection: {
      ...inspection,
      outcome: 'quarantine',
      loaded: 0,
      setAside: [...inspection.setAside, ...unused],
      questions: [],
      totals: null,
      error: `Left out: ${why}`,
    },
  };
}

/** A file without the deals that stand in a later part of the same table: set aside, each with its line. */
export function withoutRows(admission: Admission, rows: readonly number[], reason: string): Admission {
  const { inspection, table } = admission;
  if (table === null || rows.length === 0) return admission;
  const dropped = new Set(rows);
  const left = withRows(table, Uint32Array.from(Array.from({ length: table.rows }, (_, row) => row).filter((row) => !dropped.has(row))));
  const lines = rows.map((row) => table.lines[row] ?? 0);
  return {
    ...admission,
    table: left,
    inspection: {
      ...inspection,
      outcome: inspection.outcome === 'ask' ? 'ask' : 'quarantine',
      loaded: inspection.loaded - rows.length,
      setAside: [...inspection.setAside, { reason, count: rows.length, lines: lines.slice(0, SHOWN_LINES) }],
      totals: inspection.totals === null ? null : totalsOf(left),
    },
  };
}
