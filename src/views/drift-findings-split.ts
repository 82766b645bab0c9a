import type { Answerable } from '../core/analysis';
import { splitReadings, topContributors, type Comparison, type SegmentReadings, type Split } from '../core/drift';
import type { Drift } from '../core/drift-study';
import { isMetricId, readCube } from '../core/metrics';
import { dayFrom, monthIn, type DimensionId, type Period, type Reading, type Span } from '../core/model';
import { resolveFilters, type Question } from '../core/question';
import { cardChange } from '../wording';
import { nameOf } from './name';

/** What a total's change is split by: the cube behind the comparisons, and the dimension that stands for "segment". */
export type SplitOf = { readonly answerable: Answerable; readonly question: Question; readonly segment: DimensionId | null };

const spanOfPeriod = (period: Period, { dataset }: Answerable): Span => ({
  from: monthIn(dataset.calendar, dayFrom(period.from)),
  to: monthIn(dataset.calendar, dayFrom(period.to)),
});

function segmentsOf(total: Reading, by: DimensionId, { answerable, question }: SplitOf): SegmentReadings | null {
  const { cube, dataset, definitions } = answerable;
  if (!isMetricId(total.metric) || total.period === null) return null;
  const { conditions } = resolveFilters(question.where, dataset.dimensions);
  const segments = readCube(cube, dataset, {
    metrics: [total.metric],
    by: [by],
    spans: [spanOfPeriod(total.period, answerable)],
    where: conditions,
    assumptions: definitions.assumptions,
    accounts: null,
  });
  return { total, segments };
}

/** A total's change split into the mix of its segments and the rates inside them; null where it is no total or cannot be split. */
export function splitOfTotal({ slice, before, now }: Comparison, of: SplitOf): Split | null {
  const { segment } = of;
  if (slice.size > 0 || segment === null || !of.answerable.cube.ask.by.includes(segment)) return null;
  const [was, is] = [segmentsOf(before, segment, of), segmentsOf(now, segment, of)];
  if (was === null || is === null) return null;
  const why = splitReadings(segment, was, is);
  return why.missing === null ? why : null;
}

/** The segments that did most of a change, in words: `Software −4 points`. */
export const contributorsText = (split: Split, segment: DimensionId, numbers: Pick<Reading, 'unit' | 'currency'>): readonly string[] =>
  topContributors(split).map((each) => `${nameOf(segment, each.segment)} ${cardChange(each.effect, numbers)}`);

/** The splits of all totals that moved or may have, by the id of their comparison. */
export const splitsOf = ({ family }: Drift, of: SplitOf): ReadonlyMap<string, Split> =>
  new Map(
    family.judged
      .filter(({ state }) => state === 'drifted' || state === 'undecided')
      .flatMap(({ comparison }) => {
        const split = splitOfTotal(comparison, of);
        return split === null ? [] : [[comparison.id, split] as const];
      }),
  );
