import type { Brand } from './brand';

/** The name of something to slice by: a product column, a mapped attribute, `tier`, `icp`. Never written into SQL. */
export type DimensionId = Brand<string, 'DimensionId'>;

/** Place of a label in a dimension's dictionary. A code is only good within one loaded set of files. */
export type Code = number;

/** The row has no value for the dimension. It is a class of its own, shown and counted. */
export const UNKNOWN: Code = 0;
/** The fact does not keep this dimension at all: spend has no owner when it is shared by nobody. */
export const NOT_KEPT: Code = 1;
/** The first code of a real label. */
export const FIRST_LABEL: Code = 2;

/** Where a dimension's codes stand: on the deal, on the account behind it, or in the account's score. */
export type Home = 'opportunity' | 'account' | 'score';

/** A dimension with its dictionary; `members[UNKNOWN]` and `members[NOT_KEPT]` are placeholders. */
export type Dimension = {
  readonly id: DimensionId;
  readonly label: string;
  readonly home: Home;
  readonly members: readonly string[];
  /** Labels in a meaningful order (bands, tiers) keep it; others are sorted by size where they are shown. */
  readonly ordered: boolean;
  /** What people call a label that is an id; a label that is not among them goes by itself. */
  readonly names?: ReadonlyMap<string, string>;
  /** Named segments by rules: rows that no rule decides are spelt out, as those of a score are. */
  readonly isSegmentation?: boolean;
};

/** Whether rows without a value are a member by the name of `unknown`, and not just blank. */
export const spellsUnknown = ({ home, isSegmentation }: Dimension): boolean => home === 'score' || isSegmentation === true;

/** What a slice prints for a code: the label, or null where the row has none; tiers, ICP and segmentations spell `unknown` out. */
export function labelOf(dimension: Dimension, code: Code): string | null {
  if (code === UNKNOWN) return spellsUnknown(dimension) ? 'unknown' : null;
  return dimension.members[code] ?? null;
}

/** The code of a label, or null where the loaded files do not have it. */
export function codeOf(dimension: Dimension, label: string | null): Code | null {
  if (label === null) return UNKNOWN;
  if (spellsUnknown(dimension) && label === 'unknown') return UNKNOWN;
  const place = dimension.members.indexOf(label, FIRST_LABEL);
  return place < 0 ? null : place;
}
