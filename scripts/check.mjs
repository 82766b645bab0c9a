import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { installPackages, root } from './install.mjs';

installPackages();
const { buildSite, buildTerminal } = await import('./build.mjs');
const { isCurrent } = await import('./lint-rules.mjs');
const { weigh } = await import('./weight.mjs');

const program =
  (name, ...parameters) =>
  () => {
    const done = spawnSync(`${root}node_modules/.bin/${name}`, parameters, { cwd: root, encoding: 'utf8' });
    return done.status === 0 ? null : `${done.stdout}${done.stderr}`.trim();
  };

async function docsDiffer() {
  const { metricsPage } = await import(await buildTerminal());
  return metricsPage() === readFileSync(`${root}docs/metrics.md`, 'utf8')
    ? null
    : 'docs/metrics.md is not what the catalogue makes. Write it anew: npm run --silent docs > docs/metrics.md';
}

async function overBudget() {
  await buildSite();
  const { lines, over } = weigh();
  console.log(
    lines
      .slice(0, 12)
      .map((line) => `         ${line}`)
      .join('\n'),
  );
  return over.length === 0 ? null : over.join('\n');
}

/** Everything that guards the code without running it on data, each by name. */
const CHECKS = [
  ['format', program('oxfmt', '--check')],
  [
    'lint rules',
    () => (isCurrent() ? null : '.oxlintrc.json is not what scripts/lint-rules.mjs makes: node scripts/lint-rules.mjs --write'),
  ],
  ['lint', program('oxlint')],
  ['types', program('tsc', '-p', '.')],
  ['types of the pure core', program('tsc', '-p', 'src/core', '--noEmit')],
  ['dead code', program('knip')],
  ['docs', docsDiffer],
  ['weight', overBudget],
];

/** Runs every check and gives how many passed and failed, with what the failed ones said. */
export async function check() {
  const failed = [];
  for (const [name, verdict] of CHECKS) {
    const problem = await verdict();
    console.log(`${problem === null ? 'ok    ' : 'FAILED'} ${name}`);
    if (problem !== null) failed.push(`${name}\n${problem}`);
  }
  for (const problem of failed) console.error(`\n${problem}`);
  return { passed: CHECKS.length - failed.length, failed: failed.length, names: failed };
}

if (process.argv[1]?.endsWith('check.mjs')) process.exitCode = (await check()).failed === 0 ? 0 : 1;
