import { describe, expect, test } from 'vitest';
import type { Answerable } from '../../../src/core/analysis';
import { USUAL_DRIFT_THRESHOLDS } from '../../../src/core/drift';
import { findingsOf, type DriftFindings } from '../../../src/core/drift-findings';
import { driftOf } from '../../../src/core/drift-study';
import { isMetricId } from '../../../src/core/metrics';
import type { Target } from '../../../src/core/workspace';
import { findingsView } from '../../../src/views/drift-findings';
import { flagsView } from '../../../src/views/drift-flag';
import { driftHeadline } from '../../../src/views/drift-headline';
import { plain } from '../../../src/wording';
import { answeredOf, drifts, made, QUESTION, shifted, steady, STEADY } from './drift-made';

const company = shifted();
const drift = drifts(company);
const foundIn = (answerable: Answerable): DriftFindings => findingsOf(answerable, QUESTION, USUAL_DRIFT_THRESHOLDS);
const found = foundIn(company);
const view = findingsView({ found, dataset: company.dataset, least: 10, below: [] });
const flagsOf = (answerable: Answerable) => flagsView({ ...answerable, found: foundIn(answerable) });
const said = (answerable: Answerable): string => plain(driftHeadline(drifts(answerable), answerable.dataset));
const viewOf = (answerable: Answerable) => findingsView({ found: foundIn(answerable), dataset: answerable.dataset, least: 10, below: [] });
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

  test('asks for an earlier export where the files begin after the period before', () =>
    expect(said(made({ quarters: [STEADY], asOf: '2023-03-31' }))).toBe(
      'Change needs two periods, and the files begin after the first one. Add an earlier export.',
    ));
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

  test('splits a total into mix and rate as its finding has them', () => {
    const columns = view.table?.columns.map(({ id }) => id) ?? [];
    const split = found.cases.filter((each) => each.split !== null && each.judged !== null);
    expect(split.length).toBeGreaterThan(0);
    for (const { id, finding } of split) {
      const row = view.table?.rows.find((each) => each.id === id);
      expect(row?.cells[columns.indexOf('mix')]?.sort).toBe(finding.mix);
      expect(row?.cells[columns.indexOf('rate')]?.sort).toBe(finding.rate);
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
  const belowOf = (answerable: Answerable) => answeredOf(answerable).analysis.judged.flatMap((each) => each.below ?? []);
  const target: Target = { metric: 'icpShareWon', slice: [], want: 'atLeast', value: 0.62 };

  test('is a row that is too close to call, with its since, and no flag', () => {
    const answerable = steady(100, { definitions: { targets: [target] } });
    const below = belowOf(answerable);
    const own = findingsView({ found: foundIn(answerable), dataset: answerable.dataset, least: 10, below });
    expect(own.table?.rows[0]?.cells.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        'ICP share of wins, against its target',
        'Too close to call',
        'below target 3 periods running, since 1 Jan 2025',
      ]),
    );
    expect([...own.states.values()]).not.toContain('drifted');
  });

  test('is none where the share is on target', () => {
    const answerable = steady(100, { definitions: { targets: [{ ...target, value: 0.5 }] } });
    expect(belowOf(answerable)).toEqual([]);
  });
});

describe('a flag', () => {
  const flags = flagsOf(company);
  const [first] = flags;

  test('stands for each finding that drifted and for nothing else', () => {
    expect(flags).toHaveLength(drift.findings.filter(({ state }) => state === 'drifted').length);
    expect(flagsOf(steady(100))).toEqual([]);
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
    const [flag] = flagsOf(after);
    expect([first?.status, first?.history]).toEqual(['open', []]);
    expect([flag?.status, flag?.owner]).toEqual(['explained', 'Ana']);
    expect(flag?.history).toEqual(['30 Sep 2025: explained, owner Ana, n explained', '1 Aug 2025: watching, owner Ana, n watching']);
  });
});

describe('what looks like drift and is not', () => {
  const [first] = flagsOf(company);

  test('is said with its result as a word, what was found first', () => {
    const order = ['Found', 'Not found', 'Cannot tell'];
    const words = first?.checks.map(({ word }) => word) ?? [];
    expect(words.length).toBeGreaterThan(0);
    expect(words).toEqual(words.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect(first?.checked).toMatch(/^(\d+ found, )?(\d+ not found, )?\d+ (not found|cannot be told)$/);
  });

  test('is in the words of a page: no ISO date, no blank before a percent sign', () => {
    const lines = flagsOf(company).flatMap(({ checks, evidence }) => [...checks.map(({ says }) => says), ...evidence]);
    expect(lines.join(' ')).not.toMatch(/\d{4}-\d{2}-\d{2}|\d %| -\d/);
  });

  test('is no other version of the ICP where one reads all periods', () => {
    const check = first?.checks.find(({ id }) => id === 'icpVersion');
    expect(check).toMatchObject({ word: 'Not found', says: 'Both periods are read by one ICP version.' });
  });
});

describe('the rows behind a flag', () => {
  test('open from before and now, also of a share that the catalogue does not have', () => {
    for (const { before, now, cited } of flagsOf(company)) {
      expect([before?.reading.metric, now.reading.metric].every((metric) => isMetricId(metric ?? ''))).toBe(true);
      expect(cited.map(({ as }) => as)).toEqual(['before', 'now']);
      expect(cited.every(({ reading }) => isMetricId(reading.metric) && reading.period !== null)).toBe(true);
    }
  });
});
