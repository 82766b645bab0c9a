import { antiCandidates, CLEAR_Q, isDistinctive, type BestCustomers, type NoBest, type ValueShare, type Worth } from '../core/icp';
import { cardValue, counted, decimal, fullChange, listed, raised, shareText, type Sentence } from '../wording';
import { blockedTexts, liftText, sideText, valueName } from './icp-best-words';
import type { AttributeNaming } from './icp-builder-attributes';
import { accountRuleWords } from './icp-words-of-rules';
import type { Choice } from './segment-choice';
import { customersReading, type IcpStudying } from './icp-study';
import { differenceReading } from './share-reading';
import { splitDots, type SplitDots, type SplitRow } from './split-dots';
import { withInterval, type StudyReading } from './study';
import { numberCell, textCell, type Row, type Table } from './table';

export const TOPS: readonly Choice<'0.2' | '0.1'>[] = [
  { id: '0.2', label: 'Top 20%' },
  { id: '0.1', label: 'Top 10%' },
];
export const WORTHS: readonly Choice<Worth>[] = [
  { id: 'revenue', label: 'By revenue' },
  { id: 'margin', label: 'By margin' },
  { id: 'ltv', label: 'By LTV' },
];

/** Who the best customers are and what tells them from the rest, or why that cannot be said. */
export type BestView = {
  readonly sentence: Sentence;
  readonly instead: string | null;
  readonly picture: SplitDots | null;
  /** What is surely commoner on one of the two sides, by lift. */
  readonly table: Table | null;
  /** All other values; null where there are none. */
  readonly others: Table | null;
  readonly foot: readonly string[];
  /** Attributes that nothing was learned from, each with its figures. */
  readonly blocked: readonly string[];
  /** What an anti-ICP might exclude; nothing is applied. */
  readonly anti: readonly string[];
};

/** More values than this are no picture. */
const MOST_DRAWN = 10;
const Q_DECIMALS = 3;
const LEAST_Q = 0.001;

/** A share of either side with its customers. */
type Read = (share: ValueShare, side: 'best' | 'rest') => StudyReading;

function rowOf(share: ValueShare, naming: AttributeNaming, read: Read): Row {
  const [best, rest] = [read(share, 'best'), read(share, 'rest')];
  return {
    id: `${share.name} ${JSON.stringify(share.value)}`,
    cells: [
      textCell(valueName(share, naming)),
      { ...numberCell(`${withInterval(best)}, ${sideText(share.best)}`, best.value), reading: best },
      { ...numberCell(`${withInterval(rest)}, ${sideText(share.rest)}`, rest.value), reading: rest },
      numberCell(fullChange(differenceReading(share.difference, share.limits, share.best.whole)), share.difference),
      numberCell(liftText(share), share.lift ?? Infinity),
      numberCell(share.q < LEAST_Q ? `< ${LEAST_Q}` : decimal(share.q, Q_DECIMALS), share.q),
    ],
  };
}

const numeric = (id: string, label: string) => ({ id, label, isNumber: true });

function tableOf(values: readonly ValueShare[], caption: string, naming: AttributeNaming, read: Read): Table | null {
  if (values.length === 0) return null;
  return {
    caption,
    columns: [
      { id: 'value', label: 'Attribute and value', isNumber: false },
      numeric('best', 'Among the best (95%)'),
      numeric('rest', 'Among the rest (95%)'),
      numeric('difference', 'Difference (95%)'),
      numeric('lift', 'Lift'),
      numeric('q', 'q value'),
    ],
    rows: values.map((share) => rowOf(share, naming, read)),
    note: null,
  };
}

/** Whether a value is surely commoner among the best, or surely rarer: the same question with its sides changed over. */
const isTelling = (share: ValueShare): boolean =>
  isDistinctive(share) || isDistinctive({ ...share, limits: { low: -share.limits.high, high: -share.limits.low } });

/** The values that are clear, those of the highest lift first: two rows each, the best and the rest. */
function pictureOf({ values }: BestCustomers, naming: AttributeNaming, read: Read): SplitDots | null {
  const clear = values.filter(isDistinctive).slice(0, MOST_DRAWN);
  const row = (name: string, share: ValueShare['best'], reading: StudyReading, kind: SplitRow['kind']): SplitRow => {
    const value = share.part / share.whole;
    const { low, high } = reading;
    return { name, value, low, high, text: `${shareText(value, share.whole)}, ${sideText(share)}`, kind, reading };
  };
  const rows = clear.flatMap((share) => [
    row(valueName(share, naming), share.best, read(share, 'best'), 'segment'),
    row('the rest', share.rest, read(share, 'rest'), 'beside'),
  ]);
  return rows.length === 0 ? null : splitDots(rows, [], { unit: 'share', currency: null, isLog: false });
}

/** What opens the values that tell nobody apart. */
export const othersText = (count: number): string => `Show the other ${counted(count, 'value')}, not clearly different`;

