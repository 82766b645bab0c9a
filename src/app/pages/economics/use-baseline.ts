import { useMemo } from 'react';
import { baselineOf, type Baseline } from '../../opened-assumptions';
import type { Loaded } from '../../session';

/** The assumptions that stood when what is loaded was opened. */
export const useBaseline = (loaded: Loaded): Baseline => useMemo(() => baselineOf(loaded), [loaded]);

/** The time of day, as it is said beside a change. */
export function timeNow(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(now.getHours())}:${two(now.getMinutes())}`;
}
