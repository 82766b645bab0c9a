import type { Judged } from '../../core/analysis';
import { cardLimits, cardValue, partOf, restsOn, shareBeside } from '../figure';
import type { Reading } from '../../core/model';
import { decimal } from '../number';
import { reasonText, remedyText } from '../reason';
import { figure, state, words, type Part, type Sentence } from '../sentence';

/** What an ICP share is a share of. */
const NOUNS: ReadonlyMap<string, string> = new Map([
  ['icpShareOpen', 'open deals'],
  ['icpShareWon', 'won deals'],
]);

/** A target in the words of a page: `50%`. */
export const targetText = (value: number): string => `${decimal(value * 100, Number.isInteger(value * 100) ? 0 : 1)}%`;

/** A target in the unit of its metric: `50%`, `3.0×`. */
export const aimText = (value: number, reading: Reading): string =>
  reading.unit === 'share' ? targetText(value) : cardValue(value, reading, 0);

/** How far from its target a share is, in points that agree with what is printed. */
export function distanceText(size: number): string {
  const points = Math.abs(size) * 100;
  const text = decimal(points, points < 0.95 ? 1 : 0);
  return `${text} ${text === '1' ? 'point' : 'points'}`;
}

const nounOf = ({ finding }: Judged): string => {
  const noun = NOUNS.get(finding.metric) ?? 'deals';
  return finding.evidence.some((each) => each.includes('trailing four quarters')) ? `${noun} of the trailing four quarters` : noun;
};

function verdict({ finding, target }: Judged): readonly Part[] {
  const aim = targetText(target.value);
  switch (finding.state) {
    case 'met':
      return [words(`: the ${aim} target is `), state('met', 'met')];
    case 'missed':
      return [words(`: the ${aim} target is `), state('missed', 'missed'), words(` by ${distanceText(finding.size ?? 0)}`)];
    case 'undecided':
      return [words(': '), state('too close to call', 'undecided'), words(` against ${aim}`)];
    case 'drifted':
      return [words(': it '), state('drifted', 'drifted'), words(` from ${aim}`)];
  }
}

const unjudged = ({ target }: Judged): readonly Part[] => [words(`: not judged against ${targetText(target.value)}`)];

/** One clause about one target: its share with n and verdict limits, and what follows; or why it cannot be stated. Without a verdict while none may be given. */
export function targetClause(judged: Judged, subject: string, least: number, isJudged = true): Sentence {
  const { finding, target } = judged;
  const { now } = finding;
  const noun = nounOf(judged);
  if (now.missing !== null) return [words(`The ICP share of ${noun} cannot be stated: ${reasonText(now.missing, now.unmapped)}.`)];
  if (now.n < least)
    return [
      figure(`${partOf(now)} of ${decimal(now.n)}`),
      words(` ${noun} are ICP: too few to judge against ${targetText(target.value)}.`),
    ];
  const limits = finding.low === null || finding.high === null ? '' : `; ${cardLimits(finding.low, finding.high, now)}`;
  return [
    words(`${subject} `),
    figure(shareBeside(now.value, now.n, target.value)),
    words(` of ${noun} (${restsOn(now)}${limits})`),
    ...(isJudged ? verdict(judged) : unjudged(judged)),
    words('.'),
  ];
}

const isHeadline = ({ target }: Judged): boolean => NOUNS.has(target.metric) && target.slice.length === 0;

/** The first sentence of the Council page: where both ICP shares stand against their targets, and how sure that is. */
export function councilSentence(all: readonly Judged[], least: number, isJudged = true): Sentence {
  const judged = all.filter(isHeadline);
  const [first, second] = judged;
  if (first === undefined) return [words('No target is set for the ICP share of open or won deals.')];
  const reason = first.finding.now.missing;
  if (reason !== null && judged.every(({ finding }) => finding.now.missing === reason)) {
    const remedy = remedyText(reason);
    return [words(`The ICP share cannot be stated: ${reasonText(reason)}.${remedy === null ? '' : ` ${remedy}`}`)];
  }
  const opening = targetClause(first, 'ICP is', least, isJudged);
  if (second === undefined) return opening;
  const carriesOn = first.finding.now.missing === null && first.finding.now.n >= least;
  return [...opening, words(' '), ...targetClause(second, carriesOn ? 'It is' : 'ICP is', least, isJudged)];
}
