import { isJudged, type ChartPoint, type ControlChart, type Mark } from './control-chart';

/** Under so many complete periods no rule looks at runs. */
export const FEWEST_FOR_RUNS = 8;

type Side = Mark['side'];

/** `hits` of any `span` periods in a row lie on one side, further out than so many standard deviations. */
type RunRule = {
  readonly rule: 'beyondLimits' | 'twoOfThree' | 'fourOfFive' | 'eightInARow';
  readonly span: number;
  readonly hits: number;
  /** Null: beyond the exact limits of the chart. */
  readonly deviations: 0 | 1 | 2 | null;
  readonly says: string;
};

/** Western Electric (Statistical Quality Control Handbook, 1956): its limits exact, the zones inside them by standard deviations of each n. */
const RULES: readonly RunRule[] = [
  { rule: 'beyondLimits', span: 1, hits: 1, deviations: null, says: 'beyond the limits' },
  { rule: 'twoOfThree', span: 3, hits: 2, deviations: 2, says: 'two of three periods far' },
  { rule: 'fourOfFive', span: 5, hits: 4, deviations: 1, says: 'four of five periods well' },
  { rule: 'eightInARow', span: 8, hits: 8, deviations: 0, says: 'eight periods in a row' },
];

type Place = ChartPoint & { readonly at: number };

/** Counts are whole: what lies nearer to a line than this lies on it. */
const ROUNDING = 1e-9;

/** On which side of a rule's line a period lies, if it lies beyond it. */
function beyond({ part, whole, stands }: Place, { deviations }: RunRule, centre: number): Side | null {
  if (deviations === null) return stands === 'within' ? null : stands;
  const off = part - centre * whole;
  if (Math.abs(off) <= deviations * Math.sqrt(whole * centre * (1 - centre)) + ROUNDING) return null;
  return off > 0 ? 'above' : 'below';
}

function wordsOf({ rule, says }: RunRule, side: Side, first: Place, last: Place): string {
  const where = rule === 'beyondLimits' ? `${says}, ${side} them` : `${says} ${side} the centre`;
  return first === last ? `${first.label}: ${where}` : `${first.label} to ${last.label}: ${where}`;
}

/** The stretches of one rule on one side; those that touch or overlap are one mark. */
function marksOf(rule: RunRule, side: Side, places: readonly Place[], sides: readonly (Side | null)[]): readonly Mark[] {
  const out = sides.map((each) => each === side);
  const stretches: { from: number; to: number }[] = [];
  for (let end = 0; end < places.length; end++) {
    const start = Math.max(0, end - rule.span + 1);
    const window = out.slice(start, end + 1);
    if (out[end] !== true || window.filter(Boolean).length < rule.hits) continue;
    const from = start + window.indexOf(true);
    const last = stretches.at(-1);
    if (last !== undefined && from <= last.to + 1) last.to = end;
    else stretches.push({ from, to: end });
  }
  return stretches.flatMap(({ from, to }) => {
    const [first, last] = [places[from], places[to]];
    if (first === undefined || last === undefined) return [];
    return [{ rule: rule.rule, side, from: first.at, to: last.at, words: wordsOf(rule, side, first, last) }];
  });
}

/**
 * What the Western Electric rules mark on a chart, in the order of its periods: none without limits, and under eight
 * complete periods only what lies beyond them. A period to date, or one in which nothing was counted, is passed over. With
 * nothing changed a few charts of twelve points in a hundred have one all the same, which is why a mark is no flag.
 */
export function runRuleMarks({ points, centre }: ControlChart): readonly Mark[] {
  if (centre === null) return [];
  const places = points.flatMap((point, at) => (isJudged(point) ? [{ ...point, at }] : []));
  const rules = places.length < FEWEST_FOR_RUNS ? RULES.slice(0, 1) : RULES;
  return rules
    .flatMap((rule) => {
      const sides = places.map((place) => beyond(place, rule, centre));
      return (['above', 'below'] as const).flatMap((side) => marksOf(rule, side, places, sides));
    })
    .toSorted((a, b) => a.to - b.to || a.from - b.from);
}
