import { liftLimits, TIER, type DecileProof, type GroupRate, type OrderTold, type TierProof } from '../core/icp';
import { isMetricId } from '../core/metrics';
import type { Reading } from '../core/model';
import { counted, decimal } from '../wording';
import type { Sentence } from '../wording/sentence';
import { axisFor } from './axis';
import { cited, type Cited } from './cited';
import { figureOf } from './figure';
import { orderSentence } from './icp-proof-order';
import { chanceText, rangeOf, rateReading, rateText, sliceBy, told, UNTOLD_WORDS, type Proof } from './icp-proof-words';
import { nameOf } from './name';
import { decileLists, type AccountsOf } from './icp-proof-lists';
import type { RankedDots } from './ranked-dots';
import { readingCells } from './reading-cells';
import { numberCell, textCell, type Cell, type Table } from './table';

/** Win rates of groups from the best score down, as dots with whiskers. */
export type GroupsProof = Proof<RankedDots> & {
  /** Groups that are not drawn: `Tier 4: 3 of 7`. */
  readonly few: readonly string[];
  readonly evidence: readonly Cited[];
  /** The accounts of each group, where no dimension of the catalogue holds them. */
  readonly lists: readonly AccountsOf[];
};

/** How groups are told: below `least` closed deals a fraction stands in the place of a share. */
export type Telling = {
  readonly least: number;
  readonly span: string;
  /** Which closed deals are counted. */
  readonly closed: string;
};

type Named = GroupRate & { readonly name: string; readonly reading: Reading; readonly isOutside?: boolean };

/** The first and the last group that have enough, side by side. */
function endsSentence(groups: readonly Named[], least: number): Sentence {
  const judged = groups.filter((group) => group.won + group.lost >= least);
  const [first, last] = [judged[0], judged.at(-1)];
  if (first === undefined) return [];
  const rest = last === undefined || last === first ? [] : [`, ${last.name.toLowerCase()} `, rateText(last, least)];
  return told(`${first.name} wins `, rateText(first, least), ...rest, '. ');
}

function pictureOf(groups: readonly Named[], base: Reading, least: number): RankedDots {
  const dots = groups.flatMap(({ name, reading, isOutside = false }) => {
    const { level, full } = figureOf(reading, least);
    if (reading.missing !== null || level === 'few') return [];
    return [
      {
        name,
        value: reading.value,
        low: reading.low,
        high: reading.high,
        text: full,
        isGrey: level === 'grey',
        rests: `n=${decimal(reading.n)}`,
        ...(isOutside ? { isOutside } : {}),
        ...(name === nameOf(TIER, null) ? { isUnknown: true } : {}),
        ...(isMetricId(reading.metric) ? { reading } : {}),
      },
    ];
  });
  const reference = base.missing === null ? { value: base.value, text: 'All deals' } : null;
  const values = dots.flatMap(({ value, low, high }) => [value, low, high]);
  return { dots, reference, axis: axisFor([...values, reference?.value ?? null], { unit: 'share', currency: null }) };
}

/** `1.35× (1.28–1.42)`; blank where it does not exist or rests on too few. */
function liftCell({ lift, ...rate }: GroupRate, base: Named, least: number): Cell {
  if (lift === null || rate.won + rate.lost < least) return numberCell('', null);
  const limits = liftLimits(rate, base);
  return numberCell(`${decimal(lift, 2)}×${limits === null ? '' : ` (${rangeOf(limits.low, limits.high)})`}`, lift);
}

function tableOf(groups: readonly Named[], base: Named, { least, span }: Telling, of: string): Table {
  return {
    caption: `Win rate ${of}, ${span}`,
    columns: [
      { id: 'group', label: 'Accounts', isNumber: false },
      { id: 'accounts', label: 'How many', isNumber: true },
      { id: 'rate', label: 'Win rate', isNumber: true },
      { id: 'interval', label: '95% interval, %', isNumber: true },
      { id: 'n', label: 'Won of closed', isNumber: true },
      { id: 'lift', label: 'Lift (95%)', isNumber: true },
      { id: 'q', label: 'q against the rest', isNumber: true },
    ],
    rows: [...groups, base].map((group) => ({
      id: group.name,
      isLast: group === base,
      cells: [
        textCell(group.name),
        numberCell(decimal(group.accounts), group.accounts),
        ...readingCells(group.reading, least),
        liftCell(group, base, least),
        group.q === null ? numberCell('', null) : numberCell(chanceText('q', group.q), group.q),
      ],
    })),
    note: null,
  };
}

