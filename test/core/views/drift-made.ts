import { answer, type Answerable } from '../../../src/core/analysis';
import { accountsAsk } from '../../../src/core/account-results';
import { assemble } from '../../../src/core/assembly';
import { driftOf, type Drift } from '../../../src/core/drift-study';
import { prepareEffect, type PreparedEffect } from '../../../src/core/icp-effect';
import { METRIC_IDS, NO_ASSUMPTIONS, plan } from '../../../src/core/metrics';
import { kernel } from '../../../src/core/metrics/kernel';
import { dateOf, parseDate, type DimensionId } from '../../../src/core/model';
import { USUAL_QUESTION, type Question } from '../../../src/core/question';
import { NO_DEFINITIONS, type Definitions } from '../../../src/core/workspace';
import type { Answered } from '../../../src/views/answered';
import { grid } from '../../fixtures/grid';

const HEADER = 'opportunityId accountId outcome dealClass currency amount createdDate closeDate product';
const software = { kind: 'isOneOf' as const, dimension: 'industry', members: ['Software'] };

/** Software is the ICP; the rule of `from` on stands. */
const version = (id: string, from: string): unknown => ({
  id,
  name: id,
  effectiveFrom: from,
  author: '',
  note: '',
  profiles: [
    {
      id: 'p',
      name: 'P',
      mustHave: [],
      exclude: [],
      missing: 'leaveOut',
      cuts: [80, 60, 40],
      icpFrom: 60,
      criteria: [
        { id: 'i', field: 'industry', family: 'firmographic', side: 'fit', points: 100, bands: [{ when: software, points: 100 }] },
      ],
    },
  ],
});

/** So many deals a quarter; of ten, how many are in software and how many of those outside and inside it are won. */
export type Quarter = { readonly deals: number; readonly software: number; readonly won: number };
export const STEADY: Quarter = { deals: 100, software: 6, won: 3 };

export type Made = {
  /** The quarters from 2023 on, of which the last eight are compared by the usual question. */
  readonly quarters: readonly Quarter[];
  readonly asOf?: string;
  readonly definitions?: Partial<Definitions>;
  readonly product?: string;
};

const START = ['01', '04', '07', '10'] as const;
const END = ['02', '05', '08', '11'] as const;

/** Deals of a quarter are created on its fifth day and closed in its second month. */
function dealsOf({ deals, software: share, won }: Quarter, at: number, product: string): readonly string[] {
  const year = 2023 + Math.floor(at / 4);
  return Array.from({ length: deals }, (_, deal) => {
    const isIn = deal % 10 < share;
    const outcome = Math.floor(deal / 10) % 10 < won ? 'won' : 'lost';
    const account = isIn ? `in${at}x${deal}` : `out${at}x${deal}`;
    return `d${at}x${deal} ${account} ${outcome} newBusiness USD ${10_000 + 100 * (deal % 7)} ${year}-${START[at % 4]}-05 ${year}-${END[at % 4]}-20 ${deal % 3 === 0 ? product : 'Core'}`;
  });
}

function assembled({ quarters, asOf = '2025-09-30', definitions: wish = {}, product = 'Suite' }: Made) {
  const deals = quarters.flatMap((quarter, at) => dealsOf(quarter, at, product));
  const accounts = deals.map((line) => line.split(' ')[1] ?? '').map((id) => `${id} ${id.startsWith('in') ? 'Software' : 'Retail'}`);
  const definitions = {
    ...NO_DEFINITIONS,
    assumptions: NO_ASSUMPTIONS,
    icp: [version('V1', '2020-01-01'), version('V2', '2025-02-01')] as unknown as Definitions['icp'],
    ...wish,
  };
  const tables = [grid('opportunity', [HEADER, ...deals].join('\n')), grid('account', ['accountId industry', ...accounts].join('\n'))];
  return { definitions, ...assemble(tables, definitions, parseDate(asOf)) };
}

/** The same company as the ICP page asks for it: its accounts, made ready to be scored by any version. */
export function preparedOf(wish: Made): PreparedEffect {
  const { dataset, definitions, tables, accountColumns: accounts } = assembled(wish);
  const cube = kernel(accountsAsk(dataset), tables, dataset);
  return prepareEffect({ cube, dataset, definitions, accounts, date: dateOf(dataset.asOf) });
}

/** What a page is answered from, of a company that is made by its quarters. */
export function made(wish: Made): Answerable {
  const { dataset, definitions, tables: facts } = assembled(wish);
  const by = (['icp', 'tier', 'product', 'industry'] as readonly string[] as readonly DimensionId[]).filter((id) =>
    dataset.dimensions.some((dimension) => dimension.id === id),
  );
  return {
    cube: kernel(plan(dataset, METRIC_IDS, by), facts, dataset),
    accounts: null,
    dataset,
    definitions,
  };
}

export const QUESTION: Question = { ...USUAL_QUESTION, page: 'drift', by: 'product' as DimensionId };

/** A company whose every quarter is like the others, of so many deals. */
export const steady = (deals: number, wish: Omit<Made, 'quarters'> = {}): Answerable =>
  made({ quarters: Array.from({ length: 11 }, () => ({ ...STEADY, deals })), ...wish });

/** One whose ICP share of created deals falls from 60 % to 40 % a year before the end. */
export const shifted = (wish: Omit<Made, 'quarters'> = {}): Answerable =>
  made({ quarters: Array.from({ length: 11 }, (_, at) => ({ ...STEADY, software: at < 7 ? 6 : 4 })), ...wish });

export const drifts = (answerable: Answerable, question: Question = QUESTION): Drift =>
  driftOf(answerable, question, answerable.definitions.drift);

export const answeredOf = (answerable: Answerable): Answered => ({
  analysis: answer({ ...answerable, accounts: null }, QUESTION),
  dataset: answerable.dataset,
  definitions: answerable.definitions,
  isRefining: false,
});
