import type { Condition } from '../metrics';
import { FIRST_LABEL, type Dimension, type DimensionId } from '../model';

/** A filter as a link may hold it: members by short digests, found again in whatever is loaded. */
export type Filter = { readonly dimension: DimensionId; readonly is: 'in' | 'notIn'; readonly members: readonly string[] };

/** The digest of a row without a value. */
export const BLANK_MEMBER = '-';

/** A label as eight hex digits (FNV-1a of dimension and label): it hides values from logs and shoulders, it is not encryption. */
export function digestOf(dimension: DimensionId, label: string | null): string {
  if (label === null) return BLANK_MEMBER;
  let hash = 0x811c9dc5;
  for (const unit of `${dimension}\u0000${label}`) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** Text out of a link, or nothing where it is no text. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** A filter as a link writes it. */
export const filterText = (filter: Filter): string =>
  [filter.dimension, filter.is, ...filter.members].map((part) => encodeURIComponent(part).replaceAll('.', '%2E')).join('.');

/** The filter of a link's text, or null. */
export function readFilter(text: string): Filter | null {
  const [dimension, is, ...members] = text.split('.').map(decode);
  if (!dimension || (is !== 'in' && is !== 'notIn') || !members.every((member) => /^(-|[0-9a-f]{8})$/.test(member))) return null;
  return { dimension: dimension as DimensionId, is, members };
}

/** The label of a dimension that a digest stands for; undefined where no loaded value has it. */
export function labelOfDigest({ id, members }: Dimension, digest: string): string | null | undefined {
  return digest === BLANK_MEMBER ? null : members.slice(FIRST_LABEL).find((label) => digestOf(id, label) === digest);
}

/** Filters with their members found again in the loaded dictionaries; what is not found is dropped with a note. */
export function resolveFilters(
  where: readonly Filter[],
  dimensions: readonly Dimension[],
): { readonly conditions: readonly Condition[]; readonly notes: readonly string[] } {
  const notes: string[] = [];
  const conditions = where.flatMap((filter): Condition[] => {
    const dimension = dimensions.find((each) => each.id === filter.dimension);
    if (dimension === undefined) {
      notes.push(`A filter by ${filter.dimension} was left out: the loaded files do not have it.`);
      return [];
    }
    const byDigest = new Map(dimension.members.slice(2).map((label) => [digestOf(dimension.id, label), label]));
    const members = filter.members.flatMap((digest) => (digest === BLANK_MEMBER ? [null] : (byDigest.get(digest) ?? [])));
    if (members.length < filter.members.length)
      notes.push(`A value of ${dimension.label} in this link is not in the loaded files and was left out.`);
    return members.length === 0 && filter.members.length > 0 ? [] : [{ dimension: filter.dimension, is: filter.is, members }];
  });
  return { conditions, notes };
}
