import type { Digests } from './digests';
import { WrittenLater } from './refusal';

/**
 * A file of the vault's own with a check over itself: `{"version":1,"check":"<sha256>","body":…}`. This frame is for every
 * version, past and to come; what stands in the body is the version's own.
 */
export type Unsealed = { readonly kind: 'whole'; readonly version: number; readonly body: unknown } | { readonly kind: 'damaged' };

const FRAME = /^\{"version":(\d{1,9}),"check":"([0-9a-f]{64})","body":(.*)\}$/s;

const checkOf = (digests: Digests, version: number, body: string): string => digests.sha256(`${version}\n${body}`);

/** A body as the text of a sealed file. */
export function sealed(digests: Digests, version: number, body: unknown): string {
  const text = JSON.stringify(body);
  return `{"version":${version},"check":"${checkOf(digests, version, text)}","body":${text}}`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The version that a text gives itself, whether or not its check holds; null where it gives none. */
export function versionSaid(text: string): number | null {
  const json = jsonOf(text);
  const version = typeof json === 'object' && json !== null && 'version' in json ? json.version : null;
  return typeof version === 'number' && Number.isSafeInteger(version) ? version : null;
}

/** Bytes as text, or null where they are not UTF-8. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Reads a sealed file; `current` is the latest version known. Throws `WrittenLater` where a later one holds. */
export function unsealed(digests: Digests, text: string, current: number): Unsealed {
  const [, digits = '', check = '', body = ''] = FRAME.exec(text) ?? [];
  const version = Number(digits);
  if (check === '' || checkOf(digests, version, body) !== check) return { kind: 'damaged' };
  if (version > current) throw new WrittenLater();
  const json = jsonOf(body);
  return json === undefined ? { kind: 'damaged' } : { kind: 'whole', version, body: json };
}
