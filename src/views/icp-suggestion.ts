import { HALVES, type Area, type Judgement, type Lot, type Suggestion, type Suggestions, type Weighed } from '../core/icp';
import { dateOf, firstDayIn, lastDayIn, type Calendar } from '../core/model';
import { counted, decimal, periodText, type Sentence } from '../wording';
import type { AttributeNaming } from './icp-builder-attributes';
import { accountRuleWords } from './icp-words-of-rules';
import type { Choice } from './segment-choice';
import { numberCell, textCell, type Table } from './table';

export const SUGGESTED_FOR: readonly Choice<'current' | 'found'>[] = [
  { id: 'current', label: 'Weights of the present criteria' },
  { id: 'found', label: 'Criteria found in the data' },
];

/** Weights in force beside those suggested, or the sentence that says why none are. */
export type SuggestionView = {
  readonly id: string;
  readonly name: string;
  readonly sentence: Sentence;
  readonly table: Table | null;
  readonly foot: readonly string[];
  readonly canDraft: boolean;
};

export type SuggestionWords = { readonly naming: AttributeNaming; readonly calendar: Calendar };

const figure = (text: string): Sentence[number] => ({ kind: 'figure', text });
const words = (text: string): Sentence[number] => ({ kind: 'words', text });
const FEW_EVENTS = 10;
const LEAST_P = 0.001;

/** `0.60 (0.55–0.65)`. */
export const areaText = ({ auc, interval }: Area): string =>
  interval === null ? decimal(auc, 2) : `${decimal(auc, 2)} (${decimal(interval.low, 2)}–${decimal(interval.high, 2)})`;

const dealsText = ({ won, lost, accounts }: Lot): string =>
  `${counted(won + lost, 'deal')} of ${counted(accounts, 'account')}, ${decimal(won)} won`;

function spanText({ from, to }: Lot, calendar: Calendar): string {
  if (from === null || to === null) return 'no month';
  return periodText({ from: dateOf(firstDayIn(calendar, from)), to: dateOf(lastDayIn(calendar, to)) });
}

/** Which of the two tells winners apart better, in words that the interval of the difference allows. */
function verdictOf({ current, difference }: Judgement): string {
  if (current === null || difference === null) return '';
  const { limits } = difference;
  if (limits !== null && limits.low > 0) return ' The suggested weights tell winners apart better.';
  if (limits !== null && limits.high < 0) return ' The weights in force tell winners apart better: there is no reason to change them.';
  return ' There is no clear difference between the two.';
}

function learnedSentence(judgement: Judgement, newer: Lot): Sentence {
  const now = judgement.current;
  return [
    words('On newer deals ('),
    words(`${dealsText(newer)}) the suggested weights have an AUC of `),
    figure(areaText(judgement.suggested)),
    ...(now === null ? [words('.')] : [words(', the weights in force '), figure(areaText(now)), words('.')]),
    words(verdictOf(judgement)),
  ];
}

/** Why no weights are shown. */
function refusal(suggestion: Exclude<Suggestion, { readonly outcome: 'learned' }>): Sentence {
  const { trained, newer } = suggestion;
  switch (suggestion.outcome) {
    case 'tooFew':
      return [
        words(
          `Too few to learn from: ${decimal(trained.won)} won and ${decimal(trained.lost)} lost among the older deals; it takes 20 of each.`,
        ),
      ];
    case 'tooFewNewer':
      return [
        words(`Too few to judge by: ${decimal(newer.won)} won and ${decimal(newer.lost)} lost among the newer deals; it takes 10 of each.`),
      ];
    case 'noCriteria':
      return [words('There is no fit criterion that could be weighed.')];
    case 'nothing':
      return nothingSentence(suggestion.judgement, newer);
  }
}

function nothingSentence(judgement: Judgement | null, newer: Lot): Sentence {
  const lead = words('There is nothing to learn: ');
  if (judgement === null) return [lead, words('no criterion told winners apart among the older deals. No weights are shown.')];
  return [
    lead,
    words(`on newer deals (${dealsText(newer)}) weights learned from the older ones have an AUC of `),
    figure(areaText(judgement.suggested)),
    words(', not surely better than chance. No weights are shown.'),
  ];
}

