import type { PacketFacts } from '../core/council-packet';
import { TIER } from '../core/icp';
import type { Effect, TierEffect } from '../core/icp-effect';
import type { DimensionId, Reading } from '../core/model';
import { plain } from '../wording';
import { effectView } from './icp-effect';
import type { EffectSides } from './icp-effect-words';
import { listBlock, notesOf, stated, tableBlock } from './packet-blocks';
import { firstFitting } from './packet-names';
import type { PacketSection } from './packet';

const MOST = 14;
const MOST_SAID = 6;

const named = (reading: Reading, { version }: Effect, tier: string | null = null): Reading => ({
  ...reading,
  slice: new Map([...reading.slice, ...(tier === null ? [] : [[TIER, tier] as const]), ['icpVersion' as DimensionId, version.id]]),
});

/** What stands in the row of a tier, by its columns: shares of all deals, and what came of its own. */
function tierColumns(effect: Effect, { tier, ofOpen, ofOpenAmount, ofWon, readings }: TierEffect): ReadonlyMap<string, Reading> {
  const shares = Object.entries({ ofOpen, ofOpenAmount, ofWon }).map(([id, reading]) => [id, named(reading, effect, tier)] as const);
  return new Map<string, Reading>([
    ...shares,
    ...[...readings].map(([metric, reading]) => [metric, named(reading, effect, tier)] as const),
  ]);
}

const tierReadings = (effect: Effect, own: TierEffect): readonly Reading[] => [...tierColumns(effect, own).values()];

/** The figure in a cell of the tables by tier: `1 draft`, `winRate`. */
function figureIn({ current, draft }: NonNullable<PacketFacts['whatIf']>, row: string, column: string): Reading | undefined {
  const [, tier, side] = /^(.*) (draft|current)$/.exec(row) ?? [];
  const effect = side === 'draft' ? draft : current;
  const own = effect?.tiers.find((each) => each.tier === tier);
  return effect === null || own === undefined ? undefined : tierColumns(effect, own).get(column);
}

/** The figures of all deals under the draft and of the tiers of both, each under the name of its version, for it reads the same deals otherwise. */
export const draftReadings = (whatIf: PacketFacts['whatIf']): readonly Reading[] =>
  whatIf === null
    ? []
    : [
        ...[...whatIf.draft.whole.values()].map((reading) => named(reading, whatIf.draft)),
        ...[whatIf.current, whatIf.draft].flatMap((effect) =>
          effect === null ? [] : effect.tiers.flatMap((own) => tierReadings(effect, own)),
        ),
      ];

/** A draft of the ICP beside the version in force, over the same data; null without a draft. It describes the past alone. */
export function whatIfSection(facts: PacketFacts): PacketSection | null {
  const { whatIf, least, answerable } = facts;
  if (whatIf === null) return null;
  const isOfAll = answerable.definitions.assumptions.dealClass === 'all';
  const sides: EffectSides = { current: whatIf.current, draft: whatIf.draft, fault: null, least, isOfAll };
  const view = effectView(sides);
  const readings = draftReadings(whatIf);
  const sentence = plain(view.sentence);
  const cut = { most: MOST, named: (row: string, column: string) => figureIn(whatIf, row, column) };
  return {
    id: 'whatIf',
    question: 'What would a change of the ICP do on the same data?',
    sentence: stated(
      firstFitting([
        sentence,
        `${whatIf.draft.version.name}, a draft, laid over the same data: it describes the past and promises nothing.`,
      ]),
      readings,
    ),
    blocks: [
      ...listBlock([stated(sentence, readings), ...[...view.moves, ...view.differences].slice(0, MOST_SAID).map((text) => stated(text))]),
      ...(view.table === null ? [] : [tableBlock(view.table, cut)]),
      ...(view.outcomes === null ? [] : [tableBlock(view.outcomes, cut)]),
    ],
    notes: notesOf(
      facts,
      ['winRate', 'acv', 'salesCycle', 'ltvToCac'],
      ['Both describe the same past; neither promises anything.', ...view.foot],
    ),
  };
}
