import type { Comparison, Practical } from '../core/drift';
import type { FindingCase } from '../core/drift-findings';
import { isMetricId, metricOf } from '../core/metrics';
import type { Dataset, DimensionId, Reading, Slice } from '../core/model';
import { cardChange, decimal, lowered } from '../wording';
import { RULE_TITLES } from './council-rules';
import { dimensionName, memberName } from './name';

/** What deals are made up of has no metric in the catalogue but for the ICP's own share. */
const OF_MIX: ReadonlyMap<string, string> = new Map([
  ['createdShare', 'Share of created deals'],
  ['openShare', 'Share of open deals'],
  ['wonShare', 'Share of won deals'],
]);

/** What is compared, as a heading. */
export const comparedLabel = (metric: string): string => OF_MIX.get(metric) ?? (isMetricId(metric) ? metricOf(metric).label : metric);

const isPlain = (dimension: DimensionId): boolean => (dimension as string) === 'tier';

function partText([dimension, label]: readonly [DimensionId, string | null], dataset: Dataset): string {
  const name = memberName(dataset, dimension, label);
  return isPlain(dimension) && name.startsWith('Tier ') ? name : `${dimensionName(dataset, dimension)}: ${name}`;
}

/** Where it is compared: `Industry: Software`, or all deals. */
const whereText = (slice: Slice, dataset: Dataset): string =>
  slice.size === 0 ? 'all' : [...slice].map((part) => partText(part, dataset)).join(', ');

/** What is compared and where, as a heading: `Win rate · Industry: Software`. */
export function titleText({ metric, slice }: Pick<Comparison, 'metric' | 'slice'>, dataset: Dataset): string {
  const label = comparedLabel(metric);
  return slice.size === 0 ? label : `${label} · ${whereText(slice, dataset)}`;
}

/** What a finding is of, as a heading: a rule over several numbers goes by what it found. */
export const caseTitle = ({ finding, judged }: Pick<FindingCase, 'finding' | 'judged'>, dataset: Dataset): string =>
  (judged === null ? RULE_TITLES.get(finding.rule) : undefined) ?? titleText(finding, dataset);

/** What is compared and where, inside a sentence: `win rate (Industry: Software)`. */
export function subjectText({ metric, slice }: Pick<Comparison, 'metric' | 'slice'>, dataset: Dataset): string {
  const label = lowered(comparedLabel(metric));
  return slice.size === 0 ? label : `${label} (${whereText(slice, dataset)})`;
}

/** A size without its sign, in the words of a card: `5 points`, `12 days`. */
export const sizeText = (size: number, numbers: Pick<Reading, 'unit' | 'currency'>): string =>
  cardChange(Math.abs(size), numbers).replace('+', '');

/** The least change worth acting on: `5 points`, `10% of the value before`. */
export function practicalText({ by, least }: Practical, numbers: Pick<Reading, 'unit' | 'currency'>): string {
  if (by === 'amount') return sizeText(least, numbers);
  return `${decimal(least * 100, Number.isInteger(Number((least * 100).toPrecision(6))) ? 0 : 1)}% of the value before`;
}

/** A p or a q: two digits, and never rounded down to nothing. */
export function chanceText(chance: number): string {
  if (chance < 0.001) return 'under 0.001';
  return decimal(chance, chance < 0.1 ? 3 : 2);
}

/** The change as a reading, so that it is written as all differences are. */
export function changeReading({ now, change }: Pick<Comparison, 'now' | 'change'>): Reading | null {
  if (change === null) return null;
  return { ...now, value: change.size, missing: null, low: change.low, high: change.high, level: change.low === null ? null : 0.95 };
}
