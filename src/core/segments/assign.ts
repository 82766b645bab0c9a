import { attributesIn, FIRST_LABEL, judge, UNKNOWN, type AttributeReader, type Dimension, type DimensionId, type Home } from '../model';
import { NONE, type Segmentation } from './segmentation';

/** The place of the segment that takes a row, or of `none` behind the last one; null where that cannot be decided. */
function placeOf({ segments }: Segmentation, read: AttributeReader): number | null {
  for (const [place, { when }] of segments.entries()) {
    const holds = judge(when, read);
    if (holds === null) return null;
    if (holds) return place;
  }
  return segments.length;
}

/**
 * The name of the first segment whose rule holds, `none` where no rule does, and null (unknown) where one before that
 * cannot be decided for lack of data: it might have taken the row.
 */
export function assignSegment(segmentation: Segmentation, read: AttributeReader): string | null {
  const place = placeOf(segmentation, read);
  return place === null ? null : (segmentation.segments[place]?.name ?? NONE);
}

/** The attributes that a segmentation looks at, each once. */
export const attributesOf = ({ segments }: Segmentation): readonly string[] => [
  ...new Set(segments.flatMap(({ when }) => attributesIn(when))),
];

/** Where the codes of a segmentation stand: on the account, unless a rule names an attribute of deals. */
export const homeOf = (segmentation: Segmentation, isOfDeals: (attribute: string) => boolean): Home =>
  attributesOf(segmentation).some(isOfDeals) ? 'opportunity' : 'account';

/** A segmentation as a dimension: its segments by name in their order, then `none`; rows that no rule decides are unknown. */
export function segmentationDimension(segmentation: Segmentation, home: Home): Dimension {
  return {
    id: segmentation.id as DimensionId,
    label: segmentation.name,
    home,
    members: ['', '', ...segmentation.segments.map(({ name }) => name), NONE],
    ordered: true,
    isSegmentation: true,
  };
}

/** The codes of `segmentationDimension` for the rows of its home, each read by its number. */
export function segmentCodes(segmentation: Segmentation, rows: number, readerOf: (row: number) => AttributeReader): Int32Array {
  return Int32Array.from({ length: rows }, (_, row) => {
    const place = placeOf(segmentation, readerOf(row));
    return place === null ? UNKNOWN : FIRST_LABEL + place;
  });
}
