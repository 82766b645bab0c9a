import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packetChartSvg } from '../../../src/exports/packet-chart-svg';
import { chartXml } from '../../../src/exports/packet-chart-xml';
import { packetCsvZip } from '../../../src/exports/packet-csv';
import { packetPptx } from '../../../src/exports/packet-pptx';
import { packetSlides } from '../../../src/exports/packet-slides';
import type { PacketSection, PacketTable } from '../../../src/views/packet';
import { chartOf, listOf, packetOf, sectionOf, tableOf } from '../../fixtures/packets';

const IDS: readonly PacketSection['id'][] = [
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

const rows = (count: number): string =>
  `Segment|Win rate>\n${Array.from({ length: count }, (_, at) => `Segment ${at + 1}|${at}%`).join('\n')}`;
/** A section of so many slides: on each two tables of fourteen rows beside each other. */
const long = (id: PacketSection['id'], slides: number): PacketSection =>
  sectionOf(
    id,
    `Question of ${id}?`,
    `Answer of ${id}.`,
    ...Array.from({ length: 2 * slides }, (_, at) => tableOf(`Table ${at + 1}`, rows(14))),
  );

const FIGURE = 'winRate|industry=Software|2025-07-01..2025-09-30';
const OTHER = 'winRate|industry=Health|2025-07-01..2025-09-30';
const NAMED: PacketTable = {
  ...tableOf('Industries', 'Industry|Win rate>\nSoftware|52% (62 of 119)\nHealth|41% (38 of 93)'),
  figures: [
    [[], [FIGURE]],
    [[], [OTHER]],
  ],
};
const files = (bytes: Uint8Array): ReadonlyMap<string, string> =>
  new Map(Object.entries(unzipSync(bytes)).map(([name, each]) => [name, strFromU8(each)]));

describe('the slides of a meeting', () => {
  it('are fourteen at most, of which every section has one, and what has no room comes after as an appendix', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 10, maxLength: 13 }), (lengths) => {
        const sections = lengths.map((length, at) => long(IDS[at] ?? 'cover', length));
        const labels = packetSlides(packetOf(...sections)).map(({ label }) => label);
        const first = labels.findIndex((label) => label.startsWith('Appendix: '));
        const meeting = first < 0 ? labels : labels.slice(0, first);
        expect(meeting.length).toBeGreaterThanOrEqual(lengths.length);
        expect(meeting.length).toBeLessThanOrEqual(14);
        expect(first < 0 || meeting.length === 14).toBe(true);
        for (const { question, id } of sections) if (id !== 'cover') expect(meeting.some((label) => label.startsWith(question))).toBe(true);
        expect(first < 0 ? [] : labels.slice(first).filter((label) => !label.startsWith('Appendix: '))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('say of a section that goes on in the appendix that it does, and give the first extra slides to what comes first', () => {
    const labels = packetSlides(packetOf(...IDS.slice(1).map((id) => long(id, id === 'lastDecisions' || id === 'league' ? 3 : 1)))).map(
      ({ label }) => label,
    );
    expect(labels.slice(0, 3)).toEqual([1, 2, 3].map((at) => `Question of lastDecisions? (${at} of 3)`));
    expect(labels.filter((label) => label.includes('league'))).toEqual([
      'Question of league? (1 of 3); the rest in the appendix',
      'Appendix: Question of league? (2 of 3)',
      'Appendix: Question of league? (3 of 3)',
    ]);
  });

  it('show the first rows of a long table, count the others, and leave all of them to paper and CSV', () => {
    const packet = packetOf(sectionOf('league', 'Where?', 'There.', { ...tableOf('Segments', rows(40)), most: 10 }));
    const [slide] = packetSlides(packet);
    const [piece] = slide?.pieces ?? [];
    expect(piece?.kind === 'table' ? [piece.table.rows.length, piece.table.note] : []).toEqual([10, '30 more rows in the CSV appendix']);
    const [, csv = ''] = [...files(packetCsvZip(packet))].find(([name]) => name.startsWith('01-league')) ?? [];
    expect(csv.match(/Segment \d+/g)?.length).toBe(40);
  });
});

describe('every figure in a table', () => {
  const packet = packetOf(sectionOf('league', 'Where?', 'There.', NAMED, listOf('Software leads.')));

  it('has its name in the notes of its slides', async () => {
    const notes = [...files(await packetPptx(packet))].find(([name]) => name.includes('notesSlides/notesSlide'))?.[1] ?? '';
    expect(notes).toContain(FIGURE);
    expect(notes).toContain(OTHER);
  });

  it('has its name in the row of the CSV that states it', () => {
    const [, csv = ''] = [...files(packetCsvZip(packet))].find(([name]) => name.startsWith('01-league-1')) ?? [];
    const lines = csv.split(/\r?\n/);
    expect(lines.find((line) => line.startsWith('"Industry'))).toBe('"Industry","Win rate","Figures"');
    expect(lines.find((line) => line.startsWith('"Health'))).toContain(OTHER);
    expect(lines.find((line) => line.startsWith('"Health'))).not.toContain(FIGURE);
  });
});

describe('a bar on ten to twenty-nine deals', () => {
  const chart = chartOf({
    form: 'bars',
    categories: ['Software', 'Health'],
    series: [{ name: 'Win rate', role: 'plain', values: [0.52, 0.41], rests: [119, 19], isThin: [false, true] }],
  });
  const packet = packetOf(sectionOf('league', 'Where?', 'There.', chart));

  it('is hatched on a slide and on paper, and no other is', () => {
    const xml = chartXml(chart);
    expect([...xml.matchAll(/<c:dPt><c:idx val="(\d+)"\/>.*?<\/c:dPt>/g)].map(([, at]) => at)).toEqual(['1']);
    expect(xml).toMatch(/<c:dPt>.*pattFill.*<\/c:dPt>/);
    // The schema wants points of their own before labels.
    expect(xml.indexOf('<c:dPt>')).toBeLessThan(xml.indexOf('<c:dLbls>'));
    const hatched = (one: typeof chart): number =>
      packetChartSvg(one, 900).svg.match(/<path d="(?:M[\d.]+ [\d.]+L[\d.]+ [\d.]+)+" stroke/g)?.length ?? 0;
    expect(hatched(chart)).toBe(1);
    expect(hatched({ ...chart, series: chart.series.map((each) => ({ ...each, isThin: [false, false] })) })).toBe(0);
  });

  it('says how many deals it rests on beside its name, in slide, paper and CSV', () => {
    const [piece] = packetSlides(packet)[0]?.pieces ?? [];
    expect(piece?.kind === 'chart' ? piece.chart.categories : []).toEqual(['Software (n=119)', 'Health (n=19)']);
    expect(packetChartSvg(chart, 900).svg).toContain('Health (n=19)');
    const [, csv = ''] = [...files(packetCsvZip(packet))].find(([name]) => name.startsWith('01-league')) ?? [];
    expect(csv).toContain('"Health","0.41","19"');
  });
});
