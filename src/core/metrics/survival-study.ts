import type { Dataset, Predicate, Slice } from '../model';
import type { StayBy, Survival, SurvivalAsk } from './customer-survival';
import { sliceFilter } from './slice-filter';
import { studyRows, type StudyRows } from './study-rows';

/** What survival was asked of, and the slice in which a curve stands. */
export type SurvivalAsked = Omit<SurvivalAsk, 'by'> & { readonly dataset: Dataset; readonly slice: Slice };

/** Customers who left and those who have not, as far as they are spoken of. */
export type StayPair = { readonly ended: StudyRows; readonly running: StudyRows };
/** Of the customers of a curve: those who left by a month, all of them, and those in sight at its start. */
export type StayRows = { readonly left: StudyRows; readonly all: StayPair; readonly inSight: StayPair };

const CUSTOMERS = { account: 1 };
const months = (from: number | null, to: number | null): Predicate => ({ kind: 'within', column: 'tenureMonths', from, to });

/** The customers behind a step of a curve of survival. */
export function stayRows(
  { n, left }: Pick<Survival, 'n' | 'left'>,
  by: StayBy,
  { dataset, where, assumptions, slice }: SurvivalAsked,
): StayRows {
  const held = sliceFilter(dataset, { slice, where, assumptions });
  const rows = (role: 'numerator' | 'part', measure: 'tenureEnded' | 'tenureRunning', of: Predicate, count: number): StudyRows =>
    studyRows({ role, measure, span: null, filter: { kind: 'all', of: [held, of] }, count, unit: CUSTOMERS });
  return {
    left: rows('numerator', 'tenureEnded', months(null, by.month), by.left),
    all: { ended: rows('part', 'tenureEnded', months(0, null), left), running: rows('part', 'tenureRunning', months(0, null), n - left) },
    inSight: {
      ended: rows('part', 'tenureEnded', months(by.month, null), by.leavers),
      running: rows('part', 'tenureRunning', months(by.month, null), by.stayers),
    },
  };
}
