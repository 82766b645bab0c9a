import type { Definitions } from '../core/workspace';
import type { FieldId } from '../views/definitions-fields';
import type { Loaded } from './session';

/** The assumptions that stood when data were opened, where they came from, and when each was changed since. */
export type Baseline = {
  readonly assumptions: Definitions['assumptions'];
  readonly definitionsFile: string | null;
  readonly changedAt: Map<FieldId, string>;
};

/** By the files that were read: other definitions over the same files are changes, other files are not. */
const baselines = new WeakMap<Loaded['admissions'], Baseline>();
let latest: { readonly names: string; readonly baseline: Baseline } | null = null;

const namesOf = ({ sample, admissions }: Loaded): string => JSON.stringify([sample, admissions.map(({ inspection }) => inspection.file)]);

/**
 * The baseline of what is loaded, settled the first time that it is asked for: before the first change of definitions, wherever
 * that is made. Files are read anew where definitions shape facts: the same names are the same baseline.
 */
export function baselineOf(loaded: Loaded): Baseline {
  const known = baselines.get(loaded.admissions);
  if (known !== undefined) return known;
  const names = namesOf(loaded);
  const baseline =
    latest?.names === names
      ? latest.baseline
      : { assumptions: loaded.definitions.assumptions, definitionsFile: loaded.definitionsFile ?? null, changedAt: new Map() };
  baselines.set(loaded.admissions, baseline);
  latest = { names, baseline };
  return baseline;
}
