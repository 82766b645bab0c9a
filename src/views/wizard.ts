import type { Admission } from '../core/admission';
import { counted, decimal } from '../wording';
import { draftFiles, type DraftFile } from './draft-files';
import { keepingOf, type Keeping, type KeepingOf } from './keeping';
import { equationText } from './ledger';
import { mappingOf, pipelinesOf, stageNames, type FileMapping, type Pipeline } from './mapping';
import { answeredQuestions, isOfKeeping, openQuestions, stageOf, type Question } from './questions';
import { loadingOf } from './sources';

export type StepId = 'choose' | 'recognise' | 'answer' | 'columns' | 'meanings' | 'review' | 'keep';

/** A step of an import: its name, the heading that asks its question, what there is to do, and whether it asks something still. */
export type Step = {
  readonly id: StepId;
  readonly name: string;
  readonly heading: string;
  readonly says: string;
  readonly asks: boolean;
  /** Whether there is anything on it: Back passes over empty steps. */
  readonly isFilled: boolean;
};

/** What an import under review asks and shows, step by step. */
export type Wizard = {
  readonly sentence: string;
  readonly steps: readonly Step[];
  readonly files: readonly DraftFile[];
  readonly open: readonly Question[];
  readonly answered: readonly Question[];
  readonly mappings: readonly FileMapping[];
  readonly pipelines: readonly Pipeline[];
  readonly admissions: readonly Admission[];
  readonly equation: string;
  readonly refused: string | null;
  readonly keeping: Keeping;
  readonly load: string;
  readonly barrier: string | null;
};

type Draft = KeepingOf & {
  readonly definitionsError: string | null;
  readonly canLoad: boolean;
  readonly definitionsFile?: string | null;
  readonly answered?: Parameters<typeof answeredQuestions>[0];
};
type Loaded = { readonly admissions: readonly Admission[]; readonly sample: string | null };

const step = (id: StepId, words: readonly [name: string, heading: string, says: string], asks: boolean, isFilled = true): Step => ({
  id,
  name: words[0],
  heading: words[1],
  says: words[2],
  asks,
  isFilled,
});

function recogniseStep(files: readonly DraftFile[], open: number, canLoad: boolean): Step {
  const refused = files.filter(({ mark }) => mark === 'refused').length;
  const stuck = !canLoad && open === 0;
  const says = refused > 0 ? `${counted(refused, 'file')} cannot be used` : counted(files.length, 'file');
  return step('recognise', ['Recognise', 'Which files are these?', says], refused > 0 || stuck);
}

function answerStep(open: number, answered: number): Step {
  const says = open > 0 ? `${decimal(open)} open` : answeredText(answered);
  return step('answer', ['Answer', 'What do the files leave open?', says], open > 0, open + answered > 0);
}

const answeredText = (answered: number): string => (answered > 0 ? `${decimal(answered)} answered` : 'nothing to ask');

function columnsStep(mappings: readonly FileMapping[]): Step {
  const missing = mappings.filter((mapping) => mapping.missing !== null).length;
  const says = missing > 0 ? `missing in ${counted(missing, 'file')}` : counted(mappings.length, 'file');
  return step('columns', ['Columns', 'What is each column read as?', says], missing > 0, mappings.length > 0);
}

function meaningsStep(pipelines: readonly Pipeline[]): Step {
  const stages = pipelines.reduce((sum, pipeline) => sum + pipeline.stages.length, 0);
  const open = pipelines.reduce((sum, pipeline) => sum + pipeline.stages.filter(({ outcome }) => outcome === null).length, 0);
  const known = stages === 0 ? 'no stages' : counted(stages, 'stage');
  return step('meanings', ['Meanings', 'What does each stage mean?', open > 0 ? `${decimal(open)} open` : known], open > 0, stages > 0);
}

function reviewStep(admissions: readonly Admission[], open: number): Step {
  const aside = admissions.flatMap(({ inspection }) => inspection.setAside).reduce((sum, { count }) => sum + count, 0);
  const settled = open > 0 ? 'waits for answers' : 'nothing set aside';
  const says = aside > 0 ? `${decimal(aside)} set aside` : settled;
  return step('review', ['Review', 'Is every record accounted for?', says], false);
}

