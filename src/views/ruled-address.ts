import type { IcpRuler } from '../core/icp';
import { asOfDate } from '../core/model';
import { versionAddress, type AskedRules } from '../core/question';
import type { Definitions } from '../core/workspace';
import { asOfChoice, withAsOf } from './as-of-choice';

type Loaded = Parameters<typeof asOfChoice>[0];

/** Rules without a gap: each is said. */
export type WholeRules = { readonly icp: string; readonly asOf: NonNullable<AskedRules['asOf']> };

function icpAddress({ icp, icpRuler }: Definitions): string {
  switch (icpRuler.kind) {
    case 'latest':
      return 'latest';
    case 'inForceThen':
      return 'then';
    case 'version':
      // A version that is not there any more is read as the latest.
      return icp.some(({ id }) => id === icpRuler.id) ? versionAddress(icpRuler.id) : 'latest';
  }
}

/** The rules that what is loaded is read by, as an address names them. */
export const heldRules = ({ dataset, definitions }: Pick<Loaded, 'dataset' | 'definitions'>): WholeRules => ({
  icp: icpAddress(definitions),
  asOf: dataset.asOfFrom === 'given' ? (asOfDate(dataset) ?? 'last') : 'last',
});

/** Of some rules what an address must say: all that is not usual, and all that is not as it was before. */
export const toldRules = (rules: WholeRules, before: WholeRules = rules): AskedRules => ({
  icp: rules.icp === 'latest' && before.icp === rules.icp ? null : rules.icp,
  asOf: rules.asOf === 'last' && before.asOf === rules.asOf ? null : rules.asOf,
});

export const areSameRules = (a: AskedRules, b: AskedRules): boolean => a.icp === b.icp && a.asOf === b.asOf;

/** The rules that an address asks for; what it leaves open is as it is. */
export const wantedRules = ({ icp, asOf }: AskedRules, held: WholeRules): WholeRules => ({ icp: icp ?? held.icp, asOf: asOf ?? held.asOf });

function rulerOf(address: string, { icp }: Definitions): IcpRuler | null {
  if (address === 'latest') return { kind: 'latest' };
  if (address === 'then') return { kind: 'inForceThen' };
  const version = icp.find(({ id }) => versionAddress(id) === address);
  return version === undefined ? null : { kind: 'version', id: version.id };
}

const NO_VERSION = 'The ICP version in this link is not among those of this workspace: the numbers are read by the one that stands above.';

/** Definitions by which the wanted rules hold; null where nothing can be changed, with what was left out of them, in words. */
export function ruledBy(
  loaded: Loaded,
  wanted: WholeRules,
): { readonly definitions: Definitions | null; readonly notes: readonly string[] } {
  const held = heldRules(loaded);
  const notes: string[] = [];
  let { definitions } = loaded;
  if (wanted.asOf !== held.asOf) {
    const { instead } = asOfChoice(loaded);
    const dated = instead === null ? withAsOf(loaded, wanted.asOf === 'last' ? null : wanted.asOf) : null;
    if (dated === null) notes.push(`The as-of date in this link was left out. ${instead ?? 'It is no date.'}`);
    else definitions = dated;
  }
  if (wanted.icp !== held.icp) {
    const icpRuler = rulerOf(wanted.icp, definitions);
    if (icpRuler === null) notes.push(NO_VERSION);
    else definitions = { ...definitions, icpRuler };
  }
  return { definitions: definitions === loaded.definitions ? null : definitions, notes };
}
