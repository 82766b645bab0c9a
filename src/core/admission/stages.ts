import type { Outcome } from '../model';
import type { ReviewedStage } from './admission';
import { LONGEST_TYPED_CELL } from './cell-text';
import { setFaultsAside } from './faults';
import type { FormatDeclaration } from './formats';
import type { Mapping } from './map-columns';
import { dataRows, setRowAside } from './row-book';
import type { AdmissionSettings } from './settings';
import type { Sheet, SourceColumn } from './sheet';
import { groupStages, type StageGroup, type StageGroups } from './stage-groups';
import { askStages, nameOf, wordOf } from './stage-questions';
import type { Talk } from './talk';
import { meaningOf, outcomeWords, reasonWords, saidOf, type Vocabulary } from './words';

/** Outcomes of the groups of data rows, null where that is open; and the words behind them, for people to review. */
export type Outcomes = {
  readonly groups: StageGroups;
  readonly outcomes: readonly (Outcome | null)[];
  readonly stages: readonly ReviewedStage[];
};

type Told = { readonly format: FormatDeclaration; readonly settings: AdmissionSettings; readonly talk: Talk };
type Reading = {
  readonly settings: AdmissionSettings;
  readonly words: Vocabulary<Outcome>;
  readonly reasons: Vocabulary<Outcome>;
  /** Readings that people should know of, with the number of their rows. */
  readonly remarks: Map<string, number>;
};

/**
 * Reads how each deal stands. A person's word comes first, then the status, then the stage; a status reason may refine
 * a lost deal. The CRM's own flags may confirm a word, never make "lost" of a closed deal. What nobody knows is asked.
 */
export function readOutcomes(sheet: Sheet, mapping: Mapping, told: Told): Outcomes {
  for (const field of WORDS) setOverlongAside(sheet, mapping.byField.get(field));
  const rows = dataRows(sheet.book);
  const groups = groupStages(mapping, rows, sheet.raw.rows);
  const reading: Reading = {
    settings: told.settings,
    words: outcomeWords(told.format),
    reasons: reasonWords(told.format),
    remarks: new Map(),
  };
  const known = groups.groups.map((group) => outcomeOf(group, reading));
  const header = (mapping.byField.get('outcome') ?? mapping.byField.get('stage'))?.header ?? null;
  const outcomes = askStages({ sheet, groups, known, header, contradicts: (group) => contradicts(group, reading) }, told.talk);
  for (const [what, count] of reading.remarks) told.talk.say(header, what, count);
  setBlankAside(sheet, header, groups);
  return { groups, outcomes, stages: reviewed(groups.groups, outcomes) };
}

const WORDS = ['pipeline', 'stage', 'outcome', 'statusReason'] as const;

/** A cell too long to be a word is none: its row is set aside rather than asked about. */
function setOverlongAside(sheet: Sheet, column: SourceColumn | undefined): void {
  if (column === undefined) return;
  const overlong = column.values.flatMap((cell, code) => (cell.length > LONGEST_TYPED_CELL ? [code] : []));
  setFaultsAside(sheet, column, new Map(overlong.map((code) => [code, 'is longer than 1,000 characters'])));
}

function outcomeOf(group: StageGroup, reading: Reading): Outcome | null {
  const word = wordOf(group);
  if (word === '') return null;
  const said = saidAbout(group, word, reading.settings);
  if (said !== null) return said;
  if (contradicts(group, reading)) return null;
  return confirmed(group, refined(group, meaningOf(word, reading.words), reading), reading);
}

/** What the stage map says, under pipeline and word, else under the word alone. */
function saidAbout(group: StageGroup, word: string, { stageMap }: AdmissionSettings): Outcome | null {
  return saidOf(`${group.pipeline}/${word}`, stageMap) ?? saidOf(word, stageMap);
}

/** Status and stage speak of different ends: a deal is lost and closed won, or open and closed lost. */
function contradicts(group: StageGroup, { words }: Reading): boolean {
  if (group.status === '' || group.stage === '') return false;
  const [status, stage] = [meaningOf(group.status, words), meaningOf(group.stage, words)];
  return status !== null && stage !== null && status !== stage && stage !== 'open';
}

function refined(group: StageGroup, meaning: Outcome | null, { reasons, remarks }: Reading): Outcome | null {
  const reason = meaning === 'lost' || meaning === 'other' ? meaningOf(group.reason, reasons) : null;
  if (reason !== null) remark(remarks, `${group.reason} read as ${reason}`, group.rows);
  else if (meaning === 'other') remark(remarks, `${wordOf(group)} read as other, a deal without a decision`, group.rows);
  return reason ?? meaning;
}

const remark = (remarks: Map<string, number>, what: string, rows: number): void => void remarks.set(what, (remarks.get(what) ?? 0) + rows);

/** Holds a meaning against the CRM's own flags: they tell open and won where a word is unknown, or that a word is not what it seems. */
function confirmed(group: StageGroup, meaning: Outcome | null, { remarks }: Reading): Outcome | null {
  if (group.flags.size === 0) return meaning;
  if (meaning !== null) return [...group.flags].every((flag) => flag === flagFor(meaning)) ? meaning : null;
  const [flag] = group.flags;
  if (group.flags.size > 1 || flag === 'closed' || flag === undefined) return null;
  remark(remarks, `${nameOf(group)} read as ${flag}, as the flags of its deals say`, group.rows);
  return flag;
}

function flagFor(outcome: Outcome): 'open' | 'won' | 'closed' {
  switch (outcome) {
    case 'open':
    case 'won':
      return outcome;
    case 'lost':
    case 'other':
      return 'closed';
  }
}

function setBlankAside(sheet: Sheet, header: string | null, { groups, of, rows }: StageGroups): void {
  if (groups.every((group) => wordOf(group) !== '')) return;
  rows.forEach((row) => {
    const group = groups[of[row] ?? 0];
    if (group !== undefined && wordOf(group) === '') setRowAside(sheet.book, row, { column: header, value: null, rule: 'is blank' });
  });
}

/** The words as people review them: once for each pipeline, the most frequent first. */
function reviewed(groups: readonly StageGroup[], outcomes: readonly (Outcome | null)[]): readonly ReviewedStage[] {
  const stages = new Map<string, ReviewedStage>();
  groups.forEach((group, at) => {
    const word = wordOf(group);
    if (word === '') return;
    const key = `${group.pipeline}\n${word}`;
    const before = stages.get(key);
    const pipeline = group.pipeline === '' ? null : group.pipeline;
    stages.set(key, { pipeline, stage: word, count: (before?.count ?? 0) + group.rows, outcome: before?.outcome ?? outcomes[at] ?? null });
  });
  return [...stages.values()].toSorted((a, b) => b.count - a.count);
}
