import {
  accountsOfWins,
  closedOf,
  customersHaving,
  type AccountColumns,
  type AccountResults,
  type BestCustomers,
  type Calibration,
  type ReliabilityBin,
  type Scored,
  type ValueShare,
  type ValueWins,
} from '../core/icp';
import { accountRows, binRows, closedRows, customerRows, type FractionRows, type IcpAsked } from '../core/icp-study';
import { dateOf, firstDayIn, type DimensionId, type Reading } from '../core/model';
import { counted, dateText, decimal, lowered, methodText } from '../wording';
import { scoreText } from './icp-account-filters';
import { rateReading } from './icp-proof-words';
import { shareReading } from './share-reading';
import { studyList, type Studied, type StudyReading, type StudySide } from './study';

/** What the ICP page holds its numbers against. */
export type IcpStudying = IcpAsked & {
  readonly accounts: AccountColumns;
  readonly results: AccountResults;
  readonly bands: ReadonlyMap<string, readonly number[]>;
  /** Which closed deals are counted. */
  readonly closed: string;
};

/** The labels by which an address tells numbers of one study apart. */
const placed = (labels: Readonly<Record<string, string>>): Reading['slice'] =>
  new Map(Object.entries(labels).map(([id, label]) => [id as DimensionId, label]));

function sidesOf(
  { numerator, denominator }: FractionRows,
  words: readonly [part: string, whole: string],
  { dataset }: IcpAsked,
): readonly StudySide[] {
  const [part, whole] = words;
  return [
    { id: 'numerator', label: 'Numerator', note: null, lists: [studyList(numerator, dataset, part)] },
    { id: 'denominator', label: 'Denominator', note: null, lists: [studyList(denominator, dataset, whole)] },
  ];
}

const closedTitle = (rate: Parameters<typeof closedOf>[0]): string =>
  `${counted(rate.won, 'won deal')} of ${counted(closedOf(rate), 'won and lost deal')}`;

/** A win rate with its own words and rows. */
const studied = (reading: Reading, study: (reading: Reading) => Studied): StudyReading => ({ ...reading, study: () => study(reading) });

type Binned = { readonly calibration: Calibration; readonly scored: Scored; readonly asked: Omit<IcpStudying, 'accounts' | 'bands'> };

/** What came of the deals for which a chance was said, with the deals. */
export function binReading(bin: ReliabilityBin, at: number, { calibration: { since }, scored, asked }: Binned): StudyReading {
  const chance = `${decimal(bin.said * 100, 1)}%`;
  return studied(rateReading(bin, 'study-said', placed({ bin: String(at) })), (reading) => ({
    title: closedTitle(bin),
    name: `Share won where the score said ${chance}`,
    place: `Accounts with a ${scoreText(bin)} · ${lowered(asked.closed)} since ${dateText(dateOf(firstDayIn(asked.dataset.calendar, since)))}`,
    says: `Of the deals for which the score said a chance of ${chance}, on average, which share was won. Chances were learnt from older deals. All accounts are counted, whatever the page is filtered by.`,
    sure: methodText(reading),
    isFiltered: false,
    sides: sidesOf(
      binRows(bin, { ...asked, scored, since, until: asked.results.lastMonth ?? since }),
      ['Won deals', 'Won and lost deals'],
      asked,
    ),
  }));
}

/** The win rate of accounts that have a value, with their deals and the accounts themselves. */
export function winsReading(wins: ValueWins, name: string, asked: IcpStudying): StudyReading {
  const { rate } = wins;
  const labels = { [wins.name]: JSON.stringify(wins.value) };
  return studied(rateReading(rate, 'study-value', placed(labels)), (reading) => {
    const accounts = accountsOfWins(asked.accounts, asked.results, { ...wins, bands: asked.bands });
    const list = studyList(accountRows(wins.accounts, accounts, asked), asked.dataset, 'Accounts that have the value');
    return {
      title: closedTitle(rate),
      name: 'Win rate of accounts by a value',
      place: `${name} · ${lowered(asked.closed)}, all months`,
      says: 'Of the deals that closed as won or lost with the accounts that have this value, how many were won. All accounts are counted, whatever the page is filtered by.',
      sure: methodText(reading),
      isFiltered: false,
      sides: [
        ...sidesOf(closedRows(rate, accounts, { ...asked, span: null }), ['Won deals', 'Won and lost deals'], asked),
        { id: 'rows', label: 'Accounts', note: null, lists: [list] },
      ],
    };
  });
}

type Side = 'best' | 'rest';
const SIDES: Readonly<Record<Side, readonly [one: string, many: string]>> = {
  best: ['best customer', 'best customers'],
  rest: ['other customer', 'other customers'],
};

export type BestStudying = { readonly found: BestCustomers; readonly top: number; readonly asked: IcpStudying };

/** Which share of the best customers, or of the rest, has a value, with these customers. */
export function customersReading(share: ValueShare, side: Side, name: string, { found, top, asked }: BestStudying): StudyReading {
  const [{ part, whole }, limits] = side === 'best' ? [share.best, share.bestLimits] : [share.rest, share.restLimits];
  const labels = { [share.name]: JSON.stringify(share.value), top: String(top), worth: found.by };
  const [one, many] = SIDES[side];
  return studied({ ...shareReading({ part, whole }, limits), metric: `study-${side}`, slice: placed(labels) }, (reading) => {
    const rows = customerRows({ part, whole }, customersHaving(asked.accounts, found, { ...share, side, bands: asked.bands }), asked);
    return {
      title: `${decimal(part)} of ${counted(whole, one, many)}`,
      name: `Share of the ${many} that have a value`,
      place: `${name} · top ${decimal(top * 100)}% by ${found.by === 'ltv' ? 'LTV' : found.by}`,
      says: `How many of the ${many} have this value. All customers are counted, whatever the page is filtered by.`,
      sure: methodText(reading),
      isFiltered: false,
      sides: sidesOf(rows, ['Those that have the value', `All ${many}`], asked),
    };
  });
}
