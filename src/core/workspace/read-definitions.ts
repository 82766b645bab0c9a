import * as v from 'valibot';
import type { IcpVersion } from '../icp';
import { ASSUMPTIONS, isMetricId, NO_ASSUMPTIONS, type Assumptions, type NumberGiven } from '../metrics';
import { faultOf } from '../segments';
import type { Definitions, Target } from './definitions';
import { schema, type WrittenDefinitions } from './definitions-schema';
import { faultOfIcp } from './icp-fault';
import { NO_DEFINITIONS, USUAL_TARGETS } from './no-definitions';

type Written = WrittenDefinitions;
type Read = { readonly definitions: Definitions; readonly error: null } | { readonly definitions: null; readonly error: string };

const targetOf = ({ metric, slice, want, value }: NonNullable<Written['targets']>[number]): Target[] =>
  isMetricId(metric) ? [{ metric, slice: [...slice], want, value }] : [];

function assumptionsOf({ assumptions }: Written): Assumptions {
  const given = assumptions as Readonly<Record<string, unknown>>;
  const numbers = (Object.keys(ASSUMPTIONS) as NumberGiven[]).flatMap((id): [NumberGiven, number][] =>
    typeof given[id] === 'number' ? [[id, given[id]]] : [],
  );
  return {
    numbers: new Map(numbers),
    lag: assumptions.lag ?? NO_ASSUMPTIONS.lag,
    dealClass: assumptions.dealClass ?? NO_ASSUMPTIONS.dealClass,
    allocationKey: assumptions.allocationKey ?? NO_ASSUMPTIONS.allocationKey,
    ltvVariant: assumptions.ltvVariant ?? NO_ASSUMPTIONS.ltvVariant,
  };
}

function definitionsOf(written: Written): Definitions {
  const { mapping, stageMap, typeMap, assumptions } = written;
  return {
    calendar: {
      kind: assumptions.calendar ?? NO_DEFINITIONS.calendar.kind,
      startMonth: written.fiscalYearStartMonth,
      namedBy: written.fiscalYearNamedBy,
    },
    currency: written.currency,
    admission: { mapping, stageMap, typeMap },
    assumptions: assumptionsOf(written),
    amountMeans: assumptions.amountMeans ?? NO_DEFINITIONS.amountMeans,
    targets: written.targets?.flatMap(targetOf) ?? USUAL_TARGETS,
    icp: written.icp as readonly IcpVersion[],
    segmentations: written.segmentations,
    bands: written.bands,
    rates: written.rates,
    fileAsOf: written.fileAsOf,
  };
}

/**
 * The definitions in a parsed JSON value, or one sentence that says what is wrong and where. Keys that are missing read as
 * undecided; keys we do not know are left alone.
 */
export function readDefinitions(json: unknown): Read {
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return { definitions: null, error: `${v.getDotPath(issue) ?? 'The file'}: ${issue.message}.` };
  }
  const definitions = definitionsOf(parsed.output);
  const error = faultOf(definitions.segmentations) ?? faultOfIcp(definitions.icp, definitions.segmentations);
  return error === null ? { definitions, error } : { definitions: null, error };
}
