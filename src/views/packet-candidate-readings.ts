import type { BothEnds } from '../core/discovery-both-ends';
import { OBJECTIVES, type Candidate, type Chance, type Discovery } from '../core/discovery';
import type { DimensionId, Reading } from '../core/model';

/** The halves of a search in which a candidate has a value: where it was found, where it was asked again, and all others there. */
type CandidateHalf = 'found' | 'confirmed' | 'rest';

/** The part of a search that a figure is of, as its name has it. */
const PART = 'search' as DimensionId;
const PARTS: Readonly<Record<CandidateHalf, string>> = { found: 'older', confirmed: 'newer', rest: 'newer rest' };
/** The middle nine of ten draws. */
const MIDDLE = 0.9;

const aboutOf = ({ objective }: Discovery) =>
  ({ metric: objective, period: null, unit: OBJECTIVES[objective].unit, currency: null, leftOut: [] }) as const;

/** A value of a candidate as a reading: `winRate|industry=Software,search=newer|`. */
export function candidateReading(discovery: Discovery, { conditions, ...halves }: Candidate, half: CandidateHalf): Reading {
  const { n, value, low, high } = halves[half];
  const named = conditions.flatMap(({ attribute, bin }) => {
    const own = discovery.attributes[attribute];
    return own === undefined ? [] : [[own.dimension, own.bins[bin]?.label ?? null] as const];
  });
  const slice = new Map<DimensionId, string | null>([...named, [PART, PARTS[half]]]);
  const about = { ...aboutOf(discovery), slice, n };
  if (value === null) return { ...about, value, low: null, high: null, level: null, missing: 'below_min_n' };
  return { ...about, value, low, high, level: low === null ? null : 0.95, missing: null };
}

/** What chance alone gives as a reading, over as many draws as n says; null where nothing was drawn. */
export function chanceReading(discovery: Discovery, half: keyof Omit<Chance, 'draws'>): Reading | null {
  const { chance, direction } = discovery;
  const line = chance?.[half] ?? null;
  if (chance === null || line === null) return null;
  const slice = new Map<DimensionId, string | null>([[PART, `${PARTS[half]} ${direction} by chance`]]);
  return { ...aboutOf(discovery), slice, n: chance.draws, ...line, level: MIDDLE, missing: null };
}

const HALVES: readonly CandidateHalf[] = ['found', 'confirmed', 'rest'];

/** Every figure of both lists, and of the line of chance; none where nothing was searched. */
export const candidateReadings = (search: BothEnds | null): readonly Reading[] =>
  (search?.lists ?? []).flatMap((discovery) => [
    ...discovery.candidates.flatMap((candidate) => HALVES.map((half) => candidateReading(discovery, candidate, half))),
    ...(['found', 'confirmed'] as const).flatMap((half) => chanceReading(discovery, half) ?? []),
  ]);
