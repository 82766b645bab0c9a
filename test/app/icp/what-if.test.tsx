import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { useState, type ReactNode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { CubesContext, openQueryClient, type Cubes } from '../../../src/app/cubes';
import { SpendMixCard } from '../../../src/app/pages/economics/spend-mix-card';
import { EffectPanel } from '../../../src/app/pages/icp/effect/effect-panel';
import { WhatIfPanel } from '../../../src/app/pages/icp/what-if';
import { CutsCard } from '../../../src/app/pages/icp/what-if/cuts-card';
import type { IcpWorld } from '../../../src/app/pages/icp/world';
import { endRecording, recordingNow } from '../../../src/app/recording/recording-store';
import { SessionProvider } from '../../../src/app/session-provider';
import { StudyWorker, type Study } from '../../../src/app/study-worker';
import { StudyContext } from '../../../src/app/use-studied';
import { accountResults, accountsAsk } from '../../../src/core/account-results';
import { scoreAccounts, type IcpVersion } from '../../../src/core/icp';
import type { Condition } from '../../../src/core/metrics';
import { kernel } from '../../../src/core/metrics/kernel';
import type { DimensionId } from '../../../src/core/model';
import { answered, dimension, number } from '../../core/views/made';
import { BY_SIZE, BY_TRADE } from '../../fixtures/icp-history';
import { twoTrades } from '../../fixtures/two-trades';
import { kernelEngine, pageParts } from '../parts';
import { openStudies } from '../study-in-page';

afterEach(() => {
  cleanup();
  endRecording();
});

const { dataset, definitions, tables, accountColumns: accounts } = twoTrades();
const loaded = { dataset, definitions, icpVersion: BY_TRADE, admissions: [], sample: null };

function Page({ study, children }: { readonly study: Study; readonly children: ReactNode }) {
  const [client] = useState(openQueryClient);
  const refuse = () => Promise.reject(new Error('not asked here'));
  const cubes: Cubes = {
    cube: async (_, ask) => kernel(ask, tables, dataset),
    statements: refuse,
    rows: refuse,
    dealOrder: refuse,
    dealTotals: refuse,
    dealCells: refuse,
    asking: refuse,
  };
  return (
    <SessionProvider parts={pageParts(kernelEngine(), async () => [])}>
      <QueryClientProvider client={client}>
        <CubesContext value={cubes}>
          <StudyContext value={study}>{children}</StudyContext>
        </CubesContext>
      </QueryClientProvider>
    </SessionProvider>
  );
}

const ABSENT: Study = {
  ask: (_, __, { absent }) => {
    absent();
    return () => undefined;
  },
};

const world = (): IcpWorld => {
  const cube = kernel(accountsAsk(dataset), tables, dataset);
  const date = '2025-01-31';
  return {
    loaded,
    accounts,
    cube,
    results: accountResults(cube, dataset, { count: accounts.count, assumptions: definitions.assumptions }),
    version: BY_TRADE,
    scored: scoreAccounts(BY_TRADE, accounts, { overrides: [], date }),
    date,
  };
};

const RETAIL: readonly Condition[] = [{ dimension: 'industry' as DimensionId, is: 'in', members: ['Retail'] }];

describe('what leaving a part would have come to', () => {
  it.each([
    ['in the study', () => new StudyWorker(openStudies().open)],
    ['in the page, where there is no study', () => ABSENT],
  ])('is worked out %s, and starts a decision with its figures', async (_, open) => {
    render(
      <Page study={open()}>
        <WhatIfPanel loaded={loaded} name="Industry is <b>Retail</b>" where={RETAIL} direction="worst" draft={null} />
      </Page>,
    );
    expect(screen.getByRole('heading', { name: 'What if we had left deals where Industry is <b>Retail</b>?' })).toBeTruthy();
    fireEvent.click(await screen.findByRole('button', { name: 'Record a decision' }));
    const text = document.body.textContent ?? '';
    expect(text).toContain('would have cost $300 of amount won');
    expect(text).toContain('describes the past, does not promise');
    expect(document.querySelector('b')).toBeNull();
    expect(recordingNow()?.start).toMatchObject({ type: 'exclude', where: RETAIL });
    expect(recordingNow()?.readings.map(({ metric }) => metric)).toContain('Spend carried there');
  });

  it('says so where the history cannot be read, and records nothing of it', async () => {
    const failing: Study = {
      ask: (_, __, { failed }) => {
        failed('the study broke');
        return () => undefined;
      },
    };
    render(
      <Page study={failing}>
        <WhatIfPanel loaded={loaded} name="Industry is Retail" where={RETAIL} direction="worst" draft={null} />
      </Page>,
    );
    expect(await screen.findByText(/could not be worked out: the study broke/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Record a decision' })).toBeNull();
  });
});

describe('a draft', () => {
  it('gets its ranges a moment later, and starts a decision about the ICP', async () => {
    render(
      <Page study={new StudyWorker(openStudies().open)}>
        <EffectPanel world={world()} draft={BY_SIZE} />
      </Page>,
    );
    expect(screen.getByText('those of ACV and LTV:CAC are being worked out')).toBeTruthy();
    await waitFor(() => expect(screen.getByText('of ACV and LTV:CAC with accounts drawn anew')).toBeTruthy(), { timeout: 5000 });
    // The same on both sides: size and trade tell the same accounts apart.
    expect(screen.getAllByRole('cell', { name: 'USD 1,000.00 (1,000.00–1,000.00), n=12' })).toHaveLength(2);
    fireEvent.click(screen.getByRole('button', { name: 'Record a decision' }));
    expect(recordingNow()?.start).toMatchObject({ type: 'changeIcp', version: '' });
  });

  it('has other cut-offs tried, of which one goes into it', async () => {
    const taken: IcpVersion[] = [];
    render(
      <Page study={ABSENT}>
        <CutsCard world={world()} draft={BY_TRADE} change={(version) => taken.push(version)} />
      </Page>,
    );
    const picker = await screen.findByLabelText('Score', {}, { timeout: 5000 });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Use 70 in the draft' }).disabled).toBe(true);
    fireEvent.change(picker, { target: { value: '40' } });
    fireEvent.click(screen.getByRole('button', { name: 'Use 40 in the draft' }));
    fireEvent.change(screen.getByLabelText('Which cut-off'), { target: { value: 'tier3' } });
    expect(screen.getByText(/^Cut at 50 points, as the draft has tier 3/)).toBeTruthy();
    fireEvent.change(picker, { target: { value: '40' } });
    fireEvent.click(screen.getByRole('button', { name: 'Use 40 in the draft' }));
    expect(taken.map(({ profiles }) => [profiles[0]?.icpFrom, profiles[0]?.cuts])).toEqual([
      [40, [90, 70, 50]],
      [70, [90, 70, 40]],
    ]);
    fireEvent.click(screen.getByRole('button', { name: 'Table' }));
    const row = screen.getByRole('rowheader', { name: '70' }).closest('tr');
    expect(row === null ? '' : within(row).getByText('ICP and tier 2 from here').textContent).toBeTruthy();
  });
});

describe('spend shared out otherwise', () => {
  const INDUSTRY = 'industry' as DimensionId;
  const part = (label: string, cac: number, ratio: number) => [
    number('cac', cac, 40, { slice: { industry: label }, limits: [cac / 2, cac * 2] }),
    number('ltvToCac', ratio, 40, { slice: { industry: label }, limits: [ratio - 0.1, ratio + 0.1] }),
  ];
  const page = answered({
    dimensions: [dimension('industry', ['Retail', 'Energy'])],
    segmentDimension: INDUSTRY,
    segments: [...part('Retail', 10_000, 4), ...part('Energy', 10_000, 2)],
  });

  it('is told as it is typed, marks what is no share, and starts a decision', () => {
    render(<SpendMixCard answered={page} />, { wrapper: ({ children }) => <Page study={ABSENT}>{children}</Page> });
    expect(screen.getByText(/What is typed stands/)).toBeTruthy();
    const field = screen.getByRole('textbox', { name: /^Retail/ });
    fireEvent.change(field, { target: { value: 'lots' } });
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(screen.queryByRole('button', { name: 'Record a decision' })).toBeNull();
    fireEvent.change(field, { target: { value: '75,0' } });
    expect(screen.getByText('More would have come back, and the range of the difference lies above 0.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Record a decision' }));
    expect(recordingNow()?.start).toMatchObject({ type: 'shiftSpend', text: 'Shift spend to Retail: from 50.0% to 75.0% of spend.' });
    fireEvent.click(screen.getByRole('button', { name: 'As it was' }));
    expect(screen.getByText(/What is typed stands/)).toBeTruthy();
  });
});
