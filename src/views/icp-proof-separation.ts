import { capturedBy, type GainPoint, type ScoreSeparation } from '../core/icp';
import { counted, decimal } from '../wording';
import type { Sentence } from '../wording/sentence';
import { axisFor, type Axis } from './axis';
import { told, UNTOLD_WORDS, withLimits, type Proof } from './icp-proof-words';
import { numberCell, type Table } from './table';

/** The share of won deals that one has after going through a share of all deals, the best scores first. */
export type GainPicture = {
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly axis: Axis;
  readonly chance: string;
};

const WHOLE = axisFor([0, 1], { unit: 'share', currency: null }, { ticks: 4, pad: 0 });
/** More corners than this are no difference to the eye. */
const MOST_POINTS = 200;
const ASKED = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] as const;
const percent = (share: number): string => `${decimal(share * 100)}%`;

function thinned(gain: readonly GainPoint[]): readonly GainPoint[] {
  const every = Math.ceil(gain.length / MOST_POINTS);
  return gain.filter((_, at) => at % every === 0 || at === gain.length - 1);
}

function aucClause({ auc }: ScoreSeparation): Sentence {
  if (auc.missing !== null) return told(`Whether the score separates cannot be told. ${UNTOLD_WORDS[auc.missing]}`);
  const isClear = auc.low !== null && auc.low > 0.5;
  const isWrong = auc.high !== null && auc.high < 0.5;
  const value = withLimits(auc.auc, auc);
  if (isWrong) return told('AUC ', value, ', where 0.50 is chance: lost deals score higher than won ones.');
  if (auc.low === null) return told('AUC ', value, ', where 0.50 is chance; on fewer than ten accounts it has no interval.');
  return told('AUC ', value, isClear ? ', where 0.50 is chance.' : ': not clearly apart from chance, which is 0.50.');
}

function gainTable(gain: readonly GainPoint[]): Table {
  return {
    caption: 'Won deals captured by going through deals from the highest score down',
    columns: [
      { id: 'deals', label: 'Best deals by score', isNumber: true },
      { id: 'captured', label: 'Won deals among them', isNumber: true },
      { id: 'chance', label: 'By chance', isNumber: true },
      { id: 'score', label: 'Down to a score of', isNumber: true },
      { id: 'accounts', label: 'Accounts', isNumber: true },
    ],
    rows: ASKED.map((share) => {
      const captured = capturedBy(gain, share);
      const reached = gain.find(({ deals }) => deals >= share - 1e-9);
      return {
        id: String(share),
        cells: [
          numberCell(percent(share), share),
          numberCell(captured === null ? '' : percent(captured), captured),
          numberCell(percent(share), share),
          numberCell(reached === undefined ? '' : decimal(reached.score, 1), reached?.score ?? null),
          numberCell(reached === undefined ? '' : percent(reached.accounts), reached?.accounts ?? null),
        ],
      };
    }),
    note: null,
  };
}

/** Deals that have no score, in words; nothing where all have one. */
function leftOut({ unknown, withoutPoints, nobody }: ScoreSeparation): readonly string[] {
  const all: readonly (readonly [number, string])[] = [
    [unknown, 'on accounts that cannot be scored'],
    [withoutPoints, 'on accounts without points (excluded, or no profile)'],
    [nobody, 'that name no account'],
  ];
  return all.filter(([count]) => count > 0).map(([count, which]) => `left out: ${counted(count, 'deal')} ${which}`);
}

/** Whether the score tells won from lost deals: AUC with its interval, and the gain curve. */
export function gainView(separation: ScoreSeparation): Proof<GainPicture> {
  const { gain, auc } = separation;
  const fifth = capturedBy(gain, 0.2);
  const isDrawn = auc.missing === null && gain.length > 1;
  const captured =
    isDrawn && fifth !== null
      ? told(' The best 20% of deals by score hold ', percent(fifth), ` of the ${decimal(separation.won)} won ones.`)
      : [];
  return {
    sentence: [...aucClause(separation), ...captured],
    picture: isDrawn
      ? { points: [{ x: 0, y: 0 }, ...thinned(gain).map(({ deals, captured: y }) => ({ x: deals, y }))], axis: WHOLE, chance: 'chance' }
      : null,
    table: isDrawn ? gainTable(gain) : null,
    foot: [
      `${decimal(separation.won)} won and ${decimal(separation.lost)} lost deals on ${counted(separation.accounts, 'account')} with a score`,
      ...(auc.missing === null
        ? [
            'AUC: how often the won one of a won and a lost deal has the higher score',
            ...(auc.low === null ? [] : ['95% interval, the deals of an account kept together']),
          ]
        : []),
      ...leftOut(separation),
    ],
  };
}
