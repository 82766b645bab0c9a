import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CouncilPage } from '../../../src/app/pages/council/page';
import { DriftPage } from '../../../src/app/pages/drift/page';
import { Announcer } from '../../../src/app/parts/announcer';
import { EvidenceHost } from '../../../src/app/parts/evidence-host';
import { useSession } from '../../../src/app/session';
import { SessionProvider } from '../../../src/app/session-provider';
import { file, kernelEngine, pageParts } from '../parts';

vi.setConfig({ testTimeout: 40_000 });
afterEach(cleanup);

const DEALS = 60;
/** Sixty deals a quarter, of which two in five are won at first and one in five in the last four: the win rate drifted. */
const rows = Array.from({ length: 11 * DEALS }, (_, at) => {
  const [quarter, deal] = [Math.floor(at / DEALS), at % DEALS];
  const [first, last] = [1, 3].map((month) => (3 * (quarter % 4) + month).toString().padStart(2, '0'));
  const year = 2023 + Math.floor(quarter / 4);
  const stage = deal % 20 < (quarter < 7 ? 8 : 4) ? 'Closed Won' : 'Closed Lost';
  return `D${at},A${at},${stage},1000,USD,${year}-${first}-03,${year}-${last}-30`;
});
const csv = (records: number): string =>
  ['Opportunity ID,Account ID,Stage,Amount,Currency,Created Date,Close Date', ...rows, `Grand Totals (${records} records),,,,,,`, ''].join(
    '\n',
  );
const WANTED = { version: 1, targets: [{ metric: 'winRate', slice: {}, want: 'atLeast', value: 0.5 }] };

function Page({ Content }: { readonly Content: typeof CouncilPage }) {
  const { loaded, loadSample } = useSession();
  return loaded === null ? <button onClick={() => loadSample('salesforce-style')}>Open</button> : <Content />;
}

/** The words of a page once something on it says that it is there. */
async function wordsOf(Content: typeof CouncilPage, records: number, there: RegExp): Promise<string> {
  const files = async () => [file('opportunities.csv', csv(records)), file('workspace.json', JSON.stringify(WANTED))];
  const { container } = render(
    <SessionProvider parts={pageParts(kernelEngine(), files)}>
      <Announcer>
        <Page Content={Content} />
        <EvidenceHost />
      </Announcer>
    </SessionProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Open' }));
  await waitFor(() => expect(container.textContent).toMatch(there), { timeout: 20_000 });
  return container.textContent ?? '';
}

const VERDICTS = /comparisons drifted|Drifted|Missed|Too close to call|drifted: fell/;
const REASON = 'Not judged: the own total of opportunities.csv does not agree with ours. See the ledger';

describe('a file whose own total differs', () => {
  it.each([
    ['Council', CouncilPage, /Headline numbers, before and now/],
    ['Drift', DriftPage, /Is the share steady\?/],
  ] as const)('has no verdict on %s, which says why', async (_name, Content, there) => {
    const words = await wordsOf(Content, 9999, there);
    expect(words).toContain(REASON);
    expect(words).not.toMatch(VERDICTS);
  });

  it.each([
    ['Council', CouncilPage, /Drifted/],
    ['Drift', DriftPage, /Drifted/],
  ] as const)('has its verdicts on %s where it agrees', async (_name, Content, there) => {
    const words = await wordsOf(Content, rows.length, there);
    expect(words).toMatch(VERDICTS);
    expect(words).not.toContain('Not judged');
  });
});
