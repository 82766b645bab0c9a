import { describe, expect, it } from 'vitest';
import { NO_DECISIONS, withAnswer, withAsOf, type Decisions } from '../../src/core/workspace';
import type { Built, Job, Review } from '../../src/workers/intake-messages';
import { IntakeRoom } from '../../src/workers/intake-room';
import { file, packByReference } from './parts';

const HEADER = 'Opportunity ID,Account Name,Stage,Amount,Currency,Created Date,Close Date';
const deal = (id: string, stage: string, close: string): string => `${id},Account ${id},${stage},1000,EUR,2025-01-10,${close}`;
const JUNE = [HEADER, deal('1', 'Closed Won', '2025-06-30'), deal('2', 'Prospecting', '2025-07-31'), ''].join('\n');
const SEPTEMBER = [
  HEADER,
  deal('1', 'Closed Won', '2025-06-30'),
  deal('2', 'Closed Lost', '2025-09-30'),
  deal('3', 'Prospecting', '2025-12-31'),
  '',
].join('\n');
const LATER_JUNE = JUNE.replace('2025-07-31', '2025-08-31');

const room = new IntakeRoom({ pack: packByReference, packScoring: null });
let given = 0;
const jobOf = (files: readonly File[], decisions: Decisions = NO_DECISIONS): Job => ({
  files: files.map((blob) => {
    given += 1;
    return { id: given, batch: 1, name: blob.name, blob };
  }),
  removed: new Set(),
  decisions,
  defined: null,
  keep: [],
});
const watch = { stop: { aborted: false }, progress: () => undefined };
const review = (files: readonly File[], decisions?: Decisions): Promise<Review> => room.review(jobOf(files, decisions), watch);
const build = (files: readonly File[], decisions?: Decisions): Promise<Built> => room.build(jobOf(files, decisions), watch);
const files = (june = JUNE): readonly File[] => [file('june.csv', june), file('september.csv', SEPTEMBER)];

async function answering(choice: string, june = JUNE): Promise<Decisions> {
  const { admissions } = await review(files(june));
  return withAnswer(NO_DECISIONS, admissions[1]?.inspection.questions[0]?.id ?? '', choice);
}

describe('two exports of one pipeline in the intake', () => {
  it('wait for how they stand, under an id among the questions of all files', async () => {
    const { admissions, canLoad } = await review(files());
    expect(admissions[1]?.inspection.questions.map(({ id }) => id)).toEqual([
      expect.stringMatching(/^files:overlap [0-9a-f]{12} [0-9a-f]{12}$/),
    ]);
    expect(canLoad).toBe(false);
    await expect(build(files())).rejects.toThrow(/something is open/);
  });

  it('as snapshots make a dataset of the newest, and a history that can be handed to the page', async () => {
    const built = structuredClone(await build(files(), await answering('snapshot')));
    expect([built.dataset.deals, built.history.points.map(({ asOf }) => asOf)]).toEqual([3, ['2025-06-30', '2025-09-30']]);
    const [movements] = built.history.movements;
    expect([movements?.moves.lost.count, movements?.moves.added.count, movements?.slippage.n]).toEqual([1, 1, 1]);
  });

  it('are dated without a question by what people said of each', async () => {
    const { admissions } = await review(files());
    const decided = ['2025-06-30', '2025-10-01'].reduce(
      (all, date, at) => withAsOf(all, admissions[at]?.inspection.sha256 ?? '', date),
      NO_DECISIONS,
    );
    const { history, dataset } = await build(files(), decided);
    expect([history.points.map(({ asOf, given: isGiven }) => [asOf, isGiven]), dataset.asOfFrom]).toEqual([
      [
        ['2025-06-30', true],
        ['2025-10-01', true],
      ],
      'given',
    ]);
  });

  it('have another fingerprint with another history, another date and another answer', async () => {
    const snapshot = await answering('snapshot');
    const { admissions } = await review(files());
    const dated = withAsOf(snapshot, admissions[1]?.inspection.sha256 ?? '', '2025-10-05');
    const prints = await Promise.all([
      build(files(), snapshot),
      build(files(LATER_JUNE), await answering('snapshot', LATER_JUNE)),
      build(files(), await answering('replace')),
      build(files(), await answering('parts')),
      build(files(), dated),
    ]);
    expect(new Set(prints.map(({ dataset }) => dataset.fingerprint)).size).toBe(5);
    expect((await build(files(), snapshot)).dataset.fingerprint).toBe(prints[0]?.dataset.fingerprint);
  });

  it('are told how their deals were joined to accounts', async () => {
    const accounts = file('accounts.csv', 'Account ID,Account Name,Industry\nA1,ACCOUNT 1,Retail\nA2,Account 2,Retail\n');
    const { joins } = await build([file('june.csv', JUNE), accounts]);
    expect(joins.map(({ way, deals }) => [way, deals])).toEqual([
      ['name', 1],
      ['normalisedName', 1],
    ]);
  });
});

describe('a last date far from all others in the intake', () => {
  const rows = Array.from({ length: 20 }, (_, at) => deal(String(at), 'Closed Won', `2025-0${1 + (at % 6)}-15`));
  const slip = (): readonly File[] => [file('slip.csv', [HEADER, ...rows, deal('late', 'Closed Won', '2052-06-30'), ''].join('\n'))];

  it('is asked about under the headers of the file, and settled by an answer or by the date of the file', async () => {
    const { admissions } = await review(slip());
    const [question] = admissions[0]?.inspection.questions ?? [];
    expect(question?.id).toMatch(/^[0-9a-f]{16}:as-of$/);
    const answered = await build(slip(), withAnswer(NO_DECISIONS, question?.id ?? '', '2025-06-15'));
    const dated = await build(slip(), withAsOf(NO_DECISIONS, admissions[0]?.inspection.sha256 ?? '', '2025-06-15'));
    expect([answered.dataset.asOf, dated.dataset.asOf]).toEqual([20_254, 20_254]);
  });
});
