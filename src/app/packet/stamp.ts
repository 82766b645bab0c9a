import { rulesOf } from '../../core/council-evidence';
import { asOfDate } from '../../core/model';
import type { Definitions } from '../../core/workspace';
import { authorNow } from '../recording/author';
import type { Loaded } from '../session';

/** What is told of a packet that was taken where nobody said who took it. */
const NOBODY = 'not said';

/** Definitions with the packet that was taken now; null where one of the same data and rules stands for this as-of date, or where there is no such date. */
export function stampedWith({ dataset, definitions: packed }: Loaded, now: Definitions): Definitions | null {
  const [asOf, data, rules] = [asOfDate(dataset), dataset.fingerprint, rulesOf({ definitions: packed })];
  if (asOf === null) return null;
  const { packets } = now.council;
  if (packets.some((each) => each.asOf === asOf && each.data === data && each.rules === rules)) return null;
  const by = authorNow().trim() || NOBODY;
  return { ...now, council: { ...now.council, packets: [...packets, { asOf, data, rules, by, at: new Date().toISOString() }] } };
}
