import { metricOf } from '../core/metrics';
import type { Reading } from '../core/model';
import { mixReadings, spendMix, spendParts, type Ranged, type SharedOut, type SpendMix, type SpendPart } from '../core/what-if-spend';
import { cardInterval, counted, decimal, fullChange, listed, reasonText, tableMoney, type Sentence } from '../wording';
import { figure, words } from '../wording/sentence';
import { leastOf, type Answered } from './answered';
import { figureOf } from './figure';
import { memberName } from './name';
import { numberCell, textCell, type Cell, type Table } from './table';

/** A part whose share can be typed. */
export type ShareField = { readonly id: string; readonly label: string | null; readonly name: string; readonly standing: string };

/** Another mix of spend in words: what the same spend would have returned, if rates held. */
export type SpendView = {
  readonly sentence: Sentence;
  readonly verdict: string;
  readonly fields: readonly ShareField[];
  readonly table: Table;
  readonly foot: readonly string[];
  /** To be cited: as it was, otherwise, and the difference. */
  readonly readings: readonly Reading[];
  /** The part that gains most by the mix; null where nothing changes. */
  readonly gains: SharedOut | null;
};

/** A share of spend to a tenth of a percent. */
export const percentOf = (share: number): string => `${decimal(share * 100, 1)}%`;
const beside = (reading: Reading): string => {
  const { text, rests } = figureOf(reading, 0);
  const interval = cardInterval(reading);
  return `${text} (${interval === null ? rests : `${rests}; ${interval}`})`;
};

/** `34 (28–41)` accounts, of an estimate that is no whole number. */
function accountsCell({ value, low, high }: Ranged): Cell {
  const range = low === null || high === null ? '' : ` (${decimal(low)}–${decimal(high)})`;
  return numberCell(`${decimal(value)}${range}`, value);
}

const readingCell = (reading: Reading, least: number): Cell => {
  const { full, level } = figureOf(reading, least);
  return { ...numberCell(full, reading.value), isQuiet: level === 'few' || level === 'grey' || level === 'none' };
};

type Naming = (label: string | null) => string;

function tableOf({ parts }: SpendMix, name: Naming, least: number): Table {
  const numeric = (id: string, label: string) => ({ id, label, isNumber: true });
  return {
    caption: 'The same spend shared out otherwise',
    columns: [
      { id: 'part', label: 'Part', isNumber: false },
      numeric('now', 'Share, as it was'),
      numeric('then', 'Share, otherwise'),
      numeric('spend', 'Spend, otherwise'),
      numeric('cac', metricOf('cac').label),
      numeric('before', 'New accounts, as it was'),
      numeric('accounts', 'New accounts, if CAC held'),
      numeric('ltvToCac', metricOf('ltvToCac').label),
    ],
    rows: parts.map(({ part, shareNow, shareThen, spendThen, accountsNow, accountsThen }) => ({
      id: String(part.label),
      cells: [
        textCell(name(part.label)),
        numberCell(percentOf(shareNow), shareNow),
        numberCell(percentOf(shareThen), shareThen),
        numberCell(tableMoney(Math.round(spendThen), part.cac.currency), spendThen),
        readingCell(part.cac, least),
        numberCell(decimal(accountsNow), accountsNow),
        accountsCell(accountsThen),
        readingCell(part.ltvToCac, least),
      ],
    })),
    note: null,
  };
}

function sentenceOf({ now, otherwise, difference }: ReturnType<typeof mixReadings>, isTyped: boolean, parts: number): Sentence {
  if (!isTyped)
    return [
      words(`As it was shared out over these ${counted(parts, 'part')}, spend returned `),
      figure(beside(now)),
      words(' its cost. Type another share for a part.'),
    ];
  return [
    words('Shared out this way, the same spend would have returned '),
    figure(beside(otherwise)),
    words(' instead of '),
    figure(beside(now)),
    words(', if rates held. The difference: '),
    figure(fullChange(difference)),
    words('.'),
  ];
}

function verdictOf({ difference }: SpendMix, isTyped: boolean, isRefining: boolean): string {
  if (!isTyped) return 'What is typed stands, the others share the rest as they did, and all of them add up to the same spend.';
  if (difference.low === null || difference.high === null)
    return isRefining ? 'Ranges are being worked out.' : 'How sure that is cannot be told: a part rests on too few accounts for a range.';
  if (difference.low > 0) return 'More would have come back, and the range of the difference lies above 0.';
  if (difference.high < 0) return 'Less would have come back, and the range of the difference lies below 0.';
  return 'Too close to call: the range of the difference holds 0.';
}

function footOf({ fixed }: SpendMix, name: Naming): readonly string[] {
  const named = fixed.map(
    (part: SpendPart) => `${name(part.label)} (${part.missing === null ? 'nothing spent' : reasonText(part.missing)})`,
  );
  return [
    'describes the past, does not promise',
    'if rates hold: more spend on one part usually finds its next customers less easily',
    'spend: the twelve months that CAC counts, earlier by the lag; under lags of their own parts count different months',
    ...(named.length === 0 ? [] : [`not varied: ${listed(named)}`]),
    '95% ranges from those of each part (Zou and Donner), parts taken as independent',
  ];
}

/** The spend of the page's split shared out as it was typed, in shares of 0 to 1; null where fewer than two parts can be varied. */
export function spendView(
  { analysis, dataset, definitions, isRefining }: Answered,
  typed: ReadonlyMap<string | null, number>,
): SpendView | null {
  const by = analysis.segmentDimension;
  const mix = by === null ? null : spendMix(spendParts(analysis.segments, by, leastOf(definitions)), typed);
  if (by === null || mix === null) return null;
  const name: Naming = (label) => memberName(dataset, by, label);
  const told = mixReadings(mix);
  const isTyped = mix.parts.some(({ part }) => typed.has(part.label));
  const gaining = mix.parts.toSorted((a, b) => b.shareThen - b.shareNow - (a.shareThen - a.shareNow))[0] ?? null;
  return {
    sentence: sentenceOf(told, isTyped, mix.parts.length),
    verdict: verdictOf(mix, isTyped, isRefining === true),
    fields: mix.parts.map(({ part, shareNow }) => ({
      id: String(part.label),
      label: part.label,
      name: name(part.label),
      standing: decimal(shareNow * 100, 1),
    })),
    table: tableOf(mix, name, leastOf(definitions)),
    foot: footOf(mix, name),
    readings: [told.now, told.otherwise, told.difference, ...mix.parts.flatMap(({ part }) => [part.cac, part.ltvToCac])],
    gains: isTyped ? gaining : null,
  };
}
