import { byteAt } from '../bytes';
import { Refusal } from '../byte-source';
import type { Encoding } from './encoding';
import { characterOf, TABLES, type SingleByte } from './tables';
import { Utf8Walk, Utf8Writer, type Transcoder } from './utf-8';
import { utf16, utf32 } from './wide';

const NOTHING = new Uint8Array(0);

const codeOf = (encoding: SingleByte, byte: number): number => (byte < 0x80 ? byte : characterOf(encoding, byte).charCodeAt(0));

function singleByte(encoding: SingleByte): Transcoder {
  const writer = new Utf8Writer();
  const codes = Uint16Array.from({ length: 256 }, (_, byte) => codeOf(encoding, byte));
  return {
    push: (block) => {
      for (let i = 0; i < block.length; i += 1) {
        const byte = byteAt(block, i);
        const code = codes[byte] ?? 0;
        if (code === 0 && byte !== 0) writer.putLost();
        else writer.put(code);
      }
      return writer.taken();
    },
    end: () => NOTHING,
  };
}

/** UTF-8 in which single bytes stand that are none: they are read by another table, or become NUL. */
function utf8WithStrays(strays: SingleByte | null): Transcoder {
  const writer = new Utf8Writer();
  const walk = new Utf8Walk();
  let held: number[] = [];
  const giveUp = (): void => {
    for (const byte of held) {
      const code = strays === null ? 0 : codeOf(strays, byte);
      if (code === 0) writer.putLost();
      else writer.put(code);
    }
    held = [];
  };
  const take = (byte: number): void => {
    const taken = walk.take(byte);
    if (taken === 'broken') {
      giveUp();
      take(byte);
      return;
    }
    held.push(byte);
    if (taken === 'stray') giveUp();
    if (taken !== 'whole') return;
    writer.put(codePoint(held));
    held = [];
  };
  return {
    push: (block) => {
      for (let i = 0; i < block.length; i += 1) take(byteAt(block, i));
      return writer.taken();
    },
    end: () => {
      giveUp();
      return writer.taken();
    },
  };
}

const LEAD_BITS = [0x7f, 0x1f, 0x0f, 0x07];

function codePoint(bytes: readonly number[]): number {
  return bytes.reduce((code, byte, i) => (i === 0 ? byte & (LEAD_BITS[bytes.length - 1] ?? 0) : (code << 6) | (byte & 63)), 0);
}

const CONTROLS = new RegExp(`[${String.fromCharCode(0x80)}-${String.fromCharCode(0x9f)}]`);

/** Whether text holds control characters of 80 to 9F: no file has them, but Node's decoders give them where browsers fail. */
export const hasControls = (text: string): boolean => CONTROLS.test(text);

/** An encoding the platform knows; it has already been tried over the whole file. */
function platform(label: string): Transcoder {
  const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
  const encoder = new TextEncoder();
  const decode = (block?: Uint8Array): Uint8Array => {
    try {
      return encoder.encode(block === undefined ? decoder.decode() : decoder.decode(block, { stream: true }));
    } catch {
      throw new Refusal(`The file is not written in ${label}; export it again as UTF-8.`);
    }
  };
  return { push: decode, end: () => decode() };
}

const isSingleByte = (encoding: string): encoding is SingleByte => encoding in TABLES;

/** The transcoder of an encoding. `cut`: the file ends inside a character of UTF-8. */
export function transcoderOf(encoding: Encoding, cut: boolean): Transcoder {
  if (isSingleByte(encoding)) return singleByte(encoding);
  switch (encoding) {
    case 'utf-8':
      return cut ? utf8WithStrays(null) : { push: (block) => block, end: () => NOTHING };
    case 'utf-8 with windows-1252':
      return utf8WithStrays('windows-1252');
    case 'utf-16le':
    case 'utf-16be':
      return utf16(encoding === 'utf-16le');
    case 'utf-32le':
    case 'utf-32be':
      return utf32(encoding === 'utf-32le');
    default:
      return platform(encoding);
  }
}
