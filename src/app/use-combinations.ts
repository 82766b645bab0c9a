import { useMemo } from 'react';
import type { Counting } from '../core/discovery-study';
import { useCubes, type Cubes } from './cubes';
import type { Loaded } from './session';

const NEVER = { aborted: false };

/** Who counts combinations of data with a fingerprint, and cubes beside them: `prepareDiscovery` and `countDiscovery` ask it. */
export const combinationsOf = (cubes: Pick<Cubes, 'cube' | 'asking'>, fingerprint: string): Counting => ({
  cube: (ask, stop = NEVER) => cubes.cube(fingerprint, ask, stop),
  survey: (ask, stop = NEVER) => cubes.asking(fingerprint, (engine) => engine.survey(ask, stop), stop),
  counts: (ask, stop = NEVER) => cubes.asking(fingerprint, (engine) => engine.counts(ask, stop), stop),
  patterns: (ask, stop = NEVER) => cubes.asking(fingerprint, (engine) => engine.patterns(ask, stop), stop),
});

/** The same of what is loaded. */
export function useCombinations({ dataset: { fingerprint } }: Pick<Loaded, 'dataset'>): Counting {
  const cubes = useCubes();
  return useMemo(() => combinationsOf(cubes, fingerprint), [cubes, fingerprint]);
}
