import { stripVTControlCharacters } from 'node:util';
import { root } from './install.mjs';

/** So many lines of what a test said; the rest stands where it ran. */
const LINES = 12;

const shortened = (text) =>
  stripVTControlCharacters(text)
    .split('\n')
    .filter((line) => line.trim() !== '' && !/node_modules|<anonymous>/.test(line))
    .slice(0, LINES)
    .map((line) => `    ${line.slice(0, 300)}`)
    .join('\n');

/** The failed tests of a run of Vitest's JSON report, each with its file, its name and what it said; a file that did not load counts as one. */
export function failedOfVitest(label, { testResults }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = `${label} › ${name.replace(root, '')}`;
    const tests = assertionResults.filter((each) => each.status === 'failed');
    if (tests.length === 0) return status === 'failed' ? [`${file}\n${shortened(message)}`] : [];
    return tests.map(({ fullName, failureMessages }) => `${file} › ${fullName}\n${shortened(failureMessages.join('\n'))}`);
  });
}

/** Every test of Playwright's JSON report, in whatever suites it lies: its file and name, how it ended, and each attempt. */
const browserTests = (suites, above = '') =>
  suites.flatMap(({ title, specs = [], suites: inner = [] }) => [
    ...specs.flatMap((spec) => spec.tests.map(({ status, results }) => ({ name: `${above}${title} › ${spec.title}`, status, results }))),
    ...browserTests(inner, `${above}${title} › `),
  ]);

/** Browser tests that failed once and passed once: not a reason to refuse, but one to look at the test. */
export const flakyOfBrowser = (suites) => browserTests(suites).flatMap(({ name, status }) => (status === 'flaky' ? [name] : []));

/** Browser tests that failed, each with what it said the last time. */
export const failedOfBrowser = (suites) =>
  browserTests(suites)
    .filter(({ status }) => status === 'unexpected')
    .map(({ name, results }) => `${name}\n${shortened(results.at(-1)?.error?.message ?? '')}`);
