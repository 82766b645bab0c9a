import * as v from 'valibot';

/** Longer words of a file are cut where a sentence quotes them. */
const LONGEST = 80;
export const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

const KINDS: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['number', 'a number'],
  ['boolean', 'true or false'],
  ['Object', 'an object'],
  ['Array', 'a list'],
  ['null', 'null'],
]);
const kindOf = (word: string): string => KINDS.get(word) ?? word;

/** `("won" | "lost" | string)` as `"won", "lost" or text`. */
function alternatives(expected: string): string {
  const words = [...new Set(expected.match(/"[^"]*"|[^\s()|]+/g))].map(kindOf);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** What is wrong with a value, in plain words that go on where its name ends. */
export function wordsOf(issue: v.BaseIssue<unknown>): string {
  const { kind, type, expected, requirement, message } = issue;
  const received = cut(kindOf(issue.received));
  // Our own messages go on where the path ends: "is not a calendar date".
  if (!message.startsWith('Invalid ')) return message;
  if (kind === 'schema') return issue.received === 'undefined' ? 'is missing' : `is not ${alternatives(expected ?? '')} but ${received}`;
  switch (type) {
    case 'min_value':
      return `is ${received}, less than ${String(requirement)}`;
    case 'max_value':
      return `is ${received}, more than ${String(requirement)}`;
    case 'gt_value':
      return `is ${received}, and must be more than ${String(requirement)}`;
    case 'integer':
    case 'safe_integer':
      return `is not a whole number but ${received}`;
    case 'finite':
      return 'is too large a number';
    default:
      return 'cannot be read';
  }
}

/** What is wrong with a file and where in it, as a sentence in plain words. */
export function sentenceOf(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  return path === null ? `The file ${wordsOf(issue)}.` : `${cut(path)}: ${wordsOf(issue)}.`;
}

/** More than any file nests that people wrote: a rule of twenty steps in a criterion reaches 55. */
const DEEPEST = 200;

/** Whether a value of JSON is nested too deeply to be read step by step. Walks without recursion. */
export function isTooDeep(json: unknown): boolean {
  let level: readonly unknown[] = [json];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return false;
}
