import { CLEAR, type CorrelatedWith, type ScoreCorrelation, type WorthProof } from '../core/icp';
import { counted, decimal } from '../wording';
import type { Axis } from './axis';
import { chanceText, rangeOf, told, UNTOLD_WORDS, withLimits, type Proof } from './icp-proof-words';
import type { RankedDots } from './ranked-dots';
import { numberCell, textCell, type Table } from './table';

/** Whether fit means value, number by number. */
export type WorthView = Proof<RankedDots> & {
  /** Numbers that cannot be told, each with its reason. */
  readonly untold: readonly string[];
};

const LEVELS = [-1, -0.5, 0, 0.5, 1] as const;
const AXIS: Axis = { min: -1, max: 1, step: 0.5, ticks: LEVELS.map((at) => ({ at, text: decimal(at, at % 1 === 0 ? 0 : 1) })) };

const nameOf = (of: CorrelatedWith, isMargin: boolean): string => {
  switch (of) {
    case 'value':
      return isMargin ? 'Margin so far' : 'Revenue so far';
    case 'acv':
      return 'Yearly amount of a win';
    case 'retention':
      return 'Revenue kept over a year';
  }
};

type Told = Extract<ScoreCorrelation, { readonly missing: null }>;

/** A direction only where the correction for several leaves one. */
function directionOf({ rho, q }: Told): string {
  if (q >= CLEAR) return 'no clear relation';
  return rho > 0 ? 'higher scores go with more' : 'higher scores go with less';
}

function tableOf({ all, isMargin }: WorthProof): Table {
  return {
    caption: 'Rank correlation of the score with what accounts are worth',
    columns: [
      { id: 'of', label: 'Score against', isNumber: false },
      { id: 'rho', label: 'Spearman’s rho', isNumber: true },
      { id: 'interval', label: '95% interval', isNumber: true },
      { id: 'q', label: 'q', isNumber: true },
      { id: 'n', label: 'Accounts', isNumber: true },
    ],
    rows: all.map((each) => ({
      id: each.of,
      cells:
        each.missing === null
          ? [
              textCell(nameOf(each.of, isMargin)),
              numberCell(decimal(each.rho, 2), each.rho),
              numberCell(rangeOf(each.low, each.high), each.low),
              numberCell(chanceText('q', each.q), each.q),
              numberCell(decimal(each.n), each.n),
            ]
          : [
              textCell(nameOf(each.of, isMargin)),
              { ...numberCell(UNTOLD_WORDS[each.missing], null), isQuiet: true },
              numberCell('', null),
              numberCell('', null),
              numberCell(decimal(each.n), each.n),
            ],
    })),
    note: null,
  };
}

/** The score against value so far, the amount of a win and retention. */
export function worthView(proof: WorthProof): WorthView {
  const { all, isMargin, withoutRevenue } = proof;
  const known = all.filter((each): each is Told => each.missing === null);
  const dots = known.map((each) => ({
    name: nameOf(each.of, isMargin),
    value: each.rho,
    low: each.low,
    high: each.high,
    text: `${withLimits(each.rho, each)}, ${counted(each.n, 'account')}`,
    isGrey: each.q >= CLEAR,
  }));
  const pieces = known.flatMap((each) => [
    `${nameOf(each.of, isMargin)}: `,
    withLimits(each.rho, each),
    `, n=${decimal(each.n)}, ${directionOf(each)}. `,
  ]);
  const sentence = known.flatMap((_, at) => told(...pieces.slice(at * 3, at * 3 + 3)));
  return {
    sentence: known.length === 0 ? told('Whether fit means value cannot be told yet.') : sentence,
    picture: dots.length === 0 ? null : { dots, reference: { value: 0, text: 'No relation' }, axis: AXIS },
    untold: all.flatMap((each) =>
      each.missing === null ? [] : [`${nameOf(each.of, isMargin)}: ${UNTOLD_WORDS[each.missing]} ${seenOf(each.n)}`.trim()],
    ),
    table: tableOf(proof),
    foot: [
      'Spearman’s rank correlation by account',
      '95% intervals of Bonett and Wright',
      ...(known.length > 1 ? [`${known.length} correlations corrected together`] : []),
      isMargin ? 'value is the recurring revenue of all months so far × gross margin' : 'value is revenue, for no gross margin is given',
      ...(withoutRevenue === 0 ? [] : [`left out: ${counted(withoutRevenue, 'customer')} without recurring revenue so far`]),
    ],
  };
}

const seenOf = (n: number): string => (n === 0 ? '' : `There are ${decimal(n)}.`);
