import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Finished } from '../../src/app/finished';
import { StudyWorker, type Found, type Study } from '../../src/app/study-worker';
import { FirstStudyContext, StudyContext, useStudied, type Work } from '../../src/app/use-studied';
import { answer, type Analysis, type Answerable } from '../../src/core/analysis';
import { drawnReadings, spansOf } from '../../src/core/drift-periods';
import { economicsInSteps } from '../../src/core/economics';
import type { DimensionId } from '../../src/core/model';
import { USUAL_QUESTION, type Question } from '../../src/core/question';
import type { Studied } from '../../src/workers/study-messages';
import { sampleAnswerable } from './sample-answerable';
import { openStudies, type StudyInPage } from './study-in-page';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let sample: Answerable;
beforeAll(async () => {
  sample = await sampleAnswerable('hubspot-style', ['deals.csv', 'companies.csv', 'spend.csv', 'workspace.json']);
});
afterEach(() => vi.useRealTimers());

const ASKED: Studied = { kind: 'answer', question: USUAL_QUESTION };
/** A few cells of the sample, which are answered at once. */
const small = (): Answerable => ({ ...sample, accounts: null, cube: { ...sample.cube } });

/** Asks, and waits for the last of what comes. */
function ask(study: Study, answerable: Answerable, studied: Studied = ASKED): Promise<readonly Found[] | string> {
  const all: Found[] = [];
  return new Promise((resolve) => {
    study.ask(answerable, studied, {
      found: (found) => {
        all.push(found);
        if (found.kind !== 'economics' || !found.economics.isRefining) resolve(all);
      },
      failed: resolve,
      absent: () => resolve('absent'),
    });
  });
}
const ignored = { found: () => undefined, failed: () => undefined, absent: () => undefined };
const pieces = (worker: StudyInPage | undefined): number => worker?.kinds.filter((kind) => kind === 'piece').length ?? 0;

