import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PAGES, pageOf } from '../../../src/app/pages';
import { PrintHead } from '../../../src/app/parts/print-head';
import { useSession } from '../../../src/app/session';
import { SessionProvider } from '../../../src/app/session-provider';
import { Frame } from '../../../src/app/shell/frame';
import { GlobalBar } from '../../../src/app/shell/global-bar';
import { LinkNotes } from '../../../src/app/shell/link-notes';
import { useQuestion } from '../../../src/app/use-question';
import { file, kernelEngine, pageParts } from '../parts';

vi.setConfig({ testTimeout: 30_000 });
afterEach(cleanup);

const SAYS = /^The own total of opportunities\.csv does not agree with ours/;
const deals = (total: number): string =>
  [
    'Opportunity ID,Account Name,Stage,Amount,Currency,Created Date,Close Date',
    ...[1, 2, 3].map((at) => `${at},A${at},Closed Won,1000,EUR,2025-01-0${at},2025-03-15`),
    `Grand Totals,,,${total},EUR,,`,
    '',
  ].join('\n');

/** What stands above a page: its bar where it has one, what is said of it, and what is printed above it. */
function Above() {
  const { loaded, loadSample } = useSession();
  const { question } = useQuestion();
  if (loaded === null) return <button onClick={() => loadSample('salesforce-style')}>Open</button>;
  return (
    <>
      {pageOf(question.page).asksPeriod ? <GlobalBar loaded={loaded} isStarting={false} /> : null}
      <LinkNotes />
      <PrintHead loaded={loaded} />
    </>
  );
}

async function openAt(page: string, total: number): Promise<readonly (string | null)[]> {
  window.location.hash = `#/${page}`;
  const { container } = render(
    <SessionProvider parts={pageParts(kernelEngine(), async () => [file('opportunities.csv', deals(total))])}>
      <Frame>
        <Above />
      </Frame>
    </SessionProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Open' }));
  await vi.waitFor(() => expect(container.querySelector('.print-head')).not.toBeNull(), { timeout: 20_000 });
  return screen.queryAllByText(SAYS).map((said) => said.parentElement?.className ?? null);
}

describe('that the own total of a file differs from ours', () => {
  it.each(PAGES.filter(({ id }) => id !== 'data').map(({ id }) => id))(
    'is said once above %s, leads to the ledger, and is printed above it',
    async (id) => {
      const [first, second, ...more] = await openAt(id, 99_000);
      expect([first, second, more]).toEqual([expect.not.stringContaining('print-head'), 'print-head', []]);
      expect(screen.getByRole('link', { name: 'See the ledger' }).getAttribute('href')).toContain('#/data');
    },
  );

  it('is said on the Data page by its sentence, so not by a band above it', async () => {
    expect(await openAt('data', 99_000)).toEqual(['print-head']);
  });

  it.each(['icp', 'council'])('is not said of %s where it agrees', async (id) => {
    expect(await openAt(id, 3000)).toEqual([]);
  });
});
