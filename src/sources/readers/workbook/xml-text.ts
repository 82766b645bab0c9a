import { byteAt } from '../../bytes';
import { damaged } from './damage';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const AMPERSAND = 0x26;
const CR = 0x0d;
/** Up to here a text is made without the decoder, which is quicker. */
const SHORT = 24;
const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);
const LONGEST_ENTITY = 12;

function decoded(bytes: Uint8Array, from: number, to: number): string {
  try {
    return decoder.decode(bytes.subarray(from, to));
  } catch {
    throw damaged('its text is not written in UTF-8');
  }
}

/** A stretch of XML text exactly as it stands there, entities aside. */
export const verbatimOf = (bytes: Uint8Array, from: number, to: number): string => withLineEnds(decoded(bytes, from, to));

/** XML has one line end, whatever its file has. */
const withLineEnds = (text: string): string => (text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text);

/** A stretch of XML as the text it stands for. Throws a Refusal where it is no UTF-8 or has an entity of its own making. */
export function textOf(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > SHORT) return resolved(verbatimOf(bytes, from, to));
  for (let at = from; at < to; at += 1) {
    const byte = byteAt(bytes, at);
    if (byte >= 0x80 || byte === AMPERSAND || byte === CR) return resolved(verbatimOf(bytes, from, to));
  }
  return lettersOf(bytes, from, to);
}

/** Four letters at a time: a text put together of single ones would have to be gathered again wherever it is compared. */
function lettersOf(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  let at = from;
  for (; at + 4 <= to; at += 4) {
    text += String.fromCharCode(byteAt(bytes, at), byteAt(bytes, at + 1), byteAt(bytes, at + 2), byteAt(bytes, at + 3));
  }
  for (; at < to; at += 1) text += String.fromCharCode(byteAt(bytes, at));
  return text;
}

function resolved(text: string): string {
  let from = text.indexOf('&');
  if (from < 0) return text;
  let whole = text.slice(0, from);
  while (from >= 0) {
    const end = text.indexOf(';', from);
    if (end < 0 || end - from > LONGEST_ENTITY) throw damaged('a text in it is not written as XML');
    whole += meantBy(text.slice(from + 1, end));
    from = text.indexOf('&', end);
    whole += text.slice(end + 1, from < 0 ? text.length : from);
  }
  return whole;
}

function meantBy(entity: string): string {
  const named = NAMED.get(entity);
  if (named !== undefined) return named;
  const digits = /^#(?:x([0-9a-f]+)|([0-9]+))$/i.exec(entity);
  const code = digits === null ? -1 : Number.parseInt(digits[1] ?? digits[2] ?? '', digits[1] === undefined ? 10 : 16);
  if (!(code > 0 && code <= 0x10_ffff) || (code >= 0xd800 && code < 0xe000)) throw damaged('a text in it is not written as XML');
  return String.fromCodePoint(code);
}

/** Cell texts write characters that XML cannot hold as `_x000D_`, and an underscore before such a word as `_x005F_`. */
export const unescapedCell = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9a-f]{4})_/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    : text;

/** Whether a text holds what no cell may hold: a NUL, or half of a character. */
export const isUnfit = (text: string): boolean => text.includes('\0') || /\p{Surrogate}/u.test(text);
