import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RawTable } from '../../../src/core/admission';
import type { SingleByte } from '../../../src/sources/encoding/tables';
import { encoders } from './encoders';
import { readRecords, rowsOf } from './files';

/** Names as they stand in CRMs of Western Europe; each can be written in all three encodings. */
const NAMES = [
  'Müller GmbH',
  'Bäckerei Groß',
  'Köln Messe',
  'Österreichische Post',
  'Überlingen',
  'Société Générale',
  'Crédit Agricole',
  'L’Oréal',
  'Hermès',
  'Côte d’Azur',
  'Çelik',
  'Nestlé',
  'Peña Nieto',
  'Compañía Española',
  'São Paulo',
  'Conceição',
  'Coração',
  'Società Telefonica',
  'Più',
  'Città di Torino',
  'Göteborg',
  'Ångström',
  'Malmö',
  'Skåne',
  'Ærø',
  'Tromsø',
  'Højgaard',
  'Åbo',
  'Citroën',
  'Noël',
  'Saint-Étienne',
  'Île-de-France',
  'Ñandú',
  'Márquez',
  'Dvorák',
  'Zoë',
  'naïve',
  'El Niño',
  'Bogotá',
  'Curaçao',
  'CAFÉ ÉTÉ',
  'MÜNCHEN',
  'ZÜRICH',
  'Straße',
  'Größe',
  'Fußball',
  'Kärnten',
  'Señor',
  'Über uns',
] as const;
/** Latin-9 has no typographic apostrophe; it has the euro and the ligature that Latin-1 lacks. */
const NINTH = ['1.200 €', '€ 50', 'Cœur de Lion', 'Œuvre', 'Škoda', 'Žilina', 'Société'];
const WINDOWS = [
  'Macy’s',
  'Children’s Hospital',
  '“Best” Inc',
  'Jan – Mar',
  '€ 50',
  'Acme™',
  'don’t',
  'Škoda',
  'Cœur',
  '10 … 20',
  'O’Neill',
];
const MAC = ['Macy’s', '“Best” Inc', 'Jan – Mar', 'Acme™', '10 … 20', 'O’Neill'];

const fileOf = (names: readonly string[], encoding: SingleByte): Uint8Array =>
  encoders[encoding]('Id,Name,Amount\n' + names.map((name, i) => `${i},${name},${i * 10}.5`).join('\r\n'));

async function verdict(names: readonly string[], encoding: SingleByte): Promise<'right' | 'asked' | 'wrong'> {
  const isRight = (raw: RawTable): boolean => rowsOf(raw).every(([, name], i) => name === names[i]);
  const raw = await readRecords(fileOf(names, encoding));
  const [question] = raw.questions;
  if (question === undefined) return isRight(raw) ? 'right' : 'wrong';
  // Where Windows-1252 and Latin-9 read every byte alike, the first stands for both.
  const choice = question.choices.find(({ value }) => value === encoding) ?? question.choices.find(({ value }) => value === 'windows-1252');
  return isRight(await readRecords(fileOf(names, encoding), new Map([[question.id, choice?.value ?? '']]))) ? 'asked' : 'wrong';
}

const isLatin9 = (name: string): boolean => !name.includes('’');
const CASES: readonly (readonly [SingleByte, readonly string[], number])[] = [
  ['windows-1252', [...NAMES, ...WINDOWS], 0.05],
  ['iso-8859-15', [...NAMES.filter(isLatin9), ...NINTH], 0.05],
  ['macintosh', [...NAMES, ...MAC], 0.2],
];

for (const [encoding, names, most] of CASES) {
  test(`names in ${encoding} are read rightly or asked about, never silently wrong, and seldom asked`, async () => {
    const samples = fc.sample(fc.subarray([...names], { minLength: 1, maxLength: 6 }), {
      numRuns: Number(process.env['RUNS'] ?? 300),
      seed: Number(process.env['SEED'] ?? 7),
    });
    const verdicts: string[] = [];
    const seen: string[] = [];
    for (const sample of samples) {
      const one = await verdict(sample, encoding);
      verdicts.push(one);
      if (one !== 'right') seen.push(`${one}: ${sample.join(' | ')}`);
    }
    expect(seen.filter((line) => line.startsWith('wrong'))).toEqual([]);
    expect(verdicts.filter((one) => one === 'asked').length / samples.length).toBeLessThan(most);
  });
}
