import type { Answerable } from './analysis';
import { distanceOf, type Distance, type SharedThing, type Sides } from './drift';
import { ICP } from './icp';
import { metricOf, readNumbers, type Condition, type JudgedReading, type MetricId, type NumberId } from './metrics';
import { dateOf, lastDayIn, monthIn, spanHolding, type CalendarDate, type Dataset, type Span } from './model';
import type { Target } from './workspace';

/** A target with where it is read: what it is counted among, what narrows its part alone, and in which months. */
export type DistanceOfTarget = {
  readonly answerable: Answerable;
  readonly target: Target;
  readonly where: readonly Condition[];
  readonly within: readonly Condition[];
  readonly span: Span | null;
  readonly judged: JudgedReading;
};

/** What a metric counts, and the measures that tell its money. */
type Told = { readonly of: SharedThing; readonly deals: readonly [amount: NumberId, valued: NumberId] | null; readonly isFinal: boolean };

const OPEN = ['openAmount', 'openValued'] as const;
const WON = ['wonAmount', 'wonValued'] as const;

const TOLD: ReadonlyMap<MetricId, Told> = new Map([
  ['icpShareOpen', { of: 'deals', deals: OPEN, isFinal: false }],
  ['icpShareOpenAmount', { of: 'money', deals: OPEN, isFinal: false }],
  ['icpShareOpenAccounts', { of: 'accounts', deals: OPEN, isFinal: false }],
  ['icpShareWon', { of: 'deals', deals: WON, isFinal: true }],
  ['icpShareWonAmount', { of: 'money', deals: WON, isFinal: true }],
  ['icpShareWonAccounts', { of: 'accounts', deals: WON, isFinal: true }],
  ['icpShareCreated', { of: 'deals', deals: null, isFinal: false }],
]);

/** The last day of the quarter under way; where one ends today, of the one that begins tomorrow. */
export function endOfQuarter({ asOf, calendar }: Dataset): CalendarDate {
  const tomorrow = monthIn(calendar, asOf + 1);
  return dateOf(lastDayIn(calendar, spanHolding(tomorrow, 'quarter', calendar.startMonth).to));
}

/** Until when a share can still be moved: a stock and all time until the quarter ends, a period only while it lasts. Null where no date is known. */
function until({ answerable: { dataset }, span }: DistanceOfTarget): CalendarDate | null {
  const isOver = span !== null && lastDayIn(dataset.calendar, span.to) <= dataset.asOf;
  return isOver || dataset.asOfFrom === 'nothing' ? null : endOfQuarter(dataset);
}

type Money = { readonly minor: number; readonly valued: number };

function moneyOf(of: DistanceOfTarget, [amount, valued]: readonly [NumberId, NumberId], where: readonly Condition[]): Money {
  const { cube, dataset, definitions } = of.answerable;
  const read = readNumbers(cube, dataset, { numbers: [amount, valued], span: of.span, where, assumptions: definitions.assumptions });
  return { minor: read[amount] ?? 0, valued: read[valued] ?? 0 };
}

const NOTHING: Money = { minor: 0, valued: 0 };

/** The money on either side; nothing where amounts cannot be read or the cube knows no ICP. */
function moneyBeside(of: DistanceOfTarget, deals: Told['deals']): { readonly part: Money; readonly others: Money } {
  const { cube, dataset } = of.answerable;
  const isKnown = deals !== null && dataset.moneyMissing === null && dataset.supplied.has('amount') && cube.ask.by.includes(ICP);
  if (!isKnown || !deals.every((id) => cube.ask.measures.includes(id))) return { part: NOTHING, others: NOTHING };
  const inIcp: Condition = { dimension: ICP, is: 'in', members: ['in'] };
  const [all, part] = [moneyOf(of, deals, of.where), moneyOf(of, deals, [...of.where, ...of.within, inIcp])];
  return { part, others: { minor: all.minor - part.minor, valued: all.valued - part.valued } };
}

function sidesOf(of: DistanceOfTarget, told: Told): Sides | null {
  const { behind } = of.judged;
  if (behind === null) return null;
  const { part, others } = moneyBeside(of, told.deals);
  if (told.of === 'money') return { part: { ...part, count: part.valued }, others: { ...others, count: others.valued } };
  const [inside, outside] = [behind.part, behind.whole - behind.part];
  // The mean of a side is told by account where accounts are counted.
  const by = (money: Money, count: number) => ({ minor: money.minor, valued: told.of === 'accounts' ? count : money.valued, count });
  return { part: by(part, inside), others: by(others, outside) };
}

/** Wins and the other decided deals of a win rate. */
function sidesOfWins(of: DistanceOfTarget): Sides | null {
  const { reading } = of.judged;
  if (reading.missing !== null) return null;
  const won = Math.round(reading.value * reading.n);
  return { part: { count: won, ...moneyOf(of, WON, of.where) }, others: { count: reading.n - won, ...NOTHING } };
}

const OF_WINS: ReadonlySet<MetricId> = new Set(['winRate', 'winRateBroad']);

/** How far a target is in deals and in money; null for a metric that counts neither, or that has no reading. */
export function distanceToTarget(of: DistanceOfTarget): Distance | null {
  const { target, judged, answerable } = of;
  const told = TOLD.get(target.metric);
  if (judged.reading.missing !== null) return null;
  const common = { currency: answerable.dataset.currency, by: until(of) };
  if (OF_WINS.has(target.metric)) {
    const sides = sidesOfWins(of);
    return sides === null ? null : distanceOf(target, { ...common, of: 'wins', sides, isFinal: true });
  }
  const sides = told === undefined || metricOf(target.metric).unknown === undefined ? null : sidesOf(of, told);
  return told === undefined || sides === null ? null : distanceOf(target, { ...common, of: told.of, sides, isFinal: told.isFinal });
}
