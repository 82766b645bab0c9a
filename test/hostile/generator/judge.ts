import { admit, NO_SETTINGS, type Admission } from '../../../src/core/admission';
import type { FileOutcome, OpenQuestion } from '../../../src/core/model';
import { readSource, type ByteSource } from '../../../src/sources';
import { differencesOf, ledgerFaults, type Difference } from './compare';
import type { Expect, HostileCase } from './hostile-case';
import { brokenPromises, type Promised } from './promises';

export type Verdict = {
  readonly name: string;
  readonly family: string;
  readonly milliseconds: number;
  readonly differences: readonly Difference[];
};

/** What became of one entry of a file. */
export type Fate =
  | { readonly kind: 'admitted'; readonly file: string; readonly admission: Admission }
  | { readonly kind: 'refused'; readonly file: string; readonly error: string }
  | { readonly kind: 'definitions'; readonly file: string };

export type Answers = ReadonlyMap<string, string>;
const NO_ANSWERS: Answers = new Map();
const LEAVES = 64;

/** A file in memory, handed over in pieces. */
export function fileOf(name: string, bytes: Uint8Array): ByteSource {
  async function* open(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += 0x1_0000) yield bytes.subarray(at, at + 0x1_0000);
  }
  return { name, size: bytes.length, open };
}

/** Reads and admits a file with some questions answered. */
export async function fatesOf(name: string, bytes: Uint8Array, answers: Answers = NO_ANSWERS): Promise<readonly Fate[]> {
  const entries = await readSource(fileOf(name, bytes), { stop: { aborted: false }, progress: () => {}, answers });
  return entries.map((entry): Fate => {
    if (entry.kind === 'refused') return { kind: 'refused', file: entry.file, error: entry.error };
    if (entry.kind === 'definitions') return { kind: 'definitions', file: entry.file };
    return { kind: 'admitted', file: entry.raw.file, admission: admit(entry.raw, { ...NO_SETTINGS, answers }) };
  });
}

export const outcomeOf = (fate: Fate): FileOutcome => (fate.kind === 'admitted' ? fate.admission.inspection.outcome : 'reject');
const isLoaded = (outcome: FileOutcome): boolean => outcome === 'load' || outcome === 'notice' || outcome === 'quarantine';

type Leaf = { readonly answers: Answers; readonly promised: readonly Promised[]; readonly fate: Fate };

/** The ends that every way of answering leads to: every choice of every question, one question after another. */
async function leavesOf(again: (answers: Answers) => Promise<Fate>, first: Fate): Promise<readonly Leaf[]> {
  const leaves: Leaf[] = [];
  const open: Leaf[] = [{ answers: NO_ANSWERS, promised: [], fate: first }];
  for (let next = open.pop(); next !== undefined && leaves.length < LEAVES; next = open.pop()) {
    const { answers, promised, fate } = next;
    const question = questionsOf(fate).find(({ id, choices }) => !answers.has(id) && choices.length > 0);
    if (question === undefined || outcomeOf(fate) !== 'ask') {
      leaves.push(next);
      continue;
    }
    for (const { value, reads } of question.choices) {
      const more = new Map([...answers, [question.id, value]]);
      open.push({ answers: more, promised: [...promised, { id: question.id, value, reads }], fate: await again(more) });
    }
  }
  return leaves;
}

const questionsOf = (fate: Fate): readonly OpenQuestion[] => (fate.kind === 'admitted' ? fate.admission.inspection.questions : []);
const loud = (what: string): Difference => ({ silent: false, what });
const silent = (what: string): Difference => ({ silent: true, what });

