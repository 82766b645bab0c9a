import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Answerable } from '../../src/core/analysis';
import { nothingGiven, PACKET_SEARCH, packetFacts, packetQuestion, type PacketFacts } from '../../src/core/council-packet';
import { outcomesOf } from '../../src/core/council-outcomes';
import type { Decision } from '../../src/core/council';
import { discover } from '../../src/core/discovery';
import { searchBothEnds } from '../../src/core/discovery-both-ends';
import type { Counting } from '../../src/core/discovery-study';
import { findingsOf } from '../../src/core/drift-findings';
import { whyOf } from '../../src/core/drift-why';
import { prepareEffect } from '../../src/core/icp-effect';
import { dateOf, type DimensionId } from '../../src/core/model';
import { USUAL_QUESTION, type Question } from '../../src/core/question';
import { economicsOf } from '../../src/views/economics-readings';
import type { Packet, PacketSection, PacketTable } from '../../src/views/packet';
import { packetOf } from '../../src/views/packet-of';
import { packetSlides } from '../../src/exports/packet-slides';
import { packetSeen } from '../../src/exports/packet-text';
import { PlainCombinations } from '../fixtures/plain-combinations';
import { companyOf, sampleFiles, type Company } from './packet-company';

const SLOW = 240_000;
const INDUSTRY = 'industry' as DimensionId;

type Golden = {
  readonly metric: string;
  readonly slice: Readonly<Record<string, string | null>>;
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly value: number | null;
  readonly n: number;
  readonly low: number | null;
  readonly high: number | null;
};

/** What the generator of the sample reckoned beside it, by other code: every reading by the name that a packet gives it. */
const golden = new Map<string, Golden>();
const nameOf = ({ metric, slice, period }: Golden): string =>
  `${metric}|${Object.entries(slice)
    .map(([dimension, label]) => `${dimension}=${label ?? ''}`)
    .join(',')}|${period === null ? '' : `${period.from}..${period.to}`}`;

const DECISION: Decision = {
  id: 'd1',
  type: 'promote',
  text: 'Work technology companies first',
  segment: { name: 'Technology', where: [{ dimension: 'industry', is: 'in', members: ['Technology'] }] },
  taken: '2025-02-10',
  options: [],
  evidence: { asOf: '2024-12-31', data: '', rules: '', icp: null, question: null, finding: null, readings: [] },
  expected: { metric: 'winRate', want: 'rise', size: 0.05 },
  owner: 'Sales',
  due: '2025-03-31',
  approvers: [],
  dissent: '',
  review: '2025-07-01',
  kill: '',
  status: 'done',
  verdict: null,
  made: null,
};

let company: Company;

const decided = ({ definitions, ...rest }: Answerable): Answerable => ({
  ...rest,
  definitions: {
    ...definitions,
    council: { ...definitions.council, decisions: [{ decision: DECISION, by: 'chair', at: '2025-02-10T10:00:00.000Z' }] },
  },
});

/** Everything of a question, as the pages work it out. */
function factsOf(asked: Question): PacketFacts {
  const answerable = decided(company.answerable);
  const question = packetQuestion(asked);
  const found = findingsOf(answerable, question, answerable.definitions.drift);
  const why = whyOf(answerable, question, found.drift);
  const { search, proof } = company;
  const given = { ...nothingGiven(company.workspace), found, why, proof, search, outcomes: outcomesOf(answerable) };
  return packetFacts(answerable, asked, { ...given, economics: economicsOf(answerable, question) });
}

const YEAR: Question = { ...USUAL_QUESTION, by: INDUSTRY };
const QUARTER: Question = { ...USUAL_QUESTION, by: INDUSTRY, period: { kind: 'back', step: 'quarter', count: 1 } };
const ALL: Question = { ...USUAL_QUESTION, by: INDUSTRY, period: { kind: 'all' }, compare: [] };

let facts: PacketFacts;
let whole: Packet;
let quarter: Packet;
let ever: Packet;

