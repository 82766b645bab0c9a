import { describe, expect, test } from 'vitest';
import { storageModel } from '../../../src/views/storage';
import { storageNotices } from '../../../src/views/storage-notice';

type Storage = Parameters<typeof storageModel>[0];
type Vault = NonNullable<Storage['vault']>;

const VAULT: Vault = {
  access: { kind: 'writing' },
  workspace: { files: [{ bytes: 1_200_000 }, { bytes: 300_000 }], savedAt: '2025-09-30T14:05:11.123Z' },
  said: [],
  room: { used: 1_600_000, quota: 10_700_000_000, promised: false },
};
const storage = (vault: Partial<Vault> | null = {}, given: Partial<Storage> = {}): Storage => ({
  vault: vault === null ? null : { ...VAULT, ...vault },
  saving: { kind: 'saved' },
  erased: null,
  ...given,
});
const fact = (given: Storage, label: string): string | undefined => storageModel(given).facts.find((each) => each.label === label)?.text;
const READING = { kind: 'reading', why: 'Another tab of this browser writes; this one reads.' } as const;

describe('storage', () => {
  test('says what is kept, how much room it takes, and since when it was read back', () => {
    expect(['State', 'Kept', 'Room'].map((label) => fact(storage(), label))).toEqual([
      'Saved and read back on 30 Sep 2025, 14:05 UTC.',
      '2 files as they were given, 1.5 MB, and what was decided about them.',
      '1.6 MB used of 10.7 GB that the browser allows',
    ]);
  });

  test('never says saved of what is on its way, or was not kept', () => {
    expect(fact(storage({}, { saving: { kind: 'saving' } }), 'State')).toBe('Being saved. It is kept once it has been read back.');
    expect(fact(storage({}, { saving: { kind: 'notKept', why: 'The disk is full.' } }), 'State')).toBe('Not kept: The disk is full.');
    expect(fact(storage(null), 'State')).toBe('The storage of this browser is being opened.');
  });

  test('offers to ask for the promise only where it is missing and this tab writes', () => {
    const mayAsk = (vault: Partial<Vault>): boolean => storageModel(storage(vault)).mayAsk;
    expect([mayAsk({}), mayAsk({ room: { ...VAULT.room, promised: true } }), mayAsk({ access: READING })]).toEqual([true, false, false]);
  });

  test('says how much erasing takes away, and erases nothing from a tab that only reads', () => {
    expect(storageModel(storage()).erasing?.button).toBe('Erase 2 files and all decisions');
    expect(storageModel(storage()).erasing?.loses).toContain('2 files kept in this browser will be gone');
    expect(storageModel(storage({ access: READING })).erasing).toBeNull();
  });

  test('stands above every page where nothing is kept, another tab writes, or something had to be left behind', () => {
    expect(storageNotices(storage())).toEqual([]);
    expect(storageNotices(storage({ access: READING }, { saving: { kind: 'notKept', why: READING.why } }))).toEqual([READING.why]);
    expect(
      storageNotices(storage({ said: ['The last entry was torn and is cut.'] }, { saving: { kind: 'notKept', why: 'Full.' } })),
    ).toEqual(['Full.', 'The last entry was torn and is cut.']);
  });
});
