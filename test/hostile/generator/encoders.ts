import { utf8 } from './hostile-case';

/** Writes text in an encoding; throws where it has no byte for a letter. */
export type Encoder = (text: string) => Uint8Array;

/** Text in units of two or four bytes, of either order. */
export const units =
  (width: 2 | 4, little: boolean): Encoder =>
  (text) => {
    const numbers =
      width === 2
        ? Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
        : Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
    const view = new DataView(new ArrayBuffer(numbers.length * width));
    numbers.forEach((number, i) => (width === 2 ? view.setUint16(i * 2, number, little) : view.setUint32(i * 4, number, little)));
    return new Uint8Array(view.buffer);
  };

const encoded =
  (bytesOf: ReadonlyMap<string, readonly number[]>, name: string): Encoder =>
  (text) =>
    Uint8Array.from(
      Array.from(text).flatMap((letter) => {
        const bytes = letter.charCodeAt(0) < 0x80 ? [letter.charCodeAt(0)] : bytesOf.get(letter);
        if (bytes === undefined) throw new Error(`${name} has no ${letter}`);
        return [...bytes];
      }),
    );

function learn(letters: Map<string, readonly number[]>, decoder: TextDecoder, bytes: readonly number[]): void {
  try {
    const letter = decoder.decode(Uint8Array.from(bytes));
    if (Array.from(letter).length === 1 && !letters.has(letter)) letters.set(letter, bytes);
  } catch {
    // No letter has these bytes.
  }
}

/** The reverse of what the platform decodes. */
function byPlatform(name: string, wide: boolean): Encoder {
  const letters = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(name, { fatal: true });
  for (let first = 0x80; first < 0x100; first += 1) {
    learn(letters, decoder, [first]);
    for (let second = 0x30; wide && second < 0x100; second += 1) learn(letters, decoder, [first, second]);
  }
  return encoded(letters, name);
}

/** Written out: one platform reads these bytes as control characters. */
const BYTES_80_TO_9F = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const WINDOWS_1252: ReadonlyMap<string, readonly number[]> = new Map(
  Array.from({ length: 128 }, (_, i) => [i < 32 ? (BYTES_80_TO_9F[i] ?? '') : String.fromCharCode(i + 0x80), [i + 0x80]]),
);

export const ENCODERS = {
  'utf-8': utf8,
  'utf-16le': units(2, true),
  'utf-16be': units(2, false),
  'utf-32le': units(4, true),
  'utf-32be': units(4, false),
  'windows-1252': encoded(WINDOWS_1252, 'windows-1252'),
} as const satisfies Readonly<Record<string, Encoder>>;

const learnt = new Map<string, Encoder>();
/** An encoder for any encoding that the platform can decode. */
export function encoderOf(name: string, wide = false): Encoder {
  const encoder = learnt.get(name) ?? byPlatform(name, wide);
  learnt.set(name, encoder);
  return encoder;
}
