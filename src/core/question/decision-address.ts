import type { DimensionId } from '../model';
import { isDecisionPart, readDecisionAddress, withoutDecision } from './asked-decision';
import { digestOf } from './filter';
import { withPart } from './hash-parts';
import { LINK_VERSION } from './link';

const isDrawn = (id: string): boolean => !id.startsWith('~') && readDecisionAddress(id) === id;
const RECORD = 'decision' as DimensionId;

/**
 * How a decision is named in an address: by its id as it was drawn; by a short digest of any other, such as one of a file that
 * somebody wrote, so that no word of a record stands in an address.
 */
export const decisionAddress = (id: string): string => (isDrawn(id) ? id : `~${digestOf(RECORD, id)}`);

/** The decision that an address shows beside its page; null where it shows none, or none that can be read. */
export function decisionIn(hash: string): string | null {
  const [, ...queries] = hash.split('?');
  const part = queries.join('?').split('&').find(isDecisionPart);
  return part === undefined ? null : readDecisionAddress(part.slice(2));
}

/** The same address with the record of a decision open, in the place of any other; nothing else of it changes. */
export const hashWithDecision = (hash: string, id: string): string =>
  withPart(withoutDecision(hash), `d=${decisionAddress(id)}`, LINK_VERSION);
