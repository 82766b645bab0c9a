import type { JudgedChange } from '../core/drift';
import type { Drift } from '../core/drift-study';
import type { Dataset } from '../core/model';
import { cardFigure, counted, decimal, isOfCounts, restsOn, type Part, type Sentence } from '../wording';
import { differenceText } from '../wording';
import { changeReading, practicalText, subjectText } from './drift-findings-words';
import { hasNothingIn, NOTHING_BEFORE } from './nothing-before';

const words = (text: string): Part => ({ kind: 'words', text });
const figure = (text: string): Part => ({ kind: 'figure', text });

const isAre = (count: number): string => (count === 1 ? '1 is' : `${decimal(count)} are`);

/** How many changes are large enough to matter and not sure. */
function openText(drift: Drift): string {
  const count = drift.family.judged.filter(({ state }) => state === 'undecided').length;
  return count === 0 ? '' : ` ${isAre(count)} too close to call.`;
}

function changeClause({ comparison }: JudgedChange): Sentence {
  const { before, now } = comparison;
  const change = changeReading(comparison);
  const rests = (reading: typeof now): string => (isOfCounts(reading) ? ` (${restsOn(reading)})` : ` (n=${decimal(reading.n)})`);
  const verb = (change?.value ?? 0) < 0 ? 'fell' : 'rose';
  return [
    words(` ${verb} from `),
    figure(cardFigure(before)),
    words(`${rests(before)} to `),
    figure(cardFigure(now)),
    words(`${rests(now)}${change === null ? '' : `, ${differenceText(change)}`}.`),
  ];
}

function driftedSentence(drift: Drift, flags: readonly JudgedChange[], first: JudgedChange, dataset: Dataset): Sentence {
  const lead = flags.length === 1 ? ': the ' : '. The surest: the ';
  return [
    figure(decimal(flags.length)),
    words(` of ${counted(drift.family.tested, 'comparison')} `),
    { kind: 'state', text: 'drifted', state: 'drifted' },
    words(`${lead}${subjectText(first.comparison, dataset)}`),
    ...changeClause(first),
    words(openText(drift)),
  ];
}

/** How many cases would be enough for the number that is asked about first; nothing where there are as many. */
function enoughText({ family }: Drift, dataset: Dataset): string {
  const wanted = family.judged.find(({ comparison, needed }) => comparison.slice.size === 0 && needed !== null);
  if (wanted === undefined || wanted.needed === null) return '';
  const { comparison, practical, needed } = wanted;
  const has = Math.min(comparison.before.n, comparison.now.n);
  if (has >= needed) return '';
  const subject = subjectText(comparison, dataset);
  return ` To see a change of ${practicalText(practical, comparison.now)} in ${subject} takes ${counted(needed, 'case')} a side; there are ${decimal(has)}.`;
}

/**
 * What the page answers, in a sentence or two: how many comparisons drifted and the surest of them; or that none did, of how
 * many; or that there are too few deals to say, and how many would do.
 */
export function driftHeadline(drift: Drift, dataset: Dataset): Sentence {
  const { family, period, notes } = drift;
  if (period === null) return [words(notes.at(-1) ?? 'Nothing is compared.')];
  if (hasNothingIn(drift.baseline, dataset)) return [words(NOTHING_BEFORE)];
  if (family.tested === 0) return [words(`Too few to say whether anything changed.${enoughText(drift, dataset)}`)];
  const flags = family.judged.filter(({ state }) => state === 'drifted').toSorted((a, b) => (a.q ?? 1) - (b.q ?? 1));
  const [first] = flags;
  if (first !== undefined) return driftedSentence(drift, flags, first, dataset);
  return [
    words('None of '),
    figure(counted(family.tested, 'comparison')),
    words(` drifted.${openText(drift)}${enoughText(drift, dataset)}`),
  ];
}
