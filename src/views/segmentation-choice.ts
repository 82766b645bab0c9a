import type { Dataset, DimensionId } from '../core/model';
import type { Question } from '../core/question';
import type { Segmentation } from '../core/segments';
import { segmentOf, type Choice } from './segment-choice';

/** The workspace's segmentations, and which of them *segment* means now; null where it means something else. */
export type SegmentationChoice = { readonly choices: readonly Choice<DimensionId>[]; readonly chosen: DimensionId | null };

/** Which segmentation slices, where there are two or more to choose from; null where there is nothing to choose. */
export function segmentationChoice(
  question: Question,
  dataset: Dataset,
  segmentations: readonly Segmentation[],
): SegmentationChoice | null {
  const found = dataset.dimensions.filter(({ isSegmentation }) => isSegmentation === true);
  if (found.length < 2) return null;
  const choices = found.map(({ id, label }) => {
    const versions = segmentations.filter((each) => each.id === String(id)).map(({ version }) => version);
    return { id, label: versions.length === 0 ? label : `${label}, version ${Math.max(...versions)}` };
  });
  const chosen = segmentOf(question, dataset);
  return { choices, chosen: choices.find(({ id }) => id === chosen)?.id ?? null };
}
