import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { EffectPanel } from '../../../src/app/pages/icp/effect/effect-panel';
import { MovesSection } from '../../../src/app/pages/icp/effect/moves-section';
import type { IcpWorld } from '../../../src/app/pages/icp/world';
import { accountResults } from '../../../src/core/account-results';
import { scoreAccounts, type IcpVersion } from '../../../src/core/icp';
import { NO_ASSUMPTIONS } from '../../../src/core/metrics';
import { BY_SIZE, BY_TRADE, historyOf, version } from '../../fixtures/icp-history';

afterEach(cleanup);

const ONE_DEAL = { ...NO_ASSUMPTIONS, numbers: new Map([['minimumN', 1]]) as typeof NO_ASSUMPTIONS.numbers };

/** The page's world over a handful of deals, under these published versions. */
function worldUnder(icp: readonly IcpVersion[]): IcpWorld {
  const { dataset, definitions, accounts, cube, icpVersion, date } = historyOf({ icp, assumptions: ONE_DEAL });
  return {
    loaded: { dataset, definitions, icpVersion, admissions: [], sample: null },
    accounts,
    cube,
    results: accountResults(cube, dataset, { count: accounts.count, assumptions: definitions.assumptions }),
    version: icpVersion,
    scored: icpVersion === null ? null : scoreAccounts(icpVersion, accounts, { overrides: [], date }),
    date,
  };
}

/** The tiers that are told of: once each, though both tables name them. */
const rowNames = (): readonly string[] => [...new Set(screen.getAllByRole('rowheader').map(({ textContent }) => textContent ?? ''))];
const SIZE = { ...BY_SIZE, effectiveFrom: '2025-01-01', name: 'Size' };

describe('the live effect', () => {
  it('tells a draft beside the version in force, and anew at every change of it', () => {
    const world = worldUnder([BY_TRADE]);
    const { rerender } = render(<EffectPanel world={world} draft={BY_SIZE} />);
    expect(rowNames()).toEqual(expect.arrayContaining(['Tier 1, trade', 'Tier 1, draft']));
    expect(screen.getByText('2 of 5 accounts into another tier')).toBeTruthy();
    expect(screen.getByText('describes the past, does not promise')).toBeTruthy();
    rerender(<EffectPanel world={world} draft={{ ...BY_TRADE, id: 'draft' }} />);
    expect(screen.getByText('no account into another tier')).toBeTruthy();
  });

  it('shows the version alone without a draft, and the draft alone without a version', () => {
    render(<EffectPanel world={worldUnder([BY_TRADE])} draft={null} />);
    expect(rowNames()).toEqual(['Tier 1, trade', 'Tier 4, trade', 'Cannot be scored, trade']);
    cleanup();
    render(<EffectPanel world={worldUnder([])} draft={BY_SIZE} />);
    expect(rowNames()).toEqual(['Tier 1, draft', 'Tier 4, draft', 'Cannot be scored, draft']);
    cleanup();
    render(<EffectPanel world={worldUnder([])} draft={null} />);
    expect(screen.getByText(/There is no ICP in force and no draft/)).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('says why a draft is not scored, and keeps what is in force', () => {
    const [profile] = BY_SIZE.profiles;
    const [criterion] = profile?.criteria ?? [];
    if (profile === undefined || criterion === undefined) throw new Error('the draft has a criterion');
    const light = { ...BY_SIZE, profiles: [{ ...profile, criteria: [{ ...criterion, points: 90, bands: [] }] }] };
    render(<EffectPanel world={worldUnder([BY_TRADE])} draft={light} />);
    expect(screen.getByText(/The draft is not scored:/)).toBeTruthy();
    expect(rowNames()).not.toContain('Tier 1, draft');
    expect(rowNames()).toContain('Tier 1, trade');
  });

  it('shows hostile names as text', () => {
    render(<EffectPanel world={worldUnder([version('trade', 'industry', '<img src=x onerror=alert(1)>')])} draft={null} />);
    expect(rowNames()[0]).toBe('Tier 1, <img src=x onerror=alert(1)>');
    expect(document.querySelector('img')).toBeNull();
  });
});

describe('what moved', () => {
  it('splits each number between the data and the rule, for the versions and quarters that are chosen', () => {
    render(<MovesSection world={worldUnder([BY_TRADE, SIZE])} />);
    const wins = screen.getByRole('region', { name: 'ICP share of wins' });
    expect(wins.textContent).toContain('The data moved the share by +25.0 points, the rule by +25.0 points.');
    expect(
      within(wins)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['Period', 'By trade', 'By Size']);
    expect(
      within(wins)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringMatching(/^50\.0% \(9\.5–90\.5\), 1 of 2$/),
      expect.stringMatching(/1 of 2$/),
      expect.stringMatching(/1 of 2$/),
      expect.stringMatching(/^100\.0% .*2 of 2$/),
    ]);
    fireEvent.change(screen.getByLabelText('Version after'), { target: { value: 'trade' } });
    expect(screen.getByRole('region', { name: 'ICP share of wins' }).textContent).toContain('the rule by 0.0 points.');
    expect(screen.getByText(/no account into another tier/)).toBeTruthy();
  });

  it('says that two versions are needed where there are fewer', () => {
    for (const icp of [[], [BY_TRADE]]) {
      render(<MovesSection world={worldUnder(icp)} />);
      expect(screen.getByText('To tell the data and the rule apart, two published versions of the ICP are needed.')).toBeTruthy();
      cleanup();
    }
  });
});
