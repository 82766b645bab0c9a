import { prepareEffect, type PreparedEffect } from '../../../../core/icp-effect';
import type { Cube } from '../../../../core/metrics';
import type { IcpWorld } from '../world';

/** What a prepared history rests on beside its cube. A draft that is kept changes definitions, and none of these. */
type Rested = Pick<IcpWorld['loaded']['definitions'], 'assumptions' | 'overrides'> & { readonly prepared: PreparedEffect };
const known = new WeakMap<Cube, Rested>();

/** The history of a page made ready for one version after another, once for all that ask. */
export function preparedFor(world: IcpWorld): PreparedEffect {
  const { cube, accounts, date, loaded } = world;
  const { assumptions, overrides } = loaded.definitions;
  const found = known.get(cube);
  if (found !== undefined && found.assumptions === assumptions && found.overrides === overrides) return found.prepared;
  const prepared = prepareEffect({ cube, dataset: loaded.dataset, definitions: loaded.definitions, accounts, date });
  known.set(cube, { assumptions, overrides, prepared });
  return prepared;
}
