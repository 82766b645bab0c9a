import type { DimensionId } from '../model';
import { isRule, readAsOf, withoutRules, type AskedRules } from './asked-rules';
import { digestOf } from './filter';
import { withPart } from './hash-parts';
import { LINK_VERSION } from './link';

const VERSION_IDS = 'icpVersion' as DimensionId;

/** How a version of the ICP is named in an address: by a digest, for its id may be any text. */
export const versionAddress = (id: string): string => digestOf(VERSION_IDS, id);

/** The same address with other rules, in the place of any; what is null is not said. */
export function hashWithRules(hash: string, { icp, asOf }: AskedRules): string {
  const parts = [...(icp === null ? [] : [`i=${icp}`]), ...(asOf === null ? [] : [`a=${asOf}`])];
  return parts.reduce((all, part) => withPart(all, part, LINK_VERSION), withoutRules(hash));
}

/** The rules that an address names; the last word counts. */
export function rulesIn(hash: string): AskedRules {
  const parts = hash.split('?').slice(1).join('?').split('&').filter(isRule);
  const last = (key: string): string | null => parts.findLast((part) => part.startsWith(key))?.slice(key.length) ?? null;
  const [icp, asOf] = [last('i='), last('a=')];
  return { icp, asOf: asOf === null ? null : readAsOf(asOf) };
}
