import type { PacketFacts } from '../core/council-packet';
import type { DimensionId, Reading } from '../core/model';
import { plain } from '../wording';
import { effectView } from './icp-effect';
import type { EffectSides } from './icp-effect-words';
import { listBlock, notesOf, stated, tableBlock } from './packet-blocks';
import { firstFitting } from './packet-names';
import type { PacketSection } from './packet';

const MOST = 14;
const MOST_SAID = 6;

/** The figures of all deals under the draft, each under the name of its version, for it reads the same deals otherwise. */
export const draftReadings = (whatIf: PacketFacts['whatIf']): readonly Reading[] =>
  whatIf === null
    ? []
    : [...whatIf.draft.whole.values()].map((reading) => ({
        ...reading,
        slice: new Map([...reading.slice, ['icpVersion' as DimensionId, whatIf.draft.version.id]]),
      }));

/** A draft of the ICP beside the version in force, over the same data; null without a draft. It describes the past alone. */
export function whatIfSection(facts: PacketFacts): PacketSection | null {
  const { whatIf, least, answerable } = facts;
  if (whatIf === null) return null;
  const isOfAll = answerable.definitions.assumptions.dealClass === 'all';
  const sides: EffectSides = { current: whatIf.current, draft: whatIf.draft, fault: null, least, isOfAll };
  const view = effectView(sides);
  const readings = draftReadings(whatIf);
  const sentence = plain(view.sentence);
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
      ...(view.table === null ? [] : [tableBlock(view.table, { most: MOST })]),
      ...(view.outcomes === null ? [] : [tableBlock(view.outcomes, { most: MOST })]),
    ],
    notes: notesOf(
      facts,
      ['winRate', 'acv', 'salesCycle', 'ltvToCac'],
      ['Both describe the same past; neither promises anything.', ...view.foot],
    ),
  };
}