function questionFaults(fate: Fate, expect: Expect): readonly Difference[] {
  const questions = questionsOf(fate);
  const { asks } = expect;
  if (asks === undefined) return [];
  const rightly = asks.column === undefined ? questions : questions.filter(({ column }) => column === asks.column);
  if (rightly.length === 0)
    return [loud(`no question about ${asks.column}: ${questions.map(({ id, column }) => `${id} (${column})`).join('; ')}`)];
  return rightly.flatMap(({ id, ask, choices }) => {
    const reads = new Set(choices.map((choice) => choice.reads.join('\n')));
    if (choices.length < 2) return [loud(`question ${id} has ${choices.length} choices`)];
    if (reads.size < 2 && asks.readings.length > 1) return [loud(`question ${id} reads the same under each choice: ${[...reads].join()}`)];
    return /^[^.?]+.*[.?]$/s.test(ask) ? [] : [loud(`question ${id} is no sentence: ${ask}`)];
  });
}

async function askFaults(fate: Fate, expect: Expect, again: (answers: Answers) => Promise<Fate>): Promise<readonly Difference[]> {
  const { asks } = expect;
  if (asks === undefined) return [];
  const faults: Difference[] = [];
  const reached = new Set<string>();
  for (const leaf of await leavesOf(again, fate)) {
    const outcome = outcomeOf(leaf.fate);
    const how = [...leaf.answers].map(([id, value]) => `${id} = ${value}`).join(', ');
    if (!isLoaded(outcome) || leaf.fate.kind !== 'admitted') {
      if (asks.mayStop !== true) faults.push(loud(`answered ${how}: ${outcome}`));
      continue;
    }
    const { admission } = leaf.fate;
    faults.push(...(admission.setAside.length > 0 ? [] : brokenPromises(admission, leaf.promised)).map(silent));
    const tried = asks.readings.map(({ name, book }) => ({ name, differences: differencesOf(admission, book) }));
    const fit = tried.filter(({ differences }) => differences.length === 0);
    fit.forEach(({ name }) => reached.add(name));
    if (fit.length > 0) continue;
    const nearest = tried.find(({ differences }) => differences.every((difference) => !difference.silent)) ?? tried[0];
    faults.push(
      ...(nearest?.differences ?? []).map(({ silent: isSilent, what }) => ({
        silent: isSilent,
        what: `answered ${how}, against "${nearest?.name}": ${what}`,
      })),
    );
    if (nearest === undefined) faults.push(silent(`answered ${how}: loaded, though no answer can tell`));
  }
  const missed = asks.readings.filter(({ name, optional }) => optional !== true && !reached.has(name));
  return [...faults, ...missed.map(({ name }) => loud(`no choice means "${name}"`))];
}

function loadFaults(admission: Admission, expect: Expect): readonly Difference[] {
  if (expect.books === undefined || expect.books.length === 0)
    return [silent(`loaded ${admission.inspection.loaded} rows as ${admission.inspection.outcome}`)];
  const tried = expect.books.map((book) => differencesOf(admission, book));
  const best = tried.find((differences) => differences.length === 0) ?? tried.find((list) => list.every((one) => !one.silent)) ?? tried[0];
  return best ?? [];
}

function noticeFaults(admission: Admission, { notices = [] }: Expect): readonly Difference[] {
  return notices.flatMap(({ column, count, what }) => {
    const found = admission.inspection.notices.some(
      (notice) =>
        notice.column === column && (count === undefined || notice.count === count) && (what === undefined || what.test(notice.what)),
    );
    const reasons = column === null && count === undefined ? admission.inspection.setAside.map(({ reason }) => reason) : [];
    const told = (): string =>
      admission.inspection.notices.map((notice) => `${notice.column}: ${notice.what} (${notice.count})`).join('; ');
    return found || reasons.some((reason) => what?.test(reason))
      ? []
      : [
          loud(
            `no notice on ${column}${count === undefined ? '' : ` with count ${count}`}${what === undefined ? '' : ` about ${what}`}; told: ${told()}`,
          ),
        ];
  });
}

