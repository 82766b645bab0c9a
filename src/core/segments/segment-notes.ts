import { attributesOf, homeOf } from './assign';
import type { Segmentation } from './segmentation';
import { dimensionIdOf, isOfDeals, isTaken, type Divided } from './segment-dimensions';

type Note = { readonly what: string; readonly count: number };

/** How many rows of the segmentation's home the files give. */
function rowsOf(segmentation: Segmentation, divided: Divided): { readonly count: number; readonly of: string } {
  return homeOf(segmentation, isOfDeals(divided)) === 'account'
    ? { count: divided.accounts.count - 1, of: 'accounts' }
    : { count: divided.deals.count, of: 'deals' };
}

function notesOn(segmentation: Segmentation, divided: Divided, asOf: string): readonly Note[] {
  const { name, effectiveFrom, version } = segmentation;
  const { count, of } = rowsOf(segmentation, divided);
  const id = dimensionIdOf(segmentation, divided);
  const notes: Note[] = [];
  const say = (what: string): void => void notes.push({ what: `${of} ${what}`, count });
  if (id !== segmentation.id) say(`divided by segmentation ${name} as ${id}, for a column of the files is called ${segmentation.id}`);
  if (effectiveFrom > asOf) say(`divided by version ${version} of segmentation ${name}, which takes effect later, on ${effectiveFrom}`);
  for (const attribute of attributesOf(segmentation)) {
    if (!isTaken(divided, attribute)) say(`for which segmentation ${name} asks for ${attribute}, which no file has`);
  }
  return notes;
}

/** What people should know of segmentations beside their segments, with the accounts or deals that it concerns. */
export const segmentNotes = (segmentations: readonly Segmentation[], divided: Divided, asOf: string): readonly Note[] =>
  segmentations.flatMap((segmentation) => notesOn(segmentation, divided, asOf));
