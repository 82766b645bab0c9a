import { wordsOf, isField, type Admission } from '../core/admission';
import { formulaInForce, isMetricId, metricOf } from '../core/metrics';
import { MEASURES, type MeasureId } from '../core/metrics/measures';
import { measuresIn } from '../core/metrics/requirement';
import type { Clock, Dataset, FactId, Reading, Rule, WholeColumn } from '../core/model';
import type { Definitions } from '../core/workspace';
import { listed, raised } from '../wording';

/** The fields that a column of facts was made from; those of subscriptions and spend are named by their table. */
const MADE_FROM: Partial<Readonly<Record<WholeColumn, readonly string[]>>> = {
  amount: ['amount', 'convertedAmount', 'currency'],
  annual: ['amount', 'convertedAmount', 'currency', 'termMonths'],
  contract: ['amount', 'convertedAmount', 'currency', 'termMonths'],
  unpriced: ['amount', 'currency'],
  cycleDays: ['createdDate', 'closeDate'],
  ageDays: ['createdDate'],
  sinceCreated: ['createdDate'],
  account: ['accountId', 'accountName', 'domain'],
};

const DATED_BY: Readonly<Record<Clock, readonly string[]>> = {
  created: ['createdDate'],
  closed: ['closeDate'],
  due: ['closeDate'],
  held: [],
  monthly: [],
};

/** Dimensions that are read from another field than their own. */
const READ_FROM: Readonly<Record<string, readonly string[]>> = { outcome: ['stage', 'outcome'], dealClass: ['type', 'dealClass'], icp: [] };

const TABLES: Partial<Readonly<Record<FactId, string>>> = {
  recurring: 'all columns of subscriptions',
  customer: 'all columns of subscriptions',
  tenure: 'all columns of subscriptions',
  spend: 'month and amount of spend',
};

function fieldsOfRule(rule: Rule): readonly string[] {
  switch (rule.kind) {
    case 'isOneOf':
      return READ_FROM[rule.dimension] ?? [rule.dimension];
    case 'not':
      return fieldsOfRule(rule.of);
    case 'all':
    case 'any':
      return rule.of.flatMap(fieldsOfRule);
    case 'within':
    case 'known':
      return MADE_FROM[rule.column as WholeColumn] ?? [];
    case 'always':
      return [];
  }
}

/** The fields of a deal's file that decide whether a measure counts it, when, and with how much. */
export function fieldsBehind(measure: MeasureId): readonly string[] {
  const known = MEASURES[measure];
  const own = known.fold === 'count' ? [] : (MADE_FROM[known.of] ?? []);
  return [...new Set([...own, ...fieldsOfRule(known.where), ...DATED_BY[known.clock]])];
}

/** The headers that columns of files of deals stand under, by the field that they are read as. */
function headersOf(admissions: readonly Admission[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { inspection } of admissions) {
    if (inspection.table !== 'opportunity') continue;
    for (const [header, { to }] of Object.entries(inspection.mapping))
      if (to !== null) found.set(to, [...new Set([...(found.get(to) ?? []), header])]);
  }
  return found;
}

const nameOf = (field: string): string => (isField(field) ? wordsOf(field) : field);

type Loaded = { readonly dataset: Dataset; readonly definitions: Definitions; readonly admissions: readonly Admission[] };

/** The columns of the loaded files that a number is read from, by what they are read as: `Close date: “Close Date”`. */
export function sourceTexts(reading: Reading, { dataset, definitions, admissions }: Loaded): readonly string[] {
  if (!isMetricId(reading.metric)) return [];
  const formula = formulaInForce(metricOf(reading.metric).formula, { supplied: dataset.supplied, assumptions: definitions.assumptions });
  const measures = measuresIn(formula);
  const headers = headersOf(admissions);
  const columns = [...new Set(measures.flatMap(fieldsBehind))].flatMap((field) => {
    const known = headers.get(field);
    return known === undefined
      ? []
      : [
          `${raised(nameOf(field))}: ${listed(
            known.map((header) => `“${header}”`),
            'and',
          )}`,
        ];
  });
  const tables = new Set(measures.flatMap((measure) => TABLES[MEASURES[measure].fact] ?? []));
  return [...columns, ...[...tables].map(raised)];
}
