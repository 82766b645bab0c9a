import type { BinCondition, SearchAttribute } from './discovery';
import type { Effect, EffectMetric, TierEffect } from './icp-effect';
import { ICP, ICP_PROFILE, TIER, type AccountColumns, type IcpVersion, type Scored } from './icp';
import { canScore, rescoringOf } from './icp-rescoring';
import { ACCOUNT, narrowedTo, plan, readCube, rescored, type Condition, type Cube, type Rescoring } from './metrics';
import { labelOf, type Dataset, type Reading } from './model';
import type { Definitions } from './workspace';

/**
 * What if? Everything here is laid over the loaded history: it describes the past and promises nothing.
 *
 * - A part of the market (a candidate of the search, or any conditions): `conditionsOf` turns the bins of a candidate into
 *   conditions; `core/what-if-leaving` tells what the part comes to, what leaving it would have cost and saved, and what is left.
 *   On a page: `<WhatIfPanel loaded={loaded} name="Industry is Retail" where={where} direction="worst" draft={version or null} />`
 *   from `app/pages/icp/what-if`, fetched lazily. With a `draft` (that candidate as a criterion or an exclusion) it also tells which
 *   accounts change tier, the win rate by tier, the pipeline left and LTV:CAC; without one (the Segments page) the part alone.
 *   Its button *Record a decision* freezes the figures that it shows.
 * - A draft of the ICP: `core/icp-effect` at once and `draftRanges` a moment later, with the intervals that draw accounts anew.
 * - Other cut-offs: `core/what-if-cuts`. Another mix of spend: `core/what-if-spend`.
 */

/**
 * The conditions of a candidate in the words of a question: each bin is the labels that it holds. One that the data do not have
 * throws: passed over, it would leave another part than the candidate's.
 */
export function conditionsOf(
  attributes: readonly SearchAttribute[],
  conditions: readonly BinCondition[],
  { dimensions }: Pick<Dataset, 'dimensions'>,
): readonly Condition[] {
  return conditions.map(({ attribute, bin }): Condition => {
    const searched = attributes[attribute];
    const held = searched?.bins[bin];
    const dimension = dimensions.find(({ id }) => id === searched?.dimension);
    if (held === undefined || dimension === undefined) throw new RangeError('a condition names no bin of the data');
    return { dimension: dimension.id, is: 'in', members: held.codes.map((code) => labelOf(dimension, code)) };
  });
}

/** The numbers of a tier whose intervals draw accounts anew: they take too long to follow a draft as it is typed. */
export const RANGED = ['acv', 'ltvToCac'] as const satisfies readonly EffectMetric[];

/** Accounts as a version scores them, laid over the answer to `accountsAsk`. Plain data, so that a study can be asked. */
export type Laid = { readonly scores: readonly Rescoring[]; readonly canScore: boolean };

export const laidBy = (version: IcpVersion, scored: Scored, accounts: AccountColumns, dataset: Dataset): Laid => ({
  scores: rescoringOf(version, scored),
  canScore: canScore(accounts, dataset),
});

/** Of the answer to `accountsAsk` what ranges are read from, as if no more had been asked: a study is sent no more. */
export function rangesCube(cube: Cube, dataset: Dataset): Cube {
  const { measures } = plan(dataset, RANGED, [ACCOUNT]);
  return { ...narrowedTo(cube, measures), ask: { ...cube.ask, measures } };
}

/** What a version has of its tiers and of both sides of the ICP, with intervals that draw accounts anew. */
export type DraftRanges = readonly Reading[];

type Ground = { readonly cube: Cube; readonly dataset: Dataset; readonly definitions: Pick<Definitions, 'assumptions'> };

/** Reads ACV and LTV:CAC with their intervals, by tier, by side of the ICP and in all, under scores that were given. */
export function draftRanges({ cube, dataset, definitions }: Ground, { scores, canScore: can }: Laid): DraftRanges {
  const wanted = scores.filter(({ dimension }) => dimension.id !== ICP_PROFILE);
  const laid = rescored(cube, dataset, wanted, { canScore: can, keepsAccounts: true });
  const { assumptions } = definitions;
  return [[TIER], [ICP], []].flatMap((by) =>
    readCube(laid.cube, laid.dataset, { metrics: RANGED, by, spans: [null], where: [], assumptions, accounts: laid.cube }),
  );
}

/** An effect with the intervals that were still to come. What has none keeps what it had. */
export function withRanges(effect: Effect, ranges: DraftRanges): Effect {
  const found = (tier: string | null, metric: EffectMetric): Reading | undefined =>
    ranges.find((reading) => reading.metric === metric && (tier === null ? reading.slice.size === 0 : reading.slice.get(TIER) === tier));
  const ranged = (readings: TierEffect['readings'], tier: string | null): TierEffect['readings'] =>
    new Map([...readings].map(([metric, reading]) => [metric, found(tier, metric) ?? reading]));
  return {
    ...effect,
    tiers: effect.tiers.map((own) => ({ ...own, readings: ranged(own.readings, own.tier) })),
    whole: ranged(effect.whole, null),
  };
}
