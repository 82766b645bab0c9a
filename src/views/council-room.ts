import { isLate, quarterBefore, quarterOf, standingDecisions, type Outcome, type OutcomeWord } from '../core/council';
import { dateOf, type Dataset } from '../core/model';
import type { Definitions } from '../core/workspace';
import { counted, decimal, differenceText, lowered, NO_DATE, type Sentence } from '../wording';
import { figure, words } from '../wording/sentence';
import { toldFigure } from '../wording/sentences/gap';
import { lastQuarterName } from './decision-dates';
import { metricName } from './decision-evidence';

/** What became of the decisions that are due, after "One was due for review and …", and of several: "2 …". */
const ONE: Readonly<Record<OutcomeWord, string>> = {
  tooEarly: 'it is too early to tell',
  worked: 'worked',
  didNot: 'did not work',
  cannotTell: 'cannot be told yet',
};
const MANY: Readonly<Record<OutcomeWord, string>> = {
  tooEarly: 'too early to tell',
  worked: 'worked',
  didNot: 'did not',
  cannotTell: 'cannot be told',
};
const WORDS: readonly OutcomeWord[] = ['worked', 'didNot', 'cannotTell', 'tooEarly'];

type RoomGiven = {
  readonly dataset: Dataset;
  readonly definitions: Definitions;
  readonly outcomes: readonly Outcome[] | null;
  readonly least: number;
};

/** `none is`, `1 is`, `3 are`. */
const countOf = (count: number): Sentence => [figure(count === 0 ? 'none' : decimal(count)), words(count < 2 ? ' is' : ' are')];

function lastQuarterClause({ dataset, definitions }: RoomGiven): Sentence {
  const { calendar } = dataset;
  const asOf = dateOf(dataset.asOf);
  const last = quarterBefore(asOf, calendar);
  const all = standingDecisions(definitions.council);
  if (dataset.asOfFrom === 'nothing' && all.length > 0)
    return [figure(decimal(all.length)), words(` ${all.length === 1 ? 'decision stands' : 'decisions stand'}; ${NO_DATE}.`)];
  const own = all.filter((decision) => quarterOf(decision, calendar) === last);
  const name = lastQuarterName(dataset);
  if (all.length === 0) return [words('No decision is recorded yet.')];
  if (own.length === 0)
    return [
      words(`No decision was taken in ${name}; `),
      figure(decimal(all.length)),
      words(` ${all.length === 1 ? 'stands' : 'stand'} in all.`),
    ];
  const done = own.filter(({ status }) => status === 'done').length;
  const late = own.filter((decision) => isLate(decision, asOf)).length;
  return [
    words('Of '),
    figure(counted(own.length, 'decision')),
    words(` of last quarter (${name}) `),
    ...countOf(done),
    words(' done and '),
    ...countOf(late),
    words(' late.'),
  ];
}

/** One due decision with its number before and after, as far as both were read. */
function oneDue({ word, before, after, change, decision }: Outcome, least: number): Sentence {
  if (decision.expected === null) return [words(' One is due for review; no number was expected to move.')];
  const lead = words(` One was due for review and ${ONE[word]}`);
  if (before === null || after === null || change === null) return [lead, words('.')];
  const what = `${decision.segment.name}: ${lowered(metricName(decision.expected.metric))}`;
  return [
    lead,
    words(`. ${what} is `),
    ...toldFigure(after, least),
    words(' after '),
    ...toldFigure(before, least),
    words(', '),
    figure(differenceText(change)),
    words('.'),
  ];
}

function dueClause({ outcomes, least }: RoomGiven): Sentence {
  const due = (outcomes ?? []).filter(({ isDue, decision }) => isDue && decision.verdict === null && decision.status !== 'dropped');
  const [first] = due;
  if (first === undefined) return [];
  if (due.length === 1) return oneDue(first, least);
  const told = WORDS.map((word) => ({ word, count: due.filter((outcome) => outcome.word === word).length })).filter(
    ({ count }) => count > 0,
  );
  const [only] = told;
  const parts =
    told.length === 1 && only !== undefined
      ? `, all ${MANY[only.word]}`
      : `: ${told.map(({ word, count }) => `${decimal(count)} ${MANY[word]}`).join(', ')}`;
  return [words(' '), figure(decimal(due.length)), words(` are due for review${parts}.`)];
}

/** What became of last quarter's decisions, and of those that are due for review; nothing is said of outcomes that are not there yet. */
export const councilRoomHeadline = (given: RoomGiven): Sentence => [...lastQuarterClause(given), ...dueClause(given)];
