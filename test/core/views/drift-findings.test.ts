import { describe, expect, test } from 'vitest';
import type { Answerable } from '../../../src/core/analysis';
import { USUAL_DRIFT_THRESHOLDS } from '../../../src/core/drift';
import { driftOf } from '../../../src/core/drift-study';
import type { Target } from '../../../src/core/workspace';
import { segmentCharts } from '../../../src/views/drift-chart-segments';
import { belowTargets } from '../../../src/views/drift-chart-series';
import { findingsView } from '../../../src/views/drift-findings';
import { splitsOf } from '../../../src/views/drift-findings-split';
import { flagsView } from '../../../src/views/drift-flag';
import { driftHeadline } from '../../../src/views/drift-headline';
import { plain } from '../../../src/wording';
import { answeredOf, drifts, made, QUESTION, shifted, steady, STEADY } from './drift-made';

const company = shifted();
const drift = drifts(company);
const splits = splitsOf(drift, { answerable: company, question: QUESTION, segment: drift.segmentDimension });
const view = findingsView({ drift, dataset: company.dataset, least: 10, splits, below: [] });
const said = (answerable: Answerable): string => plain(driftHeadline(drifts(answerable), answerable.dataset));
const viewOf = (answerable: Answerable) =>
  findingsView({ drift: drifts(answerable), dataset: answerable.dataset, least: 10, splits: new Map(), below: [] });
const rowsOf = ({ table, folded }: typeof view) => [...(table?.rows ?? []), ...folded.flatMap((each) => each.table.rows)];

describe('the sentence of the page', () => {
  test('names the surest change with both counts, its size and its limits', () => {
    expect(said(company)).toMatch(
      /^\d+ of \d+ comparisons drifted\. The surest: the .*share of created deals.* from 60% \(240 of 400\) to 40% \(160 of 400\), −20 points \(−27 to −13\)\./,
    );
  });

  test('turns its verb where the periods are swapped', () => {
    const turned = made({ quarters: Array.from({ length: 11 }, (_, at) => ({ ...STEADY, software: at < 7 ? 4 : 6 })) });
    expect(said(company)).toContain('fell from 60%');
    expect(said(turned)).toContain('rose from 40%');
  });

  test('says of how many none drifted', () => {
    const answerable = steady(100);
    expect(said(answerable)).toMatch(new RegExp(`^None of ${drifts(answerable).family.tested} comparisons drifted\\.`));
    expect(said(answerable)).toMatch(/To see a change of 5 points in win rate takes 1,\d+ cases a side; there are 400\.$/);
  });

  test('says of few deals that they are too few, and how many would do', () => {
    const answerable = steady(2);
    expect(said(answerable)).toMatch(
      /^Too few to say whether anything changed\. To see a change of 5 points in .* takes [\d,]+ cases a side; there are 8\.$/,
    );
  });

  test('says why nothing is compared', () => {
    const answerable = made({ quarters: [STEADY, STEADY], asOf: '2023-06-30' });
    const alone = driftOf(answerable, { ...QUESTION, compare: [] }, USUAL_DRIFT_THRESHOLDS);
    expect(plain(driftHeadline(alone, answerable.dataset))).toBe('Nothing is compared: the question names no baseline that is over.');
  });
});

describe('the table of findings', () => {
  test('holds every comparison once, and counts those that were tested', () => {
    const ids = rowsOf(view).map(({ id }) => id);
    expect(ids.toSorted()).toEqual(drift.family.judged.map(({ comparison }) => comparison.id).toSorted());
    expect(view.says).toMatch(new RegExp(`^${drift.family.tested} comparisons tested together`));
  });

  test('shows flags first, then what is too close to call, and nothing else in front', () => {
    const words = (view.table?.rows ?? []).map(({ cells }) => cells[1]?.text);
    const last = words.lastIndexOf('Drifted');
    expect(last).toBeGreaterThanOrEqual(0);
    expect(words.slice(0, last + 1).every((word) => word === 'Drifted')).toBe(true);
    expect(new Set(words)).toEqual(new Set(words.includes('Too close to call') ? ['Drifted', 'Too close to call'] : ['Drifted']));
  });

  test('splits a total into mix and rate that add up to its change', () => {
    expect(splits.size).toBeGreaterThan(0);
    for (const [id, split] of splits) {
      const comparison = drift.comparisons.find((each) => each.id === id);
      expect(split.mix + split.rate).toBeCloseTo(comparison?.change?.size ?? Number.NaN, 12);
    }
  });

  test('has as many cells as columns in every row, and never a number that is none', () => {
    for (const { cells } of rowsOf(view)) {
      expect(cells).toHaveLength(view.table?.columns.length ?? 0);
      expect(cells.some(({ text }) => /NaN|Infinity|undefined|null/.test(text))).toBe(false);
    }
  });

  test('says of a company too small to judge why each is not tested, and flags nothing', () => {
    const small = viewOf(steady(2));
    expect(small.table).toBeNull();
    expect(small.folded.map(({ title }) => title)).toEqual([expect.stringMatching(/^Not tested: \d+ comparisons$/)]);
    expect(rowsOf(small).every(({ cells }) => (cells[1]?.text ?? '').startsWith('Not tested: '))).toBe(true);
  });

  test('keeps names from files as they are', () => {
    const hostile = viewOf(shifted({ product: '<img/src=x>' }));
    expect(rowsOf(hostile).some(({ cells }) => cells[0]?.text === 'Win rate · Product: <img/src=x>')).toBe(true);
  });
});

