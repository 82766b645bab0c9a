import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AttributesSection } from '../../../src/app/pages/icp/attributes/attributes-section';
import { faultOfVersion, type IcpVersion } from '../../../src/core/icp';
import { accountsWith, resultsOf, type Closed } from '../../core/icp/made-customers';
import { open } from './opened';

vi.setConfig({ testTimeout: 30_000 });
afterEach(cleanup);

const HOSTILE = '<b>Software</b>';
const industry = Array.from({ length: 60 }, (_, at) => (at % 3 === 0 ? HOSTILE : 'Retail'));
const accounts = accountsWith({ industry });
const closed: readonly Closed[] = industry.map((each, at) => ({ account: at + 1, month: 600, won: each !== 'Retail' || at % 4 === 0 }));
const known = { accounts, results: resultsOf(accounts.count, { closed }) };

describe('the ICP page without a profile', () => {
  it('shows win rates by attribute, text as text, and starts a draft with equal weights that can be scored', async () => {
    const drafts: IcpVersion[] = [];
    await open({}, (world) => <AttributesSection world={world} waiting={null} onDraft={(draft) => drafts.push(draft)} />, known);
    const table = await screen.findByRole('table', { name: 'Win rate by attribute and value' });
    expect(within(table).getByRole('rowheader', { name: `Industry: ${HOSTILE}` })).toBeTruthy();
    expect(within(table).getByText('20 of 20')).toBeTruthy();
    expect(screen.getByText(/nothing is scored by it until it is published/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Start a profile' }));
    const [draft] = drafts;
    expect([draft?.name, draft?.profiles.length, draft === undefined ? '' : faultOfVersion(draft)]).toEqual([
      'Draft with equal weights',
      1,
      null,
    ]);
  });
  it('goes on with a draft that waits instead of beginning another one', async () => {
    const waiting: IcpVersion = { id: 'draft', name: 'ICP 1', effectiveFrom: '2025-01-01', author: '', note: '', profiles: [] };
    const drafts: IcpVersion[] = [];
    await open({}, (world) => <AttributesSection world={world} waiting={waiting} onDraft={(draft) => drafts.push(draft)} />, known);
    fireEvent.click(await screen.findByRole('button', { name: 'Go on with the draft of ICP 1 (0 profiles)' }));
    expect(drafts).toEqual([waiting]);
  });
});
