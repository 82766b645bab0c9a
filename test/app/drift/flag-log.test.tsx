import { useEffect } from 'react';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FlagHistory } from '../../../src/app/pages/drift/flag-history';
import { GoneFlags } from '../../../src/app/pages/drift/gone-flags';
import { Announcer } from '../../../src/app/parts/announcer';
import { useSession, type Session } from '../../../src/app/session';
import { SessionProvider } from '../../../src/app/session-provider';
import { useAnswerable } from '../../../src/app/queries';
import { useFindings } from '../../../src/app/use-findings';
import { useFlagLog } from '../../../src/app/use-flag-log';
import type { Answerable } from '../../../src/core/analysis';
import type { FlagLog } from '../../../src/core/drift';
import type { DriftFindings } from '../../../src/core/drift-findings';
import { flaggedIn } from '../../../src/views/flag-history';
import { USUAL_QUESTION, type Question } from '../../../src/core/question';
import { file, kernelEngine, pageParts } from '../parts';

vi.setConfig({ testTimeout: 30_000 });

const RATE = JSON.stringify(['performanceDrift', 'winRate']);
const DEALS = 60;

/** Quarters from 2022 on; of each twenty deals so many are won, and from the eighth quarter on half as many. */
const exported = (name: string, quarters: number): File =>
  file(
    name,
    [
      'Opportunity ID,Account ID,Stage,Amount,Currency,Created Date,Close Date,Product',
      ...Array.from({ length: quarters * DEALS }, (_, at) => {
        const [quarter, deal] = [Math.floor(at / DEALS), at % DEALS];
        const [first, last] = [1, 3].map((month) => (3 * (quarter % 4) + month).toString().padStart(2, '0'));
        const year = 2022 + Math.floor(quarter / 4);
        const stage = deal % 20 < (quarter < 7 ? 8 : 4) ? 'Closed Won' : 'Closed Lost';
        return `D${at},A${at},${stage},${1000 + deal},USD,${year}-${first}-03,${year}-${last}-30,${deal % 2 === 0 ? 'Suite' : '<b>Core</b>'}`;
      }),
      '',
    ].join('\n'),
  );

/** What a page showed so far. */
class Seen {
  session: Session | null = null;
  readonly answerables = new Set<Answerable>();
  readonly findings = new Set<DriftFindings>();

  readonly hear = (session: Session): void => {
    this.session = session;
  };

  readonly see = (answerable: Answerable, findings: DriftFindings | null): void => {
    this.answerables.add(answerable);
    if (findings !== null) this.findings.add(findings);
  };
}

function Found({ answerable, question, seen }: { readonly answerable: Answerable; readonly question: Question; readonly seen: Seen }) {
  const answer = useFindings(answerable, question);
  useFlagLog(answer);
  const { findings, isUpdating } = answer;
  useEffect(() => seen.see(answerable, findings), [answerable, findings, seen]);
  return (
    <main aria-busy={isUpdating}>
      {findings === null ? null : [...flaggedIn(findings)].map((id) => <FlagHistory key={id} id={id} />)}
      {findings === null || isUpdating ? null : <GoneFlags dataset={answerable.dataset} findings={findings} />}
    </main>
  );
}

function Page({ question, seen }: { readonly question: Question; readonly seen: Seen }) {
  const session = useSession();
  const { answerable } = useAnswerable(question);
  useEffect(() => seen.hear(session), [seen, session]);
  return answerable === null ? null : <Found answerable={answerable} question={question} seen={seen} />;
}

const sessionOf = ({ session }: Seen): Session => {
  if (session === null) throw new Error('no session');
  return session;
};
const logOf = (seen: Seen): FlagLog => seen.session?.loaded?.definitions.flagLog ?? [];
const rateOf = (seen: Seen): readonly string[] =>
  logOf(seen).map(({ asOf, flags }) => `${asOf} ${flags.find(({ id }) => id === RATE)?.state ?? 'none'}`);

