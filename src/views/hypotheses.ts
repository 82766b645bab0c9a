import { standingHypotheses } from '../core/council';
import { dueLook, lookDates, looksOf, type Hypothesis, type HypothesisVerdict } from '../core/hypotheses';
import type { Reached } from '../core/hypothesis-readings';
import { DEAL_NUMBERS } from '../core/metrics';
import { asOfDate, attributesIn, type Dataset } from '../core/model';
import type { Definitions } from '../core/workspace';
import { counted, decimal, listed, raised, type Sentence } from '../wording';
import { HYPOTHESIS_VERDICT_WORDS, sideNames, worthText } from '../wording/hypothesis-words';
import { hypothesesSentence } from '../wording/sentences/hypotheses';
import { dayText } from './decision-dates';

/** How a hypothesis stands today: `short` is due without the sample that was planned. */
export type HypothesisState = 'waiting' | 'collecting' | 'due' | 'short' | 'read' | 'stopped';

/** One side of a hypothesis under way: how many of the planned deals it has. What they show is nobody's to see yet. */
export type SideReached = { readonly name: string; readonly text: string; readonly part: number; readonly whole: number };

/** A hypothesis as the list shows it. */
export type HypothesisRow = {
  readonly id: string;
  readonly text: string;
  readonly segment: string;
  readonly worth: string;
  readonly needed: string;
  /** Empty while it is counted, and once it is over. */
  readonly reached: readonly SideReached[];
  readonly isCounting: boolean;
  /** What the loaded files lack of its rule, so that no deal counts; null where they have all. */
  readonly lacks: string | null;
  readonly readOn: string;
  readonly owner: string;
  readonly state: HypothesisState;
  readonly stateText: string;
};

export type HypothesesView = { readonly sentence: Sentence; readonly rows: readonly HypothesisRow[] };

export type HypothesesGiven = {
  readonly dataset: Dataset;
  readonly definitions: Definitions;
  /** By id; what is not in it is being counted. */
  readonly reached: ReadonlyMap<string, Reached>;
};

/** How a hypothesis stands at the as-of date of the data. */
export function stateOf(hypothesis: Hypothesis, dataset: Dataset, reached: Reached | null): HypothesisState {
  const { status, starts, readOut, needed } = hypothesis;
  if (status !== 'running') return status;
  const asOf = asOfDate(dataset);
  if (asOf === null || asOf < starts) return 'waiting';
  const look = dueLook(hypothesis, asOf);
  if (look === null) return 'collecting';
  const isShort = look === looksOf(readOut) && reached !== null && Math.min(reached.treated, reached.control) < needed;
  return isShort ? 'short' : 'due';
}

function stateText(state: HypothesisState, hypothesis: Hypothesis): string {
  const verdict: HypothesisVerdict | null = hypothesis.told?.verdict ?? null;
  switch (state) {
    case 'waiting':
      return `Starts on ${dayText(hypothesis.starts)}`;
    case 'collecting':
      return 'Collecting deals';
    case 'due':
      return 'To be read now';
    case 'short':
      return 'Its day has come, its sample is not full';
    case 'read':
      return verdict === null ? 'Read' : HYPOTHESIS_VERDICT_WORDS[verdict];
    case 'stopped':
      return 'Stopped, not read';
  }
}

/** How many of the planned deals each side has. */
export function sidesReached(hypothesis: Hypothesis, { treated, control }: Reached): readonly SideReached[] {
  const { needed } = hypothesis;
  const [one, other] = sideNames(hypothesis);
  const side = (name: string, part: number): SideReached => ({
    name,
    text: part < needed ? `${decimal(part)} of ${decimal(needed)}` : `full: ${decimal(part)}, ${decimal(needed)} needed`,
    part: Math.min(part, needed),
    whole: needed,
  });
  return [side(one, treated), side(other, control)];
}

/** The day of the next look that has not been told, in words; of one that is over the last. */
export function nextLookText(hypothesis: Hypothesis): string {
  const dates = lookDates(hypothesis);
  const told = hypothesis.told?.look ?? 0;
  const next = dates[Math.min(told, dates.length - 1)] ?? hypothesis.readOn;
  return dates.length === 1 || hypothesis.status !== 'running'
    ? dayText(hypothesis.readOn)
    : `look ${Math.min(told + 1, dates.length)} of ${dates.length} on ${dayText(next)}`;
}

/** What the rule asks for and the loaded files do not have. */
function lacksText({ segment }: Hypothesis, { dimensions }: Dataset): string | null {
  const known = new Set<string>([...DEAL_NUMBERS, ...dimensions.map(({ id }) => id)]);
  const gone = [...new Set(attributesIn(segment))].filter((name) => !known.has(name));
  return gone.length === 0 ? null : `The loaded files have nothing by the name of ${listed(gone, 'or')}: until they do, no deal counts.`;
}

function rowOf(hypothesis: Hypothesis, { dataset, reached }: HypothesesGiven): HypothesisRow {
  const own = reached.get(hypothesis.id) ?? null;
  const state = stateOf(hypothesis, dataset, own);
  const isUnderWay = hypothesis.status === 'running';
  return {
    id: hypothesis.id,
    text: hypothesis.text,
    segment: hypothesis.segmentLabel,
    worth: raised(worthText(hypothesis, dataset.currency)),
    needed: `${counted(hypothesis.needed, 'deal')} a side`,
    reached: isUnderWay && own !== null ? sidesReached(hypothesis, own) : [],
    isCounting: isUnderWay && own === null,
    lacks: isUnderWay ? lacksText(hypothesis, dataset) : null,
    readOn: nextLookText(hypothesis),
    owner: hypothesis.owner,
    state,
    stateText: stateText(state, hypothesis),
  };
}

const NO_VERDICTS: Readonly<Record<HypothesisVerdict, number>> = { held: 0, refuted: 0, notShown: 0, tooEarly: 0 };

function sentenceOf(all: readonly Hypothesis[], rows: readonly HypothesisRow[]): Sentence {
  const read = { ...NO_VERDICTS };
  for (const { status, told } of all) if (status === 'read' && told !== null) read[told.verdict] += 1;
  const of = (...states: readonly HypothesisState[]): readonly HypothesisRow[] => rows.filter(({ state }) => states.includes(state));
  const collecting = of('collecting');
  const first = all.find(({ id }) => id === collecting[0]?.id);
  const count = {
    waiting: of('waiting').length,
    collecting: collecting.length,
    due: of('due', 'short').length,
    read,
    stopped: of('stopped').length,
  };
  return hypothesesSentence(count, first === undefined ? null : dayText(first.readOn));
}

/** What is being tested: every hypothesis with the sample it needs, what it has reached, and the day on which it is read. */
export function hypothesesView(given: HypothesesGiven): HypothesesView {
  const all = standingHypotheses(given.definitions.council);
  const rows = all.map((hypothesis) => rowOf(hypothesis, given));
  return { sentence: sentenceOf(all, rows), rows };
}
