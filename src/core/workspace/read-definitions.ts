import * as v from 'valibot';
import { currencyFrom, parseDate, type Currency, type DealClass, type Outcome } from '../model';
import type { AccountRule, IcpVersion } from '../icp';
import { ASSUMPTIONS, isMetricId, NO_ASSUMPTIONS, type NumberGiven } from '../metrics';
import type { Definitions, Target } from './definitions';

const date = v.pipe(
  v.string(),
  v.check((text) => parseDate(text) !== null, 'is not a calendar date (YYYY-MM-DD)'),
);
const currency = v.pipe(
  v.string(),
  v.check((text) => currencyFrom(text) !== null, 'is not a currency code of three letters'),
  v.transform((text) => text.toUpperCase() as Currency),
);
const limit = v.optional(v.nullable(v.number()), null);
const rule: v.GenericSchema<unknown, AccountRule> = v.lazy(() =>
  v.variant('kind', [
    v.object({ kind: v.literal('always') }),
    v.object({
      kind: v.literal('isOneOf'),
      dimension: v.string(),
      members: v.array(v.union([v.string(), v.object({ contains: v.string() })])),
    }),
    v.object({ kind: v.literal('within'), column: v.string(), from: limit, to: limit }),
    v.object({ kind: v.literal('known'), column: v.string() }),
    v.object({ kind: v.literal('not'), of: rule }),
    v.object({ kind: v.picklist(['all', 'any']), of: v.array(rule) }),
  ]),
) as v.GenericSchema<unknown, AccountRule>;

const points = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const criterion = v.object({
  id: v.string(),
  field: v.string(),
  family: v.picklist(['firmographic', 'technographic', 'behavioural', 'environmental']),
  side: v.picklist(['fit', 'intent']),
  points: v.optional(points),
  importance: v.optional(v.picklist(['critical', 'veryHigh', 'high', 'medium'])),
  bands: v.array(v.object({ when: rule, points })),
});
const profile = v.object({
  id: v.string(),
  name: v.string(),
  owner: v.optional(v.string()),
  entry: v.optional(rule),
  mustHave: v.optional(v.array(rule), []),
  exclude: v.optional(v.array(rule), []),
  missing: v.optional(v.picklist(['leaveOut', 'countAsMiss']), 'leaveOut'),
  cuts: v.optional(v.tuple([points, points, points]), [90, 70, 50]),
  icpFrom: v.optional(points, 70),
  criteria: v.array(criterion),
});
const version = v.object({
  id: v.string(),
  name: v.string(),
  effectiveFrom: date,
  author: v.optional(v.string(), ''),
  note: v.optional(v.string(), ''),
  profiles: v.array(profile),
});
const target = v.object({
  metric: v.pipe(v.string(), v.check(isMetricId, 'is not a metric')),
  slice: v.optional(v.record(v.string(), v.nullable(v.string())), {}),
  want: v.picklist(['atLeast', 'atMost']),
  value: v.number(),
});
const numbers = Object.fromEntries(
  Object.entries(ASSUMPTIONS).map(([id, { least, most }]) => [id, v.optional(v.pipe(v.number(), v.minValue(least), v.maxValue(most)))]),
);
const assumptions = v.object({
  ...numbers,
  dealClass: v.optional(v.picklist(['newBusiness', 'all'])),
  amountMeans: v.optional(v.picklist(['acv', 'arr', 'mrr', 'tcv'])),
  lag: v.optional(v.union([v.literal('cycle'), v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(12))])),
});
const schema = v.object({
  version: v.optional(v.literal(1)),
  fiscalYearStartMonth: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)), 1),
  currency: v.optional(v.nullable(currency), null),
  mapping: v.optional(v.record(v.string(), v.record(v.string(), v.nullable(v.string()))), {}),
  stageMap: v.optional(v.record(v.string(), v.picklist(['won', 'lost', 'open', 'other'])), {}),
  typeMap: v.optional(v.record(v.string(), v.picklist(['newBusiness', 'expansion', 'renewal', 'other'])), {}),
  assumptions: v.optional(assumptions, {}),
  targets: v.optional(v.nullable(v.array(target)), null),
  icp: v.optional(v.array(version), []),
  rates: v.optional(v.array(v.object({ currency, from: date, rate: v.pipe(v.number(), v.gtValue(0)) })), []),
  fileAsOf: v.optional(v.record(v.string(), date), {}),
});

/** The targets that stand until people set their own (`domain.md` 10.2). */
export const USUAL_TARGETS: readonly Target[] = [
  { metric: 'icpShareOpen', slice: [], want: 'atLeast', value: 0.5 },
  { metric: 'icpShareWon', slice: [], want: 'atLeast', value: 0.7 },
];

/** What holds where nobody decided anything. */
export const NO_DEFINITIONS: Definitions = {
  fiscalYearStartMonth: 1,
  currency: null,
  admission: { mapping: new Map(), stageMap: new Map(), typeMap: new Map() },
  assumptions: NO_ASSUMPTIONS,
  amountMeans: 'acv',
  targets: USUAL_TARGETS,
  icp: [],
  rates: [],
  fileAsOf: new Map(),
};

function targetOf(read: v.InferOutput<typeof target>): Target[] {
  return isMetricId(read.metric) ? [{ metric: read.metric, slice: Object.entries(read.slice), want: read.want, value: read.value }] : [];
}

/**
 * The definitions in a parsed JSON value, or one sentence that says which key is wrong. Keys that are missing read as
 * undecided; keys we do not know are left alone.
 */
export function readDefinitions(
  json: unknown,
): { readonly definitions: Definitions; readonly error: null } | { readonly definitions: null; readonly error: string } {
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return { definitions: null, error: `${v.getDotPath(issue) ?? 'The file'}: ${issue.message}.` };
  }
  const read = parsed.output;
  const given = read.assumptions as Readonly<Record<string, unknown>>;
  const values = (Object.keys(ASSUMPTIONS) as NumberGiven[]).flatMap((id): [NumberGiven, number][] =>
    typeof given[id] === 'number' ? [[id, given[id]]] : [],
  );
  return {
    error: null,
    definitions: {
      fiscalYearStartMonth: read.fiscalYearStartMonth,
      currency: read.currency,
      admission: {
        mapping: new Map(Object.entries(read.mapping).map(([file, columns]) => [file, new Map(Object.entries(columns))])),
        stageMap: new Map<string, Outcome>(Object.entries(read.stageMap)),
        typeMap: new Map<string, DealClass>(Object.entries(read.typeMap)),
      },
      assumptions: {
        numbers: new Map(values),
        lag: read.assumptions.lag ?? 'cycle',
        dealClass: read.assumptions.dealClass ?? 'newBusiness',
      },
      amountMeans: read.assumptions.amountMeans ?? 'acv',
      targets: read.targets?.flatMap(targetOf) ?? USUAL_TARGETS,
      icp: read.icp as readonly IcpVersion[],
      rates: read.rates,
      fileAsOf: new Map(Object.entries(read.fileAsOf)),
    },
  };
}
