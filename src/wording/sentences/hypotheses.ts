import { isLessThanWorth, type Hypothesis, type HypothesisVerdict, type ToldReadOut } from '../../core/hypotheses';
import type { Currency } from '../../core/model';
import { differenceWords, HYPOTHESIS_METRICS, sideNames, worthText } from '../hypothesis-words';
import { counted, decimal } from '../number';
import { figure, listed, raised, words, type Sentence } from '../sentence';

/** How the hypotheses stand, one by one. */
export type HypothesisCount = {
  /** Its start is still to come. */
  readonly waiting: number;
  readonly collecting: number;
  readonly due: number;
  readonly read: Readonly<Record<HypothesisVerdict, number>>;
  readonly stopped: number;
};

const VERDICTS: Readonly<Record<HypothesisVerdict, string>> = {
  held: 'held',
  refuted: 'refuted',
  notShown: 'not shown',
  tooEarly: 'read too early to tell',
};

/** `Of 4 hypotheses 1 is to be read now and 2 are collecting deals, the next until 30 Jun 2026; 1 held.` */
export function hypothesesSentence(count: HypothesisCount, next: string | null): Sentence {
  const { waiting, collecting, due, read, stopped } = count;
  const verdicts = (Object.keys(VERDICTS) as HypothesisVerdict[]).filter((verdict) => read[verdict] > 0);
  const all = waiting + collecting + due + stopped + verdicts.reduce((sum, verdict) => sum + read[verdict], 0);
  if (all === 0)
    return [words('No hypothesis is written down. What is tested is written before anybody looks, so that the look can tell.')];
  const isAre = (n: number): string => (n === 1 ? 'is' : 'are');
  const under = next === null ? '' : `, ${collecting === 1 ? '' : 'the next '}until ${next}`;
  const running = [
    ...(due === 0 ? [] : [`${decimal(due)} ${isAre(due)} to be read now`]),
    ...(collecting === 0 ? [] : [`${decimal(collecting)} ${isAre(collecting)} collecting deals${under}`]),
    ...(waiting === 0 ? [] : [`${decimal(waiting)} ${isAre(waiting)} waiting for ${waiting === 1 ? 'its' : 'their'} start`]),
  ];
  const ended = [
    ...verdicts.map((verdict) => `${decimal(read[verdict])} ${VERDICTS[verdict]}`),
    ...(stopped === 0 ? [] : [`${decimal(stopped)} stopped`]),
  ];
  return [
    figure(counted(all, 'hypothesis', 'hypotheses')),
    words(`: ${[listed(running), listed(ended)].filter((text) => text !== '').join('; ')}.`),
  ];
}

function becauseOf(hypothesis: Hypothesis, told: ToldReadOut, currency: Currency | null): string {
  const better =
    hypothesis.against === 'others' ? `${hypothesis.segmentLabel} outperformed all others` : 'the treated arm outperformed the other';
  switch (told.verdict) {
    case 'held':
      return `${better}: the interval of the difference lies wholly on the wanted side of 0${isLessThanWorth(hypothesis, told) ? ', and wholly under the size worth having' : ''}`;
    case 'refuted':
      return `${worthText(hypothesis, currency)} is excluded by the interval of the difference`;
    case 'notShown':
      return 'the interval of the difference holds both no difference and the size worth having';
    case 'tooEarly':
      return `fewer deals on one side than the ${decimal(hypothesis.needed)} that were planned`;
  }
}

/** The read-out as a sentence: `Held: the treated arm outperformed the other … Win rate differs by +12 points (+4 to +20).` */
export function readOutSentence(hypothesis: Hypothesis, told: ToldReadOut, currency: Currency | null): Sentence {
  const { label } = HYPOTHESIS_METRICS[hypothesis.metric];
  return [
    words(`${raised(VERDICTS[told.verdict])}: ${becauseOf(hypothesis, told, currency)}. ${label} differs by `),
    figure(differenceWords(told, hypothesis.metric, currency)),
    words('.'),
  ];
}

/** What a read-out does not say, by how its sides came about. */
export function cautionText(hypothesis: Pick<Hypothesis, 'against' | 'segmentLabel'>): string {
  const [one, other] = sideNames(hypothesis);
  return hypothesis.against === 'others'
    ? `${one} and ${other.toLowerCase()} were not dealt by chance: what else differs between them may be behind it. A pilot shows which side did better, not why.`
    : 'Accounts were dealt by a seed alone. Whether the treated arm was in fact treated, the data do not say.';
}
