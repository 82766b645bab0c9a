import { renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CUBE_MARK } from '../../src/app/engine-desk';
import { asksFor, useAnswerable } from '../../src/app/queries';
import { useSession, type Session } from '../../src/app/session';
import { SessionProvider, type SessionParts } from '../../src/app/session-provider';
import { answer } from '../../src/core/analysis';
import type { DimensionId } from '../../src/core/model';
import { BLANK_MEMBER, digestOf, USUAL_QUESTION, type Filter, type Question } from '../../src/core/question';
import { pageParts, sampleFile, kernelEngine, type Told } from './parts';

const FILES = ['opportunities.csv', 'accounts.csv', 'spend.csv', 'workspace.json'];
const REGION = 'region' as DimensionId;
const OWNER = 'owner' as DimensionId;
/** Accounts are too many for the base cube. */
const OUTSIDE = 'account' as DimensionId;
const filterBy = (dimension: DimensionId, label: string, is: Filter['is'] = 'in'): Filter => ({
  dimension,
  is,
  members: [digestOf(dimension, label)],
});
const asked = (...where: Filter[]): Question => ({ ...USUAL_QUESTION, where });
const marks = (): number => performance.getEntriesByName(CUBE_MARK).length;

vi.setConfig({ testTimeout: 30_000 });

let told: Told;
let parts: SessionParts;
beforeEach(() => {
  told = kernelEngine();
  parts = pageParts(told, async () => FILES.map((name) => sampleFile('salesforce-style', name)));
  performance.clearMarks();
});
afterEach(() => performance.clearMarks());

/** A page with the sample loaded, asking a question that can be changed. */
async function openPage(question: Question) {
  const wrapper = ({ children }: { readonly children: ReactNode }) => <SessionProvider parts={parts}>{children}</SessionProvider>;
  const page = renderHook((each: Question) => ({ session: useSession(), answering: useAnswerable(each) }), {
    wrapper,
    initialProps: question,
  });
  const session = (): Session => page.result.current.session;
  session().loadSample('salesforce-style');
  await waitFor(() => expect(page.result.current.answering.answerable).not.toBeNull(), { timeout: 20_000 });
  return { ...page, session, answering: () => page.result.current.answering };
}

describe('an answer', () => {
  it('asks the engine for two cubes, and never again for a filter within them', async () => {
    const page = await openPage(asked());
    const [cubes, first] = [marks(), page.answering().answerable];
    expect([cubes, told.cubes]).toEqual([2, 2]);
    for (const question of [
      asked(filterBy(REGION, 'EMEA')),
      asked(filterBy(REGION, 'EMEA', 'notIn')),
      asked(filterBy('leadSource' as DimensionId, 'Web')),
      { ...asked(), metric: 'acv' as const },
    ]) {
      page.rerender(question);
      expect([page.answering().answerable, page.answering().isUpdating]).toEqual([first, false]);
    }
    expect([marks(), told.cubes]).toEqual([2, 2]);
  });

  it('says by a filter what its rows say', async () => {
    const page = await openPage(asked());
    const held = page.answering().answerable;
    if (held === null) throw new Error('no answer');
    const answerable = { ...held, accounts: null };
    const all = answer(answerable, asked()).now.find(({ metric }) => metric === 'wonCount');
    const won = (filter: Filter): number => answer(answerable, asked(filter)).now.find(({ metric }) => metric === 'wonCount')?.value ?? 0;
    const labels = answerable.dataset.dimensions.find(({ id }) => id === REGION)?.members.slice(2) ?? [];
    const slices = [...labels.map((label) => won(filterBy(REGION, label))), won({ dimension: REGION, is: 'in', members: [BLANK_MEMBER] })];
    expect([labels.length > 1, slices.reduce((sum, each) => sum + each, 0)]).toEqual([true, all?.value]);
  });

  it('by a dimension outside the base cube asks a wider one, and keeps the old one with its own question meanwhile', async () => {
    const page = await openPage(asked());
    const first = page.answering().answerable;
    const wide = { ...asked(), by: OUTSIDE };
    page.rerender(wide);
    expect([page.answering().answerable, page.answering().isUpdating, page.answering().question?.by]).toEqual([first, true, null]);
    await waitFor(() => expect(page.answering().isUpdating).toBe(false), { timeout: 20_000 });
    expect(page.answering().answerable?.cube.ask.by).toContain(OUTSIDE);
    expect(page.answering().question?.by).toBe(OUTSIDE);
  });

  it('has the axes that its question and its targets speak of', async () => {
    const page = await openPage(asked());
    const answerable = page.answering().answerable;
    if (answerable === null) throw new Error('no answer');
    const question = asked(filterBy(OWNER, 'Jonas Weiß'));
    const targeted = {
      ...answerable.definitions,
      targets: [{ metric: 'winRate' as const, slice: [['leadSource', 'Trade Show']] as const, want: 'atLeast' as const, value: 0.5 }],
    };
    const asks = asksFor(question, answerable.dataset, targeted);
    expect(asks.cells.by).toEqual(expect.arrayContaining(['owner', 'leadSource']));
    expect(asks.accounts?.by).toEqual(expect.arrayContaining([...asks.cells.by, 'account']));
  });

  it('is read anew from the same cubes once an assumption changes, and is asked for again once a bound of bands does', async () => {
    const page = await openPage(asked());
    const before = page.answering().answerable;
    const { definitions } = page.session().loaded ?? {};
    if (before === null || definitions === undefined) throw new Error('no answer');
    const numbers = new Map([...definitions.assumptions.numbers, ['grossMargin', 0.4] as const]);
    page.session().define({ ...definitions, assumptions: { ...definitions.assumptions, numbers } });
    await waitFor(() => expect(page.answering().answerable?.definitions.assumptions.numbers.get('grossMargin')).toBe(0.4), {
      timeout: 20_000,
    });
    expect([told.cubes, page.answering().answerable?.cube === before.cube, told.loads]).toEqual([2, true, 1]);
    page.session().define({ ...definitions, bands: new Map([['employees', [1, 100]]]) });
    await waitFor(() => expect([told.loads, told.cubes]).toEqual([2, 4]), { timeout: 20_000 });
    const banded = page.answering().answerable?.dataset.dimensions.find(({ id }) => id === 'employees');
    expect(banded?.members).toHaveLength(4);
  });

  it('that fails says so, shows no old number in its place, and can be asked again', async () => {
    const page = await openPage(asked());
    const cube = told.engine.cube.bind(told.engine);
    told.engine.cube = async () => {
      throw new Error('Out of Memory Error: no more');
    };
    page.rerender({ ...asked(), by: OUTSIDE });
    await waitFor(
      () => expect(page.answering().failure).toBe('The numbers could not be computed: Out of Memory Error: no more. Nothing was lost.'),
      { timeout: 20_000 },
    );
    expect(page.answering().answerable).toBeNull();
    told.engine.cube = cube;
    page.answering().retry();
    await waitFor(() => expect(page.answering().answerable).not.toBeNull(), { timeout: 20_000 });
    expect(page.answering().failure).toBeNull();
  });
});
