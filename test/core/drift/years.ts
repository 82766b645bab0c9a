import type { Answerable } from '../../../src/core/analysis';
import type { DimensionId } from '../../../src/core/model';
import { USUAL_QUESTION, type Question } from '../../../src/core/question';
import type { Definitions } from '../../../src/core/workspace';
import { assuming, company } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';

/** What closes in a quarter of a year: so many won and lost, all on one day of its second month where it is not said. */
export type Quarter = {
  readonly won: number;
  readonly lost: number;
  readonly region?: string;
  readonly lostOn?: string;
  readonly amount?: number;
};

export type Years = {
  /** Eight quarters from January 2024 on. */
  readonly quarters: readonly Quarter[];
  /** The four quarters of 2023; without them a steady one. */
  readonly earlier?: readonly Quarter[];
  /** Monthly spend of 2023, 2024 and 2025; none without. */
  readonly spend?: readonly [number, number, number];
  readonly open?: readonly string[];
  readonly definitions?: Partial<Definitions>;
};

const HEAD = 'opportunityId accountId outcome amount currency createdDate closeDate region';
export const STEADY: Quarter = { won: 40, lost: 60 };
const START = ['01', '04', '07', '10'];
const END = ['02', '05', '08', '11'];

/** Deals are created on the fifth day of their quarter and closed in its second month. */
function dealsOf({ won, lost, region = 'North', lostOn, amount = 1000 }: Quarter, at: number): readonly string[] {
  const [year, quarter] = [2023 + Math.floor(at / 4), at % 4];
  return Array.from({ length: won + lost }, (_, deal) => {
    const isWon = deal < won;
    const day = String(1 + (deal % 28)).padStart(2, '0');
    const closed = isWon || lostOn === undefined ? `${year}-${END[quarter]}-${day}` : lostOn;
    const id = `d${at}${region}${deal}`;
    return `${id} a${id} ${isWon ? 'won' : 'lost'} ${amount} USD ${year}-${START[quarter]}-01 ${closed} ${region}`;
  });
}

/** Long before everything else, so that no baseline lies at the start of the files; and a pipeline that stands open throughout. */
const STANDING = ['old aold lost 1 USD 2020-01-10 2020-02-10 North'].concat(
  Array.from({ length: 50 }, (_, at) => `o${at} ao${at} open 2000 USD 2022-03-01 2026-03-01 North`),
);

const spendOf = (years: readonly number[]) =>
  grid(
    'spend',
    ['month amount currency class']
      .concat(
        years.flatMap((amount, at) =>
          Array.from({ length: 12 }, (_, month) => `${2023 + at}-${String(month + 1).padStart(2, '0')}-01 ${amount} USD newBusiness`),
        ),
      )
      .join('\n'),
  );

/** A company of three years, as of the end of 2025. */
export function years({ quarters, earlier = [STEADY, STEADY, STEADY, STEADY], spend, open = [], definitions = {} }: Years): Answerable {
  const deals = [...earlier, ...quarters].flatMap((quarter, at) => dealsOf(quarter, at));
  const tables = [grid('opportunity', [HEAD, ...STANDING, ...open, ...deals].join('\n')), ...(spend === undefined ? [] : [spendOf(spend)])];
  const told = { assumptions: assuming({ grossMargin: 0.8, yearlyChurn: 0.1 }), ...definitions };
  const made = company(tables, told, '2025-12-31');
  return { cube: made.cube(['region']), accounts: null, dataset: made.dataset, definitions: made.definitions };
}

export const REGION = 'region' as DimensionId;
/** The last four quarters against the four before, by region. */
export const OF_YEARS: Question = { ...USUAL_QUESTION, by: REGION };
/** The last quarter against the one before. */
export const OF_QUARTERS: Question = { ...OF_YEARS, period: { kind: 'back', step: 'quarter', count: 1 } };
export const fourOf = (quarter: Quarter): readonly Quarter[] => [quarter, quarter, quarter, quarter];
