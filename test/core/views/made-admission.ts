import type { Admission } from '../../../src/core/admission';
import type { Inspection, OpenQuestion, Sha256 } from '../../../src/core/model';

type Wish = Partial<Omit<Admission, 'inspection'>> & { readonly inspection?: Partial<Inspection> };

const HEADER = ['Id', 'Stage', 'Amount', 'Close Date'];

/** A file of three deals that loads; what a test is about is said in `wish`. */
export function admission({ inspection, ...wish }: Wish = {}): Admission {
  return {
    inspection: {
      file: 'deals.csv',
      sha256: 'ab12'.padEnd(64, '0') as Sha256,
      bytes: 1200,
      format: 'plain',
      table: 'opportunity',
      outcome: 'load',
      records: 3,
      loaded: 3,
      setAside: [],
      notData: [],
      notices: [],
      questions: [],
      error: null,
      totals: null,
      mapping: {},
      ...inspection,
    },
    columns: HEADER.map((header, at) => ({
      header,
      to: ['opportunityId', 'stage', 'amount', 'closeDate'][at] ?? null,
      confidence: 0.9,
      samples: [],
    })),
    stages: [{ pipeline: null, stage: 'Closed Won', count: 3, outcome: 'won' }],
    setAside: [],
    header: HEADER,
    headerLine: 1,
    preview: [],
    table: null,
    ...wish,
  };
}

/** A question with two choices, under the id that a page knows it by. */
export const question = (id: string, values: readonly string[] = ['day-first', 'month-first']): OpenQuestion => ({
  id,
  column: null,
  ask: `What of ${id}?`,
  choices: values.map((value) => ({ value, reads: [`a cell → ${value}`, `another → ${value}`] })),
});
