import { goneFlags, historyOf, type FlagLog, type FlagStatus, type LoggedFlag, type LoggedPoint, type Watched } from '../core/drift';
import type { DriftFindings } from '../core/drift-findings';
import type { IcpVersion } from '../core/icp';
import { dateOf, type CalendarDate, type Currency, type Dataset, type Reading } from '../core/model';
import { USUAL_QUESTION, writeQuestion, type Question } from '../core/question';
import { dateText, differenceText, lowered, STATE_WORDS } from '../wording';
import { STATUS_WORDS } from './drift-flag';
import { chanceText, titleText } from './drift-findings-words';
import { findingGroups } from './finding-groups';
import { segmentOf } from './segment-choice';

/** What was recorded and said of flags. */
export type HistoryGiven = { readonly log: FlagLog; readonly watched: readonly Watched[]; readonly icp: readonly IcpVersion[] };

/** What the log holds and what it does not, beside every history. */
export const HISTORY_NOTE =
  'Recorded when the data were opened, one line an as-of date, for the question that pages begin with: win rate over all deals, ' +
  'the last four complete quarters against the four before. Dates at which nobody had the data open are not among them.';

const day = (date: string): string => dateText(date as CalendarDate);

/** A recorded change in the words of a card; blank where none could be measured. */
function changeText({ metric, unit, size, low, high, now }: LoggedFlag, currency: string | null): string {
  if (size === null) return '';
  const reading: Reading = {
    metric,
    slice: new Map(),
    period: null,
    unit,
    currency: currency as Currency | null,
    n: now,
    value: size,
    missing: null,
    low,
    high,
    level: low === null ? null : 0.95,
    leftOut: [],
  };
  return differenceText(reading);
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');

/** What a finding was: `drifted, −8 points (−13 to −3), q 0.021`. */
function pointText({ flag, record }: LoggedPoint): string {
  if (flag === null) return record.leftOut > 0 ? 'not among the findings that were recorded' : 'no finding';
  const chance = flag.state === 'drifted' && flag.q !== null ? `q ${chanceText(flag.q)}` : '';
  return joined([lowered(STATE_WORDS[flag.state]), changeText(flag, record.currency), chance]);
}

/** The version of the ICP, where it is not that of the date before: some of a change may be the rule's. */
function versionText({ record }: LoggedPoint, before: LoggedPoint | undefined, icp: HistoryGiven['icp']): string {
  if (before === undefined || before.record.icp === record.icp) return '';
  return record.icp === null
    ? 'read without an ICP'
    : `read by another ICP: ${icp.find(({ id }) => id === record.icp)?.name ?? record.icp}`;
}

const saidText = ({ status, owner, note }: Watched): string =>
  joined([`set to ${lowered(STATUS_WORDS[status])}`, owner === '' ? '' : `owner ${owner}`, note]);

/**
 * What a flag was at each as-of date on which the data were open, and what people said of it, in one order: the newest first, and
 * what was said on a date before what was found then.
 */
export function flagHistory(id: string, { log, watched, icp }: HistoryGiven): readonly string[] {
  const points = historyOf(log, id);
  const found = points.map((point, at) => ({
    on: point.record.asOf,
    text: joined([pointText(point), versionText(point, points[at - 1], icp)]),
  }));
  const said = watched.filter(({ finding }) => finding === id).map((each) => ({ on: each.on, text: saidText(each) }));
  return [...found, ...said]
    .toSorted((a, b) => Number(a.on > b.on) - Number(a.on < b.on))
    .toReversed()
    .map(({ on, text }) => `${day(on)}: ${text}`);
}

/** A flag that is none any more, with what became of it. */
export type GoneFlagView = {
  readonly id: string;
  readonly title: string;
  readonly says: readonly string[];
  readonly status: FlagStatus;
  readonly owner: string;
};

/** The flags that came and went by the as-of date of a dataset; `flagged` are the ids that a page shows as flags. */
export function goneFlagsView(given: HistoryGiven, dataset: Dataset, flagged: ReadonlySet<string>): readonly GoneFlagView[] {
  const asOf = dateOf(dataset.asOf);
  return goneFlags(given.log, { asOf, watched: given.watched, flagged }).map(({ id, metric, slice, since, last, state, status, owner }) => {
    const now = state === null ? 'no finding' : lowered(STATE_WORDS[state]);
    const gone =
      since === null ? `No flag at any date on record; ${now} on ${day(asOf)}.` : `No longer flagged since ${day(since)}; now ${now}.`;
    const was = last === null ? [] : [`Last flagged on ${day(last.record.asOf)}: ${pointText(last)}.`];
    return { id, title: titleText({ metric, slice }, dataset), says: [gone, ...was], status, owner };
  });
}

/** The ids that a page shows as cards, or tells on one. */
export const flaggedIn = ({ cases }: DriftFindings): ReadonlySet<string> =>
  new Set(findingGroups(cases).flatMap(({ of, rules }) => [of, ...rules].map(({ id }) => id)));

const asked = (question: Question, dataset: Dataset): string =>
  writeQuestion({ ...question, page: '', across: null, by: segmentOf(question, dataset) });

/** Whether findings are those of the standing question: that of a bare address, without filters, by the likeliest segment. */
export const isStanding = (question: Question, dataset: Dataset, { drift }: DriftFindings): boolean =>
  asked(question, dataset) === asked(USUAL_QUESTION, dataset) && drift.segmentDimension === segmentOf(USUAL_QUESTION, dataset);
