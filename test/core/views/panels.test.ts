import { describe, expect, test } from 'vitest';
import { joinsPanel } from '../../../src/views/joins-panel';
import { movementsPanel } from '../../../src/views/movements-panel';
import { snapshotsPanel } from '../../../src/views/snapshots-panel';
import type { Currency } from '../../../src/core/model';
import { MOVE_KINDS, type History, type Movements, type MovedDeal } from '../../../src/core/snapshots';
import { day, missing, number, share } from './made';

const EUR = 'EUR' as Currency;
const none = { count: 0, deals: [] };
const moved = (id: string, wish: Partial<MovedDeal> = {}): MovedDeal => ({
  id,
  name: '',
  before: { file: 'march.csv', line: 5 },
  after: { file: 'april.csv', line: 8 },
  was: { kind: 'nothing' },
  is: { kind: 'nothing' },
  ...wish,
});
const movements = (wish: Partial<Movements> = {}, moves: Partial<Movements['moves']> = {}): Movements => ({
  from: day('2025-03-31'),
  to: day('2025-04-30'),
  missing: null,
  matched: 1200,
  withoutId: { before: 0, after: 0 },
  moves: { ...(Object.fromEntries(MOVE_KINDS.map((kind) => [kind, none])) as unknown as Movements['moves']), ...moves },
  grown: new Map([[EUR, 1_234_550]]),
  shrunk: new Map(),
  edits: [],
  bridge: { before: 118, added: 20, reopened: 1, won: 30, lost: 12, other: 3, gone: 2, after: 92 },
  slippage: share('winRate', 6, 20),
  ...wish,
});
const fact = (panel: ReturnType<typeof movementsPanel>, label: string): string | undefined =>
  panel.facts.find((each) => each.label === label)?.text;

describe('what moved between two snapshots', () => {
  test('is a bridge that can be read aloud and adds up', () => {
    const panel = movementsPanel(movements());
    expect(panel.title).toBe('31 Mar 2025 to 30 Apr 2025');
    expect(fact(panel, 'Open deals')).toBe(
      '118 open deals then + 20 added + 1 reopened − 30 won − 12 lost − 3 without a decision − 2 gone = 92 now',
    );
    expect([fact(panel, 'Slippage')?.endsWith('6 of 20'), fact(panel, 'Amounts')]).toEqual([
      true,
      'grew by EUR 12,345.50, shrank by nothing',
    ]);
  });

  test('names each deal, what its cell was and is, and both lines', () => {
    const slipped = moved('0061', {
      name: 'Acme renewal',
      was: { kind: 'date', date: day('2025-04-14') },
      is: { kind: 'date', date: day('2025-07-01') },
    });
    const grown = moved('0062', { was: { kind: 'nothing' }, is: { kind: 'money', minor: 1_000, currency: EUR } });
    const added = moved('0064', { before: null, is: { kind: 'text', text: 'open' } });
    const gone = moved('0063', { after: null, was: { kind: 'text', text: 'Negotiation' } });
    const panel = movementsPanel(
      movements(
        {},
        {
          added: { count: 1, deals: [added] },
          slipped: { count: 1, deals: [slipped] },
          amountFilled: { count: 1, deals: [grown] },
          gone: { count: 1, deals: [gone] },
        },
      ),
    );
    expect(panel.moves.map(({ what, deals: [deal] }) => [what.split(/[:,]/)[0], deal?.name, deal?.change, deal?.where])).toEqual([
      ['New in the later export', '0064', 'not there → open', 'april.csv line 8'],
      ['No longer in the export', '0063', 'Negotiation → blank', 'march.csv line 5'],
      ['Slipped', 'Acme renewal', '14 Apr 2025 → 1 Jul 2025', 'march.csv line 5 → april.csv line 8'],
      ['Amount filled in', '0062', 'blank → EUR 10.00', 'march.csv line 5 → april.csv line 8'],
    ]);
  });

  test('lists the first twenty of many and says of how many', () => {
    const deals = Array.from({ length: 100 }, (_, at) => moved(`${at}`));
    const [line] = movementsPanel(movements({}, { won: { count: 340, deals } })).moves;
    expect([line?.count, line?.deals.length, line?.shown]).toEqual(['340', 20, 'The first 20 of 340 are listed.']);
  });

  test('says of attributes what most often became what', () => {
    const [edit] = movementsPanel(
      movements({
        edits: [{ ...none, count: 7, dimension: 'Owner', of: 'deal', changes: [{ was: '', is: 'Jo', count: 5 }] }],
      }),
    ).edits;
    expect([edit?.what, edit?.count]).toEqual(['Owner of deals, most often blank → Jo (5)', '7']);
  });

  test('cannot be said without ids, and shows no zero in its place', () => {
    const panel = movementsPanel(movements({ missing: 'no_history', slippage: missing('winRate', 'no_history') }));
    expect([panel.missing?.startsWith('What moved is not defined: '), panel.facts, panel.moves]).toEqual([true, [], []]);
  });

  test('says how many deals could not be followed', () => {
    const panel = movementsPanel(movements({ withoutId: { before: 3, after: 1 } }));
    expect(fact(panel, 'Not followed')).toBe('3 deals before and 1 after have no id, and cannot be followed.');
  });
});

