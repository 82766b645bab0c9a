import { useMemo } from 'react';
import type { Condition } from '../../../../core/metrics';
import { leavingAsk, leavingOf, type Leaving } from '../../../../core/what-if-leaving';
import type { Loaded } from '../../../session';
import { useCubeStudy, type CubeStudied, type CubeTask } from '../../../use-cube-study';

/** What a part of the market came to, worked out by the study: its intervals draw accounts anew. */
export function useLeaving(loaded: Loaded, where: readonly Condition[]): CubeStudied<Leaving> {
  const { dataset } = loaded;
  const ask = useMemo(() => leavingAsk(dataset, where), [dataset, where]);
  const task = useMemo(
    (): CubeTask<Leaving> => ({
      name: 'What the part came to',
      studied: { kind: 'leaving', where },
      work: (answerable) => leavingOf(answerable, where),
      valueIn: (found) => (found.kind === 'leaving' ? found.leaving : undefined),
    }),
    [where],
  );
  return useCubeStudy(ask, loaded, task);
}
