import { describe, expect, it } from 'vitest';
import { ruleEffect } from '../../../src/core/drift';
import { splitTwoByTwo, type IcpRuler, type IcpVersion } from '../../../src/core/icp';
import type { MetricId } from '../../../src/core/metrics';
import { chanceFrom } from '../../../src/core/statistics';
import { monthOf, parseDate, spanHolding, type AttributeRule, type Span } from '../../../src/core/model';
import { company, totalOf } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';

const industry = (...members: string[]): AttributeRule => ({ kind: 'isOneOf', dimension: 'industry' as never, members });
const version = (id: string, effectiveFrom: string, when: AttributeRule): IcpVersion => ({
  id,
  name: id,
  effectiveFrom,
  author: '',
  note: '',
  profiles: [
    {
      id: 'p',
      name: 'P',
      mustHave: [],
      exclude: [],
      missing: 'leaveOut',
      cuts: [90, 70, 50],
      icpFrom: 70,
      criteria: [{ id: 'only', field: 'industry', family: 'firmographic', side: 'fit', points: 100, bands: [{ when, points: 100 }] }],
    },
  ],
});
/** Software is the ICP until the end of March 2025, retail from April on. */
const ICP = [version('old', '2024-01-01', industry('Software')), version('new', '2025-04-01', industry('Retail', 'Health'))];
const NAMES = ['Software', 'Retail', 'Health', '-'];

function made(icpRuler: IcpRuler) {
  const chance = chanceFrom(11);
  const accounts = Array.from({ length: 40 }, (_, at) => `a${at} ${NAMES[chance.below(4)]}`);
  const deals = Array.from({ length: 300 }, (_, at) => {
    const [month, length] = [1 + chance.below(5), chance.below(2)];
    const outcome = ['won', 'lost', 'open'][chance.below(3)] ?? 'open';
    const type = chance.below(5) === 0 ? 'renewal' : 'newBusiness';
    return `d${at} a${chance.below(40)} ${outcome} ${type} 2025-0${month}-10 2025-0${month + length}-${outcome === 'open' ? 28 : 20}`;
  });
  const head = 'opportunityId accountId outcome dealClass createdDate closeDate';
  const tables = [grid('account', ['accountId industry', ...accounts].join('\n')), grid('opportunity', [head, ...deals].join('\n'))];
  return company(tables, { icp: ICP, icpRuler }, '2025-06-30');
}

const quarter = (date: string): Span => spanHolding(monthOf(parseDate(date) ?? 0), 'quarter', 1);
const [before, now] = [quarter('2025-01-01'), quarter('2025-04-01')];

describe('what a new version of the ICP does to its shares', () => {
  const { dataset } = made({ kind: 'inForceThen' });
  const [older, newer] = [made({ kind: 'version', id: 'old' }), made({ kind: 'version', id: 'new' })];

  it.each<MetricId>(['icpShareCreated', 'icpShareWon', 'icpShareOpen'])(
    'is what the four readings of %s under both versions say',
    (metric) => {
      const wanted = splitTwoByTwo({
        oldDataOldRule: totalOf(older, metric, before),
        newDataOldRule: totalOf(older, metric, now),
        oldDataNewRule: totalOf(newer, metric, before),
        newDataNewRule: totalOf(newer, metric, now),
      });
      const effect = ruleEffect(metric, { before, now }, dataset);
      if (wanted.missing !== null || effect === null || effect.missing !== null) throw new Error('one of the readings is missing');
      expect(effect.data).toBeCloseTo(wanted.data, 12);
      expect(effect.rule).toBeCloseTo(wanted.rule, 12);
      expect(Math.abs(effect.rule)).toBeGreaterThan(0.05);
    },
  );

  it('is none where one version reads both periods, and not told of other numbers', () => {
    expect(ruleEffect('icpShareCreated', { before, now: before }, dataset)).toBeNull();
    expect(ruleEffect('icpShareCreated', { before, now }, newer.dataset)).toBeNull();
    expect(ruleEffect('acv', { before, now }, dataset)).toEqual({ missing: 'not_kept_by_slice' });
  });
});
