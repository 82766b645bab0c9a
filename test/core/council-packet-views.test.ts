import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nothingGiven, packetFacts, type PacketGiven, type PacketWorkspace } from '../../src/core/council-packet';
import { outcomesOf } from '../../src/core/council-outcomes';
import type { Decision, DecisionRevision } from '../../src/core/council';
import { assess, SEGMENTATION } from '../../src/core/assessment';
import { assemble } from '../../src/core/assembly';
import type { Answerable } from '../../src/core/analysis';
import { findingsOf } from '../../src/core/drift-findings';
import { whyOf } from '../../src/core/drift-why';
import { basePlan } from '../../src/core/metrics';
import { kernel } from '../../src/core/metrics/kernel';
import { parseDate, type DimensionId } from '../../src/core/model';
import { digestOf, USUAL_QUESTION, type Question } from '../../src/core/question';
import { NO_DEFINITIONS, type Definitions } from '../../src/core/workspace';
import { economicsOf } from '../../src/views/economics-readings';
import type { Packet, PacketBlock, PacketSection } from '../../src/views/packet';
import { cutAt, LONGEST_NAME, LONGEST_TITLE, printable, shortNames } from '../../src/views/packet-names';
import { packetOf } from '../../src/views/packet-of';
import { grid } from '../fixtures/grid';
import { admitText } from './admission/grid';
import { made as searched } from './views/discovery-made';
import { BY_INDUSTRY, CONTRADICTED, twoYears, type TwoYears, type Year } from '../fixtures/two-years';

const WORKSPACE: PacketWorkspace = { sample: null, definitionsFile: null, product: 'test', inspections: [], icpVersion: null };

/** A packet with all that can be worked out of a company without files. */
function whole(answerable: Answerable, question: Question = BY_INDUSTRY): Packet {
  const found = findingsOf(answerable, question, answerable.definitions.drift);
  const why = whyOf(answerable, question, found.drift);
  const economics = economicsOf(answerable, question);
  return packetOf(
    packetFacts(answerable, question, { ...nothingGiven(WORKSPACE), found, why, economics, outcomes: outcomesOf(answerable) }),
  );
}

/** A packet without what takes long, and the little that is asked for. */
const packet = (answerable: Answerable, given: Partial<PacketGiven> = {}): Packet =>
  packetOf(packetFacts(answerable, BY_INDUSTRY, { ...nothingGiven(WORKSPACE), outcomes: outcomesOf(answerable), ...given }));
const withFlags = (answerable: Answerable): Packet =>
  packet(answerable, { found: findingsOf(answerable, BY_INDUSTRY, answerable.definitions.drift) });

