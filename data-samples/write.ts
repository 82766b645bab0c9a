import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { councilOf } from './council';
import { readCompany } from './expected/company';
import { expectedOf, expectedText, layouts } from './expected/index';
import type { Workspace } from './expected/workspace';
import { hubspotSample, json, type Sample, salesforceSample } from './generate';
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
  const decisionsOf = (folder: string): Sample['decisions'] => samples.find((sample) => sample.folder === folder)?.decisions ?? [];
  const expected = new Map(layouts.map((layout) => [layout.folder, expectedOf(root, layout, decisionsOf(layout.folder))]));
  for (const [folder, figures] of expected) say(join(root, folder, 'expected.json'), expectedText(figures));
  say(join(root, 'README.md'), readme(samples, expected));
}

function writeSample(root: string, sample: Sample, say: Say): void {
  for (const [name, text] of sample.files) say(join(root, sample.folder, name), text);
  say(join(root, sample.folder, 'workspace.json'), json({ ...sample.workspace, ...councilPart(root, sample) }));
  say(join(root, sample.folder, 'planted.json'), planted(sample));
}

/** The council knew the numbers of its day: they are read from the exports once those are written. */
function councilPart(root: string, { folder, workspace, decisions }: Sample): object {
  const layout = layouts.find((each) => each.folder === folder);
  if (layout === undefined) throw new Error(`No layout of ${folder}.`);
  return { council: councilOf(readCompany(root, layout, workspace as Workspace), decisions) };
}
