import type { Rule } from '../model';
import { ICP } from './delta';
import { MEASURES, type MeasureId } from './measures';

/** A measure that counts what another one counts, on accounts of some membership alone: `in`, or `unknown`. */
export type OfIcp<Id extends MeasureId> = { readonly base: Id; readonly members: readonly string[] };

/** What has to hold all at once. */
function conjuncts(rule: Rule): readonly Rule[] {
  if (rule.kind === 'always') return [];
  return rule.kind === 'all' ? rule.of.flatMap(conjuncts) : [rule];
}

/** The memberships that a condition lets through; null where it speaks of something else. */
function membersIn(rule: Rule): readonly string[] | null {
  if (rule.kind === 'isOneOf' && rule.dimension === ICP) return rule.members.filter((member) => typeof member === 'string');
  const isUnknown = rule.kind === 'not' && rule.of.kind === 'known' && rule.of.column === ICP;
  return isUnknown ? ['unknown'] : null;
}

/** What a measure counts, in one text, whatever the membership of the account. */
function withoutIcp(id: MeasureId): string {
  const { fact, clock, where, ...measure } = MEASURES[id];
  const rest = conjuncts(where).filter((rule) => membersIn(rule) === null);
  const of = measure.fold === 'count' ? null : measure.of;
  return JSON.stringify([fact, clock, measure.fold, of, rest.map((rule) => JSON.stringify(rule)).toSorted()]);
}

/**
 * How a measure of ICP accounts follows from one of all accounts: the measure of the same fact, clock, fold and column
 * without the condition. Null for a measure that does not ask; throws where the catalogue has none to start from.
 */
export function ofIcp<Id extends MeasureId>(id: Id, among: readonly Id[]): OfIcp<Id> | null {
  const [members] = conjuncts(MEASURES[id].where).flatMap((rule) => {
    const named = membersIn(rule);
    return named === null ? [] : [named];
  });
  if (members === undefined) return null;
  const asked = withoutIcp(id);
  const base = among.find(
    (other) => conjuncts(MEASURES[other].where).every((rule) => membersIn(rule) === null) && withoutIcp(other) === asked,
  );
  if (base === undefined) throw new Error(`no measure counts what ${id} does on all accounts`);
  return { base, members };
}
