import { describe, expect, test } from 'vitest';
import type { Admission } from '../../../src/core/admission';
import { parseDate } from '../../../src/core/model';
import type { History } from '../../../src/core/snapshots';
import { NO_DEFINITIONS } from '../../../src/core/workspace';
import { asOfChoice, withAsOf } from '../../../src/views/as-of-choice';
import { dataset } from './made';

const file = (name: string, table: string) => ({ inspection: { file: name, table } }) as unknown as Admission;
const admissions = [file('deals.csv', 'opportunity'), file('accounts.csv', 'account')];
const loaded = (asOf: string, given: string | null = null) => ({
  dataset: { ...dataset(), asOf: parseDate(asOf) ?? 0, asOfFrom: given === null ? ('lastEvent' as const) : ('given' as const) },
  definitions: { ...NO_DEFINITIONS, fileAsOf: new Map(given === null ? [] : [['deals.csv', given]]) },
  admissions,
});

describe('the as-of date', () => {
  test('says where it comes from', () => {
    expect(asOfChoice(loaded('2025-09-30')).says).toBe('30 Sep 2025, the last date on which anything happened');
    expect(asOfChoice(loaded('2025-08-15', '2025-08-15')).says).toBe('15 Aug 2025, as chosen');
  });
  test('that is chosen dates the files of deals, and nothing else of the definitions', () => {
    const next = withAsOf(loaded('2025-09-30'), '2025-08-15');
    expect(next).toEqual({ ...NO_DEFINITIONS, fileAsOf: new Map([['deals.csv', '2025-08-15']]) });
  });
  test('can be taken back to the last event', () => expect(withAsOf(loaded('2025-08-15', '2025-08-15'), null)).toEqual(NO_DEFINITIONS));
  test('that is no date changes nothing', () => expect(withAsOf(loaded('2025-09-30'), '2025-02-30')).toBeNull());
  test('of several snapshots is that of their files, and is not set for all at once', () => {
    const history = { points: [{}, {}] } as unknown as History;
    expect(asOfChoice({ ...loaded('2025-09-30'), history }).instead).toContain('Data page');
  });
  test('that was set for a file elsewhere is changed there', () => {
    const elsewhere = loaded('2025-08-15', '2025-08-15');
    const choice = asOfChoice({ ...elsewhere, definitions: NO_DEFINITIONS });
    expect([choice.isOwn, choice.instead]).toEqual([false, 'It was set for a file: change it on the Data page.']);
  });
});