async function fateFaults(
  fate: Fate | undefined,
  expect: Expect,
  again: (answers: Answers) => Promise<Fate>,
): Promise<readonly Difference[]> {
  if (fate === undefined) return [loud('no entry')];
  const outcome = outcomeOf(fate);
  const faults: Difference[] = [];
  const allowed = expect.outcomes.includes(outcome);
  if (fate.kind === 'definitions') return [loud('taken for definitions')];
  const error = fate.kind === 'refused' ? fate.error : fate.admission.inspection.error;
  const because =
    outcome === 'ask'
      ? questionsOf(fate)
          .map(({ id, ask }) => `${id}: ${ask}`)
          .join(' / ')
      : (error ?? '');
  if (!allowed) faults.push(loud(`${outcome} instead of ${expect.outcomes.join(' or ')} ${because}`));
  if (outcome === 'reject' && allowed && expect.says !== undefined && !expect.says.test(error ?? '')) {
    faults.push(loud(`the sentence does not name ${expect.says}: ${error}`));
  }
  if (outcome === 'reject' && !/^\S.*[^.]\.$/s.test(error ?? '')) faults.push(loud(`no sentence: ${error}`));
  if (fate.kind === 'refused') return faults;
  const { admission } = fate;
  faults.push(...ledgerFaults(admission));
  if (expect.table !== undefined && outcome !== 'reject' && admission.inspection.table !== expect.table)
    faults.push(loud(`table ${admission.inspection.table}`));
  if (expect.format !== undefined && outcome !== 'reject' && admission.inspection.format !== expect.format)
    faults.push(loud(`format ${admission.inspection.format}`));
  if (isLoaded(outcome)) faults.push(...loadFaults(admission, expect), ...noticeFaults(admission, expect));
  if (outcome === 'ask' && allowed) faults.push(...questionFaults(fate, expect), ...(await askFaults(fate, expect, again)));
  return faults;
}

/** No file may take longer, a bomb included. */
const LIMIT = 2000;
type Timed = { readonly fates: readonly Fate[]; readonly milliseconds: number };

/** Others may be at work on the machine: what counts is the time this took of a processor, or of the clock if that is less. */
async function timed(file: string, content: Uint8Array): Promise<Timed> {
  const [started, worked] = [performance.now(), process.cpuUsage()];
  const fates = await fatesOf(file, content);
  const { user, system } = process.cpuUsage(worked);
  return { fates, milliseconds: Math.min(performance.now() - started, (user + system) / 1000) };
}

const faster = (a: Timed, b: Timed): Timed => (b.milliseconds < a.milliseconds ? b : a);

async function entryFaults(
  file: string,
  content: Uint8Array,
  fates: readonly Fate[],
  expects: readonly Expect[],
): Promise<readonly Difference[]> {
  const faults: Difference[] = [];
  if (fates.length !== expects.length) {
    const found = fates.map((fate) => `${fate.file} ${outcomeOf(fate)}`).join(', ');
    faults.push(loud(`${fates.length} entries instead of ${expects.length}: ${found}`));
  }
  for (const [i, one] of expects.entries()) {
    const again = async (answers: Answers): Promise<Fate> => {
      const fate = (await fatesOf(file, content, answers))[i];
      if (fate === undefined) throw new Error('the entry is gone once its questions are answered');
      return fate;
    };
    faults.push(...(await fateFaults(fates[i], one, again)));
  }
  return faults;
}

/** Reads a case's file as the product does, answers what it asks in every way, and holds all of it against the truth. */
export async function judge({ name, family, file, bytes, expect }: HostileCase): Promise<Verdict> {
  const content = await bytes();
  try {
    const first = await timed(file, content);
    // A neighbour that fills the caches slows the processor too: slow is what is slow twice.
    const { fates, milliseconds } = first.milliseconds > LIMIT ? faster(first, await timed(file, content)) : first;
    const expects: readonly Expect[] = Array.isArray(expect) ? expect : [expect as Expect];
    const slow = milliseconds > LIMIT ? [loud(`took ${Math.round(milliseconds)} ms`)] : [];
    return { name, family, milliseconds, differences: [...(await entryFaults(file, content, fates, expects)), ...slow] };
  } catch (error) {
    return { name, family, milliseconds: 0, differences: [loud(`threw ${String(error)}`)] };
  }
}