const WORTH_WORDS: Readonly<Record<Worth, Readonly<Record<'recurring' | 'wonAmount', string>>>> = {
  revenue: { recurring: 'recurring revenue of the last twelve months', wonAmount: 'yearly amount of their won deals' },
  margin: {
    recurring: 'margin on recurring revenue of the last twelve months',
    wonAmount: 'margin on the yearly amount of their won deals',
  },
  ltv: { recurring: 'recurring revenue of all months so far times gross margin', wonAmount: 'LTV' },
};

function sentenceOf(found: BestCustomers, naming: AttributeNaming): Sentence {
  const { best, rest, by, customers, cut, values } = found;
  const first = values.find(isDistinctive);
  const who: Sentence = [
    { kind: 'figure', text: decimal(best) },
    { kind: 'words', text: ` of ${counted(best + rest, 'customer')} are the best by ${WORTH_WORDS[by][customers.source]}, from ` },
    { kind: 'figure', text: cardValue(cut, { unit: 'money', currency: naming.currency }, best) },
    { kind: 'words', text: ' on. ' },
  ];
  if (first === undefined) return [...who, { kind: 'words', text: 'No attribute clearly tells them from the rest.' }];
  return [
    ...who,
    { kind: 'words', text: `${valueName(first, naming)}: ` },
    { kind: 'figure', text: shareText(first.best.part / first.best.whole, best) },
    { kind: 'words', text: ` of the best (${sideText(first.best)}) against ` },
    { kind: 'figure', text: shareText(first.rest.part / first.rest.whole, rest) },
    { kind: 'words', text: ` of the rest (${sideText(first.rest)}), the highest lift of those that are clear.` },
  ];
}

function footOf({ customers, young, values, leftOut, by }: BestCustomers, { labelOf }: AttributeNaming): readonly string[] {
  const { source, served, leftOut: gone } = customers;
  return [
    ...(source === 'wonAmount'
      ? ['There is no file of customers or subscriptions: the yearly amount of won deals stands for revenue.']
      : []),
    ...(by === 'margin' ? [`Cost to serve was taken off for ${counted(served, 'customer')}`] : []),
    ...(young > 0 ? [`${decimal(young)} of the best are customers of under a year`] : []),
    ...(gone > 0 ? [`${counted(gone, 'customer')} left out: no recurring revenue so far`] : []),
    ...(leftOut.length > 0 ? [`Tells nobody apart: ${listed(leftOut.map(labelOf))}`] : []),
    `q value: the p value, corrected for ${counted(values.length, 'value')} looked at (Benjamini-Hochberg); clear: q under ${decimal(CLEAR_Q, 2)} and limits of the difference beyond nought`,
    'lift: the share among the best over that among the rest; shares by Wilson, differences by Newcombe',
    'Best customers are described, not explained: what they have in common need not be why they buy.',
  ];
}

/** Why there is no list, as a sentence with what would help. */
function insteadText({ missing, customers }: NoBest, top: number): string {
  switch (missing) {
    case 'no_margin':
      return 'Margin and LTV need a gross margin. Set it on the Definitions page.';
    case 'no_base':
      return 'This needs customers with recurring revenue. Add a customer or subscription file.';
    case 'no_amount':
      return 'No won deal has an amount, so that nobody can be ranked. Export the amount column, or add a customer file.';
    case 'below_min_n':
      return `${counted(customers, 'customer')}: the top ${shareText(top, 1)} must be at least ten, and not everybody, to be compared with the rest.`;
  }
}

export type BestFrame = {
  readonly naming: AttributeNaming;
  readonly top: number;
  readonly barred: ReadonlySet<string>;
  readonly studying: IcpStudying;
};

/** The best customers as a page shows them. */
export function bestView(found: BestCustomers | NoBest, { naming, top, barred, studying }: BestFrame): BestView {
  if ('missing' in found)
    return { sentence: [], instead: insteadText(found, top), picture: null, table: null, others: null, foot: [], blocked: [], anti: [] };
  const read: Read = (share, side) => customersReading(share, side, valueName(share, naming), { found, top, asked: studying });
  return {
    sentence: sentenceOf(found, naming),
    instead: null,
    picture: pictureOf(found, naming, read),
    table: tableOf(found.values.filter(isTelling), 'What clearly tells the best customers from the rest, by lift', naming, read),
    others: tableOf(
      found.values.filter((share) => !isTelling(share)),
      'What does not clearly tell them apart, by lift',
      naming,
      read,
    ),
    foot: footOf(found, naming),
    blocked: blockedTexts(found.leakage, naming),
    anti: antiCandidates(found, barred).map(
      ({ share, when }) =>
        `${raised(accountRuleWords(when, naming))}: ${sideText(share.best)} of the least valuable fifth, ${sideText(share.rest)} of the others, lift ${liftText(share)}`,
    ),
  };
}
