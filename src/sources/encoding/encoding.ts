import type { SingleByte } from './tables';

/** Encodings left to the platform's decoder: the same in Node and in browsers, unlike Windows-1252. */
export type PlatformEncoding =
  | 'shift_jis'
  | 'euc-jp'
  | 'gb18030'
  | 'big5'
  | 'euc-kr'
  | 'windows-1250'
  | 'iso-8859-2'
  | 'windows-1251'
  | 'koi8-r'
  | 'windows-1253';

/** How a file's bytes are read as characters. `utf-8 with windows-1252`: UTF-8 in which some bytes are not, read by that table. */
export type Encoding =
  | 'utf-8'
  | 'utf-8 with windows-1252'
  | 'utf-16le'
  | 'utf-16be'
  | 'utf-32le'
  | 'utf-32be'
  | SingleByte
  | PlatformEncoding;

export const ENCODING_NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-8 with windows-1252': 'UTF-8 with single bytes of Windows-1252',
  'utf-16le': 'UTF-16 (little-endian)',
  'utf-16be': 'UTF-16 (big-endian)',
  'utf-32le': 'UTF-32 (little-endian)',
  'utf-32be': 'UTF-32 (big-endian)',
  'windows-1252': 'Windows-1252 (Western European)',
  'iso-8859-15': 'Latin-9 (Western European, ISO 8859-15)',
  macintosh: 'Mac Roman',
  shift_jis: 'Shift-JIS (Japanese)',
  'euc-jp': 'EUC-JP (Japanese)',
  gb18030: 'GB 18030 (Chinese)',
  big5: 'Big5 (Chinese)',
  'euc-kr': 'EUC-KR (Korean)',
  'windows-1250': 'Windows-1250 (Central European)',
  'iso-8859-2': 'Latin-2 (Central European, ISO 8859-2)',
  'windows-1251': 'Windows-1251 (Cyrillic)',
  'koi8-r': 'KOI8-R (Cyrillic)',
  'windows-1253': 'Windows-1253 (Greek)',
};
