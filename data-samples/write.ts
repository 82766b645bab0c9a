import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { expectedOf, expectedText, layouts } from './expected/index';
import { hubspotSample, type Sample, salesforceSample } from './generate';
import { planted } from './planted';
import { readme } from './readme';

type Say = (path: string, text: string) => void;

/** Rewrites every generated file under `data-samples`. */
export function write(root: string): void {
  run(root, (path, text) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  });
}

/** The generated files that differ from what lies on disk. The expected figures are those of the files on disk. */
export function differing(root: string): string[] {
  const names: string[] = [];
  run(root, (path, text) => {
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) names.push(path);
  });
  return names;
}

function run(root: string, say: Say): void {
  const samples = [salesforceSample(), hubspotSample()];
  for (const sample of samples) writeSample(root, sample, say);
  const expected = new Map(layouts.map((layout) => [layout.folder, expectedOf(root, layout)]));
  for (const [folder, figures] of expected) say(join(root, folder, 'expected.json'), expectedText(figures));
  say(join(root, 'README.md'), readme(samples, expected));
}

function writeSample(root: string, sample: Sample, say: Say): void {
  for (const [name, text] of sample.files) say(join(root, sample.folder, name), text);
  say(join(root, sample.folder, 'planted.json'), planted(sample));
}
