import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesBetween, monthsBetween, nextNumber, published, versionHistory, type IcpVersion } from '../../../src/core/icp';
import { criterion, oneOf, profile, version, within } from './crm-accounts';

const SAID = { author: 'Ben Okoye', note: 'Mid-market added', effectiveFrom: '2025-04-01' };
const draft = version({ id: 'draft', name: 'ICP 1', profiles: [profile({ icpFrom: 60 })] });
const versions = (...ids: string[]): readonly IcpVersion[] => ids.map((id) => version({ id, name: id.toUpperCase() }));

describe('publishing', () => {
  test('adds one version behind those there are, with who, why and when', () => {
    const publication = published({ icp: versions('icp-1') }, draft, { ...SAID, author: '  Ben Okoye ' });
    expect(publication.icp?.map(({ id }) => id)).toEqual(['icp-1', 'icp-2']);
    expect(publication.version).toEqual({ ...SAID, id: 'icp-2', name: 'ICP 1', profiles: draft.profiles });
  });

  test('numbers after the highest so far, whatever gaps and other ids there are', () => {
    expect(nextNumber([])).toBe(1);
    expect(nextNumber(versions('icp-3'))).toBe(4);
    expect(nextNumber(versions('icp-3', 'icp-10', 'icp-1'))).toBe(11);
    expect(nextNumber(versions('a', 'b', 'c', 'icp-2'))).toBe(5);
    expect(nextNumber(versions('icp-99999999999999999999'))).toBe(2);
  });

  test('gives a copy of a published version the name of its number, and keeps a name of its own', () => {
    const nameOf = (name: string) => published({ icp: [version()] }, { ...draft, name }, SAID).version?.name;
    expect([nameOf('ICP 1'), nameOf('  '), nameOf('Spring')]).toEqual(['ICP 2', 'ICP 2', 'Spring']);
  });

  test.each([
    [{ author: ' ' }, 'Say who publishes this version.'],
    [{ note: '' }, 'Say what changed, and why.'],
    [{ effectiveFrom: '' }, 'Say from which date on it takes effect.'],
    [{ effectiveFrom: '2025-02-30' }, '2025-02-30 is not a date that exists.'],
    [{ effectiveFrom: '1 April' }, '1 April is not a date that exists.'],
  ])('is refused with %j', (part, fault) =>
    expect(published({ icp: versions('icp-1') }, draft, { ...SAID, ...part })).toEqual({ icp: null, version: null, fault }),
  );

  test('is refused with a fault of the draft, which names what is wrong', () => {
    const wrong = version({ profiles: [profile({ criteria: [criterion('employees', 90, within('employees', 1, null))] })] });
    expect(published({ icp: [] }, wrong, SAID).fault).toMatch(/100/);
  });

  const words = fc.string({ minLength: 1, maxLength: 12 });
  const drafts = fc.record({ name: words, cut: fc.integer({ min: 51, max: 89 }), industry: words }).map(({ name, cut, industry }) =>
    version({
      name,
      profiles: [profile({ cuts: [90, cut, 50], exclude: [oneOf('industry', industry)] })],
    }),
  );
  test('never touches what was published: old versions stay the same objects, new ones cannot be changed, ids never repeat', () =>
    fc.assert(
      fc.property(fc.array(drafts, { minLength: 1, maxLength: 5 }), (all) => {
        let icp: readonly IcpVersion[] = [];
        for (const each of all) {
          const before = [...icp];
          const text = JSON.stringify(before);
          const next = published({ icp }, each, SAID);
          if (next.icp === null) throw new Error(next.fault);
          icp = next.icp;
          expect(icp.slice(0, -1).every((old, at) => old === before[at])).toBe(true);
          expect(JSON.stringify(icp.slice(0, -1))).toBe(text);
          const [own] = next.version.profiles;
          expect(() => Object.assign(own ?? {}, { icpFrom: 1 })).toThrow(TypeError);
          expect(() => Object.assign(own?.exclude[0] ?? {}, { kind: 'always' })).toThrow(TypeError);
        }
        expect(new Set(icp.map(({ id }) => id)).size).toBe(all.length);
      }),
    ));

  test('copies: a draft that is edited afterwards is another thing', () => {
    const cuts: [number, number, number] = [90, 70, 50];
    const { version: own } = published({ icp: [] }, version({ profiles: [profile({ cuts })] }), SAID);
    cuts[0] = 80;
    expect(own?.profiles[0]?.cuts).toEqual([90, 70, 50]);
  });
});

