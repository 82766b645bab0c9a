import { endOfString, isClosing, isOpening, measureOf } from './measure';

/**
 * How a JSON file holds its records: one a line; in a list that opens at character `from`, named `list` where it is a
 * member of an object; or as one object after another.
 */
export type Shape =
  | { readonly kind: 'lines' }
  | { readonly kind: 'list'; readonly from: number; readonly list: string | null }
  | { readonly kind: 'objects' };

/** What the members that hold the records are called: by Salesforce, HubSpot, Dynamics 365 and Pipedrive. */
const LISTS: ReadonlySet<string> = new Set(['records', 'results', 'value', 'data']);

/** The shape of a JSON file by its first characters; `isAll` where these are all of it. */
export function shapeOf(head: string, isAll: boolean): Shape {
  if (isByLine(head, isAll)) return { kind: 'lines' };
  const from = head.search(/\S/);
  if (head[from] === '[') return { kind: 'list', from, list: null };
  return listIn(head) ?? { kind: 'objects' };
}

/**
 * Whether at least half the lines are each a whole record. A document has the lines of its own brackets besides, and
 * its first line goes on in the next.
 */
function isByLine(head: string, isAll: boolean): boolean {
  const lines = head.split(/\r\n?|\n/);
  if (!isAll) lines.pop();
  const filled = lines.filter((line) => line.trim() !== '');
  if (filled.length < 2 || /[[{,]\s*$/.test(filled[0] ?? '')) return false;
  return filled.filter((line) => /^\s*[[{]/.test(line) && measureOf(line).isWhole).length * 2 >= filled.length;
}

/** The member of the first object that holds its records. */
function listIn(head: string): Shape | null {
  let depth = 0;
  let name = '';
  for (let at = 0; at < head.length; at += 1) {
    const code = head.charCodeAt(at);
    if (code === 0x22) {
      const end = endOfString(head, at);
      if (end < 0) return null;
      if (depth === 1) name = head.slice(at + 1, end);
      at = end;
    } else if (isOpening(code)) {
      if (depth === 1 && head[at] === '[' && LISTS.has(name)) return { kind: 'list', from: at, list: name };
      depth += 1;
    } else if (isClosing(code)) {
      depth -= 1;
      if (depth === 0) return null;
    }
  }
  return null;
}
