import { describe, expect, test } from 'vitest';
import type { PacketSection, PacketTable } from '../../../src/views/packet';
import { printedRows, printedSections } from '../../../src/views/packet-printed';

const table = (count: number, more: number): PacketTable => ({
  kind: 'table',
  caption: 'Segments',
  columns: [{ label: 'Segment', align: 'start' }],
  rows: Array.from({ length: count }, (_, at) => [`Segment ${at + 1}`]),
  more,
});
const section = (id: PacketSection['id'], ...notes: readonly string[]): PacketSection => ({
  id,
  question: 'What?',
  sentence: { text: 'That.', figures: [] },
  blocks: [],
  notes,
});

describe('on paper', () => {
  test('a table stops after fifty rows, and says how many are in the appendix', () => {
    expect(printedRows(table(50, 0))).toEqual({ rows: table(50, 0).rows, left: null });
    expect(printedRows(table(53, 0)).rows.at(-1)).toEqual(['Segment 50']);
    expect(printedRows(table(53, 1200)).left).toBe('1,203 more in the CSV appendix');
  });

  test('what several sections rest on is defined once, in the last; a section keeps what is its own', () => {
    const sections = [
      section('scorecard', 'Period: last quarter', 'Definition: Win rate: won / closed'),
      section('league', 'Definition: Win rate: won / closed', 'Setting: Margin: 80%'),
      section('definitions', '4 remarks', 'Definition: ACV: amount / term'),
    ];
    expect(printedSections(sections).map(({ notes }) => notes)).toEqual([
      ['Period: last quarter'],
      [],
      ['4 remarks', 'Definition: Win rate: won / closed', 'Setting: Margin: 80%', 'Definition: ACV: amount / term'],
    ]);
  });

  test('no note is lost', () => {
    const notes = ['Definition: CAC: spend / new customers', 'n under 10 is a fraction'];
    const all = printedSections([section('cover', ...notes), section('definitions')]).flatMap((each) => each.notes);
    expect(all.toSorted()).toEqual(notes.toSorted());
  });
});
