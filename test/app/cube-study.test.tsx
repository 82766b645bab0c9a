import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { CubesContext, openQueryClient, type Cubes } from '../../src/app/cubes';
import type { Loaded } from '../../src/app/session';
import { StudyWorker, type Found, type Study } from '../../src/app/study-worker';
import { useCubeStudy, type CubeTask } from '../../src/app/use-cube-study';
import { StudyContext } from '../../src/app/use-studied';
import type { Answerable } from '../../src/core/analysis';
import { curvesPlan, readCurves, splitPlan, splitVelocity, type Ask, type Cube, type Curves } from '../../src/core/metrics';
import { pipelineInSteps } from '../../src/core/pipeline';
import type { DimensionId } from '../../src/core/model';
import { USUAL_QUESTION } from '../../src/core/question';
import { IntakeRoom } from '../../src/workers/intake-room';
import { NO_DECISIONS } from '../../src/core/workspace';
import type { Studied } from '../../src/workers/study-messages';
import { kernelEngine, packByReference, sampleFile } from './parts';
import { asksFor } from '../../src/app/queries';
import { openStudies } from './study-in-page';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ICP = 'icp' as DimensionId;
let loaded: Loaded;
let cubeOf: (ask: Ask) => Promise<Cube>;
beforeAll(async () => {
  const files = ['deals.csv', 'companies.csv', 'workspace.json'].map((name, at) => ({
    id: at + 1,
    batch: 1,
    name,
    blob: sampleFile('hubspot-style', name),
  }));
  const job = { files, removed: new Set<string>(), decisions: NO_DECISIONS, defined: null, keep: [] };
  const room = new IntakeRoom({ pack: packByReference, packScoring: null });
  const built = await room.build(job, { stop: { aborted: false }, progress: () => undefined });
  const { engine } = kernelEngine();
  await engine.load(built.dataset, built.parcels);
  loaded = { dataset: built.dataset, definitions: built.definitions, icpVersion: null, admissions: [], sample: null };
  cubeOf = (ask) => engine.cube(ask, { aborted: false });
});
afterEach(cleanup);

/** Asks, and waits for the last of what comes. */
function ask(answerable: Answerable, studied: Studied): Promise<readonly Found[] | string> {
  const all: Found[] = [];
  return new Promise((resolve) => {
    new StudyWorker(openStudies().open).ask(answerable, studied, {
      found: (found) => {
        all.push(found);
        if (found.kind !== 'pipeline' || !found.pipeline.isRefining) resolve(all);
      },
      failed: resolve,
      absent: () => resolve('absent'),
    });
  });
}

describe('the study', () => {
  it('tells the open pipeline step by step as this thread does', async () => {
    const { dataset, definitions } = loaded;
    const asks = asksFor(USUAL_QUESTION, dataset, definitions);
    const cube = await cubeOf(asks.cells);
    const accounts = asks.accounts === null ? null : await cubeOf(asks.accounts);
    const answerable = { cube, accounts, dataset, definitions };
    const asked = { question: USUAL_QUESTION, segment: 'industry' as DimensionId };
    const [, ...here] = pipelineInSteps(answerable, asked);
    expect(here.length).toBe(3);
    expect(await ask(answerable, { kind: 'pipeline', asked, step: 'further' })).toEqual(
      here.map((pipeline) => ({ kind: 'pipeline', id: 1, pipeline })),
    );
  });

  it('reads curves, and the split of velocity, off cubes of their own as this thread does', async () => {
    const { dataset, definitions } = loaded;
    const { assumptions } = definitions;
    const asked = { by: ICP, span: null, where: [] };
    const curves = await cubeOf(curvesPlan(dataset, asked));
    expect(await ask({ cube: curves, accounts: null, dataset, definitions }, { kind: 'curves', asked })).toEqual([
      { kind: 'curves', id: 1, curves: readCurves(curves, dataset, { ...asked, assumptions }) },
    ]);
    const plan = splitPlan(dataset, []);
    if (plan === null) throw new Error('no accounts to draw');
    const cube = await cubeOf(plan);
    expect(await ask({ cube, accounts: null, dataset, definitions }, { kind: 'split', where: [] })).toEqual([
      { kind: 'split', id: 1, split: splitVelocity(cube, dataset, { span: null, where: [], assumptions, accounts: cube }) },
    ]);
  });
});

const asked = { by: null, span: null, where: [] };
const task = (work: CubeTask<Curves>['work'] = () => expect.unreachable()): CubeTask<Curves> => ({
  name: 'The curves',
  studied: { kind: 'curves', asked },
  work,
  valueIn: (found) => (found.kind === 'curves' ? found.curves : undefined),
});

function show(study: Study, each: CubeTask<Curves>, plan: Ask | null = curvesPlan(loaded.dataset, asked)) {
  const cubes = { cube: (_: string, wanted: Ask) => cubeOf(wanted) } as unknown as Cubes;
  const client = openQueryClient();
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <QueryClientProvider client={client}>
      <CubesContext value={cubes}>
        <StudyContext value={study}>{children}</StudyContext>
      </CubesContext>
    </QueryClientProvider>
  );
  return renderHook(() => useCubeStudy(plan, loaded, each), { wrapper });
}

describe('a card with a cube of its own', () => {
  it('shows what the study read, and its thread works nothing out', async () => {
    const page = show(new StudyWorker(openStudies().open), task());
    expect(page.result.current.told).toBeUndefined();
    await waitFor(() => expect(page.result.current.told?.whole?.n).toBeGreaterThan(1000));
  });

  it('works it out itself where there is no study', async () => {
    const absent: Study = {
      ask(_, __, told) {
        told.absent();
        return () => undefined;
      },
    };
    const read = ({ cube, dataset, definitions: { assumptions } }: Answerable) => readCurves(cube, dataset, { ...asked, assumptions });
    const page = show(absent, task(read));
    await waitFor(() => expect(page.result.current.told?.whole?.n).toBeGreaterThan(1000));
  });

  it('says what failed, and tries again', async () => {
    let times = 0;
    const failing: Study = {
      ask(answerable, studied, told) {
        times += 1;
        if (times > 1) return new StudyWorker(openStudies().open).ask(answerable, studied, told);
        told.failed('no memory.');
        return () => undefined;
      },
    };
    const page = show(failing, task());
    await waitFor(() => expect(page.result.current.failure).toBe('The curves could not be worked out: no memory. Nothing was lost.'));
    page.result.current.retry();
    await waitFor(() => expect(page.result.current.told?.whole?.n).toBeGreaterThan(1000));
  });

  it('ends the question where nobody shows it any more, and asks nothing without an ask', async () => {
    const end = vi.fn();
    const waiting = vi.fn(() => end);
    const page = show({ ask: waiting }, task());
    await waitFor(() => expect(waiting).toHaveBeenCalledOnce());
    page.unmount();
    await waitFor(() => expect(end).toHaveBeenCalledOnce());
    show({ ask: waiting }, task(), null);
    expect(waiting).toHaveBeenCalledOnce();
  });
});
