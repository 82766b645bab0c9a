import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BestSection } from '../../../src/app/pages/icp/best/best-section';
import { SuggestionSection } from '../../../src/app/pages/icp/suggestion/suggestion-section';
import { faultOfVersion, type IcpVersion } from '../../../src/core/icp';
import { chanceFrom } from '../../../src/core/statistics';
import { accountsWith, resultsOf, type Closed } from '../../core/icp/made-customers';
import { open } from './opened';

vi.setConfig({ testTimeout: 30_000 });
afterEach(cleanup);

const HOSTILE = '<b>Software</b>';
const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);
const industry = range(600).map((at) => (at % 3 === 0 ? HOSTILE : 'Retail'));
const accounts = accountsWith({ industry });
/** One closed deal an account, over ten months; deals of a third of them are won at `good`, of the others at `poor`. */
function deals(good: number, poor: number): readonly Closed[] {
  const chance = chanceFrom(7);
  return industry.map((each, at) => ({
    account: at + 1,
    month: 600 + chance.below(10),
    won: chance.uniform() < (each === 'Retail' ? poor : good),
    annual: each === 'Retail' ? 100_00 : 900_00,
  }));
}
const known = (good: number, poor: number) => ({ accounts, results: resultsOf(accounts.count, { closed: deals(good, poor) }) });
const WORKSPACE = {
  icp: [
    {
      id: 'icp-1',
      name: 'ICP 1',
      effectiveFrom: '2025-01-01',
      profiles: [
        {
          id: 'all',
          name: 'Everyone',
          criteria: [
            {
              id: 'industry',
              field: 'industry',
              family: 'firmographic',
              side: 'fit',
              points: 100,
              bands: [{ when: { kind: 'isOneOf', dimension: 'industry', members: [HOSTILE] }, points: 100 }],
            },
          ],
        },
      ],
    },
  ],
};

describe('who our best customers are', () => {
  it('is told with both n, text as text, and drafts a profile that can be scored', async () => {
    const drafts: IcpVersion[] = [];
    await open({}, (world) => <BestSection world={world} onDraft={(version) => drafts.push(version)} />, known(0.7, 0.7));
    await screen.findByRole('heading', { name: 'Who are our best customers?' });
    const table = screen.getByRole('table', { name: /by lift/ });
    expect(within(table).getByRole('rowheader', { name: `Industry: ${HOSTILE}` })).toBeTruthy();
    expect(screen.getByText(/the yearly amount of won deals stands for revenue/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Draft a profile from this' }));
    expect(drafts.map((draft) => [draft.profiles[0]?.criteria.map(({ field }) => field), faultOfVersion(draft)])).toEqual([
      [['industry'], null],
    ]);
    expect(screen.getByText('A profile was drafted from the best customers. It is not published.')).toBeTruthy();
  });
  it('says by margin, and by LTV, what is missing', async () => {
    await open({}, (world) => <BestSection world={world} onDraft={() => undefined} />, known(0.7, 0.7));
    fireEvent.click(await screen.findByRole('button', { name: 'By LTV' }));
    expect(screen.getByText('This needs customers with recurring revenue. Add a customer or subscription file.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'By margin' }));
    expect(screen.getByText('Margin and LTV need a gross margin. Set it on the Definitions page.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Draft a profile from this' })).toBeNull();
  });
});

describe('which weights the deals suggest', () => {
  it('is learned bit by bit, shown beside those in force, and only handed over when asked', async () => {
    const drafts: IcpVersion[] = [];
    await open(WORKSPACE, (world) => <SuggestionSection world={world} onDraft={(version) => drafts.push(version)} />, known(0.6, 0.2));
    expect(screen.getByRole('progressbar')).toBeTruthy();
    const button = await screen.findByRole('button', { name: 'Use in a draft: Everyone' }, { timeout: 20_000 });
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(screen.getByText(/There is no clear difference between the two/)).toBeTruthy();
    const row = within(screen.getByRole('table', { name: 'Suggested weights: Everyone' })).getAllByRole('cell');
    expect(row.slice(0, 2).map((cell) => cell.textContent)).toEqual(['100', '100']);
    expect(drafts).toEqual([]);
    fireEvent.click(button);
    expect(drafts.map((draft) => [draft.profiles[0]?.criteria[0]?.points, faultOfVersion(draft)])).toEqual([[100, null]]);
  });
  it('is not shown where there is nothing to learn', async () => {
    await open(WORKSPACE, (world) => <SuggestionSection world={world} onDraft={() => undefined} />, known(0.3, 0.3));
    await waitFor(() => expect(screen.getByText(/There is nothing to learn/)).toBeTruthy(), { timeout: 20_000 });
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.queryByRole('button', { name: /Use in a draft/ })).toBeNull();
  });
  it('without a profile is one of what is found; without deals it says what is missing', async () => {
    await open({}, (world) => <SuggestionSection world={world} onDraft={() => undefined} />, known(0.6, 0.2));
    expect(await screen.findByRole('button', { name: /Use in a draft: One profile for everyone/ }, { timeout: 20_000 })).toBeTruthy();
    cleanup();
    await open({}, (world) => <SuggestionSection world={world} onDraft={() => undefined} />);
    expect(await screen.findByText(/must have closed in at least two months/)).toBeTruthy();
  });
});
