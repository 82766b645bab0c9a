import { describe, expect, test } from 'vitest';
import { faultOfVersion, type AccountRule, type Criterion, type IcpProfile, type IcpVersion } from '../../../src/core/icp';

const RULE: AccountRule = { kind: 'isOneOf', dimension: 'industry' as never, members: ['Software'] };
const fit = (id: string, points: number | undefined, ...bands: number[]): Criterion => ({
  id,
  field: 'industry',
  family: 'firmographic',
  side: 'fit',
  ...(points === undefined ? { importance: 'high' } : { points }),
  bands: bands.map((each) => ({ when: RULE, points: each })),
});
const intent = (id: string, points: number | undefined, ...bands: number[]): Criterion => ({
  ...fit(id, points, ...bands),
  side: 'intent',
});
const PROFILE: IcpProfile = {
  id: 'p',
  name: 'Software',
  mustHave: [],
  exclude: [],
  missing: 'leaveOut',
  cuts: [90, 70, 50],
  icpFrom: 70,
  criteria: [],
};
const versionOf = (...profiles: readonly Partial<IcpProfile>[]): IcpVersion => ({
  id: 'v',
  name: 'V',
  effectiveFrom: '2025-01-01',
  author: '',
  note: '',
  profiles: profiles.map((profile) => ({ ...PROFILE, ...profile })),
});
const faultOf = (profile: Partial<IcpProfile>): string | null => faultOfVersion(versionOf(profile));
const faultOfCriteria = (...criteria: Criterion[]): string | null => faultOf({ criteria });
const many = <T>(count: number, each: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => each(at));
const nested = (depth: number): AccountRule => (depth === 1 ? RULE : ({ kind: 'all', of: [RULE, nested(depth - 1)] } as AccountRule));

describe('accounts can be scored by a version', () => {
  test.each<[string, readonly Criterion[]]>([
    ['without criteria', []],
    ['whose points sum to 100', [fit('a', 60, 60, 30), fit('b', 40, 20, 40)]],
    ['whose tenths sum to 100 but for what adding them loses', many(1000 / 25, (at) => fit(String(at), 2.5, 2.5))],
    ['whose thirds sum to 100', many(3, (at) => fit(String(at), 100 / 3, 100 / 3))],
    ['whose criteria have importance alone', [fit('a', undefined, 100, 50), fit('b', undefined, 70)]],
    ['that gives a criterion no points', [fit('a', 100, 100), fit('b', 0, 0)]],
    ['whose intent has points of any sum', [fit('a', 100, 100), intent('b', 7, 7)]],
    ['whose fit has points and whose intent importance', [fit('a', 100, 100), intent('b', undefined, 100)]],
    ['of as many criteria as there may be', many(500, (at) => fit(String(at), 0.2, 0.2))],
  ])('%s', (_claim, criteria) => expect(faultOfCriteria(...criteria)).toBeNull());

  test('without profiles, and with as many as there may be', () => {
    expect(faultOfVersion(versionOf())).toBeNull();
    expect(faultOfVersion(versionOf(...many(50, (at) => ({ id: `p${at}` }))))).toBeNull();
  });

  test('with rules nested 20 deep', () =>
    expect(faultOf({ entry: nested(20), mustHave: [nested(20)], exclude: [{ kind: 'not', of: nested(19) } as AccountRule] })).toBeNull());
});

