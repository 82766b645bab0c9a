import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { packetCsvZip } from '../../../src/exports/packet-csv';
import { chartOf, HOSTILE, packetOf, PLAIN, sectionOf, WIDE } from '../../fixtures/packets';

const filesOf = (bytes: Uint8Array): ReadonlyMap<string, string> =>
  new Map(Object.entries(unzipSync(bytes)).map(([name, each]) => [name, strFromU8(each)]));
const fileOf = (bytes: Uint8Array, part: string): string => [...filesOf(bytes)].find(([name]) => name.includes(part))?.[1] ?? '';

describe('the CSV appendix of a packet', () => {
  it('is the same bytes each time, a file for each table, chart and list, in the order of the packet', () => {
    expect(Buffer.from(packetCsvZip(PLAIN)).equals(Buffer.from(packetCsvZip(PLAIN)))).toBe(true);
    expect([...filesOf(packetCsvZip(PLAIN)).keys()]).toEqual([
      '01-cover-1-What-it-rests-on.csv',
      '02-lastDecisions-1-Decisions-of-Q1-FY25.csv',
      '03-scorecard-1-Scorecard-ICP-against-non-ICP.csv',
      '03-scorecard-2-Win-rate-by-quarter-ICP-and-non-ICP.csv',
      '04-league-1-Win-rate-by-segment.csv',
      '04-league-2-list.csv',
      '05-bridge-1-From-the-share-of-last-quarter-to-this-o.csv',
      '06-economics-1-Open-pipeline.csv',
      'about.txt',
    ]);
  });

  it('holds tables whole where slides cut them', () => {
    const lines = fileOf(packetCsvZip(WIDE), 'League-table').split('\r\n');
    expect(lines.filter((line) => line.startsWith('"Segment '))).toHaveLength(40);
    expect(lines).toContain('"Segment 40","59.9% (30.0–60.0), 50 of 108","€49,200","99 days","2.9×"');
  });

  it('holds the numbers of charts in full, with their unit and target', () => {
    const third = 1 / 3;
    const zip = packetCsvZip(
      packetOf(
        sectionOf(
          'league',
          'q',
          's',
          chartOf({ unit: 'money', currency: 'EUR', series: [{ name: 'ICP', role: 'icp', values: [third, null, 2] }], target: 3 }),
        ),
      ),
    );
    const lines = fileOf(zip, 'ICP-share').split('\r\n');
    expect(lines.slice(0, 4)).toEqual([
      '"Category (money, EUR)","ICP","Target"',
      `"Q1 FY25","${third}","3"`,
      '"Q2 FY25","","3"',
      '"Q3 FY25","2","3"',
    ]);
  });

  it('holds the sheets of the appendix with bare numbers', () => {
    const zip = packetCsvZip({
      ...PLAIN,
      appendix: [
        {
          name: 'figures',
          columns: ['figure', 'value'],
          rows: [
            ['winRate||2025', 0.4703196347031963],
            ['acv||2025', null],
          ],
        },
      ],
    });
    expect(fileOf(zip, 'appendix-figures').split('\r\n').slice(0, 3)).toEqual([
      '"figure","value"',
      '"winRate||2025","0.4703196347031963"',
      '"acv||2025",""',
    ]);
  });

  it('says where it comes from, and every sentence with its definitions', () => {
    const about = fileOf(packetCsvZip(PLAIN), 'about.txt');
    for (const { sentence, question } of PLAIN.sections) expect(about).toContain(`${question}: ${sentence.text}`);
    for (const text of [
      'As of: 2025-09-30',
      `Source: ${PLAIN.source}`,
      'Definition: Interval: Wilson, 95%.',
      'In this zip: 01-cover-1-What-it-rests-on.csv',
    ])
      expect(about).toContain(text);
  });

  it('disarms what a spreadsheet would run', () => {
    for (const [name, text] of filesOf(packetCsvZip(HOSTILE)))
      if (name.endsWith('.csv')) expect(text, name).not.toMatch(/(^|[,\n])"?\s*[=@]/);
  });
});
