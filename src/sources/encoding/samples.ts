import type { Encoding } from './encoding';
import type { Evidence } from './evidence';
import { transcoderOf } from './transcoder';

const SHOWN = 2;
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** A few bytes as an encoding reads them; `?` where it has no character. Only ever shown, never loaded. */
function shown(encoding: Encoding, bytes: Uint8Array): string {
  const transcoder = transcoderOf(encoding, false);
  try {
    const parts = [transcoder.push(bytes), transcoder.end()];
    return parts
      .map((part) => utf8.decode(part))
      .join('')
      .replaceAll(/[\0\uFFFD]/g, '?')
      .trim();
  } catch {
    return new TextDecoder(encoding).decode(bytes).replaceAll('\uFFFD', '?').trim();
  }
}

/** Two cells of a file as each encoding reads them, those first that they read most differently. */
export function decodedSamples(encodings: readonly Encoding[], evidence: Evidence): readonly (readonly string[])[] {
  const samples = encodings[0] === 'utf-8 with windows-1252' ? [...evidence.brokenSamples, ...evidence.samples] : evidence.samples;
  const readings = samples.map((sample) => encodings.map((encoding) => shown(encoding, sample)));
  const telling = readings
    .filter((texts, i) => readings.findIndex((others) => others.join('\0') === texts.join('\0')) === i)
    .map((texts) => ({ texts, readings: new Set(texts).size }))
    .sort((one, other) => other.readings - one.readings)
    .slice(0, SHOWN);
  return encodings.map((_, i) => telling.map(({ texts }) => texts[i] ?? ''));
}
