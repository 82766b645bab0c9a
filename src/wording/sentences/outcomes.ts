import { isLate, type Decision, type Outcome, type OutcomeSplit } from '../../core/council';
import type { Reading } from '../../core/model';
import { cardChange, tenthsOfPoints } from '../change';
import { expectedText, metricInWords, outcomeReasons, outcomeWord } from '../decision-words';
import { counted } from '../number';
import { reasonText } from '../reason';
import { figure, listed, raised, words, type Sentence } from '../sentence';
import { MOVEMENT_WORDS } from '../state';
import { differenceParts, toldFigure } from './gap';

/** What a decision is about, in front of a number: `mid-market win rate`; about the whole the metric alone. */
function subjectOf({ segment, expected }: Decision): string {
  const metric = expected === null ? 'the number' : metricInWords(expected.metric);
  return segment.where.length === 0 || segment.name.trim() === '' ? metric : `${segment.name} ${metric}`;
}

/** `mid-market win rate is 52% (62 of 119) after 41% (38 of 93), +11 points (−2 to +24)`; or why that cannot be said. */
export function happenedClause({ decision, before, after, change }: Outcome, least: number): Sentence {
  const subject = subjectOf(decision);
  if (before === null && after === null) return [words(`${subject} was not read`)];
  if (after === null || after.missing !== null) {
    const lacking = after?.missing ?? null;
    const was = before === null || before.missing !== null ? [] : [words(`; it was `), ...toldFigure(before, least), words(' before')];
    return [words(`${subject} since cannot be stated${lacking === null ? '' : `: ${reasonText(lacking)}`}`), ...was];
  }
  const is: Sentence = [words(`${subject} is `), ...toldFigure(after, least)];
  if (before === null || before.missing !== null) return [...is, words(before === null ? '' : `; before: ${reasonText(before.missing)}`)];
  return [...is, words(' after '), ...toldFigure(before, least), ...changeClause(change, least)];
}

function changeClause(change: Reading | null, least: number): Sentence {
  if (change === null || change.missing !== null) return [];
  if (change.unit !== 'count' && change.n < least) return [words(`: ${MOVEMENT_WORDS.few}`)];
  const { value, limits } = differenceParts(change);
  return [words(', '), figure(value), ...(limits === null ? [] : [words(` ${limits}`)])];
}

/** The outcome as a sentence: the word, what happened with intervals and n, and why the word. */
export function outcomeSentence(outcome: Outcome, least: number): Sentence {
  const { decision } = outcome;
  if (decision.expected === null) return [words('No number was expected to move, so that there is no outcome to compute.')];
  const wasRead = outcome.before !== null || outcome.after !== null;
  const happened = wasRead ? [words(': '), ...happenedClause(outcome, least)] : [];
  return [words(outcomeWord(outcome)), ...happened, words(`. ${raised(outcomeReasons(outcome))}.`)];
}

type Split = { readonly change: Reading | null; readonly split: OutcomeSplit | null };

/** One part of a change as a table has it; a part that cannot be told has no value. */
export type SplitPart = { readonly label: string; readonly value: number | null };

/** The parts of a change with their names; `labelOf` names a dimension. They add up to the change. */
export function splitParts({ market, mix, mixBy, rule, rest }: OutcomeSplit, labelOf: (dimension: string) => string): readonly SplitPart[] {
  return [
    { label: 'Market moved', value: market },
    { label: mixBy === null ? 'Mix moved' : `Mix moved, by ${labelOf(mixBy)}`, value: mix },
    { label: 'Rule moved', value: rule },
    { label: 'The rest', value: rest },
  ];
}

/**
 * A change in its parts: `Of +11.2 points: market outside the segment −2.1 points, mix by Region +1.0 points, ICP rule 0.0
 * points, the rest +12.3 points`. Arithmetic: what cannot be told is named, and stays in the rest.
 */
