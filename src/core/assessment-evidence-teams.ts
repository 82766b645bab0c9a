import { measured, unmeasured, type MeasuredEvidence } from './assessment';
import { fourQuarters, labelIn, LEAD_SOURCE, LEVEL, segmentsOf, slicesBy, type AssessmentGround } from './assessment-evidence-ground';
import type { MeasuredSlice } from './metrics';
import { newcombe } from './statistics';

/** Words in a lead source that tell who brought the deal; a source that has neither, or both, is on no side. */
const OF_MARKETING =
  /\b(inbound|web|website|organic|seo|sem|paid|ads?|advert\w*|content|webinars?|events?|trade ?shows?|conferences?|campaigns?|marketing|e-?mail|newsletter|social|download|referral program|mql)\b/i;
const OF_SALES = /\b(outbound|sales|sdr|bdr|cold|prospect\w*|self[- ]?sourced|rep|ae|calls?|sales[- ]?generated)\b/i;

type Sourced = {
  readonly part: number;
  readonly whole: number;
  readonly names: readonly string[];
  readonly slices: readonly MeasuredSlice[];
};

function sourcedBy(ground: AssessmentGround, slices: readonly MeasuredSlice[], [own, other]: readonly [RegExp, RegExp]): Sourced {
  const span = fourQuarters(ground.answerable.dataset);
  const some = slices.filter(({ slice }) => own.test(labelIn(slice) ?? '') && !other.test(labelIn(slice) ?? ''));
  const sum = (id: 'created' | 'createdInIcp'): number => some.reduce((all, { cells }) => all + cells.number(id, span), 0);
  return { part: sum('createdInIcp'), whole: sum('created'), names: some.map(({ slice }) => labelIn(slice) ?? ''), slices: some };
}

function marketingAgainstSales(ground: AssessmentGround): MeasuredEvidence {
  const { dataset } = ground.answerable;
  if (!dataset.supplied.has('icp')) return unmeasured('E23', 'no_icp');
  const slices = slicesBy(ground, [LEAD_SOURCE], ['created', 'createdInIcp']);
  if (slices === null) return unmeasured('E23', 'not_mapped');
  const marketing = sourcedBy(ground, slices, [OF_MARKETING, OF_SALES]);
  const sales = sourcedBy(ground, slices, [OF_SALES, OF_MARKETING]);
  const n = Math.min(marketing.whole, sales.whole);
  const limits = newcombe(marketing, sales, LEVEL);
  if (n === 0 || limits === null) return unmeasured('E23', 'no_created');
  const span = fourQuarters(dataset);
  return measured('E23', marketing.part / marketing.whole - sales.part / sales.whole, {
    n,
    low: limits.low,
    high: limits.high,
    names: [...marketing.names, ...sales.names],
    parts: [
      { name: 'marketing', part: marketing.part, of: marketing.whole },
      { name: 'sales', part: sales.part, of: sales.whole },
    ],
    readings: [...marketing.slices, ...sales.slices].flatMap((slice) => slice.read('icpShareCreated', span) ?? []),
  });
}

/** The names with the three highest values, ties in the order of the dictionary; what has none is left out. */
function topThree(of: readonly { readonly name: string; readonly value: number }[]): ReadonlySet<string> {
  const some = of.filter(({ value }) => value > 0).toSorted((a, b) => b.value - a.value);
  return new Set(some.slice(0, 3).map(({ name }) => name));
}

/** The segments that spend, new deals and expansion agree on. */
function sameTopThree(ground: AssessmentGround): MeasuredEvidence {
  const { dataset } = ground.answerable;
  const segments = segmentsOf(ground, ['createdAmount', 'grownMrr']);
  if (segments === null) return unmeasured('E24', 'not_mapped');
  const spent = dataset.spendNamed?.by.get(segments.dimension);
  if (!dataset.supplied.has('spend') || spent === undefined) return unmeasured('E24', 'no_spend');
  if (!dataset.supplied.has('base')) return unmeasured('E24', 'no_base');
  const span = fourQuarters(dataset);
  const by = (value: (slice: MeasuredSlice) => number): ReadonlySet<string> =>
    topThree(segments.slices.map((slice) => ({ name: labelIn(slice.slice) ?? '', value: value(slice) })));
  const lists = [
    by(({ slice }) => spent.get(labelIn(slice) ?? '') ?? 0),
    by(({ cells }) => cells.number('createdAmount', span)),
    by(({ cells }) => cells.number('grownMrr', null)),
  ];
  if (lists.some(({ size }) => size < 3)) return unmeasured('E24', 'below_min_n');
  const [first = new Set<string>()] = lists;
  const shared = [...first].filter((name) => lists.every((list) => list.has(name)));
  return measured('E24', shared.length, { n: segments.slices.length, names: shared });
}

function budget(ground: AssessmentGround): MeasuredEvidence {
  const { dataset } = ground.answerable;
  const segments = segmentsOf(ground);
  if (!dataset.supplied.has('spend') || dataset.spendNamed === undefined) return unmeasured('E25', 'no_spend');
  if (segments === null) return unmeasured('E25', 'not_mapped');
  const { total, by, lines } = dataset.spendNamed;
  if (total <= 0) return unmeasured('E25', 'no_spend');
  const named = [...(by.get(segments.dimension) ?? new Map<string, number>()).values()].reduce((sum, each) => sum + each, 0);
  return measured('E25', named / total, { n: lines });
}

/** Whether teams work from one segmentation. */
export const evidenceOfTeams = (ground: AssessmentGround): readonly MeasuredEvidence[] => [
  marketingAgainstSales(ground),
  sameTopThree(ground),
  budget(ground),
];