const section = ({ sections }: Packet, id: PacketSection['id']): PacketSection => {
  const found = sections.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no section ${id}`);
  return found;
};
const tableIn = (packet: Packet, id: PacketSection['id'], at = 0): PacketTable => {
  const found = section(packet, id).blocks.filter((block) => block.kind === 'table')[at];
  if (found === undefined) throw new Error(`no table in ${id}`);
  return found;
};

/** A share and what it rests on, spelled here anew: `24.3%` and `101 of 416`, `3 of 7` where there are too few. */
function spelled({ value, n }: Golden): readonly [string, string] {
  const part = `${Math.round((value ?? 0) * n).toLocaleString('en-US')} of ${n.toLocaleString('en-US')}`;
  return n < 10 ? [part, part] : [`${((value ?? 0) * 100).toFixed(1)}%`, part];
}

beforeAll(async () => {
  const { readings } = JSON.parse(readFileSync('data-samples/salesforce-style/expected.json', 'utf8')) as {
    readonly readings: readonly Golden[];
  };
  for (const reading of readings) golden.set(nameOf(reading), reading);
  company = await companyOf(sampleFiles('salesforce-style', ['opportunities.csv', 'accounts.csv', 'subscriptions.csv', 'spend.csv']));
  facts = factsOf(YEAR);
  whole = packetOf(facts);
  quarter = packetOf(packetFacts(company.answerable, QUARTER, nothingGiven(company.workspace)));
  ever = packetOf(packetFacts(company.answerable, ALL, { ...nothingGiven(company.workspace), proof: company.proof }));
}, SLOW);

describe('the packet of the Salesforce-style company', () => {
  test.each([
    ['the last quarter', () => quarter, 40],
    ['all time, by industry', () => ever, 150],
  ])('has the figures that were reckoned beside the sample: %s', (_, packet, least) => {
    const figures = packet().appendix?.find(({ name }) => name === 'figures')?.rows ?? [];
    const both = figures.flatMap(([name, , , value, n, low, high]) => {
      const wanted = golden.get(String(name));
      return wanted === undefined ? [] : [{ name, found: [value, n, low, high], wanted }];
    });
    expect(both.length).toBeGreaterThan(least);
    for (const { name, found, wanted } of both) {
      expect([name, found[1]]).toEqual([name, wanted.n]);
      const close = (a: unknown, b: number | null): boolean =>
        typeof a === 'number' && b !== null ? Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b)) : a === b;
      expect([name, close(found[0], wanted.value)]).toEqual([name, true]);
      if (wanted.low !== null && found[2] !== null)
        expect([name, close(found[2], wanted.low), close(found[3], wanted.high)]).toEqual([name, true, true]);
    }
  });

  test('prints the league table to the digit, and seven deals as a fraction behind it', () => {
    const sheet = ever.appendix?.find(({ name }) => name.startsWith('league'))?.rows ?? [];
    const rows = sheet.length > 0 ? sheet : tableIn(ever, 'league').rows;
    const industries = [...golden.values()].filter(
      ({ metric, slice, period }) => metric === 'winRate' && period === null && Object.keys(slice).join(',') === 'industry',
    );
    expect(rows.length).toBe(industries.length);
    for (const reading of industries) {
      const row = rows.find(([name]) => name === (reading.slice.industry ?? 'Unknown'));
      const [value, part] = spelled(reading);
      const figure = String(row?.[2]);
      expect([row?.[0], figure.startsWith(value), figure.endsWith(part)]).toEqual([reading.slice.industry ?? 'Unknown', true, true]);
    }
    expect(rows.at(-1)?.[1]).toBe('not ranked');
  });

  test('gives last quarter’s decisions first, with what a decision of two quarters ago came to', () => {
    expect(whole.sections.slice(0, 2).map(({ id }) => id)).toEqual(['cover', 'lastDecisions']);
    const [row] = tableIn(whole, 'lastDecisions').rows;
    expect(row?.[0]).toBe('Promote to ICP (Technology): Work technology companies first');
    expect(row?.[2]).toBe('Win rate to rise by 5 points or more');
    expect(row?.[3]).toMatch(/^\d+% \(\d+ of \d+\) \u2192 \d+% \(\d+ of \d+\): /);
    expect(row?.[4]).toMatch(/^market .*, mix .*, rule .*, rest .* \(points\)$/);
    expect(section(whole, 'lastDecisions').sentence.text).toMatch(/^1 of 1 decision is due for review: /);
  });

  test('states figures that its appendix holds, all of them', () => {
    const held = new Set(whole.appendix?.find(({ name }) => name === 'figures')?.rows.map(([name]) => name));
    const all = whole.sections.flatMap(({ sentence, blocks }) => [
      sentence,
      ...blocks.flatMap((block) => (block.kind === 'list' ? block.items : [])),
      ...blocks.flatMap((block) => (block.kind === 'table' ? (block.figures ?? []).flat().map((figures) => ({ figures })) : [])),
    ]);
    const stated = new Set(all.flatMap(({ figures }) => figures));
    expect(stated.size).toBeGreaterThan(150);
    expect([...stated].filter((name) => !held.has(name))).toEqual([]);
  });

  test('says that something drifted only of flags, each with its interval, q, stake and status', () => {
    const flags = facts.found?.cases.filter(({ finding }) => finding.state === 'drifted') ?? [];
    const { rows, more } = tableIn(whole, 'flags');
    expect(flags.length).toBeGreaterThan(0);
    const said = rows.filter((row) => row[5]?.endsWith('; drifted, open') === true);
    expect([said.length > 0, said.length <= flags.length, more < flags.length]).toEqual([true, true, true]);
    for (const [what, sides, change, q, , , stake] of said) {
      expect([what, sides, q]).toEqual([what, expect.stringMatching(/ \u2192 /), expect.stringMatching(/^(0\.0\d+|under 0\.001)$/)]);
      expect([what, change, stake]).toEqual([
        what,
        expect.stringMatching(/\(.+ to .+\)$/),
        expect.stringMatching(/^\$|no amount|not defined/),
      ]);
    }
  });

  test('names files, rows and hashes on its cover, and carries as-of and fingerprint in its source', () => {
    expect(tableIn(whole, 'cover', 1).rows[0]?.slice(0, 5)).toEqual(['opportunities.csv', 'Deals', '5,012', '4,961', '38']);
    expect(whole.source).toContain('As of 30 Sep 2025');
    expect(whole.source).toContain(whole.fingerprint.slice(0, 12));
    expect(tableIn(whole, 'cover').rows.find(([what]) => what === 'Quality grade')?.[1]).toMatch(/^C: 0\.4% set aside/);
  });

  test('draws ICP, non-ICP and unknown as shares that make up the whole, and eight quarters with their target', () => {
    const charts = section(whole, 'scorecard').blocks.filter((block) => block.kind === 'chart');
    const [columns, line] = charts;
    expect(columns?.series.map(({ role }) => role)).toEqual(['icp', 'nonIcp', 'unknown']);
    for (const at of columns?.categories.keys() ?? [])
      expect(columns?.series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0)).toBeCloseTo(1, 12);
    expect([line?.form, line?.categories.length, line?.target]).toEqual(['line', 8, null]);
    expect(line?.series.map(({ name, values }) => [name, values.at(-1)])).toEqual([
      ['Open deals', expect.closeTo(265 / 601, 12)],
      ['Won deals', expect.any(Number)],
      ['Wanted, open deals', 0.5],
      ['Wanted, won deals', 0.7],
    ]);
  });

  test('draws a bridge whose steps lead from before to now', () => {
    const waterfall = section(whole, 'bridge').blocks.find((block) => block.kind === 'chart' && block.form === 'waterfall');
    const values = waterfall?.kind === 'chart' ? (waterfall.series[0]?.values ?? []) : [];
    const [before = 0, ...steps] = values.map((value) => value ?? 0);
    const now = steps.pop() ?? 0;
    expect(steps.length).toBeGreaterThan(0);
    expect(before + steps.reduce((sum, step) => sum + step, 0)).toBeCloseTo(now, 12);
  });

  test.each([
    ['Candidates', 'Best', 0, 1],
    ['Anti-ICP candidates', 'Worst', 1, -1],
  ])('lists %s that newer deals confirmed, below what chance alone gives', (caption, end, at, sign) => {
    const table = tableIn(whole, 'candidates', at);
    expect(table.caption).toBe(`${caption}: Win rate, confirmed on newer deals`);
    const [chance, ...confirmed] = table.rows;
    expect(chance?.slice(0, 3)).toEqual([`${end} expected by chance`, expect.stringMatching(/^\d+/), expect.stringMatching(/^\d+/)]);
    expect(confirmed.length).toBeGreaterThan(0);
    const counts = (text = ''): readonly number[] =>
      /\(([\d,]+) of ([\d,]+);/
        .exec(text)
        ?.slice(1)
        .map((each) => Number(each.replaceAll(',', ''))) ?? [];
    const newer = new Set<string>();
    for (const [name, , inside, rest, q = ''] of confirmed) {
      const [won = NaN, closed = NaN, wonThere = NaN, closedThere = NaN] = [...counts(inside), ...counts(rest)];
      expect([name, sign * (won / closed - wonThere / closedThere) >= 0.05]).toEqual([name, true]);
      expect([name, Number(q.replace('< ', '')) < 0.05]).toEqual([name, true]);
      // Inside and the rest are all newer deals, whichever candidate it is.
      newer.add(`${won + wonThere} of ${closed + closedThere}`);
    }
    expect(newer.size).toBe(1);
  });

  test('has what was searched on one of at most fourteen slides, and the rest behind them', () => {
    const labels = packetSlides(packetSeen(whole)).map(({ label }) => label);
    const meeting = labels.filter((label) => !label.startsWith('Appendix: '));
    expect(meeting.length).toBeLessThanOrEqual(14);
    expect(meeting.filter((label) => label.startsWith('Which rules should we look at?'))).toHaveLength(1);
  });

  test('is byte for byte the same when it is made again from the same facts worked out anew', () => {
    expect(JSON.stringify(packetOf(factsOf(YEAR)))).toBe(JSON.stringify(whole));
  });

  test('says the same of combinations that are counted by a plain loop', { timeout: SLOW }, async () => {
    const { answerable, assembly, search } = company;
    const plain = new PlainCombinations(assembly);
    const counting: Counting = {
      survey: (ask) => plain.survey(ask),
      counts: (ask) => plain.counts(ask),
      patterns: (ask) => plain.patterns(ask),
      cube: () => Promise.reject(new Error('a win rate needs no cube')),
    };
    const { dataset, definitions } = answerable;
    const again = await searchBothEnds(counting, { dataset, definitions, ...PACKET_SEARCH }, discover);
    expect(again.lists?.[0].candidates.length).toBe(search.lists?.[0].candidates.length);
    expect(JSON.stringify(packetOf({ ...facts, search: again }))).toBe(JSON.stringify(whole));
  });

  test('lays a draft of the ICP over the same data where there is one, and leaves the section out where there is none', () => {
    const { assembly, answerable, byAccount: cube } = company;
    const { icpVersion, accountColumns: accounts, dataset } = assembly;
    if (icpVersion === null || cube === null) throw new Error('no ICP');
    const prepared = prepareEffect({ cube, dataset, definitions: answerable.definitions, accounts, date: dateOf(dataset.asOf) });
    const [current, draft] = [prepared.effect(icpVersion), prepared.effect({ ...icpVersion, id: 'draft', name: 'ICP 3' })];
    const made = packetOf({ ...facts, whatIf: { current, draft } });
    expect(made.sections.map(({ id }) => id)).toEqual([
      ...whole.sections.slice(0, 9).map(({ id }) => id),
      'whatIf',
      ...whole.sections.slice(9).map(({ id }) => id),
    ]);
    expect(section(made, 'whatIf').blocks.filter(({ kind }) => kind === 'table').length).toBe(2);
    expect(whole.sections.map(({ id }) => id)).not.toContain('whatIf');
  });
});
