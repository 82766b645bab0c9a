import { USUAL_TARGETS, type Definitions } from '../core/workspace';
import { counted } from '../wording';

/** A step that a workspace of one's own takes once; `isDone` is read off what is loaded. */
export type FirstStep = {
  readonly id: 'load' | 'stages' | 'targets';
  readonly text: string;
  readonly isDone: boolean;
  /** The page on which it is done. */
  readonly page: 'data' | 'definitions';
};

type Loaded = {
  readonly sample: string | null;
  readonly definitions: Pick<Definitions, 'targets'>;
  /** Of each file, its stage words; `outcome` is null while nobody has said what one means. */
  readonly admissions: readonly { readonly stages: readonly { readonly outcome: string | null }[] }[];
};

function stagesText(known: number, open: number, isOwn: boolean): string {
  if (!isOwn) return 'Confirm what the stages mean';
  if (open > 0) return `Confirm what the stages mean: ${counted(open, 'stage')} without a meaning`;
  return known === 0 ? 'Confirm what the stages mean: these files name none' : `${counted(known, 'stage')}, each with a meaning`;
}

const isUsual = (targets: Definitions['targets']): boolean => JSON.stringify(targets) === JSON.stringify(USUAL_TARGETS);

function targetsText(targets: Definitions['targets'], isOwn: boolean): string {
  if (!isOwn) return 'Set targets';
  if (targets.length === 0) return 'Set targets: none is set';
  return isUsual(targets) ? 'Set targets: the usual ones stand' : `${counted(targets.length, 'target')} set`;
}

/** Load, confirm what the stages mean, set targets: how far one's own workspace is. A sample's files and targets are not one's own. */
export function firstSteps({ sample, definitions: { targets }, admissions }: Loaded): readonly FirstStep[] {
  const isOwn = sample === null;
  const stages = admissions.flatMap((admission) => admission.stages);
  const open = stages.filter(({ outcome }) => outcome === null).length;
  return [
    { id: 'load', text: isOwn ? `${counted(admissions.length, 'file')} loaded` : 'Load your export', isDone: isOwn, page: 'data' },
    { id: 'stages', text: stagesText(stages.length, open, isOwn), isDone: isOwn && stages.length > 0 && open === 0, page: 'data' },
    { id: 'targets', text: targetsText(targets, isOwn), isDone: isOwn && targets.length > 0 && !isUsual(targets), page: 'definitions' },
  ];
}
