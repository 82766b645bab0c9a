import { historyOf, recordsWithout, type CouncilRecords, type DecisionRevision } from '../core/council';
import { CAPABILITY_MATRIX, SEGMENTATION, type CompanyStage } from '../core/assessment';
import { DECISION_FIELD_WORDS } from '../wording/decision-words';
import { counted } from '../wording/number';
import { listed, lowered, raised } from '../wording/sentence';
import { cutAt } from './packet-names';

type List = keyof CouncilRecords;

/** What each list is to people, where entries are only counted. */
const NAMES: Readonly<Record<List, readonly [one: string, many: string]>> = {
  decisions: ['entry in the log of decisions', 'entries in the log of decisions'],
  answers: ['answer to the assessment', 'answers to the assessment'],
  stages: ['stage of the company', 'stages of the company'],
  norms: ['threshold of a stage', 'thresholds of stages'],
  capabilities: ['owner or KPIs of a capability', 'owners and KPIs of capabilities'],
  marketChanges: ['note on the market', 'notes on the market'],
  plans: ['version of the plan', 'versions of the plan'],
  packets: ['packet', 'packets'],
  hypotheses: ['entry in the log of hypotheses', 'entries in the log of hypotheses'],
};
const LISTS = Object.keys(NAMES).filter((list): list is List => list in NAMES);

/** So many entries of a list are each named; more are counted. */
const MOST_NAMED = 2;
const LONGEST = 60;
const quoted = (text: string): string => `“${cutAt(text.trim() === '' ? 'without a text' : text.trim(), LONGEST)}”`;

/** `Decision “Promote fintech” recorded`, or what a later revision changed of it. */
function decisionText({ decision }: DecisionRevision, before: CouncilRecords, after: CouncilRecords): string {
  const name = `Decision ${quoted(decision.text)}`;
  if (!before.decisions.some((each) => each.decision.id === decision.id)) return `${name} recorded`;
  const changed = historyOf(after, decision.id).at(-1)?.changed ?? [];
  return changed.length === 0
    ? `${name} written anew`
    : `${name} changed: ${listed(changed.map((field) => lowered(DECISION_FIELD_WORDS[field])))}`;
}

const stageName = (id: CompanyStage): string => SEGMENTATION.stages.find((stage) => stage.id === id)?.name ?? id;

/** Every entry that was added, in words, by its list. */
function addedTexts(
  more: CouncilRecords,
  before: CouncilRecords,
  after: CouncilRecords,
): Readonly<Partial<Record<List, readonly string[]>>> {
  return {
    decisions: more.decisions.map((revision) => decisionText(revision, before, after)),
    stages: more.stages.map(({ stage }) =>
      stage === null ? 'No stage of the company chosen' : `Stage of the company: ${stageName(stage)}`,
    ),
    norms: more.norms.map(
      ({ stage, thresholds }) => `Thresholds of ${stageName(stage)} ${thresholds === null ? 'as they usually are' : 'set'}`,
    ),
    capabilities: more.capabilities.map(
      ({ capability }) =>
        `Owner and KPIs of ${lowered(CAPABILITY_MATRIX.rows.find(({ id }) => id === capability)?.name ?? capability)} set`,
    ),
    marketChanges: more.marketChanges.map(
      ({ text, isWithdrawn }) => `Change in the market ${quoted(text)} ${isWithdrawn ? 'taken back' : 'noted'}`,
    ),
    plans: more.plans.map(({ by }) => `Plan written by ${by}`),
    packets: more.packets.map(({ asOf, by }) => `Packet as of ${asOf} taken by ${by}`),
  };
}

function namesOf(list: List, names: readonly string[] | undefined, count: number, how: string): readonly string[] {
  if (count === 0) return [];
  return names === undefined || names.length > MOST_NAMED ? [`${raised(counted(count, ...NAMES[list]))} ${how}`] : names;
}

/** What was written down between two states of the council's records, each entry by its name; many of one list are counted. */
export function councilChanges(before: CouncilRecords, after: CouncilRecords): readonly string[] {
  const [more, less] = [recordsWithout(after, before), recordsWithout(before, after)];
  const [added, removed] = [addedTexts(more, before, after), addedTexts(less, after, before)];
  return LISTS.flatMap((list) => [
    ...namesOf(list, added[list], more[list].length, 'added'),
    ...namesOf(
      list,
      removed[list]?.map((text) => `Taken out again: ${lowered(text)}`),
      less[list].length,
      'removed',
    ),
  ]);
}