function open(question: Question = USUAL_QUESTION): Seen {
  const seen = new Seen();
  render(
    <SessionProvider parts={pageParts(kernelEngine())}>
      <Announcer>
        <Page question={question} seen={seen} />
      </Announcer>
    </SessionProvider>,
  );
  return seen;
}

async function load(seen: Seen, given: File, deals: number): Promise<void> {
  await vi.waitFor(() => expect(sessionOf(seen).storage.vault).not.toBeNull(), 10_000);
  sessionOf(seen).inspect([given]);
  await vi.waitFor(() => expect([sessionOf(seen).draft === null, sessionOf(seen).progress]).toEqual([false, null]), 10_000);
  if (sessionOf(seen).draft?.keep === 'add') sessionOf(seen).keep('replace');
  await vi.waitFor(() => expect([sessionOf(seen).draft?.canLoad, sessionOf(seen).progress]).toEqual([true, null]), 10_000);
  sessionOf(seen).load();
  await vi.waitFor(() => expect(sessionOf(seen).loaded?.dataset.deals).toBe(deals), 10_000);
}

afterEach(cleanup);

describe('findings of the standing question', () => {
  it('are recorded once, and nothing is worked out anew for it', async () => {
    const seen = open();
    await load(seen, exported('deals.csv', 11), 11 * DEALS);
    await vi.waitFor(() => expect(rateOf(seen)).toEqual(['2024-09-30 drifted']), 20_000);
    await new Promise((later) => setTimeout(later, 150));
    expect([seen.answerables.size, seen.findings.size, sessionOf(seen).canUndoDefine, sessionOf(seen).failure]).toEqual([
      1,
      1,
      false,
      null,
    ]);
    const [record] = logOf(seen);
    expect(record?.flags.find(({ id }) => id === RATE)).toMatchObject({ metric: 'winRate', slice: [], size: -0.2, before: 240, now: 240 });
    expect(record?.flags.some(({ id }) => id.includes('<b>Core</b>'))).toBe(true);
    expect(screen.getAllByText(/^History: 30 Sep 2024: drifted, −20 points \(.*\), q under 0\.001$/)).not.toHaveLength(0);
  });

  it('of another question are not recorded', async () => {
    const seen = open({ ...USUAL_QUESTION, compare: ['yearBefore'] });
    await load(seen, exported('deals.csv', 11), 11 * DEALS);
    await vi.waitFor(() => expect(seen.findings.size).toBe(1), 20_000);
    await new Promise((later) => setTimeout(later, 150));
    expect(logOf(seen)).toEqual([]);
  });

  it('of two exports, one after the other, tell that a flag came and went; its status stays at hand', async () => {
    const seen = open();
    await load(seen, exported('earlier.csv', 11), 11 * DEALS);
    await vi.waitFor(() => expect(rateOf(seen)).toEqual(['2024-09-30 drifted']), 20_000);
    await load(seen, exported('later.csv', 15), 15 * DEALS);
    await vi.waitFor(() => expect(rateOf(seen)).toEqual(['2024-09-30 drifted', '2025-09-30 none']), 20_000);
    fireEvent.click(await screen.findByText(/^Flags that came and went: \d$/));
    const card = within(screen.getByRole('article', { name: 'Win rate' }));
    expect(card.getByText('No longer flagged since 30 Sep 2025; now no finding.')).toBeTruthy();
    expect(card.getByText(/^Last flagged on 30 Sep 2024: drifted, −20 points/)).toBeTruthy();
    expect(card.getByText('30 Sep 2025: no finding')).toBeTruthy();
    fireEvent.change(card.getByLabelText('Status'), { target: { value: 'closed' } });
    fireEvent.click(card.getByRole('button', { name: 'Save status', hidden: true }));
    expect(await card.findByText('30 Sep 2025: set to closed', {}, { timeout: 10_000 })).toBeTruthy();
    expect(rateOf(seen)).toHaveLength(2);
    expect(document.querySelector('b')).toBeNull();
  });
});
