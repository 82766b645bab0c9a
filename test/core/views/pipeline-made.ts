import type { Answerable } from '../../../src/core/analysis';
import {
  accountPlan,
  METRIC_IDS,
  NO_ASSUMPTIONS,
  plan,
  splitPlan,
  splitVelocity,
  type Assumptions,
  type Condition,
} from '../../../src/core/metrics';
import { kernel } from '../../../src/core/metrics/kernel';
import { assemble } from '../../../src/core/assembly';
import { parseDate, type DimensionId } from '../../../src/core/model';
import { USUAL_QUESTION } from '../../../src/core/question';
import { NO_DEFINITIONS, type Definitions } from '../../../src/core/workspace';
import type { Answered } from '../../../src/views/answered';
import { conversionPlan, NO_CONVERSION, readConversion, type Conversion } from '../../../src/views/pipeline-conversion';
import { pipelineOf, type Pipeline } from '../../../src/views/pipeline-readings';
import { grid } from '../../fixtures/grid';

const HEADER = 'opportunityId accountId outcome dealClass currency amount createdDate closeDate product';
const software = { kind: 'isOneOf' as const, dimension: 'industry', members: ['Software'] };
const VERSION = {
  id: 'v',
  name: 'V',
  effectiveFrom: '2020-01-01',
  author: '',
  note: '',
  profiles: [
    {
      id: 'p',
      name: 'P',
      mustHave: [],
      exclude: [],
      missing: 'leaveOut' as const,
      cuts: [80, 60, 40] as const,
      icpFrom: 60,
      criteria: [
        { id: 'i', field: 'industry', family: 'firmographic', side: 'fit', points: 100, bands: [{ when: software, points: 100 }] },
      ],
    },
  ],
};

/** So many deals of a kind, each with an account of its own; the even ones are in software, which is tier 1. */
export type Kind = {
  readonly count: number;
  readonly outcome: 'won' | 'lost' | 'open';
  readonly amount?: number;
  readonly created: string;
  readonly close: string;
};

export type Wish = {
  readonly kinds: readonly Kind[];
  readonly target?: number;
  readonly hasIcp?: boolean;
  readonly asOf?: string;
  readonly where?: readonly Condition[];
};

/** The page of a made company, whole, with the split and the conversion from cubes of their own. */
export type Page = { readonly answered: Answered; readonly pipeline: Pipeline; readonly conversion: Conversion };

const BY = ['icp', 'tier', 'product', 'industry'] as readonly string[] as readonly DimensionId[];

function tablesOf(kinds: readonly Kind[]) {
  const deals = kinds.flatMap(({ count, outcome, amount = 10_000, created, close }, kind) =>
    Array.from(
      { length: count },
      (_, at) =>
        `d${kind}x${at} a${kind}x${at} ${outcome} newBusiness USD ${amount} ${created} ${close} ${at % 2 === 0 ? 'Suite' : 'Core'}`,
    ),
  );
  const accounts = kinds.flatMap(({ count }, kind) =>
    Array.from({ length: count }, (_, at) => `a${kind}x${at} ${at % 2 === 0 ? 'Software' : 'Retail'}`),
  );
  return [grid('opportunity', [HEADER, ...deals].join('\n')), grid('account', ['accountId industry', ...accounts].join('\n'))];
}

export function page({ kinds, target, hasIcp = true, asOf = '2025-11-15', where = [] }: Wish): Page {
  const assumptions: Assumptions = {
    ...NO_ASSUMPTIONS,
    numbers: target === undefined ? new Map() : new Map([['bookingsTarget' as const, target * 100]]),
  };
  const definitions: Definitions = { ...NO_DEFINITIONS, assumptions, icp: hasIcp ? [VERSION as never] : [] };
  const { dataset, tables } = assemble(tablesOf(kinds), definitions, parseDate(asOf));
  const by = BY.filter((id) => dataset.dimensions.some((dimension) => dimension.id === id));
  const answerable: Answerable = {
    cube: kernel(plan(dataset, METRIC_IDS, by), tables, dataset),
    accounts: kernel(accountPlan(dataset, METRIC_IDS, by), tables, dataset),
    dataset,
    definitions,
  };
  const whole = pipelineOf(answerable, USUAL_QUESTION);
  const ask = splitPlan(dataset, where);
  const cube = ask === null ? null : kernel(ask, tables, dataset);
  const split = cube === null ? whole.split : splitVelocity(cube, dataset, { span: null, where, assumptions, accounts: cube });
  const conversionAsk = conversionPlan(dataset, where);
  return {
    answered: { analysis: whole.analysis, dataset, definitions, isRefining: false },
    pipeline: { ...whole, split },
    conversion:
      conversionAsk === null ? NO_CONVERSION : readConversion(kernel(conversionAsk, tables, dataset), { dataset, definitions }, where),
  };
}

const year = (at: number, wins: number, open: number): readonly Kind[] => [
  { count: wins, outcome: 'won', created: `${at}-01-10`, close: `${at}-04-10` },
  { count: 60 - wins, outcome: 'lost', created: `${at}-01-10`, close: `${at}-04-20` },
  { count: open, outcome: 'open', created: `${at}-09-01`, close: `${at}-12-10` },
];

/** Two years of 60 closed deals each; those open a year ago closed as lost in December. */
export const TWO_YEARS: readonly Kind[] = [
  ...year(2024, 20, 0),
  { count: 30, outcome: 'lost', created: '2024-09-01', close: '2024-11-20' },
  ...year(2025, 24, 50),
];
