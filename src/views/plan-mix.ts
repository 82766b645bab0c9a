import { metricOf, type MetricId } from '../core/metrics';
import type { Currency, Reading } from '../core/model';
import type { AtMix, MixChange, Ranged } from '../core/plan';
import { mixAt, type ObservedMix } from '../core/plan-observed';
import {
  bookingsChange,
  cardLimits,
  cardValue,
  counted,
  decimal,
  lowered,
  mixSentence,
  needText,
  restsOn,
  undefinedText,
  wonChange,
  wonRange,
  type Sentence,
} from '../wording';
import { words } from '../wording/sentence';
import { cited, type Cited } from './cited';
import { figureOf } from './figure';
import type { ShownRate } from './plan-steps';
import { numberCell, textCell, type Table } from './table';

/** One measure at the share as it was and at the other one. */
export type MixRow = {
  readonly id: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
};

/** One rate of either side, as it was observed. */
export type MixRate = { readonly id: string; readonly name: string; readonly inIcp: ShownRate; readonly outside: ShownRate };

export type MixView = {
  readonly sentence: Sentence;
  readonly rows: readonly MixRow[];
  readonly rates: readonly MixRate[];
  readonly table: Table | null;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
};

type Told = Extract<ObservedMix, { readonly missing: null }>;
/** `opens`: whether the page asks about all deals, so that its numbers can be taken apart beside it. */
type Known = { readonly currency: Currency | null; readonly least: number; readonly opens: boolean };

const RATES: readonly { readonly side: 'winRate' | 'acv' | 'cycle'; readonly metric: MetricId }[] = [
  { side: 'winRate', metric: 'winRate' },
  { side: 'acv', metric: 'acv' },
  { side: 'cycle', metric: 'salesCycleMean' },
];

const moneyRange = (range: Ranged, currency: Currency | null): string => {
  const numbers = { unit: 'money', currency } as const;
  return `${cardValue(range.value, numbers, 0)} (${cardLimits(range.least, range.most, numbers)})`;
};
const wonText = (range: Ranged): string => `${decimal(range.value, range.value < 10 ? 1 : 0)} (${wonRange(range)})`;
const daysRange = ({ value, least, most }: Ranged): string => `${decimal(value)} days (${decimal(least)}\u2013${decimal(most)})`;
const NOT_TOLD = 'not defined: a side has none';

function rowsOf({ before, after, change }: MixChange, { currency }: Known): readonly MixRow[] {
  const both = (write: (at: AtMix) => string) => ({ before: write(before), after: write(after) });
  return [
    { id: 'won', name: 'Won deals', ...both(({ won }) => wonText(won)), change: wonChange(change.won) },
    {
      id: 'bookings',
      name: 'Bookings',
      ...both(({ bookings }) => (bookings === null ? NOT_TOLD : moneyRange(bookings, currency))),
      change: change.bookings === null ? NOT_TOLD : bookingsChange(change.bookings, currency),
    },
    {
      id: 'cycle',
      name: 'Mean days to a win',
      ...both(({ cycle }) => (cycle === null ? NOT_TOLD : daysRange(cycle))),
      change: '',
    },
  ];
}

function shownRate(reading: Reading, { least, opens }: Known): ShownRate {
  const { text, interval, rests } = figureOf(reading, least);
  const beside = [interval, rests].filter((each) => each !== null && each !== '').join('; ');
  return { text, rests: beside, reading: opens ? reading : undefined };
}

function ratesOf({ icp, other }: Told, known: Known): readonly MixRate[] {
  return RATES.map(({ side, metric }) => ({
    id: side,
    name: metricOf(metric).label,
    inIcp: shownRate(icp[side], known),
    outside: shownRate(other[side], known),
  }));
}

