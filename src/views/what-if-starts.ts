import type { Direction } from '../core/discovery';
import type { Tier } from '../core/icp';
import type { Effect, EffectMetric } from '../core/icp-effect';
import { metricOf, type Condition } from '../core/metrics';
import type { DimensionId, Reading } from '../core/model';
import { WHAT_IF } from '../core/what-if-figures';
import { SIDE_METRICS, type Leaving } from '../core/what-if-leaving';
import { DRAFT_OF_ICP, type DecisionStart } from './decision-draft';
import { nameOf } from './name';
import { percentOf, type SpendView } from './what-if-spend';

/** What a decision starts with that came out of a what-if: its words and segment, and the figures that were on the page. */
export type WhatIfStart = { readonly start: DecisionStart; readonly readings: readonly Reading[] };

/** To leave a part or to turn to it: its conditions are the segment, its figures and those of the rest the evidence. */
export function startFromPart(
  leaving: Leaving,
  { name, direction }: { readonly name: string; readonly direction: Direction },
): WhatIfStart {
  const { figures, sides, shares } = leaving;
  const where = leaving.where.map(({ dimension, is, members }: Condition) => ({ dimension, is, members }));
  const compared = SIDE_METRICS.flatMap((metric) => [sides.part.get(metric), sides.rest.get(metric)].filter((each) => each !== undefined));
  const isLeft = direction === 'worst';
  return {
    start: {
      type: isLeft ? 'exclude' : 'promote',
      text: isLeft ? `Leave deals where ${name}.` : `Turn to deals where ${name}.`,
      where,
      metric: 'createdCount',
      want: isLeft ? 'fall' : 'rise',
    },
    readings: [...Object.values(figures), ...Object.values(shares), ...compared],
  };
}

const CITED_TIERS: ReadonlySet<Tier> = new Set<Tier>(['1', '2', '3', '4']);
const CITED_SHARES = ['icpShareWon', 'icpShareOpen', 'icpShareOpenAmount'] as const satisfies readonly EffectMetric[];
const CITED_METRICS = ['winRate', 'ltvToCac'] as const satisfies readonly EffectMetric[];

/** The shares on ICP accounts and what came of each tier, under the name of their version, for both read the same deals otherwise. */
function citedOf({ whole, tiers }: Effect, name: string): readonly Reading[] {
  const shares = CITED_SHARES.map((metric) => whole.get(metric));
  const ofTiers = tiers
    .filter(({ tier, accounts }) => CITED_TIERS.has(tier) && accounts > 0)
    .flatMap(({ readings }) => CITED_METRICS.map((metric) => readings.get(metric)));
  return [...shares, ...ofTiers]
    .filter((reading) => reading !== undefined)
    .map((reading) => ({ ...reading, slice: new Map([[WHAT_IF, name], ...reading.slice]) }));
}

/** To change the ICP: what the version in force and the draft make of the same deals. */
export function startFromDraft(draft: Effect, current: Effect | null, isKept: boolean): WhatIfStart {
  return {
    start: {
      type: 'changeIcp',
      text: draft.version.note === '' ? draft.version.name : `${draft.version.name}: ${draft.version.note}`,
      version: isKept ? DRAFT_OF_ICP : '',
      metric: 'winRate',
      want: metricOf('winRate').better === 'lower' ? 'fall' : 'rise',
    },
    readings: [...citedOf(draft, 'under the draft'), ...(current === null ? [] : citedOf(current, `under ${current.version.name}`))],
  };
}

/** To shift spend to the part that gains most by a mix. */
export function startFromMix({ readings, gains, fields }: Pick<SpendView, 'readings' | 'gains' | 'fields'>, by: DimensionId): WhatIfStart {
  const label = gains?.part.label ?? null;
  const share = gains === null ? '' : ` from ${percentOf(gains.shareNow)} to ${percentOf(gains.shareThen)} of spend`;
  return {
    start: {
      type: 'shiftSpend',
      text: gains === null ? '' : `Shift spend to ${fields.find((field) => field.label === label)?.name ?? nameOf(by, label)}:${share}.`,
      where: gains === null ? [] : [{ dimension: by, is: 'in', members: [label] }],
      metric: 'wonCount',
      want: 'rise',
    },
    readings,
  };
}
