import type { AdmissionSettings } from '../admission';
import type { Outcome } from '../model';
import type { Definitions } from './definitions';

/**
 * What people chose while they looked at files. Answers and mappings are kept by header fingerprint, so that the next
 * export with the same headers finds them; stage words hold for all files. Files are never named.
 */
export type Decisions = {
  readonly answers: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly mapping: ReadonlyMap<string, ReadonlyMap<string, string | null>>;
  /** By stage key: see `stageKey`. */
  readonly stages: ReadonlyMap<string, Outcome>;
  /** SHA-256 of a file -> line at which a record starts -> its cells as people corrected them. */
  readonly corrections: ReadonlyMap<string, ReadonlyMap<number, readonly string[]>>;
  /** SHA-256 of a file -> the date (YYYY-MM-DD) that people say its records are of. */
  readonly asOf: ReadonlyMap<string, string>;
};

export const NO_DECISIONS: Decisions = {
  answers: new Map(),
  mapping: new Map(),
  stages: new Map(),
  corrections: new Map(),
  asOf: new Map(),
};

/** The scope of questions between files, which belong to no header. */
export const BETWEEN_FILES = 'files';

/** A question's id among those of all files: two files may ask the same about columns of the same name. */
export const questionId = (scope: string, id: string): string => `${scope}:${id}`;

/** The first signs of the bytes that a question between two files is about: its id is `overlap`, the earlier, the later. */
export const hashesIn = (question: string): readonly string[] => question.split(' ').slice(1);

function scopeAndId(question: string): readonly [scope: string, id: string] {
  const at = question.indexOf(':');
  return [question.slice(0, at), question.slice(at + 1)];
}

function withEntry<V>(
  all: ReadonlyMap<string, ReadonlyMap<string, V>>,
  place: readonly [string, string],
  value: V,
): ReadonlyMap<string, ReadonlyMap<string, V>> {
  return new Map([...all, [place[0], new Map([...(all.get(place[0]) ?? []), [place[1], value]])]]);
}

/** Decisions with one question answered. */
export const withAnswer = (decisions: Decisions, question: string, choice: string): Decisions => ({
  ...decisions,
  answers: withEntry(decisions.answers, scopeAndId(question), choice),
});

/** Decisions with one column of all files with these headers mapped, or left out. */
export const withColumn = (
  decisions: Decisions,
  column: { readonly fingerprint: string; readonly header: string },
  to: string | null,
): Decisions => ({ ...decisions, mapping: withEntry(decisions.mapping, [column.fingerprint, column.header], to) });

/** Decisions with the meaning of one stage word. */
export const withStage = (decisions: Decisions, stage: string, outcome: Outcome): Decisions => ({
  ...decisions,
  stages: new Map([...decisions.stages, [stage, outcome]]),
});

/** Decisions with one record of a file corrected. */
export const withCorrection = (
  decisions: Decisions,
  record: { readonly sha256: string; readonly line: number },
  cells: readonly string[],
): Decisions => ({
  ...decisions,
  corrections: new Map([
    ...decisions.corrections,
    [record.sha256, new Map([...(decisions.corrections.get(record.sha256) ?? []), [record.line, cells]])],
  ]),
});

/** Decisions with the date that a file's records are of; '' takes a date back. */
export function withAsOf(decisions: Decisions, sha256: string, date: string): Decisions {
  const asOf = new Map(decisions.asOf);
  if (date === '') asOf.delete(sha256);
  else asOf.set(sha256, date);
  return { ...decisions, asOf };
}

/** Both decisions together; where they differ, those on top hold. */
export function decisionsOver(base: Decisions, top: Decisions): Decisions {
  const joined = <K, V>(below: ReadonlyMap<string, ReadonlyMap<K, V>>, above: ReadonlyMap<string, ReadonlyMap<K, V>>) =>
    new Map([...below, ...[...above].map(([scope, own]) => [scope, new Map([...(below.get(scope) ?? []), ...own])] as const)]);
  return {
    answers: joined(base.answers, top.answers),
    mapping: joined(base.mapping, top.mapping),
    stages: new Map([...base.stages, ...top.stages]),
    corrections: joined(base.corrections, top.corrections),
    asOf: new Map([...base.asOf, ...top.asOf]),
  };
}

/** The key of a stage word: alone, or behind the pipeline it stands in. */
export const stageKey = (pipeline: string | null, stage: string): string => (pipeline === null ? stage : `${pipeline}/${stage}`);

/** The choice made for a question, or null. */
export function choiceOf(decisions: Decisions, question: string): string | null {
  const [scope, id] = scopeAndId(question);
  return decisions.answers.get(scope)?.get(id) ?? null;
}

/** Everything that holds for one file: the definitions, and over them what was chosen for its headers. */
export function settingsFor(
  file: { readonly name: string; readonly fingerprint: string },
  definitions: Definitions,
  decisions: Decisions,
): AdmissionSettings {
  const { mapping, stageMap, typeMap } = definitions.admission;
  const columns = new Map([...(mapping.get(file.name) ?? []), ...(decisions.mapping.get(file.fingerprint) ?? [])]);
  return {
    answers: decisions.answers.get(file.fingerprint) ?? new Map(),
    mapping: columns.size === 0 ? new Map() : new Map([[file.name, columns]]),
    stageMap: new Map([...stageMap, ...decisions.stages]),
    typeMap,
    corrections: decisions.corrections,
    currency: definitions.currency,
  };
}

/** Settings as text: equal texts admit a file alike. */
export function settingsText(settings: AdmissionSettings): string {
  return JSON.stringify(settings, (_, value: unknown) => (value instanceof Map ? [...value] : value));
}
