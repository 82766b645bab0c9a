import { expect, it } from 'vitest';
import {
  checkCensoring,
  checkCleanUp,
  checkConversion,
  checkCurrency,
  checkIcpVersion,
  checkOverdue,
  checkResegmentation,
  checkSeasonal,
  checkStages,
  checkUnknowns,
  type Confuser,
} from '../../../src/core/drift';
import { day } from './read';

const points = { by: 'amount', least: 0.05 } as const;
const share = (part: number, whole: number) => ({ part, whole });
const lost = (...counts: number[]) => counts.map((each, index) => ({ day: day(`2025-03-${String(index + 10)}`), lost: each }));

it.each<[string, Confuser, boolean | null]>([
  ['a newest cohort of which a third is open', checkCensoring(share(30, 90)), true],
  ['one that is nearly closed', checkCensoring(share(2, 90)), false],
  ['a third open of a number by close date', checkCensoring(share(30, 90), 'byCloseDate'), false],
  ['no newest cohort', checkCensoring(share(0, 0)), null],
  ['thirty of eighty losses on one date', checkCleanUp(lost(10, 30, 12, 8, 9, 11)), true],
  ['losses spread over the quarter', checkCleanUp(lost(3, 4, 2, 3, 4, 5, 3, 2)), false],
  ['three losses of five on one date', checkCleanUp(lost(3, 1, 1)), false],
  ['no losses', checkCleanUp([]), null],
  ['unknowns from 5 to 15 % of 200', checkUnknowns(share(10, 200), share(30, 200)), true],
  ['unknowns from 5 to 15 % of 20, which is chance', checkUnknowns(share(1, 20), share(3, 20)), false],
  ['fewer unknowns', checkUnknowns(share(60, 200), share(30, 200)), false],
  ['a period without deals', checkUnknowns(share(0, 0), share(30, 200)), null],
  [
    'an ACV that fell by 12 % in the reporting currency and by 3 % at constant rates',
    checkCurrency({ before: 100, change: -12, atConstantRates: -3 }, { by: 'ratio', least: 0.1 }),
    true,
  ],
  ['one that fell by 12 and 11 %', checkCurrency({ before: 100, change: -12, atConstantRates: -11 }, { by: 'ratio', least: 0.1 }), false],
  ['one that rose at constant rates', checkCurrency({ before: 100, change: -12, atConstantRates: 15 }, { by: 'ratio', least: 0.1 }), true],
  ['no rates', checkCurrency({ before: 100, change: -12, atConstantRates: null }, { by: 'ratio', least: 0.1 }), null],
  ['amounts in one currency', checkConversion('none'), false],
  ['one rate a currency', checkConversion('fixed'), false],
  ['dated rates', checkConversion('dated'), null],
  ['the same step a year ago', checkSeasonal({ before: 0.3, now: 0.22 }, { before: 0.31, now: 0.24 }), true],
  ['another step a year ago', checkSeasonal({ before: 0.3, now: 0.22 }, { before: 0.24, now: 0.31 }), false],
  ['nothing known of a year ago', checkSeasonal({ before: 0.3, now: 0.22 }, { before: null, now: 0.24 }), null],
  [
    'a share that the ICP version moved',
    checkIcpVersion({ data: -0.045, rule: 0.085, missing: null }, 0.52, { by: 'amount', least: 0.04 }),
    true,
  ],
  ['one that the data moved', checkIcpVersion({ data: -0.08, rule: -0.01, missing: null }, 0.52, points), false],
  ['one ICP version', checkIcpVersion(null, 0.52, points), false],
  ['a rule effect that cannot be told', checkIcpVersion({ missing: 'no_icp' }, 0.52, points), null],
  ['a third of open deals overdue', checkOverdue(share(33, 99)), true],
  ['few overdue', checkOverdue(share(3, 99)), false],
  ['nothing open', checkOverdue(share(0, 0)), null],
  ['a tenth of deals in another segment than before', checkResegmentation(share(20, 200)), true],
  ['no edits', checkResegmentation(share(0, 200)), false],
  ['one snapshot', checkResegmentation(null), null],
  ['a stage that came new', checkStages(['Verbal']), true],
  ['the same stages', checkStages([]), false],
  ['no earlier stages', checkStages(null), null],
])('%s', (_, { found, says }, wanted) => {
  expect(found).toBe(wanted);
  expect(says).not.toMatch(/NaN|undefined|Infinity/);
  expect(says.length).toBeGreaterThan(10);
});

it('says the figures that a person needs to judge for themselves', () => {
  expect(checkCleanUp(lost(10, 30, 12, 8, 9, 11)).says).toBe(
    '30 of 80 losses of all deals (37.5%) closed on 2025-03-11: a clean-up, read the window without that day',
  );
  expect(checkIcpVersion({ data: -0.045, rule: 0.085, missing: null }, 0.52, points).says).toBe(
    'of the change the data moved −4.5 points, the ICP version 8.5',
  );
});
