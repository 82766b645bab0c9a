import { useMemo } from 'react';
import type { Counting } from '../core/discovery-study';
import { useCubes } from './cubes';
import type { Loaded } from './session';

const NEVER = { aborted: false };

/** Who counts combinations of what is loaded, and cubes beside them: `prepareDiscovery` and `countDiscovery` ask it. */
export function useCombinations({ dataset: { fingerprint } }: Pick<Loaded, 'dataset'>): Counting {
  const cubes = useCubes();
  return useMemo(
    () => ({
      cube: (ask, stop = NEVER) => cubes.cube(fingerprint, ask, stop),
      survey: (ask, stop = NEVER) => cubes.asking(fingerprint, (engine) => engine.survey(ask, stop), stop),
      counts: (ask, stop = NEVER) => cubes.asking(fingerprint, (engine) => engine.counts(ask, stop), stop),
      patterns: (ask, stop = NEVER) => cubes.asking(fingerprint, (engine) => engine.patterns(ask, stop), stop),
    }),
    [cubes, fingerprint],
  );
}
