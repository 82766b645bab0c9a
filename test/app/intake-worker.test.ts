import { describe, expect, it } from 'vitest';
import { IntakeWorker } from '../../src/app/intake-worker';
import { droppedFiles } from '../../src/app/file-drop';
import { NO_DECISIONS } from '../../src/core/workspace';
import type { IntakeReply, IntakeRequest, Job, Review } from '../../src/workers/intake-messages';

const JOB: Job = { files: [], removed: new Set(), decisions: NO_DECISIONS, defined: null, keep: [] };
const REVIEW: Review = {
  admissions: [],
  fingerprints: new Map(),
  sources: new Map(),
  definitionsFile: null,
  definedOnPage: false,
  definitionsError: null,
  canLoad: false,
};

/** A worker that hears everything and says what it is told to. */
class SilentWorker extends EventTarget {
  readonly heard: IntakeRequest[] = [];
  isEnded = false;
  postMessage(message: IntakeRequest): void {
    this.heard.push(message);
  }
  terminate(): void {
    this.isEnded = true;
  }
  say(reply: IntakeReply): void {
    this.dispatchEvent(new MessageEvent('message', { data: reply }));
  }
}

function open() {
  const workers: SilentWorker[] = [];
  const intake = new IntakeWorker(() => {
    const worker = new SilentWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  return { intake, workers };
}

describe('the intake worker', () => {
  it('is started by the first job, and gives each job its own progress and result', async () => {
    const { intake, workers } = open();
    expect(workers).toHaveLength(0);
    const steps: number[] = [];
    const [first, second] = [intake.review(JOB, ({ done }) => steps.push(done)), intake.review(JOB, () => steps.push(-1))];
    const [worker] = workers;
    worker?.say({ kind: 'progress', id: 1, progress: { step: 'reading', done: 7, total: 9, file: 'a.csv' } });
    worker?.say({ kind: 'reviewed', id: 2, review: { ...REVIEW, canLoad: true } });
    worker?.say({ kind: 'reviewed', id: 1, review: REVIEW });
    expect([(await first).canLoad, (await second).canLoad, steps, workers.length]).toEqual([false, true, [7], 1]);
  });

  it('is ended at once when it is stopped, whatever it is busy with, and started anew by the next job', async () => {
    const { intake, workers } = open();
    const busy = intake.build(JOB, () => undefined);
    intake.stop();
    expect(workers[0]?.isEnded).toBe(true);
    await expect(busy).rejects.toMatchObject({ name: 'AbortError' });
    void intake.review(JOB, () => undefined);
    expect([workers.length, workers[1]?.heard[0]?.kind]).toEqual([2, 'review']);
  });

  it('that breaks fails its jobs with a sentence', async () => {
    const { intake, workers } = open();
    const broken = intake.review(JOB, () => undefined);
    workers[0]?.dispatchEvent(new Event('error'));
    await expect(broken).rejects.toThrow('the import stopped unexpectedly');
    const refused = intake.review(JOB, () => undefined);
    workers[1]?.say({ kind: 'failed', id: 2, message: 'These files cannot be loaded yet' });
    await expect(refused).rejects.toThrow('These files cannot be loaded yet');
  });
});

describe('a drop', () => {
  const entry = (name: string) => ({ name, isFile: true, file: (take: (file: File) => void) => take(new File(['x'], name)) });
  const folder = (name: string, inside: readonly object[]) => ({
    name,
    isFile: false,
    createReader: () => {
      const parts = [inside, []];
      return { readEntries: (take: (entries: readonly object[]) => void) => take(parts.shift() ?? []) };
    },
  });

  it('of a folder gives every file in it, hidden ones left out', async () => {
    const dropped = folder('exports', [entry('deals.csv'), entry('.DS_Store'), folder('older', [entry('2024.csv')])]);
    const transfer = { files: [], items: [{ webkitGetAsEntry: () => dropped }] } as unknown as DataTransfer;
    expect((await droppedFiles(transfer)).map(({ name }) => name)).toEqual(['deals.csv', '2024.csv']);
  });
});