const footOf = (order: OrderTold, { span, closed }: Telling): readonly string[] => [
  closed,
  '95% Wilson intervals',
  ...(order.missing === null
    ? [`trend of Cochran and Armitage, ${chanceText('p', order.p)}`, `${counted(order.pairs, 'pair')} compared`]
    : []),
  'accounts as they score today, not as they did when the deals closed',
  span,
];

/** Few closed deals, or none, in the words that stand beside the picture. */
const fewOf = (groups: readonly Named[], least: number): readonly string[] =>
  groups
    .filter(({ reading }) => reading.missing !== null || reading.n < least)
    .map(({ name, reading }) => `${name}: ${reading.missing === null ? figureOf(reading, least).text : 'no closed deals'}`);

/** Win rate by tier beside all deals, and whether tiers 1 to 4 are in order. `isRead`: whether pages by tier say the same numbers. */
export function tiersView(proof: TierProof, telling: Telling, isRead: boolean): GroupsProof {
  const { least } = telling;
  const groups = proof.rates
    .filter(({ tier, accounts, won, lost }) => /^\d$/.test(tier) || accounts + won + lost > 0)
    .map((rate): Named => {
      const slice = sliceBy(TIER, rate.tier === 'unknown' ? null : rate.tier);
      const isOutside = rate.tier !== 'unknown' && rate.accounts > 0 && rate.members === 0;
      return { ...rate, isOutside, name: nameOf(TIER, rate.tier), reading: rateReading(rate, isRead ? 'winRate' : 'winRateOfTier', slice) };
    });
  const base = baseOf(proof, groups, isRead ? 'winRate' : 'winRateOfAll');
  const scored = groups.slice(0, 4);
  const names = scored.map(({ name }) => name);
  return {
    sentence: [...endsSentence(scored, least), ...orderSentence(proof.order, 'The tiers', names)],
    picture: picturedOrNull(pictureOf(groups, base.reading, least)),
    few: fewOf(groups, least),
    table: tableOf(groups, base, telling, 'by tier'),
    foot: [
      ...footOf(proof.order, telling),
      ...(proof.nobody === 0 ? [] : [`${counted(proof.nobody, 'deal names', 'deals name')} no account`]),
    ],
    evidence: cited([...groups, base].map(({ reading }) => reading)),
    lists: [],
  };
}

const picturedOrNull = (picture: RankedDots): RankedDots | null => (picture.dots.length === 0 ? null : picture);

function baseOf({ base }: Pick<TierProof, 'base'>, groups: readonly Named[], metric: string): Named {
  const accounts = groups.reduce((sum, group) => sum + group.accounts, 0);
  return { ...base, accounts, lift: null, q: null, name: 'All deals', reading: rateReading(base, metric) };
}

const scoreText = (score: number): string => decimal(score, Math.abs(score - Math.round(score)) < 1e-9 ? 0 : 1);

/** `Score 85–100`. */
const rangeName = (from: number, to: number): string =>
  from === to ? `Score ${scoreText(to)}` : `Score ${scoreText(from)}–${scoreText(to)}`;

/** Names by the range of scores; where two would read alike after rounding, each says its place. */
function decileNames({ rates }: DecileProof): readonly string[] {
  const names = rates.map(({ from, to }) => rangeName(from, to));
  return names.map((name, at) => (names.indexOf(name) === names.lastIndexOf(name) ? name : `${name}, group ${at + 1}`));
}

/** Win rate by deciles of the scored accounts, the best first. */
export function decilesView(proof: DecileProof, telling: Telling): GroupsProof {
  const { least } = telling;
  const names = decileNames(proof);
  const groups = proof.rates.map((rate, at): Named => ({ ...rate, name: names[at] ?? '', reading: rateReading(rate, 'winRateOfGroup') }));
  const base = baseOf(proof, groups, 'winRateOfScored');
  const picture = pictureOf(groups, base.reading, least);
  const isFewer = groups.length > 0 && groups.length < 10;
  return {
    sentence:
      groups.length === 0
        ? told(UNTOLD_WORDS.noScores)
        : [...endsSentence(groups, least), ...orderSentence(proof.order, 'The groups', names)],
    picture: picturedOrNull(picture),
    few: fewOf(groups, least),
    table: tableOf(groups, base, telling, 'by decile of the accounts with a score'),
    foot: [
      ...(isFewer ? [`${counted(groups.length, 'group')} in the place of ten, for accounts with one score stay together`] : []),
      ...footOf(proof.order, telling),
    ],
    evidence: cited([...groups, base].map(({ reading }) => reading)),
    lists: decileLists(proof, names, picture.dots),
  };
}
