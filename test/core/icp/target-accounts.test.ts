import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountLine, EVERY_ACCOUNT, readerOf, score, targetAccounts, type Override, type TargetFilter } from '../../../src/core/icp';
import { accountsOf, criterion, liningOf, oneOf, profile, resultsOf, version, within } from './crm-accounts';

const ACCOUNTS = accountsOf(
  `id     name      employees  industry  visits  region
   A1     Acme      500        Software  5       EMEA
   A2     Beta      500        Retail    -       EMEA
   A3     Gamma     10         Software  1       -
   A4     Delta     -          Retail    -       AMER
   007    Epsilon   10         Retail    9       AMER
   A6     Zeta      500        Shipping  -       AMER`,
);
const ICP = version({
  profiles: [
    profile({
      exclude: [oneOf('industry', 'Shipping')],
      play: 'Call the owner',
      owner: 'Ben Okoye',
      tiers: { '1': { play: 'Visit' } },
      criteria: [...profile().criteria, criterion('visits', 100, within('visits', 3, null), 'intent')],
    }),
  ],
});
const lining = liningOf(ACCOUNTS, { version: ICP, results: resultsOf(7, { open: { 1: 5_000_00, 5: 70_00 } }) });
const found = (some: Partial<TargetFilter>, sorting?: Parameters<typeof targetAccounts>[2]) =>
  targetAccounts(lining, { ...EVERY_ACCOUNT, ...some }, sorting).map((account) => ACCOUNTS.names[account]);

describe('the target list', () => {
  test('begins with tier 1, ends with what cannot be scored, and leaves nobody out but nobody', () =>
    expect(found({})).toEqual(['Acme', 'Beta', 'Gamma', 'Epsilon', 'Zeta', 'Delta']));
  test('is narrowed by tier, ICP, profile, intent, open deal, attribute and text, all of which must hold', () => {
    expect(found({ tiers: ['1', '3'] })).toEqual(['Acme', 'Beta']);
    expect(found({ tiers: ['unknown'] })).toEqual(['Delta']);
    expect(found({ icp: 'in' })).toEqual(['Acme']);
    expect(found({ profile: 'none' })).toEqual([]);
    expect(found({ leastIntent: 1 })).toEqual(['Acme', 'Epsilon']);
    expect(found({ hasOpenDeal: true })).toEqual(['Acme', 'Epsilon']);
    expect(found({ hasOpenDeal: false, tiers: ['3', '4'] })).toEqual(['Beta', 'Gamma']);
    expect(found({ attribute: { name: 'region', value: 'AMER' } })).toEqual(['Epsilon', 'Zeta', 'Delta']);
    expect(found({ attribute: { name: 'region', value: null } })).toEqual(['Gamma']);
    expect(found({ attribute: { name: 'region', value: 'nowhere' } })).toEqual([]);
    expect(found({ text: ' 00' })).toEqual(['Epsilon']);
    expect(found({ text: 'ACM' })).toEqual(['Acme']);
  });
  test('is sorted by name, score, intent or open amount, either way; what is not known comes last', () => {
    expect(found({}, { by: 'name', isAscending: false })).toEqual(['Zeta', 'Gamma', 'Epsilon', 'Delta', 'Beta', 'Acme']);
    expect(found({}, { by: 'open', isAscending: false }).slice(0, 2)).toEqual(['Acme', 'Epsilon']);
    expect(found({}, { by: 'score', isAscending: true })).toEqual(['Delta', 'Epsilon', 'Gamma', 'Beta', 'Acme', 'Zeta']);
    expect(found({}, { by: 'intent', isAscending: true }).slice(0, 3)).toEqual(['Gamma', 'Acme', 'Epsilon']);
  });

  const sortings = fc.record({ by: fc.constantFrom('tier', 'score', 'intent', 'open', 'name'), isAscending: fc.boolean() } as const);
  test('holds each account that passes exactly once, however it is sorted', () =>
    fc.assert(
      fc.property(fc.subarray(['1', '2', '3', '4', 'excluded', 'unknown'] as const), sortings, (tiers, sorting) => {
        const list = targetAccounts(lining, { ...EVERY_ACCOUNT, tiers }, sorting);
        const wanted = [1, 2, 3, 4, 5, 6].filter(
          (account) => tiers.length === 0 || tiers.includes(score(ICP, readerOf(ACCOUNTS, account)).tier as never),
        );
        expect([...list].toSorted()).toEqual(wanted);
      }),
    ));
});

