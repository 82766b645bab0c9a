import type { Finding } from '../core/drift';
import type { Inspection, Reading, Slice } from '../core/model';
import type { Definition } from './docs';

/** Everything a report says, before it is printed. */
export type ReportContent = {
  readonly asOf: string | null;
  readonly asOfGiven: boolean;
  readonly sources: readonly Readonly<Record<string, unknown>>[];
  readonly inspections: readonly Inspection[];
  readonly readings: readonly Reading[];
  readonly findings: readonly Finding[];
  readonly definitions: readonly Definition[];
  readonly notes: readonly string[];
};

const sliceJson = (slice: Slice): Readonly<Record<string, string | null>> => Object.fromEntries(slice);

/** A reading with its slice as an object; a difference carries `delta` and names its kind as `icpDelta`. */
function readingJson(reading: Reading): Readonly<Record<string, unknown>> {
  const { metric, slice, period, value, unit, currency, n, low, high, level, missing, leftOut, delta } = reading;
  return {
    metric,
    ...(delta === undefined ? {} : { delta }),
    slice: sliceJson(slice),
    period,
    value,
    unit,
    currency,
    n,
    low,
    high,
    level,
    missing,
    ...(leftOut.length === 0 ? {} : { leftOut }),
  };
}

function findingJson(finding: Finding): Readonly<Record<string, unknown>> {
  return {
    ...finding,
    slice: sliceJson(finding.slice),
    now: readingJson(finding.now),
    before: finding.before === null ? null : readingJson(finding.before),
  };
}

/** The one object that `report --json` prints. */
export function reportJson(content: ReportContent): Readonly<Record<string, unknown>> {
  const { asOf, asOfGiven, sources, readings, findings, definitions, notes } = content;
  const asOfFrom = asOfGiven ? 'given' : 'the last date on which anything happened';
  return {
    asOf,
    asOfFrom: asOf === null ? null : asOfFrom,
    sources,
    readings: readings.map(readingJson),
    findings: findings.map(findingJson),
    definitions,
    notes,
  };
}
