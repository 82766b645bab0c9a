import type { CouncilRecords } from './records';

/** JSON with the keys of every object in one order: entries of the same content have the same text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each: unknown) => canonical(each)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  const sorted = entries.toSorted(([a], [b]) => Number(a > b) - Number(a < b));
  return `{${sorted.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`;
}

const NANOSECONDS = 9;

/** An ISO instant in UTC so that texts sort as instants do: `…00Z` is no later than `…00.5Z`. */
export function sortableInstant(at: string): string {
  const [whole = '', fraction = ''] = at.replace(/Z$/, '').split('.');
  return `${whole}.${fraction.padEnd(NANOSECONDS, '0')}`;
}

type Placed<Entry> = { readonly entry: Entry; readonly at: string; readonly text: string };

const placed = <Entry extends { readonly at: string }>(entry: Entry): Placed<Entry> => ({
  entry,
  at: sortableInstant(entry.at),
  text: canonical(entry),
});

const inOrder = (a: Placed<unknown>, b: Placed<unknown>): number =>
  Number(a.at > b.at) - Number(a.at < b.at) || Number(a.text > b.text) - Number(a.text < b.text);

/** Every entry of either list once, by instant and then by text; the very first list where that is what it holds already. */
function joinedList<Entry extends { readonly at: string }>(first: readonly Entry[], second: readonly Entry[]): readonly Entry[] {
  const byText = new Map([...second, ...first].map((entry) => placed(entry)).map((each) => [each.text, each]));
  const sorted = [...byText.values()].toSorted(inOrder).map(({ entry }) => entry);
  return isSame(sorted, first) ? first : sorted;
}

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean => a.length === b.length && a.every((each, at) => each === b[at]);

const LISTS = [
  'decisions',
  'answers',
  'stages',
  'norms',
  'capabilities',
  'marketChanges',
  'plans',
  'packets',
  'hypotheses',
] as const satisfies readonly (keyof CouncilRecords)[];

/**
 * What two people wrote down, as one: each list as a set by content, in the order of instants and then of text. Which of the
 * two comes first changes nothing, joining again adds nothing, and no entry is lost. Where the second adds nothing it is the
 * very same first.
 */
export function joinedRecords(first: CouncilRecords, second: CouncilRecords): CouncilRecords {
  const joined: CouncilRecords = {
    decisions: joinedList(first.decisions, second.decisions),
    answers: joinedList(first.answers, second.answers),
    stages: joinedList(first.stages, second.stages),
    norms: joinedList(first.norms, second.norms),
    capabilities: joinedList(first.capabilities, second.capabilities),
    marketChanges: joinedList(first.marketChanges, second.marketChanges),
    plans: joinedList(first.plans, second.plans),
    packets: joinedList(first.packets, second.packets),
    hypotheses: joinedList(first.hypotheses, second.hypotheses),
  };
  return LISTS.every((list) => joined[list] === first[list]) ? first : joined;
}

/** Whether records hold nothing at all. */
export const areEmpty = (records: CouncilRecords): boolean => LISTS.every((list) => records[list].length === 0);

/** What is in some records and not in others. */
export function recordsWithout(records: CouncilRecords, others: CouncilRecords): CouncilRecords {
  const left = <Entry>(list: readonly Entry[], without: readonly Entry[]): readonly Entry[] => {
    const texts = new Set(without.map(canonical));
    return list.filter((entry) => !texts.has(canonical(entry)));
  };
  return {
    decisions: left(records.decisions, others.decisions),
    answers: left(records.answers, others.answers),
    stages: left(records.stages, others.stages),
    norms: left(records.norms, others.norms),
    capabilities: left(records.capabilities, others.capabilities),
    marketChanges: left(records.marketChanges, others.marketChanges),
    plans: left(records.plans, others.plans),
    packets: left(records.packets, others.packets),
    hypotheses: left(records.hypotheses, others.hypotheses),
  };
}

/** Whether two values hold the same, whatever the order of their keys. */
export const isSameContent = (a: unknown, b: unknown): boolean => a === b || canonical(a) === canonical(b);
