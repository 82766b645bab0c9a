import * as v from 'valibot';
import { faultOfOverride, type IcpVersion } from '../icp';
import { ASSUMPTIONS, isMetricId, NO_ASSUMPTIONS, type Assumptions, type NumberGiven } from '../metrics';
import { faultOf } from '../segments';
import type { Definitions, Target } from './definitions';
import { schema, type WrittenDefinitions } from './definitions-schema';
import { faultOfIcp } from './icp-fault';
import { NO_DEFINITIONS, USUAL_TARGETS } from './no-definitions';
import { cut, isTooDeep, sentenceOf } from './plain-fault';

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
    icpDraft: written.icpDraft as IcpVersion | null,
    icpRuler: written.icpRuler,
    overrides: written.overrides,
    tam: written.tam,
    drift: written.drift,
    watched: written.watched,
    flagLog: written.flagLog,
    council: written.council,
    segmentations: written.segmentations,
    bands: written.bands,
    rates: written.rates,
    fileAsOf: written.fileAsOf,
  };
}

/** Why accounts cannot be read by the version or the overrides that people chose, or null. */
function faultOfReading({ icp, icpRuler, overrides }: Definitions): string | null {
  if (icpRuler.kind === 'version' && !icp.some(({ id }) => id === icpRuler.id))
    return `icpRuler: no version of the ICP has the id "${cut(icpRuler.id)}".`;
  for (const [at, override] of overrides.entries()) {
    const fault = faultOfOverride(override);
    if (fault !== null) return `overrides.${at}: ${fault}`;
  }
  return null;
}

/**
 * The definitions in a parsed JSON value, or one sentence that says what is wrong and where. Keys that are missing read as
 * undecided; keys we do not know are left alone. The points of versions that this product itself `kept` were held to the rules of
 * their day: what these have come to ask since locks nobody out of a workspace.
 */
export function readDefinitions(json: unknown, from: 'given' | 'kept' = 'given'): Read {
  if (isTooDeep(json)) return { definitions: null, error: 'The file is nested too deeply to hold definitions.' };
  const parsed = v.safeParse(schema, json, { abortEarly: true });
  if (!parsed.success) return { definitions: null, error: sentenceOf(parsed.issues[0]) };
  const definitions = definitionsOf(parsed.output);
  const { icp, segmentations } = definitions;
  const error = faultOf(segmentations) ?? faultOfIcp(icp, segmentations, from) ?? faultOfReading(definitions);
  return error === null ? { definitions, error } : { definitions: null, error };
}
