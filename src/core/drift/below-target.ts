import type { Period, Reading } from '../model';
import type { Finding } from './finding';
import type { Wanted } from './targets';

/** The observed share of one period, unknowns in its denominator. */
export type Observed = { readonly period: Period; readonly reading: Reading };

/** What the rule reads: the target, its verdict today, and the periods, oldest first: the two complete ones before, and the latest. */
export type BelowTarget = {
  readonly wanted: Wanted;
  readonly verdict: Finding;
  readonly observed: readonly Observed[];
};

const PERIODS = 3;

const isShort = ({ want, value }: Wanted, { reading }: Observed): boolean =>
  reading.missing === null && (want === 'atLeast' ? reading.value < value : reading.value > value);

const shown = (share: number): string => `${(share * 100).toFixed(1)}%`;
const lineOf = ({ period, reading }: Observed): string =>
  `${period.from} to ${period.to}: ${reading.value === null ? 'no reading' : `${shown(reading.value)} of ${reading.n}`}`;

/**
 * The rule `belowTarget`: a share that lies below its target today and in the two complete periods before, although no verdict
 * of `missed` is proven (`domain.md` 10.6). It is undecided, so it changes no exit status. Null where the share was on target
 * in one of the three, where one of them has no reading, or where the verdict says missed already. Of longer lists it
 * reads the last three; for a share wanted to be at most its target it says "above".
 */
export function belowTarget({ wanted, verdict, observed }: BelowTarget): Finding | null {
  const last = observed.slice(-PERIODS);
  const [first, latest] = [last[0], last.at(-1)];
  if (first === undefined || latest === undefined || last.length < PERIODS || verdict.state === 'missed') return null;
  if (!last.every((each) => isShort(wanted, each))) return null;
  const side = wanted.want === 'atLeast' ? 'below' : 'above';
  return {
    ...verdict,
    rule: 'belowTarget',
    state: 'undecided',
    since: first.period.from,
    before: first.reading,
    now: latest.reading,
    size: latest.reading.value === null ? null : (latest.reading.value - wanted.value) * (wanted.want === 'atLeast' ? 1 : -1),
    evidence: [`${side} target ${PERIODS} periods running`, ...last.map(lineOf), ...verdict.evidence],
  };
}
