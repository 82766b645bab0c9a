import { FIRST_LABEL, type Dataset, type Dimension, type DimensionId } from '../core/model';
import { raised } from '../wording/sentence';

const ICP_NAMES: ReadonlyMap<string, string> = new Map([
  ['in', 'ICP'],
  ['out', 'Non-ICP'],
  ['unknown', 'Cannot be scored'],
]);
/** An account that no profile is for, and one of which that cannot be told; a profile goes by its own name. */
const PROFILE_NAMES: ReadonlyMap<string, string> = new Map([
  ['none', 'No profile'],
  ['unknown', 'Unknown'],
]);
const CLASS_NAMES: ReadonlyMap<string, string> = new Map([
  ['newBusiness', 'New business'],
  ['expansion', 'Expansion'],
  ['renewal', 'Renewal'],
  ['other', 'Other'],
]);

/** A tier as a column of a table is headed. */
function tierName(label: string | null): string {
  if (label === null || label === 'unknown') return 'Cannot be scored';
  return /^\d$/.test(label) ? `Tier ${label}` : raised(label);
}

/** What people read for a label of a dimension; a row without a value is *Unknown*, a class like any other. */
export function nameOf(dimension: DimensionId, label: string | null): string {
  switch (dimension as string) {
    case 'tier':
      return tierName(label);
    case 'icp':
      return ICP_NAMES.get(label ?? 'unknown') ?? raised(label ?? '');
    case 'dealClass':
      return label === null ? 'Unknown' : (CLASS_NAMES.get(label) ?? label);
    case 'icpProfile':
      return PROFILE_NAMES.get(label ?? 'unknown') ?? label ?? 'Unknown';
    default:
      return label ?? 'Unknown';
  }
}

type Dimensions = Pick<Dataset, 'dimensions'>;

/** The dimension of an id among those loaded. */
export const dimensionOf = ({ dimensions }: Dimensions, id: DimensionId): Dimension | null =>
  dimensions.find((dimension) => dimension.id === id) ?? null;

/** A label by its own name where it is an id, as that of an ICP profile is; any other as it stands. */
export const ownName = (dataset: Dimensions, id: DimensionId, label: string): string =>
  dimensionOf(dataset, id)?.names?.get(label) ?? label;

/** What people read for a label of a dimension among those loaded: a profile by its own name. */
export function memberName(dataset: Dimensions, id: DimensionId, label: string | null): string {
  const name = label === null ? null : ownName(dataset, id, label);
  return name === label ? nameOf(id, label) : (name ?? '');
}

/** What a dimension is called; an id that is not loaded keeps its own name. */
export const dimensionName = (dataset: Dataset, id: DimensionId): string => dimensionOf(dataset, id)?.label ?? id;

/** Slices in the order of an ordered dimension (bands, tiers, quarters), what is unknown last; those of any other keep theirs. */
export function inOrder<Slice extends { readonly label: string | null }>(
  slices: readonly Slice[],
  id: DimensionId,
  dataset: Dataset,
): readonly Slice[] {
  const dimension = dimensionOf(dataset, id);
  if (dimension?.ordered !== true) return slices;
  const place = ({ label }: Slice): number => {
    const at = label === null ? -1 : dimension.members.indexOf(label, FIRST_LABEL);
    return at < 0 ? dimension.members.length : at;
  };
  return slices.toSorted((a, b) => place(a) - place(b));
}
