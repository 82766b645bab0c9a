import type { Definitions, Target } from './definitions';
import { writtenRuler } from './override-schema';

/** `Object.fromEntries` keeps a key named `__proto__` as a key. */
const objectOf = <V, W>(map: ReadonlyMap<string, V>, write: (value: V) => W): unknown =>
  Object.fromEntries([...map].map(([key, value]) => [key, write(value)]));
const same = <V>(value: V): V => value;

const writtenTarget = ({ metric, slice, want, value }: Target): unknown => ({ metric, slice: objectOf(new Map(slice), same), want, value });

/**
 * Definitions as the plain JSON of a workspace file: `readDefinitions` gives them back as they are. What nobody decided is
 * left out; what has a usual value is written, so that a file says which one it was.
 */
export function writeDefinitions(definitions: Definitions): unknown {
  const { calendar, currency, admission, assumptions, amountMeans, targets, segmentations, bands, rates, fileAsOf } = definitions;
  const { icp, icpDraft, icpRuler, overrides, tam, drift, watched, flagLog, council } = definitions;
  const { numbers, lag, dealClass, allocationKey, ltvVariant } = assumptions;
  return {
    version: 1,
    fiscalYearStartMonth: calendar.startMonth,
    fiscalYearNamedBy: calendar.namedBy,
    currency,
    mapping: objectOf(admission.mapping, (columns) => objectOf(columns, same)),
    stageMap: objectOf(admission.stageMap, same),
    typeMap: objectOf(admission.typeMap, same),
    assumptions: { ...Object.fromEntries(numbers), amountMeans, dealClass, lag, allocationKey, ltvVariant, calendar: calendar.kind },
    targets: targets.map(writtenTarget),
    icp,
    icpDraft,
    icpRuler: writtenRuler(icpRuler),
    overrides,
    tam,
    drift: { q: drift.q, practical: objectOf(drift.practical, same) },
    watched,
    flagLog,
    council,
    segmentations,
    bands: objectOf(bands, (edges) => [...edges]),
    rates,
    fileAsOf: objectOf(fileAsOf, same),
  };
}
