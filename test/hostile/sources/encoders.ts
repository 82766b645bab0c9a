import { TABLES, type SingleByte } from '../../../src/sources/encoding/tables';
import { units, type Encoder } from '../generator/encoders';

const byTable =
  (name: SingleByte): Encoder =>
  (text) =>
    Uint8Array.from(text, (letter) => {
      const code = letter.charCodeAt(0);
      if (code < 0x80) return code;
      const place = TABLES[name].indexOf(letter);
      if (place < 0) throw new Error(`${name} has no ${letter}`);
      return place + 0x80;
    });

export const encoders = {
  'utf-8': (text: string) => new TextEncoder().encode(text),
  'utf-16le': units(2, true),
  'utf-16be': units(2, false),
  'utf-32le': units(4, true),
  'utf-32be': units(4, false),
  'windows-1252': byTable('windows-1252'),
  'iso-8859-15': byTable('iso-8859-15'),
  macintosh: byTable('macintosh'),
} as const satisfies Record<string, Encoder>;

export const joined = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
