import { fireEvent, render, screen, within } from '@testing-library/react';
import { useEffect, type ComponentType } from 'react';
import { Announcer } from '../../../src/app/parts/announcer';
import { RecordingHost } from '../../../src/app/recording/recording-host';
import { useSession, type Session } from '../../../src/app/session';
import { SessionProvider } from '../../../src/app/session-provider';
import { file, kernelEngine, pageParts } from '../parts';

/** A name that is markup, in every place where a company may have one. */
export const HOSTILE = '<img src=x onerror=alert(1)>';

/** Of each twenty deals of a quarter so many are won, more of them from the third quarter of 2024 on; all close within it. */
const CSV = [
  'Opportunity ID,Account ID,Stage,Amount,Currency,Created Date,Close Date,Product',
  ...Array.from({ length: 11 * 40 }, (_, at) => {
    const [quarter, deal] = [Math.floor(at / 40), at % 40];
    const [first, last] = [1, 3].map((month) => (3 * (quarter % 4) + month).toString().padStart(2, '0'));
    const year = 2023 + Math.floor(quarter / 4);
    const stage = deal % 20 < (quarter < 7 ? 5 : 12) ? 'Closed Won' : 'Closed Lost';
    return `D${at},A${at},${stage},${1000 + deal},USD,${year}-${first}-03,${year}-${last}-30,${deal % 2 === 0 ? 'Suite' : HOSTILE}`;
  }),
  '',
].join('\n');

/** The same with a total of its own that says so many records. */
const withTotal = (records: number): string => `${CSV}Grand Totals (${records} records),,,,,,,\n`;

const held: { session: Session | null } = { session: null };
/** The session as the page sees it. */
export const session = (): Session => {
  if (held.session === null) throw new Error('no page is open');
  return held.session;
};
export const definitions = () => {
  const { loaded, defining } = session();
  if (loaded === null) throw new Error('nothing is loaded');
  return defining ?? loaded.definitions;
};

function Page({ Content }: { readonly Content: ComponentType }) {
  const current = useSession();
  useEffect(() => {
    held.session = current;
  }, [current]);
  if (current.loaded === null) return <button onClick={() => current.loadSample('salesforce-style')}>Open</button>;
  return <Content />;
}

/** Opens a page over a real session with a small company, and waits for one of its headings. */
export async function openPage(
  Content: ComponentType,
  heading: string,
  workspace: object = {},
  total: number | null = null,
): Promise<void> {
  const deals = total === null ? CSV : withTotal(total);
  const files = async () => [file('opportunities.csv', deals), file('workspace.json', JSON.stringify({ version: 1, ...workspace }))];
  render(
    <SessionProvider parts={pageParts(kernelEngine(), files)}>
      <Announcer>
        <Page Content={Content} />
        <RecordingHost />
      </Announcer>
    </SessionProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Open' }));
  await screen.findByRole('heading', { name: heading }, { timeout: 30_000 });
}

/** The form over the page. */
export const form = async () => within(await screen.findByRole('dialog', { name: /^(Record|Change) a decision$/ }, { timeout: 10_000 }));

export const type = (field: HTMLElement, value: string): void => void fireEvent.change(field, { target: { value } });

type Written = { readonly text: string; readonly owner?: string; readonly size?: string; readonly by?: string };

/** Fills in what every decision needs. */
export async function write({ text, owner = 'Ana', size = '5', by = 'Ben' }: Written): Promise<void> {
  const fields = await form();
  type(fields.getByLabelText('What was decided?'), text);
  type(fields.getByLabelText('Owner'), owner);
  type(fields.getByLabelText(/^By at least/), size);
  type(fields.getByLabelText(/^(Written down|Changed) by$/), by);
}

/** Everything that was written down, as the definitions hold it. */
export const revisions = () => definitions().council.decisions;
