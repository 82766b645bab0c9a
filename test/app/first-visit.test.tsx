import { act, renderHook, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type { ReactNode } from 'react';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { useShown } from '../../src/app/first-answers';
import { SAMPLES } from '../../src/app/samples';
import { useSession } from '../../src/app/session';
import { SessionProvider } from '../../src/app/session-provider';
import { useAnswer } from '../../src/app/use-answer';
import { useFirstAnswered } from '../../src/app/use-first-answered';
import { answer } from '../../src/core/analysis';
import { writeFirstAnswer } from '../../src/core/first-answer';
import { USUAL_QUESTION, type Question } from '../../src/core/question';
import { USUAL_TARGETS } from '../../src/core/workspace';
import { PAGES } from '../../src/app/pages';
import { emptyPage } from '../../src/views/empty-pages';
import { firstSteps } from '../../src/views/first-steps';
import { connectRule, requestCount } from '../../src/views/request-count';
import { leftText } from '../../src/views/status-line';
import { kernelEngine, openWorld, pageParts, rest, sampleFile } from './parts';
import { sampleAnswerable } from './sample-answerable';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

describe('the first steps', () => {
  const stages = (...outcomes: (string | null)[]) => [{ stages: outcomes.map((outcome) => ({ outcome })) }];
  const own = { sample: null, definitions: { targets: USUAL_TARGETS }, admissions: stages('won', 'lost') };
  const [target] = USUAL_TARGETS;
  const done = (loaded: Parameters<typeof firstSteps>[0]): string =>
    firstSteps(loaded)
      .map(({ isDone }) => (isDone ? 'x' : '-'))
      .join('');

  it.each([
    { what: 'of a sample are all to be done: nothing of it is one’s own', loaded: { ...own, sample: 'salesforce-style' }, ticks: '---' },
    { what: 'are two where the usual targets stand', loaded: own, ticks: 'xx-' },
    { what: 'want a meaning for every stage', loaded: { ...own, admissions: stages('won', null) }, ticks: 'x--' },
    { what: 'want stages at all', loaded: { ...own, admissions: stages() }, ticks: 'x--' },
    { what: 'want at least one target', loaded: { ...own, definitions: { targets: [] } }, ticks: 'xx-' },
    {
      what: 'are done with a target of one’s own',
      loaded: { ...own, definitions: { targets: target === undefined ? [] : [target] } },
      ticks: 'xxx',
    },
  ])('$what', ({ loaded, ticks }) => expect(done(loaded)).toBe(ticks));
});

describe('a page without data', () => {
  it('says what it does, what it would answer and which files it needs, each in its own words', () => {
    const asking = PAGES.filter(({ id }) => !['data', 'definitions'].includes(id)).map(({ id }) => emptyPage(id));
    expect(new Set(asking.map(({ says }) => says)).size).toBe(asking.length);
    for (const { needs, answers } of asking)
      expect([needs.startsWith('It needs the export of your deals'), answers.length > 1]).toEqual([true, true]);
  });
});

describe('the counter of requests', () => {
  const none = { page: { own: 3, foreign: 0 }, workers: { own: 1, foreign: 0 }, origins: [], refused: 0 };
  const values = (log: Parameters<typeof requestCount>[0], policy: Parameters<typeof requestCount>[1]) =>
    requestCount(log, policy).rows.map(({ value }) => value);

  it('tells requests of the page from those of its workers, and sent ones from refused ones', () => {
    const policy = { kind: 'read', header: "default-src 'none'; connect-src 'self'; img-src data:" } as const;
    expect([leftText(none), requestCount(none, policy).sentence]).toEqual([
      'nothing has left this browser',
      '0 requests to other origins since this page was opened.',
    ]);
    expect(values({ ...none, refused: 2 }, policy)).toEqual([
      '3 requests, all to its own origin',
      '1 request, all to its own origin',
      '2 requests',
      "connect-src 'self'",
    ]);
  });

  it('names the origins of what was sent elsewhere, and no longer says that nothing has left', () => {
    const sent = { ...none, workers: { own: 1, foreign: 1 }, origins: ['https://elsewhere.test'] };
    expect([leftText(sent), requestCount(sent, { kind: 'reading' }).sentence]).toEqual([
      '1 request to other origins',
      '1 request to other origins since this page was opened: https://elsewhere.test.',
    ]);
  });

  it('says where there is no policy, or none could be read', () => {
    expect(values(none, { kind: 'read', header: null }).at(-1)).toBe('this server sends none that rules requests');
    expect(values(none, { kind: 'unreadable' }).at(-1)).toBe('could not be read now');
    expect(connectRule("default-src 'self'")).toBeNull();
  });
});

describe('a sample that is being opened', () => {
  it('is named until it is loaded, refused, cancelled or left for files of one’s own', async () => {
    const never = new Promise<never>(() => undefined);
    const held = openWorld(() => never).desk;
    held.loadSample('hubspot-style');
    expect(held.state().opening).toBe('hubspot-style');
    held.cancel();
    expect(held.state().opening).toBeNull();
    held.loadSample('hubspot-style');
    held.inspect([new File(['Opportunity ID,Stage,Amount,Close Date\n1,Closed Won,5,2025-01-31\n'], 'own.csv')]);
    await vi.waitFor(() => expect(held.state().opening).toBeNull());
    const refused = openWorld(() => Promise.reject(new Error('no'))).desk;
    refused.loadSample('hubspot-style');
    await rest(refused);
    expect(refused.state()).toMatchObject({ opening: null, failure: expect.stringMatching(/could not be loaded/) });
  });
});

describe('the first answer of a sample', () => {
  const sample = SAMPLES[1];
  const names = (sample?.files ?? []).map(({ name }) => name);
  let served = '';
  const server = setupServer(http.get('*/samples/hubspot-style/first-answer.json', () => HttpResponse.text(served)));
  beforeAll(async () => {
    server.listen({ onUnhandledRequest: 'error' });
    const live = await sampleAnswerable('hubspot-style', names);
    const files = [{ records: 5, loaded: 4, setAside: [] }];
    served = writeFirstAnswer({
      analysis: answer(live, USUAL_QUESTION),
      dataset: live.dataset,
      definitions: live.definitions,
      icpVersion: null,
      files,
    });
  });
  afterAll(() => server.close());

  it('stands in the place of the live one until that is whole, for its own question and definitions alone', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const parts = pageParts(kernelEngine(), async () => {
      await held;
      return names.map((name) => sampleFile('hubspot-style', name));
    });
    const wrapper = ({ children }: { readonly children: ReactNode }) => <SessionProvider parts={parts}>{children}</SessionProvider>;
    const refining: boolean[] = [];
    const page = renderHook(
      (question: Question) => {
        const answered = useFirstAnswered(question, useAnswer(question));
        if (answered.answered !== null) refining.push(answered.answered.isRefining);
        return { session: useSession(), frame: useShown(), answer: answered };
      },
      { wrapper, initialProps: USUAL_QUESTION },
    );
    const now = () => page.result.current;
    act(() => now().session.loadSample('hubspot-style'));
    await waitFor(() => expect(now().answer.answered).not.toBeNull());
    expect([now().session.loaded, now().frame.isStarting, now().frame.shown?.sample]).toEqual([null, true, 'hubspot-style']);
    page.rerender({ ...USUAL_QUESTION, metric: 'acv' });
    expect(now().answer.answered).toBeNull();
    page.rerender(USUAL_QUESTION);
    const painted = now().answer.answered?.analysis;
    release();
    await waitFor(() => expect(now().answer.answerable).not.toBeNull(), { timeout: 60_000 });
    await waitFor(() => expect(now().answer.answered?.analysis).not.toBe(painted), { timeout: 60_000 });
    expect([now().frame.isStarting, now().answer.answered?.analysis, refining.includes(true)]).toEqual([false, painted, false]);
    const definitions = now().session.loaded?.definitions;
    if (definitions === undefined) throw new Error('nothing is loaded');
    act(() => now().session.define({ ...definitions, targets: [] }));
    await waitFor(() => expect(now().session.loaded?.definitions.targets).toEqual([]), { timeout: 60_000 });
    await waitFor(() => expect(now().answer.answered?.analysis.judged).toEqual([]), { timeout: 60_000 });
  });
});
