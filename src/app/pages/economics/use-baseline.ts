import { useMemo } from 'react';
import type { Definitions } from '../../../core/workspace';
import type { FieldId } from '../../../views/definitions-fields';
import type { Loaded } from '../../session';

/** The assumptions that stood when data were opened, and when each was changed since. */
export type Baseline = { readonly assumptions: Definitions['assumptions']; readonly changedAt: Map<FieldId, string> };

/** By the files that were read: other definitions over the same files are changes, other files are not. */
const baselines = new WeakMap<Loaded['admissions'], Baseline>();
let latest: { readonly names: string; readonly baseline: Baseline } | null = null;

const namesOf = ({ sample, admissions }: Loaded): string => JSON.stringify([sample, admissions.map(({ inspection }) => inspection.file)]);

/** Files are read anew where definitions shape facts: the same names are the same baseline. */
function baselineOf(loaded: Loaded): Baseline {
  const known = baselines.get(loaded.admissions);
  if (known !== undefined) return known;
  const names = namesOf(loaded);
  const baseline = latest?.names === names ? latest.baseline : { assumptions: loaded.definitions.assumptions, changedAt: new Map() };
  baselines.set(loaded.admissions, baseline);
  latest = { names, baseline };
  return baseline;
}

/** The baseline of what is loaded, settled the first time that it is looked at. */
export const useBaseline = (loaded: Loaded): Baseline => useMemo(() => baselineOf(loaded), [loaded]);

/** The time of day, as it is said beside a change. */
export function timeNow(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(now.getHours())}:${two(now.getMinutes())}`;
}
