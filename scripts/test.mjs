import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { failedOfBrowser, failedOfVitest, flakyOfBrowser } from './failed-tests.mjs';
import { installPackages, root } from './install.mjs';

/** As it was given: a build in this process marks it as production, in which the tests' modules are others. */
const environment = { ...process.env };
installPackages();
const { findChromium, installPdfReader, installSlidesReader } = await import('./chromium.mjs');
const chromium = findChromium();
installPdfReader();
installSlidesReader();
const { check } = await import('./check.mjs');

const out = `${root}.build/results`;
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

/** Zones at both ends of the day, and one that once skipped a day: dates must not notice. */
const ZONES = ['Pacific/Pago_Pago', 'Pacific/Kiritimati', 'Pacific/Apia'];

function program(name, parameters, env) {
  return (
    spawnSync(`${root}node_modules/.bin/${name}`, parameters, { cwd: root, stdio: 'inherit', env: { ...environment, ...env } }).status ?? 1
  );
}

function vitest(label, parameters, env = {}) {
  const file = `${out}/${label.replaceAll(/[/ ]/g, '-')}.json`;
  console.log(`\n== ${label}`);
  const status = program('vitest', ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`, ...parameters], env);
  return counts(status, () => {
    const read = JSON.parse(readFileSync(file, 'utf8'));
    const names = failedOfVitest(label, read);
    return { passed: read.numPassedTests, failed: read.numFailedTests, skipped: read.numPendingTests, names };
  });
}

function playwright() {
  console.log('\n== browser');
  const file = `${out}/browser.json`;
  const status = program('playwright', ['test'], {
    PLUMBLINE_CHROMIUM: chromium,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    PLAYWRIGHT_HTML_OPEN: 'never',
  });
  return counts(status, () => {
    const { stats, suites } = JSON.parse(readFileSync(file, 'utf8'));
    for (const title of flakyOfBrowser(suites)) console.log(`passed at the second attempt only: ${title}`);
    const names = failedOfBrowser(suites);
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped, names };
  });
}

/** A runner that ended badly counts as a failure even where no test did. */
function counts(status, read) {
  try {
    const found = read();
    const names = [...found.names, `the runner ended with ${status}, though no test failed`];
    return status !== 0 && found.failed === 0 ? { ...found, failed: 1, names } : found;
  } catch (error) {
    return { passed: 0, failed: 1, skipped: 0, names: [`the runner ended with ${status} and left no results: ${error.message}`] };
  }
}

const only = process.argv[2];
const steps = [
  ['check', async () => ({ ...(await check()), skipped: 0 })],
  ['unit', () => vitest('core, engine and app', [])],
  ...ZONES.map((zone) => ['zones', () => vitest(`core in ${zone}`, ['--project', 'core'], { TZ: zone })]),
  ['zones', () => vitest('samples in Pacific/Apia', ['test/samples/report.test.ts'], { TZ: 'Pacific/Apia' })],
  ['browser', playwright],
];
const totals = { passed: 0, failed: 0, skipped: 0 };
const failed = [];
for (const [name, step] of steps) {
  if (only !== undefined && only !== name) continue;
  const found = await step();
  for (const key of Object.keys(totals)) totals[key] += found[key];
  failed.push(...found.names.map((each) => `${name}: ${each}`));
}
// Once more at the end: of a long run often only the end is kept.
for (const each of failed) console.log(`\nFAILED ${each}`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}`);
process.exitCode = totals.failed === 0 ? 0 : 1;
