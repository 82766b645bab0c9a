import type { Admission, ReviewedColumn, ReviewedStage } from '../core/admission';
import { DECISIVE, isField, TABLES, wordsOf, type Field } from '../core/admission';
import type { FormatId, Outcome, TableId } from '../core/model';
import { stageKey } from '../core/workspace';
import { counted, decimal, raised } from '../wording';
import { FORMAT_NAMES } from './sources';

export type Option = { readonly value: string; readonly label: string };

/** A column of a file beside what it is read as. `value` is the option that holds; LEAVE_OUT for nothing. */
export type MappingRow = {
  readonly header: string;
  readonly samples: string;
  readonly value: string;
  readonly confidence: string;
  readonly isRequired: boolean;
};

/** The columns of one file, required ones first, those that are left out last. `missing` names what the table cannot do without. */
export type FileMapping = {
  readonly file: string;
  readonly rows: readonly MappingRow[];
  readonly fields: readonly Option[];
  readonly missing: string | null;
};

/** The option that leaves a column out, and the one that keeps it as a dimension under its own header. */
export const LEAVE_OUT = '\u0000out';
export const OWN_NAME = '\u0000own';

/** What a chosen option means for a column: a field, the column's own name, or null to leave it out. */
export function targetOf(header: string, option: string): string | null {
  if (option === LEAVE_OUT) return null;
  return option === OWN_NAME ? header : option;
}

function optionOf(table: TableId, { to, header }: ReviewedColumn): string {
  if (to === null) return LEAVE_OUT;
  if (isField(to) && TABLES[table].fields.includes(to)) return to;
  return to === header ? OWN_NAME : to;
}

/** How sure the reading is, in words: people are, a CRM's own header nearly so, a plain name less. */
function confidenceText({ to, confidence }: ReviewedColumn, format: FormatId | null): string {
  if (confidence === 1) return 'Chosen';
  if (to === null) return 'Not read';
  if (confidence >= 0.95) return format === null || format === 'plain' ? 'Certain' : `Certain: ${FORMAT_NAMES[format]} calls it so`;
  if (confidence >= 0.8) return 'Likely: a usual name for it';
  return 'No usual name: kept as a dimension';
}

const isRequired = (table: TableId, option: string): boolean =>
  TABLES[table].required.some((group) => group.some((field) => field === option));

function rankOf(table: TableId, option: string): number {
  if (isRequired(table, option)) return 0;
  if (option === LEAVE_OUT) return 4;
  if (isField(option)) return DECISIVE.has(option) ? 1 : 2;
  return 3;
}

const fieldOption = (field: Field): Option => ({ value: field, label: raised(wordsOf(field)) });

/** A mapping for people to check, or null where a file has no columns. */
export function mappingOf({ inspection, columns }: Admission): FileMapping | null {
  const { file } = inspection;
  // A file that is taken for nothing is most likely deals with a column that was left out or goes by another name.
  const table = inspection.table ?? 'opportunity';
  if (columns.length === 0) return null;
  const shape = TABLES[table];
  const placed = columns.map((column) => ({ column, option: optionOf(table, column) }));
  const taken = new Set(placed.map(({ option }) => option));
  const missing = shape.required
    .filter((group) => !group.some((field) => taken.has(field)))
    .map((group) => group.map(wordsOf).join(' or '));
  const others = placed
    .filter(({ option }) => rankOf(table, option) === 3 && option !== OWN_NAME)
    .map(({ option }) => ({ value: option, label: `Dimension ${option}` }));
  return {
    file,
    rows: placed
      .toSorted((a, b) => rankOf(table, a.option) - rankOf(table, b.option))
      .map(({ column, option }) => ({
        header: column.header,
        samples: column.samples.join(' · '),
        value: option,
        confidence: confidenceText(column, inspection.format),
        isRequired: isRequired(table, option),
      })),
    fields: [...shape.fields.map(fieldOption), ...others],
    missing: missing.length === 0 ? null : `Not found yet: ${missing.join(', ')}.`,
  };
}

export const OUTCOME_OPTIONS: readonly { readonly value: Outcome; readonly label: string }[] = [
  { value: 'won', label: 'Won' },
  { value: 'lost', label: 'Lost' },
  { value: 'other', label: 'No decision' },
  { value: 'open', label: 'Open' },
];

/** A stage word of a pipeline, over all files; `outcome` is null while nobody has said what it means. */
export type StageRow = { readonly stage: string; readonly count: string; readonly outcome: Outcome | null };
export type Pipeline = {
  readonly name: string | null;
  readonly title: string;
  readonly stages: readonly StageRow[];
  readonly winRate: string;
};

function stagesByPipeline(all: readonly ReviewedStage[]): ReadonlyMap<string | null, ReadonlyMap<string, ReviewedStage>> {
  const pipelines = new Map<string | null, Map<string, ReviewedStage>>();
  for (const stage of all) {
    const stages = pipelines.get(stage.pipeline) ?? new Map<string, ReviewedStage>();
    const before = stages.get(stage.stage);
    stages.set(stage.stage, {
      ...stage,
      count: stage.count + (before?.count ?? 0),
      outcome: before === undefined || before.outcome === stage.outcome ? stage.outcome : null,
    });
    pipelines.set(stage.pipeline, stages);
  }
  return pipelines;
}

function winRateText(stages: readonly ReviewedStage[]): string {
  const of = (outcome: Outcome): number => stages.filter((stage) => stage.outcome === outcome).reduce((sum, { count }) => sum + count, 0);
  const [won, lost] = [of('won'), of('lost')];
  const closed = won + lost;
  if (closed === 0) return 'No stage means won or lost.';
  return `As mapped, ${decimal(won)} of ${counted(closed, 'closed deal')} ${closed === 1 ? 'is' : 'are'} won.`;
}

const namesOf = (stages: readonly ReviewedStage[]): ReadonlySet<string> =>
  new Set(stages.map(({ pipeline, stage }) => stageKey(pipeline, stage)));

/** The stage words as questions name them: alone, or behind their pipeline. `unsettled`: those whose meaning nobody has said. */
export function stageNames(admissions: readonly Admission[]): {
  readonly all: ReadonlySet<string>;
  readonly unsettled: ReadonlySet<string>;
} {
  const stages = admissions.flatMap((admission) => admission.stages);
  return { all: namesOf(stages), unsettled: namesOf(stages.filter(({ outcome }) => outcome === null)) };
}

/** The stage words of every pipeline with what they mean, the most frequent first, those nobody has settled before all. */
export function pipelinesOf(admissions: readonly Admission[]): readonly Pipeline[] {
  return [...stagesByPipeline(admissions.flatMap(({ stages }) => stages))].map(([name, stages]): Pipeline => {
    const list = [...stages.values()].toSorted((a, b) => Number(a.outcome !== null) - Number(b.outcome !== null) || b.count - a.count);
    return {
      name,
      title: name ?? 'All deals',
      winRate: winRateText(list),
      stages: list.map(({ stage, count, outcome }) => ({ stage, count: decimal(count), outcome })),
    };
  });
}