describe('the study', () => {
  it('answers exactly as this thread does, intervals that draw accounts included', async () => {
    const study = new StudyWorker(openStudies().open);
    const [question, split] = [USUAL_QUESTION, 'industry' as DimensionId];
    const [found] = await ask(study, sample);
    const whole = answer(sample, question);
    expect(whole.now.some(({ metric, low }) => metric === 'acv' && low !== null)).toBe(true);
    expect(found).toEqual({ kind: 'answer', id: 1, analysis: whole });
    const steps = await ask(study, sample, { kind: 'economics', asked: { question, split }, step: 'further' });
    const [first, ...here] = economicsInSteps(sample, { question, split });
    expect(steps).toEqual(here.map((economics) => ({ kind: 'economics', id: 2, economics })));
    // A first step is the last of its question, though it is refined by another one, and needs no accounts.
    const alone = { kind: 'economics', asked: { question, split }, step: 'first' } as const;
    const firsts = new StudyWorker(openStudies().open);
    const alike = await new Promise((resolve) => firsts.ask({ ...sample, accounts: null }, alone, { ...ignored, found: resolve }));
    expect(alike).toEqual({ kind: 'economics', id: 1, economics: first });
    expect(await ask(firsts, small())).toHaveLength(1);
  });

  it('draws the intervals of a number over time as this thread does', async () => {
    const asked = { metric: 'acv' as const, slice: [], spans: spansOf(sample, 'quarter').slice(-3, -1) };
    const [found] = await ask(new StudyWorker(openStudies().open), sample, { kind: 'drawn', question: USUAL_QUESTION, asked });
    const here = drawnReadings(sample, USUAL_QUESTION, asked);
    expect(here.map((reading) => reading?.low !== null)).toEqual([true, true]);
    expect(found).toEqual({ kind: 'drawn', id: 1, readings: here });
  });

  it('is started by the first question, told the cubes once, and from then on only what is asked', async () => {
    const { workers, open } = openStudies();
    const [study, held] = [new StudyWorker(open), small()];
    expect(workers).toHaveLength(0);
    await ask(study, held);
    const before = workers[0]?.heard.length ?? 0;
    await ask(study, { ...held, definitions: { ...held.definitions } }, { kind: 'answer', question: { ...USUAL_QUESTION, metric: 'acv' } });
    expect([workers.length, workers[0]?.kinds.slice(before)]).toEqual([1, ['study']]);
    expect(pieces(workers[0])).toBe(held.cube.keys.length + 1 + held.cube.numbers.size + held.cube.spreads.size);
  });

  it('forgets the cube before once another is asked about', async () => {
    const { workers, open } = openStudies();
    const [study, held] = [new StudyWorker(open), small()];
    await ask(study, held);
    await ask(study, { ...held, cube: { ...held.cube } });
    expect(
      workers[0]?.heard.flatMap((request) => (request.kind === 'forget' || request.kind === 'cube' ? [[request.kind, request.held]] : [])),
    ).toEqual([
      ['cube', 2],
      ['forget', 2],
      ['cube', 3],
    ]);
  });

  it('is ended at once where a question under work is no longer asked; the next one starts it anew, told everything again', async () => {
    const { workers, open } = openStudies(1);
    const [study, held, heard] = [new StudyWorker(open), small(), vi.fn()];
    const end = study.ask(held, ASKED, { found: heard, failed: heard, absent: heard });
    await vi.waitFor(() => expect(workers[0]?.kinds).toContain('study'));
    end();
    expect(workers[0]?.isEnded).toBe(true);
    await ask(study, held);
    expect([workers.length, pieces(workers[1]) > 0, heard.mock.calls.length]).toEqual([2, true, 0]);
  });

  it('is not started anew where all that waited for it is let go of at once, as by a page that asks something else', async () => {
    const { workers, open } = openStudies(1);
    const [study, held] = [new StudyWorker(open), small()];
    const ends = [1, 2, 3].map(() => study.ask(held, ASKED, ignored));
    await vi.waitFor(() => expect(workers[0]?.kinds).toContain('study'));
    for (const end of ends) end();
    await new Promise((later) => setTimeout(later, 20));
    expect([workers.length, workers[0]?.isEnded]).toEqual([1, true]);
    expect(await ask(study, held)).toHaveLength(1);
  });

  it('stays where a question is let go that was answered already', async () => {
    const { workers, open } = openStudies();
    const [study, held] = [new StudyWorker(open), small()];
    const found = vi.fn();
    const end = study.ask(held, ASKED, { ...ignored, found });
    await vi.waitFor(() => expect(found).toHaveBeenCalled());
    end();
    expect(workers[0]?.isEnded).toBe(false);
  });

  it('answers two that ask at once one after the other', async () => {
    const { workers, open } = openStudies();
    const [study, held] = [new StudyWorker(open), small()];
    const both = await Promise.all([ask(study, held), ask(study, held)]);
    expect([both.map((found) => (typeof found === 'string' ? found : found.length)), workers.length]).toEqual([[1, 1], 1]);
  });

  it('that cannot start or breaks leaves the work to whoever asked, and is not tried again', async () => {
    const { workers, open } = openStudies();
    const refused = new StudyWorker(() => {
      throw new Error('no workers here');
    });
    expect(await ask(refused, small())).toBe('absent');
    const broken = new StudyWorker(open);
    const waiting = [ask(broken, small()), ask(broken, small())];
    workers[0]?.dispatchEvent(new Event('error'));
    expect([...(await Promise.all(waiting)), await ask(broken, small())]).toEqual(['absent', 'absent', 'absent']);
    expect([workers.length, workers[0]?.isEnded]).toEqual([1, true]);
  });

  it('that never says a word is given up after ten seconds; one that listens may take as long as it needs', async () => {
    vi.useFakeTimers();
    const { workers, open } = openStudies();
    const deaf = (): Worker =>
      Object.assign(new EventTarget(), { postMessage: () => undefined, terminate: () => undefined }) as unknown as Worker;
    const absent = vi.fn();
    new StudyWorker(deaf).ask(small(), ASKED, { ...ignored, absent });
    new StudyWorker(open).ask(small(), ASKED, { ...ignored, absent: () => expect.unreachable() });
    workers[0]?.say({ kind: 'ready' });
    await vi.advanceTimersByTimeAsync(9_900);
    expect(absent).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(absent).toHaveBeenCalledOnce();
  });

  it('says why a question cannot be answered', async () => {
    const study = new StudyWorker(openStudies().open);
    const lacking = { ...small(), cube: { ...sample.cube, numbers: new Map() } };
    expect(await ask(study, lacking)).toBe('a cube came without some of its columns');
  });
});

type Counted = { readonly by: 'page' | 'study'; readonly step: number; readonly isRefining: boolean };

/** What the work below does not look into. */
const ANYTHING = {} as Analysis;

/** Work in two steps that tells who did it. */
const work = (): Work<Counted> => ({
  name: 'The count',
  *steps() {
    yield { by: 'page', step: 1, isRefining: true };
    yield { by: 'page', step: 2, isRefining: false };
  },
  studied: () => ASKED,
  stepIn: () => ({ by: 'study', step: 2, isRefining: false }),
  finished: new Finished(),
});

function show(study: Study, held: Answerable, each: Work<Counted> = work()) {
  const wrapper = ({ children }: { readonly children: ReactNode }) => <StudyContext value={study}>{children}</StudyContext>;
  return renderHook((question: Question) => useStudied(each, held, question), { wrapper, initialProps: USUAL_QUESTION });
}

