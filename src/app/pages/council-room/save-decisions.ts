import type { Table } from '../../../views/table';
import type { Asked } from '../../parts/take-card';

const wordsOf = (failure: unknown): string => (failure instanceof Error ? failure.message : String(failure));
const NONE = { sentence: null, foot: [], metrics: [], evidence: [], target: null, drawings: () => ({ figures: [], keys: [] }) } as const;

/** Hands the list of decisions to the browser as a CSV file; gives a sentence on what came of it. */
export async function saveDecisions(table: Table, asked: Asked): Promise<string> {
  try {
    const { saveCsv } = await import('../../parts/take-card');
    return `Saved ${saveCsv({ ...NONE, name: 'decisions', question: 'What did we decide, and did it work?', table }, asked)}.`;
  } catch (failure) {
    return `The list could not be saved: ${wordsOf(failure)}.`;
  }
}