const bandText = ({ bands }: Weighed, naming: AttributeNaming): string =>
  bands
    .filter(({ suggested, current }) => suggested > 0 || (current ?? 0) > 0)
    .map(({ when, suggested }) => `${accountRuleWords(when, naming)}: ${decimal(suggested)}`)
    .join('; ');

function tableOf(criteria: readonly Weighed[], caption: string, naming: AttributeNaming): Table {
  const hasCurrent = criteria.some(({ current }) => current !== null);
  return {
    caption,
    columns: [
      { id: 'criterion', label: 'Criterion', isNumber: false },
      ...(hasCurrent ? [{ id: 'current', label: 'Points now', isNumber: true }] : []),
      { id: 'suggested', label: 'Suggested', isNumber: true },
      { id: 'middle', label: 'Middle half of resamples', isNumber: true },
      { id: 'chosen', label: 'Gets points in', isNumber: true },
      { id: 'bands', label: 'What earns them', isNumber: false },
    ],
    rows: criteria.map((each) => ({
      id: each.id,
      cells: [
        textCell(naming.labelOf(each.field)),
        ...(hasCurrent ? [numberCell(each.current === null ? '' : decimal(each.current), each.current)] : []),
        numberCell(decimal(each.suggested), each.suggested),
        numberCell(`${decimal(each.stability.low)}–${decimal(each.stability.high)}`, each.stability.middle),
        numberCell(`${decimal(each.stability.chosen * HALVES)} of ${decimal(HALVES)}`, each.stability.chosen),
        { ...textCell(bandText(each, naming)), isQuiet: true },
      ],
    })),
    note: null,
  };
}

function footOf(suggestion: Suggestion, { calendar }: SuggestionWords): readonly string[] {
  const { trained, newer } = suggestion;
  const judgement = 'judgement' in suggestion ? suggestion.judgement : null;
  return [
    ...(trained.from === null ? [] : [`Learned from deals closed ${spanText(trained, calendar)}: ${dealsText(trained)}`]),
    ...(judgement === null
      ? []
      : [
          `Judged by deals closed ${spanText(newer, calendar)}: ${dealsText(newer)}`,
          `${decimal(judgement.known)} of the judged accounts also have older deals; they are scored by weights that were learned without them`,
          `${judgement.p < LEAST_P ? `p < ${LEAST_P}` : `p ${decimal(judgement.p, 3)}`}: how often scores dealt out among the accounts by chance come out as well`,
        ]),
    ...(suggestion.outcome === 'learned' ? learnedFoot(suggestion.eventsPerParameter) : []),
  ];
}

const learnedFoot = (events: number): readonly string[] => [
  events < FEW_EVENTS
    ? `Only ${decimal(events, 1)} deals of the rarer outcome for each weight, under ${decimal(FEW_EVENTS)}: take the points as a hint`
    : `${decimal(events)} deals of the rarer outcome for each weight`,
  `Resamples are ${decimal(HALVES)} halves of the accounts; AUC is how often the won one of a won and a lost deal scores higher, 0.50 is chance, with 95% limits that keep the deals of an account together`,
  'L2 logistic regression, non-negative, scaled to 100 points. Describes the past, does not promise',
];

/** That not all accounts were learned from, where that is so. */
export const drawnTexts = ({ drawn, of }: Suggestions): readonly string[] =>
  drawn < of
    ? [`${decimal(drawn)} of ${counted(of, 'account')} with closed deals were drawn by chance to learn from and to judge by.`]
    : [];

/** One suggestion as a page shows it. */
export function suggestionView(suggestion: Suggestion, given: SuggestionWords): SuggestionView {
  const { subject, newer } = suggestion;
  const isLearned = suggestion.outcome === 'learned';
  const name = subject.kind === 'found' ? 'One profile for everyone, of what the data hold' : subject.name;
  return {
    id: subject.kind === 'found' ? 'found' : `profile ${subject.id}`,
    name,
    sentence: suggestion.outcome === 'learned' ? learnedSentence(suggestion.judgement, newer) : refusal(suggestion),
    table: isLearned ? tableOf(suggestion.criteria, `Suggested weights: ${name}`, given.naming) : null,
    foot: footOf(suggestion, given),
    canDraft: isLearned,
  };
}
