import type { AttributeReader, Dimension, Home } from '../model';
import { homeOf, segmentationDimension, segmentCodes } from './assign';
import type { Segmentation } from './segmentation';

/** Rows that rules may ask: how many there are, the attributes that any of them has, and those of one. */
export type Attributed = {
  readonly count: number;
  readonly names: ReadonlySet<string>;
  readonly read: (row: number) => AttributeReader;
};
/** What segmentations divide. A deal answers for the attributes of its account too; `names` are its own. */
export type Divided = { readonly accounts: Attributed; readonly deals: Attributed };

export const isOfDeals =
  ({ deals }: Divided) =>
  (attribute: string): boolean =>
    deals.names.has(attribute);

export const isTaken = ({ accounts, deals }: Divided, id: string): boolean => deals.names.has(id) || accounts.names.has(id);

/**
 * The name under which a segmentation is a dimension: its own id, unless a column of the files has that name. Then the
 * column keeps it, for links and slices of files without segmentations mean the column, and the id gets a prefix.
 */
export function dimensionIdOf({ id }: Segmentation, divided: Divided): string {
  let free = id;
  while (isTaken(divided, free)) free = `segmentation:${free}`;
  return free;
}

/** Each segmentation as a dimension with the codes of all rows of its home. */
export function segmentDimensions(
  segmentations: readonly Segmentation[],
  divided: Divided,
): readonly { readonly dimension: Dimension; readonly codes: Int32Array }[] {
  return segmentations.map((segmentation) => {
    const home: Home = homeOf(segmentation, isOfDeals(divided));
    const { count, read } = home === 'account' ? divided.accounts : divided.deals;
    const named = { ...segmentation, id: dimensionIdOf(segmentation, divided) };
    return { dimension: segmentationDimension(named, home), codes: segmentCodes(segmentation, count, read) };
  });
}
