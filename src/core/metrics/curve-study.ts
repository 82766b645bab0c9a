import type { Dataset, Predicate, Reading } from '../model';
import type { CurveAsk } from './curve-source';
import type { Curve, LostBy } from './curves';
import { sliceFilter } from './slice-filter';
import { studyRows, type StudyRows } from './study-rows';

/** What curves were asked of: enough to find the deals behind them again. */
export type CurveAsked = Omit<CurveAsk, 'by'> & { readonly dataset: Dataset };

/** Of the deals of a curve: those that ended without a win by a day, all of them, and those still followed on it. */
export type LostRows = { readonly lost: StudyRows; readonly followed: StudyRows; readonly inSight: StudyRows };

const DEALS = { opportunity: 1 };
const within = (column: 'cycleDays' | 'ageDays', from: number | null, to: number | null): Predicate => ({
  kind: 'within',
  column,
  from,
  to,
});
/** How long a deal was followed: to its end, or as old as it is. */
const followed = (from: number): Predicate => ({ kind: 'any', of: [within('cycleDays', from, null), within('ageDays', from, null)] });

/** All deals of a curve: those won, and all of them. */
export type WonRows = { readonly won: StudyRows; readonly followed: StudyRows };

/** The deals behind the days by which the winners of a curve were won; `slice` is where the curve stands. */
export function wonRows({ n, won }: Pick<Curve, 'n' | 'won'>, asked: CurveAsked & Pick<Reading, 'slice'>): WonRows {
  const held = sliceFilter(asked.dataset, asked);
  const rows = { span: asked.span, unit: DEALS };
  return {
    won: studyRows({ ...rows, role: 'numerator', measure: 'createdWonAge', filter: held, count: won }),
    followed: studyRows({ ...rows, role: 'denominator', measure: 'entered', filter: { kind: 'all', of: [held, followed(0)] }, count: n }),
  };
}

/** The deals behind what a curve says of losing by a day; `slice` is where the curve stands. */
export function lostRows(
  { n }: Pick<Curve, 'n'>,
  { day, deals, inSight }: LostBy,
  { dataset, span, where, assumptions, slice }: CurveAsked & Pick<Reading, 'slice'>,
): LostRows {
  const held = sliceFilter(dataset, { slice, where, assumptions });
  const filter = (of: Predicate): Predicate => ({ kind: 'all', of: [held, of] });
  const rows = { span, unit: DEALS };
  return {
    lost: studyRows({
      ...rows,
      role: 'numerator',
      measure: 'createdEndedAge',
      filter: filter(within('cycleDays', null, day)),
      count: deals,
    }),
    followed: studyRows({ ...rows, role: 'denominator', measure: 'entered', filter: filter(followed(0)), count: n }),
    inSight: studyRows({ ...rows, role: 'part', measure: 'entered', filter: filter(followed(day)), count: inSight }),
  };
}
