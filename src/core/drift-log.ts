import type { Answerable } from './analysis';
import { fingerprintOf } from './assembly';
import { loggedFlag, LONGEST_ID, MOST_FLAGS, type FlagRecord } from './drift';
import type { DriftFindings, FindingCase } from './drift-findings';
import { versionsRead } from './icp';
import { dateOf } from './model';
import { withoutSayings, writeDefinitions } from './workspace';

/** Names of values may be of any length; what has longer ones than a record can hold is counted and left out. */
const canBeRecorded = ({ id, finding }: FindingCase): boolean =>
  id.length <= LONGEST_ID && [...finding.slice].flat().every((name) => (name ?? '').length <= LONGEST_ID);

/**
 * What a question found, as the record of its as-of date; null where nothing could be compared, for then nobody looked. It rests
 * on the data and on all definitions but for what was said and recorded: both fingerprints are of that.
 */
export function recordOf({ dataset, definitions }: Answerable, { drift, cases }: DriftFindings): FlagRecord | null {
  if (drift.period === null || drift.baseline === null) return null;
  const asOf = dateOf(dataset.asOf);
  const kept = cases.filter(canBeRecorded).slice(0, MOST_FLAGS);
  const icp = versionsRead(definitions.icp, definitions.icpRuler, asOf).at(-1)?.id ?? null;
  return {
    asOf,
    data: dataset.fingerprint,
    rules: fingerprintOf(JSON.stringify(writeDefinitions(withoutSayings(definitions)))),
    icp: icp === null || icp.length > LONGEST_ID ? null : icp,
    currency: dataset.currency,
    flags: kept.map(({ id, finding }) => loggedFlag(id, finding)),
    leftOut: cases.length - kept.length,
  };
}
