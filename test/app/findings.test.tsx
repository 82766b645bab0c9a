import type { ReactNode } from 'react';
import { cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { StudyWorker, type Found, type Study } from '../../src/app/study-worker';
import { useFindings } from '../../src/app/use-findings';
import { StudyContext } from '../../src/app/use-studied';
import { useWhy } from '../../src/app/use-why';
import type { Answerable } from '../../src/core/analysis';
import { findingsOf } from '../../src/core/drift-findings';
import { whyOf } from '../../src/core/drift-why';
import { USUAL_QUESTION, type Question } from '../../src/core/question';
import { sampleAnswerable } from './sample-answerable';
import { openStudies } from './study-in-page';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let sample: Answerable;
beforeAll(async () => {
  sample = await sampleAnswerable('hubspot-style', ['deals.csv', 'companies.csv', 'workspace.json']);
});
afterEach(cleanup);

/** The sample as if its cubes had just come: nothing was worked out of them yet. */
const fresh = (): Answerable => ({ ...sample, cube: { ...sample.cube } });
const ACV: Question = { ...USUAL_QUESTION, metric: 'acv' };
const ABSENT: Study = {
  ask(_, __, { absent }) {
    absent();
    return () => undefined;
  },
};

type Shown = { readonly answerable: Answerable; readonly question: Question };

function show(study: Study, initialProps: Shown) {
  const wrapper = ({ children }: { readonly children: ReactNode }) => <StudyContext value={study}>{children}</StudyContext>;
  return renderHook(({ answerable, question }: Shown) => useFindings(answerable, question), { wrapper, initialProps });
}

const asked = (study: Study, answerable: Answerable, studied: Parameters<Study['ask']>[1]): Promise<Found> =>
  new Promise((resolve, reject) => {
    study.ask(answerable, studied, { found: resolve, failed: reject, absent: reject });
  });

describe('the study of findings', () => {
  it('finds and explains exactly what this thread does, by the thresholds of the workspace', async () => {
    const study = new StudyWorker(openStudies().open);
    const answerable = { ...sample, definitions: { ...sample.definitions, drift: { ...sample.definitions.drift, q: 0.05 } } };
    const here = findingsOf(answerable, USUAL_QUESTION, answerable.definitions.drift);
    expect(here).not.toEqual(findingsOf(sample, USUAL_QUESTION, sample.definitions.drift));
    const found = await asked(study, answerable, { kind: 'findings', question: USUAL_QUESTION });
    expect(found).toEqual({ kind: 'findings', id: 1, findings: here });
    const explained = await asked(study, answerable, { kind: 'why', question: USUAL_QUESTION, drift: here.drift });
    expect(explained).toEqual({ kind: 'why', id: 2, why: whyOf(answerable, USUAL_QUESTION, here.drift) });
  });

  it('keeps which reading a finding speaks of: that of its comparison, and no copy', async () => {
    const found = await asked(new StudyWorker(openStudies().open), sample, { kind: 'findings', question: USUAL_QUESTION });
    if (found.kind !== 'findings') throw new Error('something else was found');
    const { drift, cases } = found.findings;
    const judged = cases.filter((each) => each.judged !== null);
    expect(judged.length).toBeGreaterThan(0);
    for (const { judged: verdict, finding } of judged) {
      expect(verdict?.comparison.now).toBe(finding.now);
      expect(drift.family.judged.some((each) => each === verdict)).toBe(true);
    }
    for (const finding of drift.findings)
      expect(drift.family.judged.filter(({ comparison }) => comparison.now === finding.now)).toHaveLength(1);
  });
});

describe('findings on a page', () => {
  it('are there after the page was painted, and again at once without being asked for', async () => {
    const { workers, open } = openStudies();
    const [study, answerable] = [new StudyWorker(open), fresh()];
    const page = show(study, { answerable, question: USUAL_QUESTION });
    expect(page.result.current).toMatchObject({ findings: null, foundFor: null, isUpdating: true, failure: null });
    await waitFor(() => expect(page.result.current.isUpdating).toBe(false), { timeout: 20_000 });
    expect(page.result.current.findings).toEqual(findingsOf(answerable, USUAL_QUESTION, answerable.definitions.drift));
    const studies = () => workers[0]?.kinds.filter((kind) => kind === 'study').length;
    expect(studies()).toBe(1);
    page.unmount();
    const again = show(study, { answerable, question: { ...USUAL_QUESTION, page: 'council' } });
    expect([again.result.current.findings === null, again.result.current.isUpdating]).toEqual([false, false]);
    expect(studies()).toBe(1);
  });

  it('rest on thresholds, and not on what people say of flags nor on a draft of an ICP', async () => {
    const answerable = fresh();
    const { definitions } = answerable;
    const page = show(ABSENT, { answerable, question: USUAL_QUESTION });
    await waitFor(() => expect(page.result.current.isUpdating).toBe(false), { timeout: 20_000 });
    const { findings } = page.result.current;
    const watched = [{ finding: 'f', status: 'watching', owner: 'Ana', note: '', on: '2025-09-30' }] as const;
    const said = { ...answerable, definitions: { ...definitions, watched, icpDraft: null } };
    page.rerender({ answerable: said, question: USUAL_QUESTION });
    expect(page.result.current).toMatchObject({ isUpdating: false, foundFor: { answerable: said } });
    expect(page.result.current.findings).toBe(findings);
    const strict = { ...answerable, definitions: { ...definitions, drift: { ...definitions.drift, q: 0.001 } } };
    page.rerender({ answerable: strict, question: USUAL_QUESTION });
    expect(page.result.current.isUpdating).toBe(true);
    await waitFor(() => expect(page.result.current.findings?.drift.thresholds.q).toBe(0.001), { timeout: 20_000 });
  });

  it('of the question before stay, with what they were found for, until those of the next are there; never those of other data', async () => {
    const answerable = fresh();
    const page = show(ABSENT, { answerable, question: USUAL_QUESTION });
    await waitFor(() => expect(page.result.current.isUpdating).toBe(false), { timeout: 20_000 });
    const { findings } = page.result.current;
    page.rerender({ answerable, question: ACV });
    expect(page.result.current).toMatchObject({ isUpdating: true, foundFor: { question: USUAL_QUESTION } });
    expect(page.result.current.findings).toBe(findings);
    await waitFor(() => expect(page.result.current.isUpdating).toBe(false), { timeout: 20_000 });
    expect([page.result.current.findings === findings, page.result.current.foundFor?.question.metric]).toEqual([false, 'acv']);
    page.rerender({ answerable: { ...fresh(), dataset: { ...sample.dataset } }, question: ACV });
    expect(page.result.current).toMatchObject({ findings: null, foundFor: null, isUpdating: true });
  });

  it('that are asked for no longer are dropped with the worker that is at them, and the next ones are found', async () => {
    const { workers, open } = openStudies(1);
    const answerable = fresh();
    const page = show(new StudyWorker(open), { answerable, question: USUAL_QUESTION });
    await waitFor(() => expect(workers[0]?.kinds).toContain('study'));
    page.rerender({ answerable, question: ACV });
    expect(workers[0]?.isEnded).toBe(true);
    await waitFor(() => expect(page.result.current.isUpdating).toBe(false), { timeout: 20_000 });
    expect([workers.length, page.result.current.foundFor?.question.metric]).toEqual([2, 'acv']);
    page.rerender({ answerable, question: USUAL_QUESTION });
    expect(page.result.current.isUpdating).toBe(true);
  });

  it('that could not be worked out say so, there and here, show nothing old, and are tried again when people want', async () => {
    const refused: Study = {
      ask(_, __, { failed }) {
        failed('a share over 1');
        return () => undefined;
      },
    };
    const page = show(refused, { answerable: fresh(), question: USUAL_QUESTION });
    const says = 'What changed could not be worked out: a share over 1. Nothing was lost.';
    await waitFor(() => expect(page.result.current).toMatchObject({ failure: says, findings: null, isUpdating: false }));
    page.result.current.retry();
    await waitFor(() => expect(page.result.current).toMatchObject({ failure: null, isUpdating: true }));
    await waitFor(() => expect(page.result.current.failure).toBe(says));
    const lacking = { ...fresh(), cube: { ...sample.cube, numbers: new Map() } };
    const here = show(ABSENT, { answerable: lacking, question: USUAL_QUESTION });
    await waitFor(() => expect(here.result.current.failure).toMatch(/^What changed could not be worked out: .*asked for/));
  });
});

describe('why it moved, on a page', () => {
  it('is told of the comparisons of its question, by a study or without one', async () => {
    const { drift } = findingsOf(sample, USUAL_QUESTION, sample.definitions.drift);
    const here = whyOf(sample, USUAL_QUESTION, drift);
    expect(here.moved.length).toBeGreaterThan(0);
    for (const study of [new StudyWorker(openStudies().open), ABSENT]) {
      const own = { ...drift };
      const wrapper = ({ children }: { readonly children: ReactNode }) => <StudyContext value={study}>{children}</StudyContext>;
      const page = renderHook(() => useWhy(sample, USUAL_QUESTION, own), { wrapper });
      expect(page.result.current).toMatchObject({ why: null, isUpdating: true });
      await waitFor(() => expect(page.result.current.isUpdating).toBe(false), { timeout: 20_000 });
      expect(page.result.current.why).toEqual(here);
    }
  });
});
