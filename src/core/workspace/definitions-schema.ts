import * as v from 'valibot';
import { NO_COUNCIL_RECORDS } from '../council';
import { ALLOCATION_KEYS, ASSUMPTIONS, isMetricId, LTV_VARIANTS } from '../metrics';
import { areBandEdges, currencyFrom, type Currency } from '../model';
import { councilRecords } from './council-schema';
import { driftThresholds, watched } from './drift-schema';
import { flagLog } from './flag-log-schema';
import { icpDraft, icpVersion } from './icp-schema';
import { icpRuler, override } from './override-schema';
import { date, mapOf } from './rule-schema';
import { segmentation } from './segmentation-schema';

const currency = v.pipe(
  v.string(),
  v.check((text) => currencyFrom(text) !== null, 'is not a currency code of three letters'),
  v.transform((text) => text.toUpperCase() as Currency),
);
/** JSON can say a number that no number holds: `1e999` would be written back as null. */
const finite = v.pipe(v.number(), v.finite());
const target = v.object({
  metric: v.pipe(v.string(), v.check(isMetricId, 'is not a metric')),
  slice: v.optional(mapOf(v.nullable(v.string())), {}),
  want: v.picklist(['atLeast', 'atMost']),
  value: finite,
});
const numbers = Object.fromEntries(
  Object.entries(ASSUMPTIONS).map(([id, { least, most }]) => [id, v.optional(v.pipe(v.number(), v.minValue(least), v.maxValue(most)))]),
);
const assumptions = v.object({
  ...numbers,
  dealClass: v.optional(v.picklist(['newBusiness', 'all'])),
  amountMeans: v.optional(v.picklist(['acv', 'arr', 'mrr', 'tcv'])),
  lag: v.optional(v.union([v.literal('cycle'), v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(12))])),
  allocationKey: v.optional(v.picklist(ALLOCATION_KEYS)),
  ltvVariant: v.optional(v.picklist(LTV_VARIANTS)),
  calendar: v.optional(v.picklist(['months', '4-4-5'])),
});
const edges = v.pipe(
  v.array(finite),
  v.check((from) => areBandEdges(from), 'are not the least values of bands, each above the one before'),
);
/** Companies of the market in tiers 1 to 4. */
const companies = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9));
const tam = v.pipe(
  v.array(companies),
  v.check(
    (counts) => counts.length === 4 && counts.some((count) => count > 0),
    'are not four counts, of tiers 1 to 4, with a company among them',
  ),
);
const month = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12));

/** The `--config` of `report.md`, and what a workspace file holds; every key may be missing. */
export const schema = v.object({
  version: v.optional(v.literal(1)),
  fiscalYearStartMonth: v.optional(month, 1),
  fiscalYearNamedBy: v.optional(v.picklist(['end', 'start']), 'end'),
  currency: v.optional(v.nullable(currency), null),
  mapping: v.optional(mapOf(mapOf(v.nullable(v.string()))), {}),
  stageMap: v.optional(mapOf(v.picklist(['won', 'lost', 'open', 'other'])), {}),
  typeMap: v.optional(mapOf(v.picklist(['newBusiness', 'expansion', 'renewal', 'other'])), {}),
  assumptions: v.optional(assumptions, {}),
  targets: v.optional(v.nullable(v.array(target)), null),
  icp: v.optional(v.array(icpVersion), []),
  icpDraft: v.optional(v.nullable(icpDraft), null),
  icpRuler: v.optional(icpRuler, 'latest'),
  overrides: v.optional(v.array(override), []),
  tam: v.optional(v.nullable(tam), null),
  drift: v.optional(driftThresholds, {}),
  watched: v.optional(v.array(watched), []),
  flagLog: v.optional(flagLog, []),
  council: v.optional(councilRecords, NO_COUNCIL_RECORDS),
  segmentations: v.optional(v.array(segmentation), []),
  bands: v.optional(mapOf(edges), {}),
  rates: v.optional(v.array(v.object({ currency, from: date, rate: v.pipe(finite, v.gtValue(0)) })), []),
  fileAsOf: v.optional(mapOf(date), {}),
});
/** A file of definitions that was understood, key by key. */
export type WrittenDefinitions = v.InferOutput<typeof schema>;

/** The keys that are acted on: of the whole, and of its assumptions. */
export const KNOWN_KEYS: ReadonlySet<string> = new Set(Object.keys(schema.entries));
export const KNOWN_ASSUMPTIONS: ReadonlySet<string> = new Set(Object.keys(assumptions.entries));
