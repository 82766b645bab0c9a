import { useEffect, useState } from 'react';
import type { IcpVersion } from '../../../../core/icp';
import type { PreparedEffect } from '../../../../core/icp-effect';
import { cutPoint, scoresToTry, type CutPoint } from '../../../../core/what-if-cuts';
import { inTurn } from '../../../parts/in-turn';

/** Typing rests this long before scores are tried. */
const REST = 500;

type Tried = { readonly version: IcpVersion; readonly at: number; readonly points: readonly CutPoint[] };

/** Every score tried for one profile of a version, each in a turn of the page of its own; what was told before stays until all are there. Nothing is tried of no version. */
export function useCuts(prepared: PreparedEffect, version: IcpVersion | null, at: number): readonly CutPoint[] | null {
  const [tried, setTried] = useState<Tried | null>(null);
  useEffect(() => {
    if (version === null) return undefined;
    const profile = version.profiles[at];
    const scores = profile === undefined ? [] : scoresToTry(profile);
    let off = (): void => undefined;
    const next = (points: readonly CutPoint[]): void => {
      const score = scores[points.length];
      if (score === undefined) return setTried({ version, at, points });
      off = inTurn(() => next([...points, cutPoint(prepared, version, at, score)]));
    };
    const timer = setTimeout(() => next([]), REST);
    return () => {
      clearTimeout(timer);
      off();
    };
  }, [prepared, version, at]);
  return tried !== null && tried.at === at ? tried.points : null;
}