const lineOf = (account: number, own = lining) => accountLine(own, account);

describe('an account of the list', () => {
  test('has its score unrounded, its tier and what is known of its intent', () =>
    expect(lineOf(2)).toMatchObject({ id: 'A2', score: 60, tier: '3', icp: 'out', intent: null, openDeals: 0, openAmount: 0 }));
  test('says which criteria were met, missed and not known', () => {
    expect(lineOf(2).reasons).toMatchObject({ decidedBy: 'score', met: ['employees'], missed: ['industry'], lacks: [] });
    expect(lineOf(4).reasons).toMatchObject({ met: [], missed: ['industry'], lacks: ['employees'] });
  });
  test('is worked by the play of its tier, else of its profile; an excluded one by none', () => {
    expect([lineOf(1).play, lineOf(1).owner]).toEqual(['Visit', 'Ben Okoye']);
    expect([lineOf(2).play, lineOf(2).owner]).toEqual(['Call the owner', 'Ben Okoye']);
    expect([lineOf(6).tier, lineOf(6).score, lineOf(6).play, lineOf(6).owner]).toEqual(['excluded', null, '', '']);
  });
  test('that is excluded names the exclusion that holds, and judges no criterion', () =>
    expect(lineOf(6).reasons).toMatchObject({ decidedBy: 'exclusion', exclusion: oneOf('industry', 'Shipping'), met: [], missed: [] }));
  test('that fails a must-have names it, and one that is not known apart from that', () => {
    const strict = version({ profiles: [profile({ mustHave: [within('employees', 50, null), oneOf('region', 'EMEA')] })] });
    const own = liningOf(ACCOUNTS, { version: strict });
    expect(lineOf(3, own).reasons).toMatchObject({
      decidedBy: 'mustHave',
      failed: [within('employees', 50, null)],
      undecided: [oneOf('region', 'EMEA')],
    });
  });
  test('of no profile, or of none that can be told, says so', () => {
    const own = liningOf(ACCOUNTS, { version: version({ profiles: [profile({ entry: oneOf('region', 'EMEA') })] }) });
    expect([lineOf(5, own), lineOf(3, own)].map(({ profile: of, reasons }) => [of, reasons.decidedBy])).toEqual([
      [null, 'noEntry'],
      [null, 'undecidedEntry'],
    ]);
  });
  test('takes play and owner of its segment where its profile has none', () => {
    const segments = [{ name: 'EMEA', play: 'Partner first', owner: 'Mia' }];
    const own = liningOf(ACCOUNTS, { segmentations: [{ id: 'region', name: 'Market', segments }] });
    expect(lineOf(1, own)).toMatchObject({ play: 'Partner first', owner: 'Mia', segments: ['EMEA'] });
    expect(lineOf(3, own)).toMatchObject({ play: '', segments: [null] });
  });
  test('whose tier a person set carries the override', () => {
    const override: Override = {
      account: '007',
      tier: '1',
      reason: 'Parent is a customer',
      author: 'Ana Ruiz',
      from: '2025-01-01',
      expires: '2025-12-31',
      liftsExclusion: false,
    };
    const own = liningOf(ACCOUNTS, { version: ICP, overrides: [override] });
    expect(lineOf(5, own)).toMatchObject({ tier: '1', score: 0, reasons: { decidedBy: 'override', override } });
  });
});
