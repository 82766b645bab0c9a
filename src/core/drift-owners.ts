import type { Answerable } from './analysis';
import { ICP, ICP_PROFILE, TIER, versionsRead, type IcpProfile, type IcpVersion } from './icp';
import { attributesIn, rulingDate, type DimensionId, type Slice } from './model';
import { segmentationsInForce, type Segmentation } from './segments';

const written = (owner: string | undefined): string | null => (owner === undefined || owner === '' ? null : owner);

/** The one owner that all of them name; null where they name several, or some none. */
function shared(owners: readonly (string | null)[]): string | null {
  const [first, ...others] = new Set(owners);
  return others.length === 0 ? (first ?? null) : null;
}

/** The segmentation in force behind a dimension: where a column of the files has its name, its own carries a prefix. */
function segmentationOf({ definitions, dataset }: Answerable, dimension: DimensionId): Segmentation | null {
  if (dataset.dimensions.find(({ id }) => id === dimension)?.isSegmentation !== true) return null;
  const id = dimension.replace(/^(segmentation:)+/, '');
  const inForce = segmentationsInForce(definitions.segmentations, rulingDate(dataset));
  return inForce.find((each) => each.id === dimension || each.id === id) ?? null;
}

function versionOf({ definitions, dataset }: Answerable): IcpVersion | null {
  return versionsRead(definitions.icp, definitions.icpRuler, rulingDate(dataset)).at(-1) ?? null;
}

const tierOwner = ({ tiers, owner }: IcpProfile, tier: string | null): string | null =>
  written(Object.entries(tiers ?? {}).find(([name]) => name === tier)?.[1]?.owner) ?? written(owner);

function ownerIn(answerable: Answerable, dimension: DimensionId, label: string | null): string | null {
  const segmentation = segmentationOf(answerable, dimension);
  if (segmentation !== null) return written(segmentation.segments.find(({ name }) => name === label)?.owner) ?? written(segmentation.owner);
  const profiles = versionOf(answerable)?.profiles ?? [];
  if (dimension === ICP_PROFILE) return written(profiles.find(({ id }) => id === label)?.owner);
  if (dimension === TIER) return shared(profiles.map((profile) => tierOwner(profile, label)));
  return dimension === ICP ? shared(profiles.map(({ owner }) => written(owner))) : null;
}

/**
 * Who answers for a number: the owner of its segment or profile, of the tier in all profiles alike, and for shares on ICP
 * accounts the one owner of all profiles. Null where nobody is named, or several are.
 */
export function ownerOf(answerable: Answerable, metric: string, slice: Slice): string | null {
  const parts = slice.size === 0 && metric.startsWith('icpShare') ? [[ICP, 'in'] as const] : [...slice];
  for (const [dimension, label] of parts) {
    const owner = ownerIn(answerable, dimension, label);
    if (owner !== null) return owner;
  }
  return null;
}

function attributesOf({ entry, mustHave, exclude, criteria }: IcpProfile): readonly string[] {
  const rules = [
    ...(entry === undefined ? [] : [entry]),
    ...mustHave,
    ...exclude,
    ...criteria.flatMap(({ bands }) => bands.map(({ when }) => when)),
  ];
  return [...rules.flatMap(attributesIn), ...criteria.map(({ field }) => field)];
}

/** The attributes that say where a row stands in a dimension: those that its rules ask for, or the dimension itself. */
export function attributesBehind(answerable: Answerable): (dimension: DimensionId) => readonly string[] {
  return (dimension) => {
    const segmentation = segmentationOf(answerable, dimension);
    if (segmentation !== null) return [...new Set(segmentation.segments.flatMap(({ when }) => attributesIn(when)))];
    const version = versionOf(answerable);
    const isScore = dimension === ICP || dimension === TIER || dimension === ICP_PROFILE;
    return isScore && version !== null ? [...new Set(version.profiles.flatMap(attributesOf))] : [dimension];
  };
}
