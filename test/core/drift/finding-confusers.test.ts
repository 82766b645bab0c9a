import { describe, expect, it } from 'vitest';
import type { Confuser, ConfuserId } from '../../../src/core/drift';
import { findingsOf, type FindingCase } from '../../../src/core/drift-findings';
import type { Answerable } from '../../../src/core/analysis';
import type { SnapshotEdits } from '../../../src/core/model';
import { fourOf, OF_QUARTERS, OF_YEARS, STEADY, years, type Quarter, type Years } from './years';

/** Of all deals where there is such a finding, else of the first slice. */
const caseOf = (answerable: Answerable, metric: string, question = OF_YEARS): FindingCase => {
  const own = findingsOf(answerable, question).cases.filter(({ finding, judged }) => finding.metric === metric && judged !== null);
  const [first] = own.toSorted((a, b) => a.finding.slice.size - b.finding.slice.size);
  if (first === undefined) throw new Error(`no finding on ${metric}`);
  return first;
};
const checked = ({ confusers }: FindingCase, id: ConfuserId): Confuser | undefined => confusers.find((each) => each.id === id);
const FALLEN: Years = { quarters: [...fourOf(STEADY), ...fourOf({ won: 25, lost: 75 })] };

describe('a win rate that fell', () => {
  it('was checked for all that looks like it, each with a sentence', () => {
    const ids = caseOf(years(FALLEN), 'winRate').confusers.map(({ id }) => id);
    expect(ids.toSorted()).toEqual(['censoring', 'cleanUp', 'season', 'stageRedefined']);
  });

  it('has it among its evidence, with the result', () => {
    const { finding } = caseOf(years(FALLEN), 'winRate');
    expect(finding.evidence.filter((line) => line.startsWith('checked ')).map((line) => line.split(',')[0])).toEqual([
      'checked censoring: not found',
      'checked clean-up day: not found',
      'checked stage redefined: cannot tell',
      'checked season: not found',
    ]);
  });

  it('may be a clean-up day: 75 of 300 losses of the year on one date', () => {
    const quarters = [
      ...fourOf(STEADY),
      ...fourOf({ won: 25, lost: 75 }).map((each, at) => (at === 3 ? { ...each, lostOn: '2025-12-30' } : each)),
    ];
    const check = checked(caseOf(years({ quarters }), 'winRate'), 'cleanUp');
    expect(check).toMatchObject({ found: true });
    expect(check?.says).toContain('75 of 300 losses of all deals (25.0%) closed on 2025-12-30');
  });

  it('is no clean-up day of a period in which the rate did not fall', () => {
    const quarters = [...fourOf({ ...STEADY, lostOn: '2024-12-30' }), ...fourOf({ won: 25, lost: 75 })];
    expect(checked(caseOf(years({ quarters }), 'winRate'), 'cleanUp')?.found).toBe(false);
  });

  it('is told by the season where it fell as much in the same quarter of last year, and not where it stood still then', () => {
    const [good, bad]: readonly Quarter[] = [
      { won: 60, lost: 40 },
      { won: 30, lost: 70 },
    ];
    const winter = [good, good, good, bad].flatMap((each) => each ?? []);
    expect(checked(caseOf(years({ quarters: [...winter, ...winter] }), 'winRate', OF_QUARTERS), 'season')?.found).toBe(true);
    const once = [...fourOf(STEADY), ...winter];
    expect(checked(caseOf(years({ quarters: once }), 'winRate', OF_QUARTERS), 'season')?.found).toBe(false);
  });

  it('cannot be told by a season before which the files do not reach', () => {
    const { dataset, ...rest } = years({ quarters: [...fourOf(STEADY), ...fourOf(STEADY).slice(1), { won: 10, lost: 90 }] });
    const short = { ...dataset, months: dataset.months === null ? null : { ...dataset.months, from: dataset.months.to - 14 } };
    expect(checked(caseOf({ ...rest, dataset: short }, 'winRate', OF_QUARTERS), 'season')?.found).toBeNull();
  });
});

describe('a share of created deals that moved', () => {
  const mixed = (south: number): readonly Quarter[] =>
    Array.from({ length: 8 }, (_, at) => ({ won: 40, lost: 60, region: at < 4 || at % 2 === 0 ? 'North' : 'South' })).map((each, at) =>
      at >= 8 - south ? { ...each, region: 'South' } : each,
    );

  it('was checked for unknowns and for re-segmentation', () => {
    const own = caseOf(years({ quarters: mixed(3) }), 'createdShare');
    expect(checked(own, 'unknowns')).toMatchObject({ found: false, says: 'unknown 0.0% before, 0.0% now' });
    expect(checked(own, 'resegmentation')).toMatchObject({ found: null });
  });

  it('may be that more deals cannot be placed', () => {
    const quarters = [...fourOf(STEADY), { ...STEADY, region: 'South' }, { ...STEADY, region: '-' }, { ...STEADY, region: '-' }, STEADY];
    const own = findingsOf(years({ quarters }), OF_YEARS).cases.find(
      ({ finding }) => finding.metric === 'createdShare' && finding.slice.values().next().value === 'North',
    );
    expect(own?.confusers.find(({ id }) => id === 'unknowns')).toMatchObject({ found: true });
  });
});

describe('what happened between two snapshots', () => {
  const edits = (count: number, stagesAdded: readonly string[] = []): SnapshotEdits => ({
    from: '2025-06-30' as SnapshotEdits['from'],
    to: '2025-12-31' as SnapshotEdits['to'],
    edits: [
      { attribute: 'region', of: 'deal', count, among: 400 },
      { attribute: 'leadSource', of: 'deal', count: 300, among: 400 },
    ],
    stagesAdded,
  });
  const withEdits = (given: Years, between: readonly SnapshotEdits[]): Answerable => {
    const answerable = years(given);
    const { lookAlikes } = answerable.dataset;
    if (lookAlikes === undefined) throw new Error('nothing was counted');
    return { ...answerable, dataset: { ...answerable.dataset, lookAlikes: { ...lookAlikes, between } } };
  };
  const moved = { quarters: [...fourOf(STEADY), ...fourOf({ ...STEADY, region: 'South' })] };

  it('re-segmentation is told by edits of the dimension, and not by those of others', () => {
    expect(checked(caseOf(withEdits(moved, [edits(60)]), 'createdShare'), 'resegmentation')).toMatchObject({ found: true });
    expect(checked(caseOf(withEdits(moved, [edits(4)]), 'createdShare'), 'resegmentation')).toMatchObject({ found: false });
  });

  it('a stage that came new is told by its name', () => {
    const check = checked(caseOf(withEdits(FALLEN, [edits(0, ['Verbal'])]), 'winRate'), 'stageRedefined');
    expect(check).toMatchObject({ found: true, says: 'new stages or pipelines: "Verbal"' });
  });
});

describe('amounts that fell', () => {
  const cheaper = { quarters: [...fourOf(STEADY), ...fourOf({ ...STEADY, amount: 700 })] };
  it('are no matter of rates where all are in one currency', () =>
    expect(checked(caseOf(years(cheaper), 'acv'), 'currency')).toMatchObject({ found: false }));
});

describe('since when', () => {
  it('is the first quarter of now that shows the fall by itself', () => {
    const quarters = [...fourOf(STEADY), STEADY, STEADY, { won: 15, lost: 85 }, { won: 15, lost: 85 }];
    expect(caseOf(years({ quarters }), 'winRate').finding.since).toBe('2025-07-01');
    expect(caseOf(years(FALLEN), 'winRate').finding.since).toBe('2025-01-01');
  });
});