describe('the history of versions', () => {
  const all = [
    version({ id: 'c', effectiveFrom: '2026-01-01' }),
    version({ id: 'a', effectiveFrom: '2022-10-01' }),
    version({ id: 'b', effectiveFrom: '2024-04-15' }),
    version({ id: 'b2', effectiveFrom: '2024-04-15' }),
  ];
  test('says what each is on a date, until when, and how long after the one before it came', () => {
    const told = versionHistory(all, '2025-09-30').map(({ version: { id }, standing, until, before, monthsSinceBefore }) =>
      [id, standing, until, before?.id, monthsSinceBefore].join(' '),
    );
    expect(told).toEqual(['a wasInForce 2024-04-14  ', 'b overtaken 2025-12-31 a 18', 'b2 inForce 2025-12-31 a 18', 'c toCome  b2 20']);
  });
  test('has the first in force before its own date', () =>
    expect(versionHistory(all, '2020-01-01').map(({ standing }) => standing)).toEqual(['inForce', 'overtaken', 'toCome', 'toCome']));
  test('counts whole months, as birthdays do', () => {
    expect(monthsBetween('2024-01-31', '2024-02-29')).toBe(0);
    expect(monthsBetween('2024-01-15', '2025-07-15')).toBe(18);
    expect(monthsBetween('2024-01-15', '2025-07-14')).toBe(17);
    expect(monthsBetween('2025-01-01', '2024-01-01')).toBeNull();
    expect(monthsBetween('soon', '2024-01-01')).toBeNull();
  });
});

describe('changes between versions', () => {
  const before = version();
  const to = (some: Parameters<typeof profile>[0]) => changesBetween(before, version({ profiles: [profile(some)] }));
  const kinds = (some: Parameters<typeof profile>[0]) => to(some).map(({ kind }) => kind);

  test('are none between a version and itself, whatever its name, author and date', () =>
    expect(changesBetween(before, { ...before, id: 'x', name: 'X', author: 'Y', effectiveFrom: '2025-01-01' })).toEqual([]));
  test('are criteria added, removed, and given other points', () =>
    expect(
      to({
        criteria: [criterion('employees', 70, within('employees', 50, null)), criterion('region', 30, oneOf('region', 'EMEA'))],
      }),
    ).toEqual([
      { kind: 'criterionAdded', profile: 'Technology', field: 'region', points: 30 },
      { kind: 'criterionRemoved', profile: 'Technology', field: 'industry', points: 40 },
      { kind: 'pointsChanged', profile: 'Technology', field: 'employees', from: 60, to: 70 },
    ]));
  test('are bands that ask for something else', () =>
    expect(
      kinds({
        criteria: [criterion('employees', 60, within('employees', 100, null)), criterion('industry', 40, oneOf('industry', 'Software'))],
      }),
    ).toEqual(['bandsChanged']));
  test('are points that importance alone comes to', () => {
    const by = (importance: 'critical' | 'medium') => {
      const bare = (field: string, own: 'critical' | 'medium') => ({
        ...criterion(field, 100, within(field, 1, null)),
        points: undefined,
        importance: own,
      });
      return version({ profiles: [profile({ criteria: [bare('employees', importance), bare('hiring', 'medium')] })] });
    };
    expect(changesBetween(by('medium'), by('critical'))).toEqual([
      { kind: 'pointsChanged', profile: 'Technology', field: 'employees', from: 50, to: 80 },
      { kind: 'pointsChanged', profile: 'Technology', field: 'hiring', from: 50, to: 20 },
    ]);
  });
  test('are cut-offs, rules, what is not known, and texts', () => {
    expect(to({ cuts: [80, 60, 40] })).toEqual([{ kind: 'cutsChanged', profile: 'Technology', from: [90, 70, 50], to: [80, 60, 40] }]);
    expect(kinds({ mustHave: [within('employees', 10, null)], exclude: [oneOf('region', 'X')], entry: oneOf('region', 'Y') })).toEqual([
      'entryChanged',
      'mustHaveAdded',
      'excludeAdded',
    ]);
    expect(kinds({ missing: 'countAsMiss', icpFrom: 60, play: 'Call them' })).toEqual(['icpFromChanged', 'missingChanged', 'textChanged']);
  });
  test('are profiles that come, go and stand in another order', () => {
    const [one, two, three] = ['one', 'two', 'three'].map((id) => profile({ id, name: id }));
    if (one === undefined || two === undefined || three === undefined) throw new Error('three profiles');
    const kindsOf = (from: readonly (typeof one)[], next: readonly (typeof one)[]) =>
      changesBetween(version({ profiles: from }), version({ profiles: next })).map(({ kind, profile: name }) => `${kind} ${name}`);
    expect(kindsOf([one, two], [two, three])).toEqual(['profileAdded three', 'profileRemoved one']);
    expect(kindsOf([one, two], [two, one])).toEqual(['orderChanged two']);
  });
  test('take no notice of the order in which a file writes its parts', () => {
    const { entry: _entry, ...rest } = profile();
    const turned = Object.fromEntries(Object.entries(rest).toReversed()) as typeof rest;
    expect(changesBetween(before, version({ profiles: [turned] }))).toEqual([]);
  });
});
