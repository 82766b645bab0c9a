import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FOOT, SLIDE } from '../../../src/exports/packet-boxes';
import { packetPptx } from '../../../src/exports/packet-pptx';
import { packetSlides } from '../../../src/exports/packet-slides';
import { packetSeen } from '../../../src/exports/packet-text';
import type { Packet, PacketBlock } from '../../../src/views/packet';
import { chartOf, HOSTILE, HOSTILE_NAMES, listOf, packetOf, PLAIN, sectionOf, tableOf, WIDE } from '../../fixtures/packets';
import { xmlFault } from '../../fixtures/well-formed';

const PACKETS = { PLAIN, HOSTILE, WIDE, EMPTY: packetOf() };
const EMU = 914_400;

type Parts = ReadonlyMap<string, string>;
const parts = (bytes: Uint8Array): Parts => new Map(Object.entries(unzipSync(bytes)).map(([name, each]) => [name, strFromU8(each)]));
const written = async (packet: Packet): Promise<Parts> => parts(await packetPptx(packet));
const named = (all: Parts, pattern: RegExp): readonly string[] =>
  [...all]
    .filter(([name]) => pattern.test(name))
    .toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([, text]) => text);
const slidesOf = (all: Parts): readonly string[] => named(all, /^ppt\/slides\/slide\d+\.xml$/);
const notesOf = (all: Parts): readonly string[] => named(all, /^ppt\/notesSlides\/notesSlide\d+\.xml$/);
const chartsOf = (all: Parts): readonly string[] => named(all, /^ppt\/charts\/chart\d+\.xml$/);

const plain = (xml: string): string =>
  xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
/** Every text of a slide, a paragraph a line. */
const textsOf = (xml: string): readonly string[] =>
  [...xml.matchAll(/<a:p>(.*?)<\/a:p>/gs)].map(([, paragraph = '']) =>
    plain([...paragraph.matchAll(/<a:t>([^<]*)/g)].map(([, text = '']) => text).join('')),
  );

afterEach(() => vi.useRealTimers());