const section = ({ sections }: Packet, id: PacketSection['id']): PacketSection => {
  const found = sections.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no section ${id}`);
  return found;
};

function textsOf(block: PacketBlock): readonly string[] {
  switch (block.kind) {
    case 'table':
      return [block.caption, ...block.columns.map(({ label }) => label), ...block.rows.flat()];
    case 'chart':
      return [block.caption, ...block.categories, ...block.series.map(({ name }) => name)];
    case 'list':
      return block.items.map(({ text }) => text);
    case 'reason':
      return [block.text];
  }
}

const everyText = ({ title, source, sections }: Packet): readonly string[] => [
  title,
  source,
  ...sections.flatMap(({ question, sentence, blocks, notes }) => [question, sentence.text, ...blocks.flatMap(textsOf), ...notes]),
];

const ORDER: readonly PacketSection['id'][] = [
  'cover',
  'lastDecisions',
  'scorecard',
  'league',
  'flags',
  'bridge',
  'economics',
  'scoreValidity',
  'candidates',
  'whatIf',
  'maturity',
  'proposals',
  'definitions',
];
const ONLY_WHEN_PRESENT: readonly PacketSection['id'][] = ['whatIf', 'maturity'];

const years = (names: readonly string[], deals = 20): readonly Year[] =>
  names.map((industry, at) => ({ industry, won: 2 + (at % 9), lost: deals - 2 - (at % 9) }));
const company = (names: readonly string[], deals = 20): Answerable =>
  twoYears({ before: years(names, deals), now: years(names, deals), open: names.slice(0, 3).map((name) => [name, 12] as const) });

/** Deals of one quarter alone, without an ICP, accounts or spend. */
function oneQuarter(): Answerable {
  const rows = Array.from(
    { length: 12 },
    (_, at) => `d${at} a${at} ${at % 3 === 0 ? 'won' : 'lost'} newBusiness 2025-07-0${1 + (at % 9)} 2025-08-10 100 USD`,
  );
  const deals = grid(
    'opportunity',
    ['opportunityId accountId outcome dealClass createdDate closeDate amount currency', ...rows].join('\n'),
  );
  const { dataset, tables } = assemble([deals], NO_DEFINITIONS, parseDate('2025-09-30'));
  return { cube: kernel(basePlan(dataset), tables, dataset), accounts: null, dataset, definitions: NO_DEFINITIONS };
}

/** A company of which nothing at all has happened in the period that is asked about. */
const nothing = (): Answerable => twoYears({ before: [], now: [] }, { icp: [], targets: [] });

const LONG = 'x'.repeat(200);
const HOSTILE: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "=cmd|' /C calc'!A0",
  `${LONG}a${LONG}`,
  `${LONG}b${LONG}`,
  `Ü${'é'.repeat(198)}\u{1F600}`,
];

const FORTY: readonly string[] = ['Software', ...Array.from({ length: 39 }, (_, at) => `Segment ${at}`)];

const COMPANIES: Readonly<Record<string, () => Packet>> = {
  'one with everything': () => whole(company(['Software', 'Health', 'Retail'])),
  'one that contradicts its parts': () => whole(twoYears(CONTRADICTED)),
  'one of a single quarter': () => whole(oneQuarter(), { ...USUAL_QUESTION, period: { kind: 'back', step: 'quarter', count: 1 } }),
  'one without an ICP or targets': () => whole(twoYears(CONTRADICTED, { icp: [], targets: [] })),
  'one of nothing': () => whole(nothing()),
  'one of 40 segments': () => whole(company(FORTY)),
  'one with seven deals a segment': () => whole(company(['Software', 'Health', 'Retail'], 7)),
  'one with hostile names': () => whole(company(HOSTILE)),
  'one of which nothing was worked out': () => packetOf(packetFacts(company(['Software', 'Health']), BY_INDUSTRY, nothingGiven(WORKSPACE))),
  'one with combinations': () =>
    packet(company(['Software', 'Health']), { search: { lists: [searched(), searched({ direction: 'worst' })], none: null } }),
  'one that compares with nothing': () => whole(company(['Software', 'Health']), { ...BY_INDUSTRY, compare: [] }),
};

describe.each(Object.entries(COMPANIES))('the packet of %s', (_, make) => {
  const made = make();

  test('has its sections in the order of the domain, each with a sentence and something below it', () => {
    const ids = made.sections.map(({ id }) => id);
    expect(ids).toEqual(ORDER.filter((id) => ids.includes(id)));
    expect(ORDER.filter((id) => !ids.includes(id) && !ONLY_WHEN_PRESENT.includes(id))).toEqual([]);
    for (const { sentence, blocks } of made.sections) {
      expect(sentence.text.trim()).not.toBe('');
      expect(blocks.length).toBeGreaterThan(0);
    }
  });

  test('has titles that fit a slide', () => {
    for (const { sentence } of made.sections) expect([...sentence.text].length).toBeLessThanOrEqual(LONGEST_TITLE);
  });

  test('names no cause and promises nothing', () => {
    for (const text of everyText(made)) expect(text).not.toMatch(/\bcaused\b|\buplift|due to|\bdrives\b|significant/i);
  });

  test('holds no number that is none, and tables as wide as their heads', () => {
    for (const text of everyText(made)) expect(text).not.toMatch(/NaN|Infinity|undefined|\[object|null/);
    for (const block of made.sections.flatMap(({ blocks }) => blocks)) {
      if (block.kind === 'table') expect(block.rows.map(({ length }) => length)).toEqual(block.rows.map(() => block.columns.length));
      if (block.kind !== 'chart') continue;
      for (const { values } of block.series) {
        expect(values.length).toBe(block.categories.length);
        for (const value of values) expect(value === null || Number.isFinite(value)).toBe(true);
      }
    }
  });

  test('names only figures that the appendix holds', () => {
    const held = new Set(made.appendix?.find(({ name }) => name === 'figures')?.rows.map(([figure]) => figure));
    const stated = made.sections.flatMap(({ sentence, blocks }) => [
      sentence,
      ...blocks.flatMap((block) => (block.kind === 'list' ? block.items : [])),
    ]);
    for (const { figures } of stated) for (const figure of figures) expect(held).toContain(figure);
  });
});

describe('a packet', () => {
  test.each(['one that contradicts its parts', 'one with hostile names', 'one of nothing'])(
    'of %s is the same when it is made again',
    (name) => {
      const [first, second] = [COMPANIES[name]?.(), COMPANIES[name]?.()];
      expect(first?.sections.length).toBeGreaterThan(9);
      expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    },
  );

  test('puts last quarter’s decisions first after the cover', () => {
    expect(packet(company(['Software', 'Health'])).sections[1]?.id).toBe('lastDecisions');
  });

  test('keeps all of forty segments, of which a slide is to show ten', () => {
    const whole = packet(company(FORTY));
    const table = section(whole, 'league').blocks.find(({ kind }) => kind === 'table');
    if (table?.kind !== 'table') throw new Error('no table');
    expect([table.rows.length, table.most, table.more]).toEqual([40, 10, 0]);
  });

  test('names the figures of every cell that states one, and only such as its appendix holds', () => {
    const made = whole(company(['Software', 'Health', 'Retail']));
    const held = new Set(made.appendix?.find(({ name }) => name === 'figures')?.rows.map(([name]) => name));
    const tables = made.sections.flatMap(({ id, blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? [{ id, ...block }] : [])));
    const all = tables.flatMap(({ figures }) => figures?.flat(2) ?? []);
    expect(all.filter((name) => !held.has(name))).toEqual([]);
    for (const { rows, figures = [] } of tables) for (const [at, row] of figures.entries()) expect(row.length).toBe(rows[at]?.length);
    const ofReadings = tables.filter(({ id }) =>
      ['scorecard', 'league', 'flags', 'bridge', 'economics', 'scoreValidity', 'proposals'].includes(id),
    );
    expect(ofReadings.length).toBeGreaterThan(5);
    // What is wanted is a setting, and what a proposal hopes for or ends with is a rule: neither is read from the data.
    const settings = new Set(['Wanted', 'Because', 'Success', 'Review, and when to stop', 'q', 'q against the rest', 'Mix or rate']);
    for (const { id, columns, rows, figures } of ofReadings) {
      const bare = rows.flatMap((row, at) =>
        row.filter((text, place) => {
          const isStated = place > 0 && !settings.has(columns[place]?.label ?? '') && /\d%|[$€]\d|\d×/.test(text);
          return isStated && (figures?.[at]?.[place] ?? []).length === 0;
        }),
      );
      expect([id, bare]).toEqual([id, []]);
    }
  });

  test('says a share of seven deals as a fraction, after those that are ranked', () => {
    const names = ['Software', 'Health'];
    const few: TwoYears = { before: years(names), now: [...years(names), { industry: 'Tiny', won: 3, lost: 4 }] };
    const table = section(packet(twoYears(few)), 'league').blocks.find(({ kind }) => kind === 'table');
    const last = table?.kind === 'table' ? table.rows.at(-1) : [];
    expect(last?.slice(0, 3)).toEqual(['Tiny', 'not ranked', '3 of 7']);
  });

  test('keeps markup as text, and long names short and apart', () => {
    const whole = packet(company(HOSTILE));
    const table = section(whole, 'league').blocks.find(({ kind }) => kind === 'table');
    const names = table?.kind === 'table' ? table.rows.map(([name = '']) => name) : [];
    expect(names).toContain('<script>alert(1)</script>');
    expect(new Set(names).size).toBe(HOSTILE.length + 1);
    for (const name of names) expect([...name].length).toBeLessThanOrEqual(LONGEST_NAME);
    const sheets = whole.appendix ?? [];
    expect(new Set(sheets.find(({ name }) => name === 'names')?.rows.map(([, name]) => name))).toEqual(
      new Set(HOSTILE.filter((name) => [...name].length > LONGEST_NAME)),
    );
    const unshortened = sheets.find(({ name }) => name.startsWith('league') && name.endsWith('unshortened'));
    expect(unshortened?.rows.map(([name]) => name)).toEqual(expect.arrayContaining([...HOSTILE]));
  });

  test('changes the fingerprint of its source when a row is gone', () => {
    const [whole, less] = [packet(company(['Software', 'Health'], 20)), packet(company(['Software', 'Health'], 19))];
    expect(less.fingerprint).not.toBe(whole.fingerprint);
    expect(less.source).not.toBe(whole.source);
    expect(less.source).toContain(less.fingerprint.slice(0, 10));
  });

  test('carries the filters of its question in its source and on its cover', () => {
    const made = company(['Software', 'Health']);
    const industry = 'industry' as DimensionId;
    const where = [{ dimension: industry, is: 'in' as const, members: [digestOf(industry, 'Health')] }];
    const filtered = packetOf(packetFacts(made, { ...BY_INDUSTRY, where }, nothingGiven(WORKSPACE)));
    expect(filtered.source).toMatch(/filters: [^·]*Health/);
    expect(JSON.stringify(section(filtered, 'cover').blocks)).toMatch(/"Filters","[^"]*Health/);
  });

  test('says on its cover and at every foot that the own total of a file differs, and changes nothing where it agrees', () => {
    const made = company(['Software', 'Health']);
    const held = (came: 'agrees' | 'differs' | undefined): Packet => {
      const { inspection } = admitText('Opportunity ID,Stage,Amount,Close Date\n1,Closed Won,100,2025-03-15\n');
      const notices = [{ column: null, what: 'a total', count: 1, ...(came === undefined ? {} : { held: came }) }];
      const workspace = { ...WORKSPACE, inspections: [{ ...inspection, file: 'deals.csv', notices }] };
      return packetOf(packetFacts(made, BY_INDUSTRY, nothingGiven(workspace)));
    };
    const says = 'The own total of deals.csv does not agree with ours';
    const differing = held('differs');
    expect(textsOf(section(differing, 'cover').blocks[0] ?? { kind: 'reason', text: '' })[0]).toContain(says);
    expect(differing.source.startsWith(says)).toBe(true);
    expect(everyText(held('agrees')).filter((text) => text.includes('own total'))).toEqual([]);
    expect(held('agrees')).toEqual(held(undefined));
  });

  test('says the same of shares when all money is ten times as much', () => {
    const of = (amount: number): Packet =>
      packet(twoYears({ before: years(['Software', 'Health']), now: years(['Software', 'Health']).map((each) => ({ ...each, amount })) }));
    const shares = (whole: Packet) => [section(whole, 'scorecard').sentence, section(whole, 'league').sentence];
    expect(shares(of(1000))).toEqual(shares(of(100)));
  });

  test('says the opposite word once the periods change places', () => {
    const [high, low] = [[{ industry: 'Software', won: 200, lost: 200 }], [{ industry: 'Software', won: 80, lost: 320 }]];
    const changed = (made: TwoYears): string => JSON.stringify(section(withFlags(twoYears(made)), 'flags').blocks);
    expect(changed({ before: high, now: low })).toContain('\u221230 points');
    expect(changed({ before: low, now: high })).toContain('+30 points');
  });
});

describe('last quarter’s decisions', () => {
  const decision = (id: string, wish: Partial<Decision>): DecisionRevision => ({
    by: 'chair',
    at: `2025-01-0${id.length}T10:00:00.000Z`,
    decision: {
      id,
      type: 'keep',
      text: `Decision ${id}`,
      segment: { name: 'Software', where: [{ dimension: 'industry', is: 'in', members: ['Software'] }] },
      taken: '2025-01-15',
      options: [],
      evidence: { asOf: '2024-12-31', data: '', rules: '', icp: null, question: null, finding: null, readings: [] },
      expected: { metric: 'winRate', want: 'rise', size: 0.05 },
      owner: 'Ann',
      due: '2025-03-31',
      approvers: [],
      dissent: '',
      review: '2025-07-01',
      kill: '',
      status: 'open',
      verdict: null,
      made: null,
      ...wish,
    },
  });
  const council = (decisions: readonly DecisionRevision[]): Partial<Definitions> => ({ council: { ...NO_DEFINITIONS.council, decisions } });
  const twoOf = (decisions: readonly DecisionRevision[]): Packet => {
    const names = ['Software', 'Health'];
    return packet(
      twoYears(
        {
          before: years(names, 200),
          now: years(names, 200).map(({ industry, won, lost }) => ({ industry, won: won + 60, lost: lost - 60 })),
        },
        council(decisions),
      ),
    );
  };

  test('stand in a table, those due for review first, with what was expected and what happened', () => {
    const whole = twoOf([decision('aa', { review: '2026-01-01', taken: '2025-09-01' }), decision('b', {})]);
    const [table] = section(whole, 'lastDecisions').blocks;
    if (table?.kind !== 'table') throw new Error('no table');
    expect(table.rows.map(([name = '']) => name.slice(-10).trim())).toEqual(['Decision b', 'ecision aa']);
    const [due, open] = table.rows;
    expect(due?.[2]).toMatch(/win rate to rise by 5 points or more/i);
    expect(due?.[3]).toMatch(/% \(\d+ of \d+\) → \d+% \(\d+ of \d+\): [+\u2212]\d+ points/);
    expect(due?.[4]).toMatch(/^market .*, mix .*, rule .*, rest .* \(points\)$/);
    expect(due?.[5]).toMatch(/\. Verdict to be decided\.$/);
    expect(open?.[5]).toMatch(/\. Not due\.$/);
  });

  test('say in the title how many are due and what came of them', () => {
    expect(section(twoOf([decision('b', {})]), 'lastDecisions').sentence.text).toMatch(/^1 of 1 decision is due for review: 1 .*1 late\.$/);
  });

  test('name the figures before and after', () => {
    const { sentence } = section(twoOf([decision('b', {})]), 'lastDecisions');
    expect(sentence.figures.length).toBe(2);
    for (const figure of sentence.figures) expect(figure).toMatch(/^winRate\|industry=Software\|/);
  });

  test('hostile texts and owners come out as text', () => {
    const text = '<img src=x onerror=alert(1)>';
    expect(JSON.stringify(section(twoOf([decision('b', { text, owner: LONG })]), 'lastDecisions').blocks)).toContain(
      JSON.stringify(text).slice(1, -1),
    );
  });
});

describe('how mature we are', () => {
  const answered = (scores2: readonly number[]): PacketGiven['assessment'] =>
    assess({
      asOf: '2025-09-30',
      answers: scores2.map((score2, at) => ({
        instrument: 'segmentation',
        version: SEGMENTATION.version,
        question: SEGMENTATION.dimensions[at]?.id ?? '',
        score2,
        by: 'Ann',
        on: '2025-09-30',
        at: `2025-10-01T10:00:0${at}.000Z`,
        note: '',
        evidence: [],
        suggested2: null,
      })),
      stages: [],
      evidence: [],
      signs: {
        firmographicVersion: null,
        oneMeasureBySegment: null,
        twoKindsFilled: null,
        threeMeasuresBySegment: null,
        steadyForecast: null,
        economicsByIcp: null,
        severalIcps: null,
        targetsJudged: null,
        checkedInYear: null,
      },
      arr: null,
    });
  const ids = (assessment: PacketGiven['assessment']) =>
    packet(company(['Software', 'Health']), { assessment }).sections.map(({ id }) => id);

  test('is told before the proposals once somebody answered, with its score and its weakest dimension', () => {
    const made = packet(company(['Software', 'Health']), { assessment: answered([6, 5, 4, 7, 3]) });
    const told = section(made, 'maturity');
    expect(told.sentence.text).toMatch(/^The overall score is 2\.5 of 5 \(assessment band: .*\)\. Weakest: .* \(1\.5\)\.$/);
    const table = told.blocks.find(({ kind }) => kind === 'table');
    expect(table?.kind === 'table' ? table.rows.map((row) => row[1]) : []).toEqual(['3.0', '2.5', '2.0', '3.5', '1.5']);
    expect(ids(answered([6, 5, 4, 7, 3])).slice(-3)).toEqual(['maturity', 'proposals', 'definitions']);
  });

  test('is left out where nobody answered, and says how far it is where not all was answered', () => {
    expect(ids(answered([]))).not.toContain('maturity');
    const some = packet(company(['Software', 'Health']), { assessment: answered([6, 5]) });
    expect(section(some, 'maturity').sentence.text).toMatch(/^2 of 5 answered: there is no overall score\./);
  });
});

describe('names on a slide', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 });

  test('stay apart, fit, and are left alone where they fit', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 12 }), fc.integer({ min: 20, max: 60 }), (names, most) => {
        const short = shortNames(names, most);
        const shown = names.map((each) => short.get(each) ?? each);
        expect(new Set(shown).size).toBe(names.length);
        for (const [long, brief] of short) {
          expect([...long].length).toBeGreaterThan(most);
          expect([...brief].length).toBeLessThanOrEqual(most);
        }
      }),
    );
  });

  test('a cut text is a beginning of the text, and says so', () => {
    fc.assert(
      fc.property(name, fc.integer({ min: 5, max: 80 }), (text, most) => {
        const shown = cutAt(text, most);
        if ([...text].length <= most) expect(shown).toBe(text);
        else expect(shown.endsWith('\u2026') && text.startsWith(shown.slice(0, -1)) && [...shown].length <= most).toBe(true);
      }),
    );
  });

  test('no character is left that a document cannot hold', () => {
    const found = printable('a\u0000b\u001Fc\u202Ed\uD800e\uFFFEf\r\ng');
    expect(found).toBe('a b c d\uFFFDe\uFFFDf g');
  });
});
