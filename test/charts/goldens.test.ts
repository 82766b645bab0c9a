import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bulletsOption } from '../../src/charts/bullets';
import { LIGHT } from '../../src/charts/palette';
import { shareBarsOption } from '../../src/charts/share-bars';
import { slopeOption } from '../../src/charts/slope';
import { unknownOption } from '../../src/charts/unknown-line';
import { axisFor } from '../../src/views/axis';
import type { SlopeLine } from '../../src/views/drift-mix-slope';
import type { UnknownPoint } from '../../src/views/drift-unknowns';
import type { ShareBar } from '../../src/views/share-bars';

const share = { unit: 'share', currency: null } as const;
const money = { unit: 'money', currency: null } as const;
const bar = (name: string, value: number | null, look: ShareBar['look']): ShareBar => ({
  name,
  text: `${name} said`,
  value,
  low: value === null ? null : value - 0.05,
  high: value === null ? null : value + 0.05,
  look,
});
const lineOf = (name: string, kind: SlopeLine['kind'], before: number, now: number): SlopeLine => ({
  name,
  before,
  now,
  wasText: 'was',
  isText: 'is',
  kind,
  isUnknown: name === 'Unknown',
  isNamed: true,
  behind: { before: null, now: null },
});
const unknown = (label: string, value: number | null, kind: UnknownPoint['kind'] = 'plain'): UnknownPoint => ({
  label,
  value,
  low: value === null ? null : value / 2,
  high: value === null ? null : value * 2,
  kind,
  text: `${label} said`,
});

const PICTURES = [
  [
    'coverage',
    bulletsOption(
      {
        rows: [
          { name: 'Q4 2025', text: 'said', value: 300, needs: { low: 200, high: 500 } },
          { name: 'Q1 2026', text: 'said', value: 100, needs: { low: 400, high: null } },
          { name: 'Q2 2026', text: 'said', value: 50, needs: null },
        ],
        axis: axisFor([0, 500], money),
      },
      LIGHT,
    ),
  ],
  [
    'shares as bars',
    shareBarsOption(
      {
        rows: [bar('a', 0.4, 'plain'), bar('b', 0.2, 'grey'), bar('c', 0.1, 'unknown'), bar('d', null, 'grey')],
        axis: axisFor([0, 0.45], share),
      },
      LIGHT,
    ),
  ],
  [
    'the mix before and now',
    slopeOption(
      {
        lines: [lineOf('a', 'drifted', 0.6, 0.4), lineOf('b', 'steady', 0.3, 0.45), lineOf('Unknown', 'stands', 0.1, 0.15)],
        axis: axisFor([0, 0.6], share),
      },
      LIGHT,
    ),
  ],
  [
    'what is unknown',
    unknownOption(
      {
        points: [unknown('Q1 2025', 0.1), unknown('Q2 2025', null), unknown('Q3 2025', 0.2, 'few'), unknown('Q4 2025', 0.1, 'toDate')],
        axis: axisFor([0, 0.4], share),
      },
      LIGHT,
    ),
  ],
] as const;

test.each(PICTURES)('the option of %s is the one that was looked at', (_, option) =>
  expect(JSON.parse(JSON.stringify(option))).toMatchSnapshot(),
);

/** The texts of the modules of a folder. */
const textsIn = (folder: string, end: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(end))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));

test('every chart has a golden option', () => {
  const charts = textsIn('src/charts', '.ts').flatMap((text) =>
    [...text.matchAll(/^export function (\w+Option)\(/gm)].map((found) => found[1] ?? ''),
  );
  const goldens = textsIn('test/charts', '.test.ts').filter((text) => text.includes('toMatchSnapshot'));
  const isGolden = (name: string): boolean => goldens.some((text) => text.includes(`${name}(`));
  expect(charts.length).toBeGreaterThan(25);
  // What all of them begin with is no chart.
  expect(charts.filter((name) => name !== 'baseOption' && !isGolden(name))).toEqual([]);
});
