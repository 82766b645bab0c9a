import type { IcpVersion, Scored } from '../../../../core/icp';
import type { IcpWorld } from '../world';

/** A world that has a version, so that there is something to prove. */
export type Proven = Omit<IcpWorld, 'version' | 'scored'> & { readonly version: IcpVersion; readonly scored: Scored };

/** The world with its version and scores; null where there is none. */
export function provenOf(world: IcpWorld): Proven | null {
  const { version, scored } = world;
  return version === null || scored === null ? null : { ...world, version, scored };
}