const keepStep = ({ says, asks, isFilled }: Keeping): Step => step('keep', ['Keep', 'How are these files kept?', says], asks, isFilled);

/** The questions that are asked one by one: those about stage words are settled among the stages, those between files where they are kept. */
const standingAlone = (questions: readonly Question[], stages: ReadonlySet<string>): readonly Question[] =>
  questions.filter((question) => !isOfKeeping(question) && !stages.has(stageOf(question) ?? ''));

function sentenceOf(admissions: readonly Admission[], loaded: Loaded | null): string {
  const records = admissions.reduce((sum, { inspection }) => sum + inspection.records, 0);
  const stays = loaded === null ? 'Nothing is loaded yet.' : 'What is loaded stays until these are.';
  return `To be reviewed: ${counted(admissions.length, 'file')} with ${counted(records, 'record')}. ${stays}`;
}

function refusedText(files: readonly DraftFile[]): string | null {
  const refused = files.filter(({ mark }) => mark === 'refused').map(({ file }) => file);
  return refused.length === 0 ? null : `${counted(refused.length, 'file')} cannot be used: ${refused.join(', ')}.`;
}

/** An import under review, beside what is loaded. */
export function wizardOf(draft: Draft, loaded: Loaded | null): Wizard {
  const { admissions } = draft;
  const files = draftFiles(draft, loaded?.sample === null ? loaded.admissions : []);
  const questions = openQuestions(admissions);
  const answers = answeredQuestions(draft.answered ?? []);
  const stages = stageNames(admissions);
  const open = standingAlone(questions, stages.unsettled);
  const answered = standingAlone(answers, stages.all);
  const mappings = admissions.map(mappingOf).filter((mapping) => mapping !== null);
  const pipelines = pipelinesOf(admissions);
  const keeping = keepingOf(draft, questions.filter(isOfKeeping), answers.filter(isOfKeeping));
  return {
    sentence: sentenceOf(admissions, loaded),
    steps: [
      step('choose', ['Choose', 'Which files shall be read?', 'add files'], false),
      recogniseStep(files, questions.length, draft.canLoad),
      answerStep(open.length, answered.length),
      columnsStep(mappings),
      meaningsStep(pipelines),
      reviewStep(admissions, questions.length),
      keepStep(keeping),
    ],
    files,
    open,
    answered,
    mappings,
    pipelines,
    admissions,
    equation: equationText(admissions.map(({ inspection }) => inspection)),
    refused: refusedText(files),
    keeping,
    ...loadingOf(draft),
  };
}

const placeOf = (steps: readonly Step[], id: StepId): number => steps.findIndex((each) => each.id === id);

/** Where an import begins: at the first step that asks something before the review, else at the review. */
export const firstStop = ({ steps }: Wizard): StepId => steps.slice(0, placeOf(steps, 'review')).find(({ asks }) => asks)?.id ?? 'review';

/** The next step that asks something; the review is always one. Null at the end. */
export function stopAfter({ steps }: Wizard, id: StepId): Step | null {
  return steps.slice(placeOf(steps, id) + 1).find((each) => each.asks || each.id === 'review') ?? null;
}

/** The step before, as long as there is something on it. */
export function stepBefore({ steps }: Wizard, id: StepId): Step | null {
  return steps.slice(0, placeOf(steps, id)).findLast(({ isFilled }) => isFilled) ?? null;
}

/** The step that holds up loading, for whoever is stopped there. A refused file holds up nobody while others ask. */
export const holdingStep = ({ steps }: Wizard): Step | null =>
  steps.find(({ asks, id }) => asks && id !== 'recognise') ?? steps.find(({ asks }) => asks) ?? null;

/** Where an import stands, for a narrow page that has no room for the names of all steps: `Step 3 of 7: Answer, 2 open`. */
export function whereText(steps: readonly Step[], id: StepId): string {
  const at = placeOf(steps, id);
  return `Step ${at + 1} of ${steps.length}: ${steps[at]?.name ?? ''}, ${steps[at]?.says ?? ''}`;
}
