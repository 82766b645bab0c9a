import { ascii, hasAt } from './bytes';

/** What a file is by its first bytes. The ending of its name is only a hint, and is not asked. */
export type FileKind =
  | 'text'
  | 'json'
  | 'gzip'
  | 'empty'
  | 'zip'
  | 'parquet'
  | 'compound'
  | 'pdf'
  | 'image'
  | 'archive'
  | 'database'
  | 'arrow'
  | 'rtf'
  | 'html'
  | 'xml'
  | 'pointer'
  | 'sylk';

type Mark = { readonly kind: FileKind; readonly bytes: Uint8Array };

const MARKS: readonly Mark[] = [
  { kind: 'gzip', bytes: Uint8Array.of(0x1f, 0x8b) },
  { kind: 'parquet', bytes: ascii('PAR1') },
  // The same with its end encrypted.
  { kind: 'parquet', bytes: ascii('PARE') },
  { kind: 'compound', bytes: Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0) },
  { kind: 'pdf', bytes: ascii('%PDF') },
  { kind: 'image', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47) },
  { kind: 'image', bytes: Uint8Array.of(0xff, 0xd8, 0xff) },
  { kind: 'image', bytes: ascii('GIF8') },
  { kind: 'archive', bytes: Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf) },
  { kind: 'archive', bytes: ascii('Rar!') },
  { kind: 'archive', bytes: Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a) },
  { kind: 'archive', bytes: Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd) },
  { kind: 'archive', bytes: ascii('BZh9') },
  { kind: 'database', bytes: ascii('SQLite format 3') },
  { kind: 'arrow', bytes: ascii('ARROW1') },
  { kind: 'rtf', bytes: ascii('{\\rtf') },
];
const ZIP_MARKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0x50, 0x4b, 0x07, 0x08],
];

/** What the first bytes of a file say it is; `text` where no mark stands there, of whatever encoding. */
export function identify(head: Uint8Array): FileKind {
  if (head.length === 0) return 'empty';
  // A workbook is a zip archive too: the directory at its end tells them apart.
  if (ZIP_MARKS.some((mark) => hasAt(head, mark))) return 'zip';
  return MARKS.find((mark) => hasAt(head, mark.bytes))?.kind ?? 'text';
}

/** Its first record, and a second one of the kinds there are. */
const SYLK = /^ID;P[^\r\n]*[\r\n]+(?:(?:B|C|F|NE|NN|NU|O|P|W);|E[\r\n])/;

/**
 * What decoded text says it is by its first characters: markup, JSON, a git-lfs pointer and SYLK are text, and not
 * tables. A header may start with `[` or `ID,`: JSON is told by what follows the bracket, SYLK by `ID;P`
 * and the record after it, for a header may be `ID;Phase`.
 */
export function identifyText(head: string): FileKind {
  const text = head.replace(/^[\uFEFF\s]+/, '');
  if (text === '') return 'text';
  if (/^<\?xml/i.test(text)) return /<html|<table/i.test(text) ? 'html' : 'xml';
  if (/^<[a-z!/?]/i.test(text)) return 'html';
  if (text.startsWith('version https://git-lfs')) return 'pointer';
  if (SYLK.test(text)) return 'sylk';
  return /^(\{\s*["}]|\[\s*([{["\]]|-?\d+(\.\d+)?\s*,|(true|false|null)\b))/.test(text) ? 'json' : 'text';
}