describe('a target that is missed three periods running', () => {
  const target: Target = { metric: 'icpShareWon', slice: [], want: 'atLeast', value: 0.62 };

  test('is a row that is too close to call, with its since, and no flag', () => {
    const answerable = steady(100, { definitions: { targets: [target] } });
    const below = belowTargets(answeredOf(answerable), answerable, QUESTION);
    const own = findingsView({ drift: drifts(answerable), dataset: answerable.dataset, least: 10, splits: new Map(), below });
    expect(own.table?.rows[0]?.cells.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['ICP share of wins', 'Too close to call', 'below target 3 periods running, since 1 Jan 2025']),
    );
    expect([...own.states.values()]).not.toContain('drifted');
  });

  test('is none where the share is on target', () => {
    const answerable = steady(100, { definitions: { targets: [{ ...target, value: 0.5 }] } });
    expect(belowTargets(answeredOf(answerable), answerable, QUESTION)).toEqual([]);
  });
});

describe('a flag', () => {
  const flags = flagsView({ drift, answerable: company, question: QUESTION, splits });
  const [first] = flags;

  test('stands for each finding that drifted and for nothing else', () => {
    expect(flags).toHaveLength(drift.findings.filter(({ state }) => state === 'drifted').length);
    expect(flagsView({ drift: drifts(steady(100)), answerable: steady(100), question: QUESTION, splits: new Map() })).toEqual([]);
  });

  test('says since when, how large, what it rests on and what to check, without raw minor units', () => {
    expect(first?.facts[0]).toEqual({ label: 'Since', value: '1 Oct 2024' });
    expect(first?.change).toBe('−20 points (−27 to −13)');
    expect(first?.next).not.toBe('');
    expect(flags.flatMap(({ evidence }) => evidence).join(' ')).toContain('a flag needs a change of 5 points and q under 0.10');
    expect(JSON.stringify(flags)).not.toContain('minor');
  });

  test('is open until somebody says otherwise; the last that was said stands, all of it is kept', () => {
    const entry = (status: 'watching' | 'explained', on: string) => ({
      finding: first?.id ?? '',
      status,
      owner: 'Ana',
      note: `n ${status}`,
      on,
    });
    const watched = [entry('watching', '2025-08-01'), entry('explained', '2025-09-30')];
    const after = { ...company, definitions: { ...company.definitions, watched } };
    const [flag] = flagsView({ drift, answerable: after, question: QUESTION, splits });
    expect([first?.status, first?.history]).toEqual(['open', []]);
    expect([flag?.status, flag?.owner]).toEqual(['explained', 'Ana']);
    expect(flag?.history).toEqual(['30 Sep 2025: explained, owner Ana, n explained', '1 Aug 2025: watching, owner Ana, n watching']);
  });
});

describe('what looks like drift and is not', () => {
  test('is said of a share of the ICP whose rule changed between the periods, and of nothing else', () => {
    const flags = flagsView({ drift, answerable: company, question: QUESTION, splits });
    const checked = (title: string): string | undefined =>
      flags.find((flag) => flag.title === title)?.facts.find(({ label }) => label === 'Checked')?.value;
    expect(checked('ICP share of created deals')).toMatch(
      /^The ICP changed in between \(V2 since 1 Feb 2025\).* Unknown: 0\.0% before, 0\.0% now\.$/,
    );
    const old = { ...company, definitions: { ...company.definitions, icp: company.definitions.icp.slice(0, 1) } };
    const [same] = flagsView({ drift, answerable: old, question: QUESTION, splits });
    expect(same?.facts.find(({ label }) => label === 'Checked')?.value).toContain('Both periods are read by one ICP version.');
  });
});

describe('win rate by segment', () => {
  test('is charted for each segment that was tested, the one with the most evidence first', () => {
    const { calendar } = company.dataset;
    const given = { calendar, targets: [], versions: company.definitions.icp, least: 10 };
    const view = segmentCharts(drift, { answerable: company, question: QUESTION, given });
    const tested = drift.comparisons.filter(({ metric, slice, p }) => metric === 'winRate' && slice.size === 1 && p !== null);
    expect(view?.charts).toHaveLength(tested.length);
    expect(view?.charts[0]?.id).toBe(tested.toSorted((a, b) => (a.p ?? 1) - (b.p ?? 1))[0]?.id);
    expect(view?.charts.every(({ view: each }) => (each.picture?.points.length ?? 0) > 6)).toBe(true);
    expect(segmentCharts(drifts(steady(2)), { answerable: steady(2), question: QUESTION, given })).toBeNull();
  });
});
