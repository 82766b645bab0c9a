import type { Outcome } from '../core/council';
import type { PacketFacts } from '../core/council-packet';
import type { DimensionId, Reading } from '../core/model';
import { COUNCIL_VERDICT_WORDS } from '../wording/decision-words';
import { lowered } from '../wording';
import { decisionsTitle } from '../wording/packet-decision';
import { decisionsList, type DecisionRow, type OutcomeView } from './decisions-list';
import type { Figure } from './figure';
import { listBlock, reasonBlock, stated, written, type WrittenCell } from './packet-blocks';
import type { PacketSection, PacketSentence } from './packet';

/** More decisions than this are counted, and whole in the appendix. */
const MOST = 5;
const MOST_SAID = 3;
const QUESTION = 'What did we decide, and did it work?';
const NOTES: readonly string[] = [
  'Outcome, in this order: too early, where fewer cases have matured than the expected size needs; worked, where the interval of the change leaves out zero in the expected direction; did not, where it leaves out the expected size; cannot tell otherwise.',
  'Both periods are read anew from the same files by the same definitions. Market: the change outside the segment times its weight before. Mix: what the composition inside the segment did. Rule: what another ICP version did. The rest: what is left. The parts add up to the change, and none of them says why.',
  'Verdict: kept, reversed or unknown, as people decide it.',
];

type Told = { readonly row: DecisionRow; readonly outcome: Outcome | null };

/** Due for review first, then what is under way, settled ones last; of a kind the last taken first. */
function inAgendaOrder(all: readonly Told[]): readonly Told[] {
  const rank = ({ row }: Told): number => {
    const { status, verdict } = row.revision.decision;
    return (verdict === null && status !== 'dropped' ? 0 : 2) + (row.isDue ? 0 : 1);
  };
  const taken = ({ row }: Told): string => row.revision.decision.taken;
  const byDay = (a: Told, b: Told): number => Number(taken(a) < taken(b)) - Number(taken(a) > taken(b));
  return all.toSorted((a, b) => rank(a) - rank(b) || byDay(a, b) || (a.row.id < b.row.id ? -1 : 1));
}

/** Every decision that stands with what came of it, as the Council room lists them. */
function toldOf({ outcomes, answerable: { dataset, definitions }, least }: PacketFacts): readonly Told[] {
  const { rows } = decisionsList({ dataset, definitions, outcomes, least });
  return inAgendaOrder(rows.map((row) => ({ row, outcome: outcomes?.find(({ decision }) => decision.id === row.id) ?? null })));
}

const figureText = ({ text, rests }: Figure): string => (rests === '' ? text : `${text} (${rests})`);

/** What happened: before, after, and the change with its interval. */
function happened(outcome: OutcomeView | null): string {
  if (outcome === null) return 'not worked out';
  const { before, after, change } = outcome;
  if (before === null || after === null) return 'not told';
  return `${figureText(before)} \u2192 ${figureText(after)}${change === null ? '' : `: ${change}`}`;
}

const POINTS = / points?$/;
const BRIEF: Readonly<Record<string, string>> = { 'Market moved': 'market', 'Mix moved': 'mix', 'Rule moved': 'rule', 'The rest': 'rest' };

/** The parts of the change in a cell: `market −3, mix −0.1, rule 0, rest +2 (points)`. */
function splitText(outcome: OutcomeView | null): string {
  if (outcome === null || outcome.split.length === 0) return 'not split';
  const arePoints = outcome.split.some(({ text }) => POINTS.test(text));
  const parts = outcome.split.map(({ label, text }) => `${BRIEF[label] ?? label} ${text.replace(POINTS, '')}`);
  return `${parts.join(', ')}${arePoints ? ' (points)' : ''}`;
}

/** Its word, and the conclusion that people drew or still have to. */
const outcomeText = (row: DecisionRow): string => (row.outcome === null ? 'not worked out' : `${row.outcome.text}. ${verdictText(row)}.`);

const nameOf = ({ type, text, segment }: DecisionRow): string => `${type}${segment === '' ? '' : ` (${segment})`}: ${text}`;

function verdictText({ revision, isDue }: DecisionRow): string {
  const { verdict } = revision.decision;
  if (verdict !== null) return COUNCIL_VERDICT_WORDS[verdict];
  return isDue ? 'Verdict to be decided' : 'Not due';
}

function rowOf({ row, outcome }: Told): readonly WrittenCell[] {
  const figures = outcomeReadings(outcome);
  return [
    nameOf(row),
    `${row.owner.trim() === '' ? 'nobody yet' : row.owner}; ${row.statusText.toLowerCase()}, due ${row.due ?? 'on no date'}`,
    row.expected,
    stated(happened(row.outcome), figures),
    stated(splitText(row.outcome), figures),
    outcomeText(row),
  ];
}

const COLUMNS: readonly string[] = ['Decision', 'Owner and status', 'Expected', 'Happened (95%)', 'Split', 'Outcome and verdict'];

/** A reading by the name of its decision too, where its slice alone does not say which deals are meant. */
function named(reading: Reading, { id, segment }: Outcome['decision']): Reading {
  if (reading.slice.size === segment.where.length) return reading;
  return { ...reading, slice: new Map([...reading.slice, ['decision' as DimensionId, id]]) };
}

/** The figures of an outcome, before and after, each under a name of its own. */
export const outcomeReadings = (outcome: Outcome | null): readonly Reading[] =>
  outcome === null
    ? []
    : [outcome.before, outcome.after].flatMap((reading) => (reading === null ? [] : [named(reading, outcome.decision)]));

/** Why an outcome says what it says, in a sentence beside the table. */
function reasonOf({ row, outcome }: Told): readonly PacketSentence[] {
  if (row.outcome === null || row.outcome.why === '') return [];
  return [stated(`${nameOf(row)} (taken ${row.taken}). ${row.outcome.text}: ${lowered(row.outcome.why)}.`, outcomeReadings(outcome))];
}

/** Last quarter's decisions: expected, happened with interval, split, word and verdict. The first item of the agenda. */
export function decisionsSection(facts: PacketFacts): PacketSection {
  const { outcomes } = facts;
  const told = toldOf(facts);
  const base = { id: 'lastDecisions', question: QUESTION, notes: NOTES } as const;
  if (told.length === 0)
    return {
      ...base,
      sentence: stated('No decision has been recorded yet, so there is none to review.'),
      blocks: [reasonBlock('Record decisions in the Council room: the next packet begins with what came of them.')],
    };
  const late = told.filter(({ row }) => row.status === 'late').length;
  const due = told.filter(({ row }) => row.isDue && row.revision.decision.verdict === null && row.status !== 'dropped');
  return {
    ...base,
    sentence: stated(
      decisionsTitle(told.length, outcomes, late),
      due.flatMap(({ outcome }) => outcomeReadings(outcome)),
    ),
    blocks: [
      written('Decisions, those due for review first', COLUMNS, told.map(rowOf), MOST),
      ...listBlock(due.slice(0, MOST_SAID).flatMap(reasonOf)),
      ...(outcomes === null
        ? [reasonBlock('What came of the decisions has not been worked out: take the packet again from the Council room.')]
        : []),
    ],
  };
}
