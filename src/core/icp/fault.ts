import type { AccountRule, Criterion, IcpProfile, IcpVersion, Side } from './profile';

/** More than this is no profile that anyone wrote: it is refused before it is scored by. */
export const MOST_CRITERIA = 500;
export const MOST_PROFILES = 50;
/** How deep `not`, `all` and `any` may stand within each other. */
const DEEPEST_RULE = 20;

const ALL_POINTS = 100;
/** What points in tenths may lose where they are added. */
const ROUNDING = 1e-9;
/** Labels of accounts that no profile scores. */
const OUTSIDE: ReadonlySet<string> = new Set(['none', 'unknown']);

/** Words of a file as a sentence quotes them: cut where they are long. */
const quoted = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
const written = (points: number): string => String(Math.round(points * 1e6) / 1e6);
const isPoints = (points: number): boolean => points >= 0 && points <= ALL_POINTS;
const repeated = (ids: readonly string[]): string | null => ids.find((id, at) => ids.indexOf(id) !== at) ?? null;

/** The first fault that any of these finds. */
function first<T>(all: readonly T[], faultOf: (each: T) => string | null): string | null {
  for (const each of all) {
    const fault = faultOf(each);
    if (fault !== null) return fault;
  }
  return null;
}

/** Whether rules stand deeper within each other than `deepest`; a rule by itself is 1 deep. */
function isDeeper(rule: AccountRule, deepest: number): boolean {
  if (deepest === 0) return true;
  switch (rule.kind) {
    case 'not':
      return isDeeper(rule.of, deepest - 1);
    case 'all':
    case 'any':
      return rule.of.some((part) => isDeeper(part, deepest - 1));
    case 'always':
    case 'isOneOf':
    case 'known':
    case 'within':
      return false;
  }
}

/** Bands hold points of their own where the criterion has points, else hundredths of what its importance comes to. */
function faultOfBands({ points, bands }: Criterion): string | null {
  if (bands.length === 0) return 'has no band, so nobody could earn its points';
  if (!bands.every((band) => isPoints(band.points))) return 'has a band whose points are not a number from 0 to 100';
  if (points === undefined) return null;
  const best = Math.max(...bands.map((band) => band.points));
  if (best > points + ROUNDING) return `has a band of ${written(best)} points, more than the ${written(points)} of the criterion`;
  return best < points - ROUNDING
    ? `has ${written(points)} points, but its best band gives ${written(best)}: the best band gives them all`
    : null;
}

function faultOfCriterion(criterion: Criterion): string | null {
  const { id, field, points } = criterion;
  const of = (fault: string): string => `criterion ${quoted(id)} ${fault}`;
  if (id.trim() === '') return `a criterion about ${quoted(field)} has no id`;
  if (field.trim() === '') return of('names no field');
  if (points !== undefined && !isPoints(points)) return of('has points that are not a number from 0 to 100');
  const fault = faultOfBands(criterion);
  return fault === null ? null : of(fault);
}

const SIDES: readonly Side[] = ['fit', 'intent'];

function faultOfPoints({ criteria }: IcpProfile, side: Side): string | null {
  const own = criteria.filter((criterion) => criterion.side === side);
  const bare = own.find(({ points }) => points === undefined);
  const pointed = own.find(({ points }) => points !== undefined);
  if (bare !== undefined && pointed !== undefined)
    return `criterion ${quoted(pointed.id)} has points and criterion ${quoted(bare.id)} has importance alone: give all ${side} criteria points, or none`;
  if (side === 'intent' || pointed === undefined) return null;
  const sum = own.reduce((points, criterion) => points + (criterion.points ?? 0), 0);
  return Math.abs(sum - ALL_POINTS) <= ROUNDING ? null : `its fit points sum to ${written(sum)}; they must sum to 100`;
}

function faultOfRules({ entry, mustHave, exclude, criteria }: IcpProfile): string | null {
  const tooDeep = (rule: AccountRule): boolean => isDeeper(rule, DEEPEST_RULE);
  if (entry !== undefined && tooDeep(entry)) return `its entry rule is nested deeper than ${DEEPEST_RULE} steps`;
  if (mustHave.some(tooDeep)) return `a must-have is nested deeper than ${DEEPEST_RULE} steps`;
  if (exclude.some(tooDeep)) return `an exclusion is nested deeper than ${DEEPEST_RULE} steps`;
  const criterion = criteria.find(({ bands }) => bands.some(({ when }) => tooDeep(when)));
  return criterion === undefined ? null : `criterion ${quoted(criterion.id)} has a rule nested deeper than ${DEEPEST_RULE} steps`;
}

function faultOfCuts({ cuts, icpFrom }: IcpProfile): string | null {
  const [one, two, three] = cuts;
  if (!cuts.every(isPoints)) return 'its tier cut-offs are not numbers from 0 to 100';
  if (one <= two || two <= three)
    return `its tier cut-offs ${cuts.map(written).join(', ')} do not descend: each must be below the one before`;
  return isPoints(icpFrom) ? null : 'the score from which an account is in the ICP is not a number from 0 to 100';
}

function faultOfProfile(profile: IcpProfile): string | null {
  if (profile.name.trim() === '') return 'it has no name';
  const id = repeated(profile.criteria.map((criterion) => criterion.id));
  if (id !== null) return `two criteria have the id ${quoted(id)}`;
  return (
    faultOfCuts(profile) ??
    faultOfRules(profile) ??
    first(profile.criteria, faultOfCriterion) ??
    first(SIDES, (side) => faultOfPoints(profile, side))
  );
}

/**
 * Why accounts cannot be scored by a version, as one sentence that names the profile, and the criterion where one is at fault;
 * null where they can. A profile without fit criteria can, though its scores are all unknown (`domain.md` 9.1).
 */
export function faultOfVersion({ profiles }: IcpVersion): string | null {
  const criteria = profiles.reduce((sum, profile) => sum + profile.criteria.length, 0);
  if (profiles.length > MOST_PROFILES) return `There are ${profiles.length} profiles; ${MOST_PROFILES} is the most.`;
  if (criteria > MOST_CRITERIA) return `There are ${criteria} criteria; ${MOST_CRITERIA} is the most.`;
  const ids = profiles.map(({ id }) => id);
  const twice = repeated(ids);
  if (twice !== null) return `Two profiles have the id ${quoted(twice)}.`;
  const taken = ids.find((id) => id.trim() === '' || OUTSIDE.has(id));
  if (taken !== undefined) return `A profile cannot have the id ${quoted(taken)}.`;
  return first(profiles, (profile) => {
    const fault = faultOfProfile(profile);
    return fault === null ? null : `Profile ${quoted(profile.name.trim() === '' ? profile.id : profile.name)}: ${fault}.`;
  });
}