describe('snapshots', () => {
  const point = (date: string, file: string, given: boolean, open: number | null): History['points'][number] => ({
    asOf: day(date),
    given,
    files: [{ file, rows: 40 }],
    deals: 40,
    readings: open === null ? [] : [number('openCount', open, open), missing('openAmount', 'mixed_currency'), share('icpShareOpen', 8, 20)],
    mix: [],
  });
  const never = { deals: 0, times: 0, most: [] };
  const history = (points: History['points'], wish: Partial<History> = {}): History => ({
    points,
    movements: [],
    slippage: missing('winRate', 'no_history'),
    pushes: never,
    reopenings: never,
    ...wish,
  });
  const two = [point('2025-03-31', 'march.csv', true, 20), point('2025-04-30', 'april.csv', false, null)];

  test('are listed newest first, with what each is for, where its date is from, and what was open then', () => {
    const panel = snapshotsPanel(history(two));
    expect(panel?.stocks).toEqual(['Open deals', 'Open amount', 'ICP share of open deals']);
    expect(panel?.lines.map(({ asOf, says, files, stocks }) => [asOf, says, files, ...stocks])).toEqual([
      ['30 Apr 2025', 'the numbers are read from it, date of the last event', 'april.csv', 'not told', 'not told', 'not told'],
      ['31 Mar 2025', 'history, date given', 'march.csv', '20', 'not defined: amounts are in several currencies', '40.0%'],
    ]);
  });

  test('name the deals that were put off again and again', () => {
    const most = [{ id: '0061', name: '', times: 3, at: { file: 'april.csv', line: 8 } }];
    expect(snapshotsPanel(history(two, { pushes: { deals: 2, times: 4, most } }))?.repeats).toEqual([
      {
        what: '2 deals had their close date moved later, 4 times in all',
        deals: [{ key: '0061', name: '0061', times: '3', where: 'april.csv line 8' }],
      },
      { what: 'No deal was reopened', deals: [] },
    ]);
  });

  test('are not spoken of where there is one', () => expect(snapshotsPanel(history(two.slice(1)))).toBeNull());
});

describe('joins', () => {
  const example = (spelled: string, account: string) => ({ spelled, account, deals: 3, first: { file: 'deals.csv', line: 12 } });

  test('say how many deals found their account, by what, and which spelling did not', () => {
    const panel = joinsPanel([
      { way: 'id', deals: 90, spellings: 1, examples: [example('001A', 'Acme Ltd')] },
      { way: 'alone', deals: 10, spellings: 70, examples: [example('Acme Holdings', ''), example('', '')] },
    ]);
    expect(panel?.sentence).toBe('90 of 100 deals found their account in the files of accounts.');
    expect(panel?.lines.map(({ what, deals, shown }) => [what, deals, shown])).toEqual([
      ['Joined by the id of the account', '90', null],
      ['Not joined: no file of accounts holds that account', '10', 'The commonest 2 of 70 spellings are listed.'],
    ]);
    expect(panel?.lines[1]?.examples.map(({ spelled, where }) => [spelled, where])).toEqual([
      ['Acme Holdings', 'deals.csv line 12'],
      ['blank', 'deals.csv line 12'],
    ]);
  });

  test('are nothing where no deal was loaded', () => expect(joinsPanel([])).toBeNull());
});