describe('a version is refused with a sentence where', () => {
  test.each<[string, string | null, string]>([
    ['points sum to less', faultOfCriteria(fit('a', 60, 60), fit('b', 35, 35)), 'its fit points sum to 95; they must sum to 100.'],
    ['points sum to more', faultOfCriteria(fit('a', 60, 60), fit('b', 40.5, 40.5)), 'its fit points sum to 100.5; they must sum to 100.'],
    ['points are all 0', faultOfCriteria(fit('a', 0, 0)), 'its fit points sum to 0; they must sum to 100.'],
    ['a millionth is missing', faultOfCriteria(fit('a', 99.999999, 99.999999)), 'its fit points sum to 99.999999; they must sum to 100.'],
    [
      'some criteria have points and some importance',
      faultOfCriteria(fit('a', 100, 100), fit('b', undefined, 100)),
      'criterion "a" has points and criterion "b" has importance alone: give all fit criteria points, or none.',
    ],
    [
      'the same of intent',
      faultOfCriteria(intent('a', 100, 100), intent('b', undefined, 100)),
      'criterion "a" has points and criterion "b" has importance alone: give all intent criteria points, or none.',
    ],
    [
      'a band gives more than the criterion has',
      faultOfCriteria(fit('a', 60, 61), fit('b', 40, 40)),
      'criterion "a" has a band of 61 points, more than the 60 of the criterion.',
    ],
    [
      'the best band gives less than the criterion has',
      faultOfCriteria(fit('a', 60, 59, 30), fit('b', 40, 40)),
      'criterion "a" has 60 points, but its best band gives 59: the best band gives them all.',
    ],
    ['a criterion has no band', faultOfCriteria(fit('a', 100)), 'criterion "a" has no band, so nobody could earn its points.'],
    [
      'a band has points below 0',
      faultOfCriteria(fit('a', 100, 100, -1)),
      'criterion "a" has a band whose points are not a number from 0 to 100.',
    ],
    [
      'a band has no number',
      faultOfCriteria(fit('a', undefined, NaN)),
      'criterion "a" has a band whose points are not a number from 0 to 100.',
    ],
    ['points are beyond 100', faultOfCriteria(fit('a', 150, 150)), 'criterion "a" has points that are not a number from 0 to 100.'],
    ['points are no number', faultOfCriteria(fit('a', NaN, 1)), 'criterion "a" has points that are not a number from 0 to 100.'],
    ['two criteria have one id', faultOfCriteria(fit('a', 50, 50), fit('a', 50, 50)), 'two criteria have the id "a".'],
    ['a criterion has no id', faultOfCriteria(fit(' ', 100, 100)), 'a criterion about "industry" has no id.'],
    ['a criterion names no field', faultOfCriteria({ ...fit('a', 100, 100), field: '' }), 'criterion "a" names no field.'],
    ['cut-offs rise', faultOf({ cuts: [50, 70, 90] }), 'its tier cut-offs 50, 70, 90 do not descend: each must be below the one before.'],
    [
      'two cut-offs are one',
      faultOf({ cuts: [90, 70, 70] }),
      'its tier cut-offs 90, 70, 70 do not descend: each must be below the one before.',
    ],
    ['a cut-off is no number', faultOf({ cuts: [90, NaN, 50] }), 'its tier cut-offs are not numbers from 0 to 100.'],
    [
      'the ICP begins beyond 100',
      faultOf({ icpFrom: 101 }),
      'the score from which an account is in the ICP is not a number from 0 to 100.',
    ],
    ['an entry rule is too deep', faultOf({ entry: nested(21) }), 'its entry rule is nested deeper than 20 steps.'],
    ['a must-have is too deep', faultOf({ mustHave: [nested(21)] }), 'a must-have is nested deeper than 20 steps.'],
    ['an exclusion is too deep', faultOf({ exclude: [nested(5000)] }), 'an exclusion is nested deeper than 20 steps.'],
    [
      'a band is too deep',
      faultOfCriteria({ ...fit('a', 100), bands: [{ when: nested(21), points: 100 }] }),
      'criterion "a" has a rule nested deeper than 20 steps.',
    ],
  ])('%s', (_claim, fault, sentence) => expect(fault).toBe(`Profile "Software": ${sentence}`));

  test.each<[string, IcpVersion, string]>([
    ['a profile has no name', versionOf({ id: 'p', name: ' ' }), 'Profile "p": it has no name.'],
    ['the second profile is at fault', versionOf({ id: 'a' }, { id: 'b', name: 'Banks', icpFrom: -1 }), 'Profile "Banks": the score from'],
    ['two profiles have one id', versionOf({}, {}), 'Two profiles have the id "p".'],
    ['a profile is called as no profile is', versionOf({ id: 'none' }), 'A profile cannot have the id "none".'],
    ['a profile has no id', versionOf({ id: '' }), 'A profile cannot have the id "".'],
    ['there are too many profiles', versionOf(...many(51, (at) => ({ id: `p${at}` }))), 'There are 51 profiles; 50 is the most.'],
    [
      'there are too many criteria in all',
      versionOf(...['a', 'b'].map((id) => ({ id, criteria: many(251, (at) => fit(String(at), undefined, 100)) }))),
      'There are 502 criteria; 500 is the most.',
    ],
    ['a name is without end', versionOf({ name: 'x'.repeat(1e6), icpFrom: -1 }), `Profile "${'x'.repeat(60)}…": the score`],
  ])('%s', (_claim, version, sentence) => expect(faultOfVersion(version)).toContain(sentence));
});