describe('slides of a packet', () => {
  it('are the same bytes whenever they are written, and whatever was written before', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-10-01T08:00:00Z') });
    const first = await packetPptx(PLAIN);
    await packetPptx(WIDE);
    vi.setSystemTime(new Date('2031-02-03T23:59:58Z'));
    expect(Buffer.from(await packetPptx(PLAIN)).equals(Buffer.from(first))).toBe(true);
    const core = parts(first).get('docProps/core.xml') ?? '';
    expect(core.match(/2025-09-30T00:00:00Z/g)).toHaveLength(2);
    expect(core).not.toMatch(/2025-10|2031/);
  });

  it.each(Object.entries(PACKETS))('of %s are well-formed parts that name each other and no others', async (_, packet) => {
    const all = await written(packet);
    for (const [name, text] of all) if (/\.(?:xml|rels)$/.test(name)) expect(xmlFault(text), name).toBeNull();
    for (const [, part = ''] of (all.get('[Content_Types].xml') ?? '').matchAll(/PartName="\/([^"]*)"/g))
      expect([...all.keys()]).toContain(part);
    for (const [name, text] of all)
      for (const [, target = ''] of name.endsWith('.rels') ? text.matchAll(/Target="([^"]*)"/g) : []) {
        const base = name.replace(/_rels\/[^/]*$/, '');
        const path = target.startsWith('/') ? target.slice(1) : new URL(target, `http://x/${base}`).pathname.slice(1);
        expect([...all.keys()], `${name} → ${target}`).toContain(path);
      }
  });

  it.each(Object.entries(PACKETS))('of %s give every shape an id of its own, and every picture words', async (_, packet) => {
    for (const slide of slidesOf(await written(packet))) {
      const ids = [...slide.matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const frames = [...slide.matchAll(/<p:nvGraphicFramePr>\s*<p:cNvPr [^>]*>/g)];
      for (const [frame] of frames) expect(frame).toContain(' descr="');
    }
  });

  it('hold every text of the packet: sentences in the title placeholder, cells in tables, definitions in the notes', async () => {
    const all = await written(PLAIN);
    const [slides, notes] = [slidesOf(all), notesOf(all)];
    expect(slides).toHaveLength(PLAIN.sections.length);
    for (const [at, section] of PLAIN.sections.entries()) {
      const slide = slides[at] ?? '';
      const title = /<p:sp>(?:(?!<\/p:sp>).)*type="title".*?<\/p:sp>/s.exec(slide)?.[0] ?? '';
      expect(textsOf(title)).toEqual([section.sentence.text]);
      const texts = textsOf(slide);
      for (const block of section.blocks) {
        if (block.kind === 'table')
          for (const text of [block.caption, ...block.columns.map(({ label }) => label), ...block.rows.flat()])
            expect(texts).toContain(text);
        if (block.kind === 'list') for (const { text } of block.items) expect(texts).toContain(text);
        if (block.kind === 'reason') expect(texts).toContain(block.text);
      }
      expect(texts).toContain(PLAIN.source);
      expect(slide).toContain('type="slidenum"');
      expect(textsOf(notes[at] ?? '')).toEqual(expect.arrayContaining([...section.notes, PLAIN.source]));
    }
  });

  it('write numbers flush right, tables in 12 points and more, titles in 24 and more', async () => {
    const all = [...slidesOf(await written(PLAIN)), ...slidesOf(await written(WIDE)), ...slidesOf(await written(HOSTILE))];
    const sizes = (xml: string): readonly number[] => [...xml.matchAll(/ sz="(\d+)"/g)].map(([, size]) => Number(size) / 100);
    for (const slide of all) {
      for (const [table] of slide.matchAll(/<a:tbl>.*?<\/a:tbl>/gs)) expect(Math.min(...sizes(table))).toBeGreaterThanOrEqual(12);
      const title = /<p:sp>(?:(?!<\/p:sp>).)*type="title".*?<\/p:sp>/s.exec(slide)?.[0] ?? '';
      expect(Math.min(...sizes(title), 99)).toBeGreaterThanOrEqual(24);
    }
    const cell = [...(all[1] ?? '').matchAll(/<a:tc>.*?<\/a:tc>/gs)].find(([each]) => each.includes('+5.0 points'))?.[0];
    expect(cell).toContain('algn="r"');
  });

  it('say how many rows are left out, where forty segments do not fit on two slides', async () => {
    const slides = slidesOf(await written(WIDE));
    const rows = slides.map((slide) => textsOf(slide).filter((text) => /^Segment \d+$/.test(text)).length);
    const shown = rows.reduce((sum, each) => sum + each, 0);
    expect(shown).toBeGreaterThan(20);
    expect(slides.flatMap(textsOf)).toContain(`${40 - shown} more rows in the CSV appendix`);
    expect(slides.slice(0, 2).every((slide) => textsOf(slide).includes('LTV:CAC'))).toBe(true);
  });

  it('leave nothing of a hostile name that runs or that a spreadsheet would run', async () => {
    const all = await written(HOSTILE);
    for (const [name, text] of all) {
      expect(text, name).not.toMatch(/<(?:img|script)|TargetMode="External"/);
      if (name.endsWith('.xlsx')) expect(text).not.toContain('<f>');
    }
    const cells = slidesOf(all).flatMap((slide) => [...slide.matchAll(/<a:tc>.*?<\/a:tc>/gs)].flatMap(([cell]) => textsOf(cell)));
    expect(cells.filter((text) => /^\s*[=@]|^[+-]\D/.test(text))).toEqual([]);
    expect(cells).toContain('\'=HYPERLINK("http://evil.example","x")');
    expect(cells).toContain('-2+3');
    expect(slidesOf(all).flatMap(textsOf)).toContain(HOSTILE_NAMES[0]);
  });

  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.lorem({ maxCount: 40 }), fc.constantFrom(...HOSTILE_NAMES));
  const value = fc.oneof(fc.double({ min: -1e7, max: 1e7, noNaN: true }), fc.constant(null));
  const block: fc.Arbitrary<PacketBlock> = fc.oneof(
    fc
      .record({
        caption: text,
        labels: fc.array(text, { minLength: 1, maxLength: 14 }),
        cells: fc.array(text, { maxLength: 5 }),
        count: fc.nat(60),
        more: fc.nat(3),
      })
      .map(({ caption, labels, cells, count, more }): PacketBlock => ({
        kind: 'table',
        caption,
        columns: labels.map((label, at) => ({ label, align: at % 2 === 0 ? 'start' : 'end' })),
        rows: Array.from({ length: count }, (_, row) => labels.map((_label, at) => cells[(row + at) % Math.max(1, cells.length)] ?? '')),
        more,
      })),
    fc.array(text, { maxLength: 30 }).map((texts) => listOf(...texts)),
    fc
      .record({
        form: fc.constantFrom('bars', 'columns', 'line', 'waterfall'),
        unit: fc.constantFrom('share', 'money', 'count', 'days', 'ratio', 'points'),
        currency: fc.constantFrom(null, 'EUR', 'JPY', 'not one'),
        categories: fc.array(text, { maxLength: 50 }),
        values: fc.array(value, { maxLength: 50 }),
        target: value,
      })
      .map(({ values, ...given }) =>
        chartOf({ ...given, series: [{ name: 'a', role: 'icp', values: given.categories.map((_, at) => values[at] ?? null) }] }),
      ),
    text.map((each): PacketBlock => ({ kind: 'reason', text: each })),
  );
  const packet = fc
    .array(fc.record({ question: text, sentence: text, blocks: fc.array(block, { maxLength: 5 }) }), { minLength: 1, maxLength: 3 })
    .map((sections) =>
      packetOf(
        ...sections.map(({ question, sentence, blocks }, at) => sectionOf(at === 0 ? 'cover' : 'league', question, sentence, ...blocks)),
      ),
    );

  it('run off no slide and lie on no foot, whatever the packet holds', () => {
    fc.assert(
      fc.property(packet, (given) => {
        for (const { pieces, titleSize } of packetSlides(packetSeen(given))) {
          expect(titleSize).toBeGreaterThanOrEqual(24);
          for (const { box } of pieces) {
            expect(box.x).toBeGreaterThanOrEqual(0.5);
            expect(box.x + box.w).toBeLessThanOrEqual(SLIDE.w - 0.49);
            expect(box.y + box.h).toBeLessThanOrEqual(FOOT.y);
            expect(Math.min(box.w, box.h)).toBeGreaterThan(0);
          }
          const areas = pieces.map(({ box }) => box);
          for (const [at, a] of areas.entries())
            for (const b of areas.slice(at + 1))
              expect(a.x + a.w <= b.x + 1e-6 || b.x + b.w <= a.x + 1e-6 || a.y + a.h <= b.y + 1e-6 || b.y + b.h <= a.y + 1e-6).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are well-formed whatever the packet holds, with every shape on the slide', async () => {
    await fc.assert(
      fc.asyncProperty(packet, async (given) => {
        const all = await written(given);
        for (const [name, each] of all) if (name.endsWith('.xml')) expect(xmlFault(each), name).toBeNull();
        for (const slide of slidesOf(all))
          for (const [, x, y, w, h] of slide.matchAll(/<a:off x="(-?\d+)" y="(-?\d+)"\/><a:ext cx="(-?\d+)" cy="(-?\d+)"/g)) {
            expect(Number(x) + Number(w)).toBeLessThanOrEqual(SLIDE.w * EMU + 1000);
            expect(Number(y) + Number(h)).toBeLessThanOrEqual(SLIDE.h * EMU + 1000);
          }
      }),
      { numRuns: 10 },
    );
  });

  it('of a company of one quarter show its target as a mark, and draw nothing where nothing is defined', async () => {
    const charts = chartsOf(await written(WIDE));
    expect(charts[1]).toContain('<c:symbol val="dash"/>');
    expect(charts).toHaveLength(3);
    const texts = slidesOf(await written(WIDE)).flatMap(textsOf);
    expect(texts).toContain('ICP share of won deals by quarter. Not defined: Q1 FY25; Q2 FY25; Q3 FY25.');
    expect(tableOf('x', 'a | b>\n1 | 2').columns[1]).toEqual({ label: 'b', align: 'end' });
  });
});
