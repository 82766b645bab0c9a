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

/** The failed tests of a run of Playwright's JSON report, each with its file, its name and what it said the last time. */
export function failedOfBrowser(suites, above = '') {
  return suites.flatMap((suite) => [
    ...(suite.specs ?? []).flatMap((spec) =>
      spec.tests
        .filter(({ status }) => status === 'unexpected')
        .map(({ results }) => `${above}${suite.title} › ${spec.title}\n${shortened(results.at(-1)?.error?.message ?? '')}`),
    ),
    ...failedOfBrowser(suite.suites ?? [], `${above}${suite.title} › `),
  ]);
}
