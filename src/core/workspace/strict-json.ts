/** More than any of our files nests: definitions reach about sixty. */
const DEEPEST = 200;

export type StrictJson = { readonly json: unknown; readonly error: null } | { readonly json: null; readonly error: string };

const refused = (error: string): StrictJson => ({ json: null, error });

/** The end of the text that starts with a quote at `at`: the place behind its closing quote. The JSON is known to be well formed. */
function endOfText(text: string, at: number): number {
  let next = at + 1;
  while (text.charCodeAt(next) !== 0x22) next += text.charCodeAt(next) === 0x5c ? 2 : 1;
  return next + 1;
}

/** Whether a colon follows, behind however many blanks: a text that one follows is a key. */
function isKey(text: string, from: number): boolean {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at += 1;
  return text.charCodeAt(at) === 0x3a;
}

/** How a key is told apart from others: as it reads, whichever way it is escaped. */
function keyOf(token: string): string {
  const key: unknown = JSON.parse(token);
  return typeof key === 'string' ? key : '';
}

/** The first key that stands twice in one object, or null; 'deep' where it is nested too deeply to be read. Linear, without recursion. */
function twiceIn(text: string): { readonly key: string } | 'deep' | null {
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length;) {
    const sign = text.charCodeAt(at);
    if (sign === 0x7b || sign === 0x5b) {
      open.push(sign === 0x7b ? new Set() : null);
      if (open.length > DEEPEST) return 'deep';
    } else if (sign === 0x7d || sign === 0x5d) open.pop();
    if (sign !== 0x22) {
      at += 1;
      continue;
    }
    const end = endOfText(text, at);
    const keys = open.at(-1) ?? null;
    if (keys !== null && isKey(text, end)) {
      const key = keyOf(text.slice(at, end));
      if (keys.has(key)) return { key };
      keys.add(key);
    }
    at = end;
  }
  return null;
}

/**
 * JSON that says each thing once. `JSON.parse` silently takes the last of two equal keys, so that two readers of one file could
 * see two contents: such a file is refused, and so is one that is nested too deeply. `what` names the file in the sentence.
 */
export function strictJson(text: string, what: string): StrictJson {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refused(`${what} is no JSON that can be read.`);
  }
  const twice = twiceIn(text);
  if (twice === 'deep') return refused(`${what} is nested too deeply.`);
  return twice === null ? { json, error: null } : refused(`${what} has the key "${twice.key.slice(0, 80)}" twice in one place.`);
}
