import { useEffect, useMemo, useState } from 'react';
import type { Answered } from '../../../views/answered';
import { useQuestion } from '../../use-question';
import type { CouncilPins } from './pinned';

type Code = Pick<typeof import('./pinned'), 'councilPins'>;

/**
 * What happened in time beside the lines of the Council: decisions, versions of the ICP and other definitions. Its code comes
 * once the first answer is painted; until then, and where it cannot be fetched, the lines stand without.
 */
export function usePins(answered: Answered): CouncilPins | null {
  const { question } = useQuestion();
  const [code, take] = useState<Code | null>(null);
  useEffect(() => {
    let isWanted = true;
    import('./pinned').then(({ councilPins }) => (isWanted ? take({ councilPins }) : undefined)).catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, []);
  return useMemo(() => code?.councilPins(answered, question) ?? null, [code, answered, question]);
}