export function outcomeSplitSentence({ change, split }: Split, labelOf: (dimension: string) => string): Sentence {
  if (split === null || change === null || change.missing !== null) return [words('The change cannot be split.')];
  // Whole points would not add up to the change.
  const said = (value: number): string => (change.unit === 'share' ? tenthsOfPoints(value) : cardChange(value, change));
  const { market, mix, mixBy, rule, rest } = split;
  const parts = [
    ...(market === null ? [] : [`market outside the segment ${said(market)}`]),
    ...(mix === null ? [] : [`mix by ${mixBy === null ? 'segment' : labelOf(mixBy)} ${said(mix)}`]),
    ...(rule === null ? [] : [`ICP rule ${said(rule)}`]),
    `the rest ${said(rest)}`,
  ];
  const untold = [...(market === null ? ['the market'] : []), ...(mix === null ? ['the mix'] : []), ...(rule === null ? ['the rule'] : [])];
  const lacking = untold.length === 0 ? '' : ` What ${listed(untold)} moved cannot be told and stays in the rest.`;
  return [words('Of '), figure(said(change.value)), words(`: ${parts.join(', ')}.${lacking}`)];
}

/** What was expected beside what happened. */
export const expectedClause = ({ decision, after, before }: Outcome): string =>
  decision.expected === null
    ? 'Nothing was expected of a number.'
    : `Expected: ${expectedText(decision.expected, after?.currency ?? before?.currency ?? null)}.`;

function countsClause(decisions: readonly Decision[], asOf: string): string {
  const done = decisions.filter(({ status }) => status === 'done').length;
  const late = decisions.filter((decision) => isLate(decision, asOf)).length;
  const dropped = decisions.filter(({ status }) => status === 'dropped').length;
  const open = decisions.length - done - late - dropped;
  const said = [
    { count: done, word: 'done' },
    { count: late, word: 'late' },
    { count: open, word: 'open' },
    { count: dropped, word: 'dropped' },
  ].filter(({ count }) => count > 0);
  const clauses = said.map(({ count, word }, at) => (at === 0 ? `${count} ${count === 1 ? 'is' : 'are'} ${word}` : `${count} ${word}`));
  return `Of ${counted(decisions.length, 'decision')} of last quarter ${listed(clauses)}.`;
}

const DUE_WORDS: Readonly<Record<Outcome['word'], string>> = {
  worked: 'worked',
  didNot: 'did not work as expected',
  tooEarly: 'is too early to be told',
  cannotTell: 'cannot be told yet',
};

function dueClause(due: readonly Outcome[], least: number): Sentence {
  const [first] = due;
  if (first === undefined) return [words(' None is due for review.')];
  const told = first.decision.expected === null ? [] : [words(': '), ...happenedClause(first, least)];
  if (due.length === 1) {
    const less = first.isLessThanExpected ? ', less than expected' : '';
    return [words(` One was due for review and ${DUE_WORDS[first.word]}${less}`), ...told, words('.')];
  }
  const counts = (['worked', 'didNot', 'tooEarly', 'cannotTell'] as const).flatMap((word) => {
    const count = due.filter((outcome) => outcome.word === word).length;
    return count === 0 ? [] : [`${count} ${count > 1 && word === 'tooEarly' ? 'are too early to be told' : DUE_WORDS[word]}`];
  });
  return [words(` ${due.length} were due for review: ${listed(counts)}. The last taken`), ...told, words('.')];
}

/**
 * The first sentence of the Council room (`interface.md` 5.2): what became of last quarter's decisions, and of those that have
 * come to their review. `lastQuarter` and `due` are what the page shows under it; `asOf` is `YYYY-MM-DD`.
 */
export function councilRoomSentence(
  { lastQuarter, due, all }: { readonly lastQuarter: readonly Decision[]; readonly due: readonly Outcome[]; readonly all: number },
  asOf: string,
  least: number,
): Sentence {
  if (all === 0) return [words('No decision is recorded yet: record the first from a finding, or here.')];
  const counts = lastQuarter.length === 0 ? 'No decision was taken last quarter.' : countsClause(lastQuarter, asOf);
  return [words(counts), ...dueClause(due, least)];
}
