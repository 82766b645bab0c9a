import type { Answerable } from '../core/analysis';
import { moneyAtStake, type JudgedChange, type StakeBases } from '../core/drift';
import { isMetricId, readCube, type Condition } from '../core/metrics';
import { dayFrom, monthIn, type Reading } from '../core/model';
import { resolveFilters, type Question } from '../core/question';
import { cardValue } from '../wording';

type StakeOf = { readonly answerable: Answerable; readonly question: Question };

/** What stands behind a change, of its own slice and period. */
function basesFor(now: Reading, { answerable, question }: StakeOf): StakeBases {
  const { cube, dataset, definitions } = answerable;
  const period = now.period;
  if (period === null) return {};
  const sliced = [...now.slice].map(([dimension, label]): Condition => ({ dimension, is: 'in', members: [label] }));
  const span = { from: monthIn(dataset.calendar, dayFrom(period.from)), to: monthIn(dataset.calendar, dayFrom(period.to)) };
  const readings = readCube(cube, dataset, {
    metrics: ['acv', 'wonCount', 'wonAmount', 'velocity'],
    by: [],
    spans: [span],
    where: [...resolveFilters(question.where, dataset.dimensions).conditions, ...sliced],
    assumptions: definitions.assumptions,
    accounts: null,
  });
  const of = (metric: string): Reading | undefined => readings.find((reading) => reading.metric === metric);
  const [acv, wonCount, wonAmount, velocity] = ['acv', 'wonCount', 'wonAmount', 'velocity'].map(of);
  return {
    deals: { value: now.n, missing: null },
    ...(acv === undefined ? {} : { acv }),
    ...(wonCount === undefined ? {} : { wonCount }),
    ...(wonAmount === undefined ? {} : { wonAmount }),
    ...(velocity === undefined ? {} : { velocity }),
  };
}

/** The size of the change times the amount that it applies to; null where no amount stands behind it. */
export function stakeText({ comparison }: JudgedChange, given: StakeOf): string | null {
  const { metric, now, change } = comparison;
  if (!isMetricId(metric)) return null;
  const stake = moneyAtStake(metric, change?.size ?? null, { bases: basesFor(now, given), currency: given.answerable.dataset.currency });
  if (stake.minor === null) return null;
  return `${cardValue(stake.minor, { unit: 'money', currency: stake.currency }, now.n)}, to order flags by; no forecast`;
}
