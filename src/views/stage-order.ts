import { FIRST_LABEL, type Dataset, type DimensionId } from '../core/model';
import { stageOrder } from '../core/snapshots';
import type { Definitions } from '../core/workspace';
import { dimensionOf } from './name';

/**
 * Stages as deals go through them: in the order of a dimension that has one (a history tells it), else as the stage map lists
 * them, by the numbers they begin with, or as the CRM's own stages follow each other. What nobody knows keeps its place.
 */
export function inStageOrder(
  labels: readonly string[],
  { dataset, definitions, id }: { readonly dataset: Dataset; readonly definitions: Definitions; readonly id: DimensionId },
): readonly string[] {
  const dimension = dimensionOf(dataset, id);
  if (dimension?.ordered === true) return dimension.members.slice(FIRST_LABEL).filter((label) => labels.includes(label));
  const steps = stageOrder(definitions.admission.stageMap);
  const lead = (label: string): number => labels.reduce((sum, other) => sum + Math.sign(steps(label, other, '') ?? 0), 0);
  return labels
    .map((label) => ({ label, lead: lead(label) }))
    .toSorted((a, b) => b.lead - a.lead)
    .map(({ label }) => label);
}