function tableOf(rows: readonly MixRow[], { from, to }: MixChange): Table {
  return {
    caption: 'What another ICP share of created deals would change, if rates hold',
    columns: [
      { id: 'measure', label: 'Of as many created deals', isNumber: false },
      { id: 'before', label: `At ${decimal(from * 100, 1)}% ICP`, isNumber: true },
      { id: 'after', label: `At ${decimal(to * 100, 1)}% ICP`, isNumber: true },
      { id: 'change', label: 'Change', isNumber: true },
    ],
    rows: rows.map(({ id, name, before, after, change }) => ({
      id,
      cells: [textCell(name), numberCell(before, null), numberCell(after, null), numberCell(change, null)],
    })),
    note: null,
  };
}

function footOf(mix: Told, { moved }: MixChange): readonly string[] {
  const { created } = mix;
  const all = created.inIcp + created.outside + created.unknown;
  return [
    `${counted(all, 'created deal')} of the last four quarters, of which ${decimal(Math.abs(moved), Math.abs(moved) < 10 ? 1 : 0)} would be ${moved < 0 ? 'off' : 'on'} ICP accounts instead`,
    ...(created.unknown === 0
      ? []
      : [`${counted(created.unknown, 'deal')} on accounts that cannot be scored: as they are, and in no figure`]),
    'every created deal is taken to close at the win rate of its side',
    'ranges let all rates stand at their 95% limits at once, so they are wider than an interval of 95%',
  ];
}

const readingsOf = ({ icp, other, share }: Told): readonly Reading[] => [
  share,
  ...[icp, other].flatMap(({ winRate, acv, cycle }) => [winRate, acv, cycle]),
];

const nothing = (says: string, evidence: readonly Cited[] = []): MixView => ({
  sentence: [words(says)],
  rows: [],
  rates: [],
  table: null,
  foot: [],
  evidence,
});

/** The other share that stands in the field before anything is typed, and where it comes from. */
export type UsualShare = { readonly share: number; readonly text: string; readonly hint: string };

/** The target, where more is wanted than was observed; else ten points more. */
export function usualShare(mix: ObservedMix): UsualShare {
  if (mix.missing !== null || mix.share.missing !== null) return { share: 0, text: '', hint: '' };
  const observed = mix.share.value;
  const target = mix.target !== null && mix.target.value > observed ? mix.target : null;
  const share = target?.value ?? Math.min(1, Math.round(observed * 100 + 10) / 100);
  const from = target === null ? 'Ten points more than observed' : `The target: ${lowered(metricOf(target.metric).label)}`;
  const percent = Number((share * 100).toPrecision(12));
  const now = `${decimal(observed * 100, 1)}% (${restsOn(mix.share)})`;
  return { share, text: decimal(percent, String(percent).split('.')[1]?.length ?? 0), hint: `${from}. Observed: ${now}.` };
}

/** What an ICP share of created deals would change: at the observed rates of either side, as a range. */
export function mixView(mix: ObservedMix, share: number, known: Known): MixView {
  if (mix.missing !== null) return nothing(needText('The mix', mix.missing) ?? `The mix cannot be told: ${undefinedText(mix.missing)}.`);
  const changed = mixAt(mix, share);
  if (changed.missing === 'beyond_known') return nothing(beyondText(mix, share), known.opens ? cited(readingsOf(mix)) : []);
  if (changed.missing !== null) return nothing(`The mix cannot be told: ${undefinedText(changed.missing)}.`);
  const { change } = changed;
  const rows = rowsOf(change, known);
  return {
    sentence: mixSentence({ ...change, currency: known.currency, won: change.change.won, bookings: change.change.bookings }),
    rows,
    rates: ratesOf(mix, known),
    table: tableOf(rows, change),
    foot: footOf(mix, change),
    evidence: known.opens ? cited(readingsOf(mix)) : [],
  };
}

/** More than all deals on accounts that can be scored cannot be on ICP accounts. */
function beyondText({ created }: Told, share: number): string {
  const all = created.inIcp + created.outside + created.unknown;
  const most = all === 0 ? 0 : (all - created.unknown) / all;
  return `${decimal(share * 100, 1)}% cannot be told: accounts of ${counted(created.unknown, 'created deal')} cannot be scored, which leaves ${decimal(most * 100, 1)}% at most.`;
}