describe('a page', () => {
  it('shows the first step at once, then what the study found, and asks nothing for what it has', async () => {
    const asked = vi.fn();
    const study: Study = {
      ask(_, studied, { found }) {
        asked(studied);
        setTimeout(() => found({ kind: 'answer', id: 1, analysis: ANYTHING }), 0);
        return () => undefined;
      },
    };
    const page = show(study, sample);
    expect(page.result.current?.value).toEqual({ by: 'page', step: 1, isRefining: true });
    await waitFor(() => expect(page.result.current?.value).toEqual({ by: 'study', step: 2, isRefining: false }));
    page.rerender({ ...USUAL_QUESTION, page: 'segments' });
    expect([page.result.current?.value?.isRefining, asked.mock.calls]).toEqual([false, [[ASKED]]]);
    page.rerender({ ...USUAL_QUESTION, metric: 'acv' });
    await waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
    page.rerender(USUAL_QUESTION);
    expect(page.result.current?.value?.isRefining).toBe(false);
  });

  it('has a first step that takes long worked out apart, and shows the answer before as such until it is there', async () => {
    const each: Work<Counted> = {
      ...work(),
      first: { studied: () => ASKED, stepIn: () => ({ by: 'study', step: 1, isRefining: true }) },
    };
    const [answer, asked]: [(() => void)[], boolean[]] = [[], []];
    const held: Study = {
      ask({ accounts }, _, { found }) {
        asked.push(accounts === null);
        answer.push(() => found({ kind: 'answer', id: 1, analysis: ANYTHING }));
        return () => undefined;
      },
    };
    const wrapper = ({ children }: { readonly children: ReactNode }) => (
      <FirstStudyContext value={held}>
        <StudyContext value={held}>{children}</StudyContext>
      </FirstStudyContext>
    );
    const page = renderHook((question: Question) => useStudied(each, sample, question), { wrapper, initialProps: USUAL_QUESTION });
    const [first, whole] = [
      { by: 'study', step: 1, isRefining: true },
      { by: 'study', step: 2, isRefining: false },
    ];
    const shown = (): unknown => [page.result.current?.value, page.result.current?.isStale];
    const goOn = async (count: number): Promise<void> => {
      await waitFor(() => expect(answer).toHaveLength(count));
      act(() => answer[count - 1]?.());
    };
    expect(shown()).toEqual([null, false]);
    await goOn(1);
    expect(shown()).toEqual([first, false]);
    await goOn(2);
    expect(shown()).toEqual([whole, false]);
    page.rerender({ ...USUAL_QUESTION, metric: 'acv' });
    expect(shown()).toEqual([whole, true]);
    await goOn(3);
    expect([shown(), asked]).toEqual([
      [first, false],
      [true, false, true],
    ]);
  });

  it('works nothing out anew for what people say of flags, and shows their definitions as they are now', async () => {
    const begun = vi.fn();
    const each = work();
    const counted: Work<Counted> = {
      ...each,
      steps(answerable, question) {
        begun();
        return each.steps(answerable, question);
      },
    };
    const study: Study = {
      ask(_, __, { absent }) {
        absent();
        return () => undefined;
      },
    };
    const wrapper = ({ children }: { readonly children: ReactNode }) => <StudyContext value={study}>{children}</StudyContext>;
    const initialProps = sample;
    const page = renderHook((answerable: Answerable) => useStudied(counted, answerable, USUAL_QUESTION), { wrapper, initialProps });
    const watched = [{ finding: 'f', status: 'closed', owner: '', note: '', on: '2025-09-30' }] as const;
    const said = { ...sample, definitions: { ...sample.definitions, watched } };
    page.rerender(said);
    expect([begun.mock.calls.length, page.result.current?.answerable === said]).toEqual([1, true]);
    await waitFor(() => expect(page.result.current?.value?.isRefining).toBe(false));
    page.rerender({ ...sample, definitions: { ...sample.definitions, targets: [] } });
    expect(begun).toHaveBeenCalledTimes(2);
  });

  it('works it out itself where there is no study', async () => {
    const study: Study = {
      ask(_, __, { absent }) {
        absent();
        return () => undefined;
      },
    };
    const first = { studied: () => ASKED, stepIn: () => null };
    for (const each of [work(), { ...work(), first }]) {
      const page = show(study, sample, each);
      await waitFor(() => expect(page.result.current?.value).toEqual({ by: 'page', step: 2, isRefining: false }));
      expect(page.result.current?.failure).toBeNull();
    }
  });

  it('says that it failed, and ends what it asked once it asks something else or is left', async () => {
    const end = vi.fn();
    const study: Study = {
      ask(_, __, { failed }) {
        failed('a share over 1');
        return end;
      },
    };
    const page = show(study, sample);
    await waitFor(() => expect(page.result.current?.failure).toBe('The count could not be worked out: a share over 1. Nothing was lost.'));
    page.rerender({ ...USUAL_QUESTION, metric: 'acv' });
    expect([end.mock.calls.length, page.result.current?.failure]).toEqual([1, null]);
    await waitFor(() => expect(page.result.current?.failure).not.toBeNull());
    page.unmount();
    expect(end).toHaveBeenCalledTimes(2);
  });
});
