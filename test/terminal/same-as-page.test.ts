import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { NO_DECISIONS, withAnswer, type Decisions } from '../../src/core/workspace';
import { inspectionJson } from '../../src/terminal/inspection-json';
import { IntakeRoom } from '../../src/workers/intake-room';
import type { Review } from '../../src/workers/intake-messages';
import { runReport } from '../fixtures/run-terminal';
import { MISTAKES } from '../fixtures/mistakes';
import { writtenFiles } from '../fixtures/written-files';

const at = writtenFiles({ ...MISTAKES });
const SAMPLES = ['salesforce-style', 'hubspot-style'].map((company) => `data-samples/${company}`);
const FILES: Readonly<Record<string, readonly string[]>> = {
  'a Salesforce company': ['opportunities', 'accounts', 'subscriptions', 'spend'].map((name) => `${SAMPLES[0]}/${name}.csv`),
  'a HubSpot company': ['deals', 'companies', 'spend'].map((name) => `${SAMPLES[1]}/${name}.csv`),
  'files with every mistake': Object.keys(MISTAKES)
    .filter((name) => name.endsWith('.csv'))
    .map(at),
};

/** What the page's own import makes of the files, its questions named without the scope that tells files apart. */
async function onPage(paths: readonly string[], decisions: Decisions): Promise<Review> {
  const room = new IntakeRoom({ pack: () => ({ table: 'opportunity', rows: 0, bytes: new Uint8Array() }), packScoring: null });
  const files = paths.map((path, id) => ({ id, batch: 1, name: basename(path), blob: new Blob([readFileSync(path)]) }));
  return room.review(
    { files, removed: new Set(), decisions, defined: null, keep: [] },
    { stop: { aborted: false }, progress: () => undefined },
  );
}
const withoutScope = (id: string): string => id.slice(id.indexOf(':') + 1);

describe('the terminal says of the same files what the page says, byte for byte', () => {
  test.each(Object.entries(FILES))('%s', async (_, paths) => {
    const answers = new Map<string, string>();
    let decisions = NO_DECISIONS;
    for (let round = 0; round < 3; round += 1) {
      const answersFile = writtenFiles({ 'answers.json': JSON.stringify(Object.fromEntries(answers)) })('answers.json');
      const { sources } = (await runReport(['--json', '--answers', answersFile, ...paths])).json as {
        readonly sources: readonly unknown[];
      };
      const { admissions } = await onPage(paths, decisions);
      const page = admissions.map(({ inspection }) =>
        JSON.stringify(
          inspectionJson({
            ...inspection,
            questions: inspection.questions.map((question) => ({ ...question, id: withoutScope(question.id) })),
          }),
        ),
      );
      expect(sources.map((source) => JSON.stringify(source))).toEqual(page);
      for (const question of admissions.flatMap(({ inspection }) => inspection.questions)) {
        const choice = question.choices[0]?.value ?? '';
        answers.set(withoutScope(question.id), choice);
        decisions = withAnswer(decisions, question.id, choice);
      }
    }
  });
});
