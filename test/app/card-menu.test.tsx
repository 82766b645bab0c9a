import { cleanup, fireEvent, screen } from '@testing-library/react';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Card } from '../../src/app/parts/card';
import { Drawing } from '../../src/app/parts/drawing';
import { PageExport } from '../../src/app/parts/page-export';
import { dumbbellOption } from '../../src/charts/dumbbell';
import type { MetricId } from '../../src/core/metrics';
import { dotOf, dumbbellOf } from '../../src/views/dots';
import { textCell, type Table } from '../../src/views/table';
import { words } from '../../src/wording/sentence';
import { share } from '../core/views/made';
import { open } from './icp/opened';

vi.setConfig({ testTimeout: 30_000 });

const HOSTILE = '<script>alert(1)</script>';
const FORMULA = '=HYPERLINK("http://evil.example")';
const TABLE: Table = {
  caption: 'Both sides',
  columns: [{ id: 'name', label: 'Name', isNumber: false }],
  rows: Array.from({ length: 60 }, (_, at) => ({ id: String(at), cells: [textCell(`Row ${at}`)] })),
  note: null,
};
const [inIcp, outside] = [share('winRate', 40, 100), share('winRate', 20, 100)];
const dumbbell = dumbbellOf(dotOf(inIcp, 'ICP', 'ICP 40%', true), dotOf(outside, HOSTILE, HOSTILE, true), inIcp);
const common = {
  level: 2,
  sentence: [words(`It is ${HOSTILE}.`)],
  foot: ['n=7'],
  metrics: ['winRate'] as readonly MetricId[],
  table: TABLE,
  evidence: [{ as: FORMULA, reading: share('winRate', 1, 3) }],
} as const;

const Drawn = ({ rows = ['first', 'second'] }: { readonly rows?: readonly string[] }) => (
  <Card {...common} name="drawn" question={`Is ${HOSTILE} worth it?`}>
    {rows.map((row) => (
      <Drawing key={row} view={dumbbell} draw={dumbbellOption} label={`${row} row`} height={60} />
    ))}
  </Card>
);
const Listed = () => (
  <Card {...common} name="listed" question="Which are they?" table={null} evidence={[]}>
    <p>none</p>
  </Card>
);

const saved: Blob[] = [];
const named: string[] = [];
beforeEach(() => {
  window.location.hash = '#/council';
  [saved.length, named.length] = [0, 0];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => (saved.push(blob as Blob), 'blob:saved'));
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function note(this: HTMLAnchorElement) {
    named.push(this.download);
  });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const choose = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));
const lastText = async (): Promise<string> => (await saved.at(-1)?.text()) ?? '';

describe('the menu of a card', () => {
  it('has its items in one order, and none for a picture where nothing is drawn, nor for numbers where there are none', async () => {
    await open({}, () => <Drawn />);
    fireEvent.click(screen.getByRole('button', { name: /^More on/ }));
    const items = (): readonly (string | null)[] => [...document.querySelectorAll('.menu button')].map((button) => button.textContent);
    expect(items()).toEqual([
      'What is this?',
      'Show SQL',
      'See the rows',
      'Record a decision',
      'Copy link',
      'Copy as image',
      'Download PNG',
      'Download SVG',
      'Download CSV',
    ]);
    cleanup();
    await open({}, () => <Listed />);
    fireEvent.click(screen.getByRole('button', { name: /^More on/ }));
    expect(items()).toEqual(['What is this?', 'Record a decision', 'Copy link']);
  });

  it('gives the picture of a card as text alone, the same while its table is shown', async () => {
    await open({}, () => <Drawn />);
    const pictures: string[] = [];
    for (const shows of ['Chart', 'Table']) {
      choose(shows);
      fireEvent.click(screen.getByRole('button', { name: /^More on/ }));
      choose('Download SVG');
      await vi.waitFor(() => expect(saved).toHaveLength(pictures.length + 1), 10_000);
      pictures.push(await lastText());
    }
    expect(named[0]).toMatch(/^plumbline-sample-drawn-\d{4}-\d\d-\d\d-[0-9a-f]{8}\.svg$/);
    expect(pictures[0]).toBe(pictures[1]);
    const root = new DOMParser().parseFromString(pictures[0] ?? '', 'image/svg+xml').documentElement;
    expect(root.querySelectorAll('script').length).toBe(0);
    expect(pictures[0]).not.toContain('<script');
    expect(pictures[0]).toContain('&lt;script&gt;');
    for (const row of ['first row', 'second row']) expect(pictures[0]).toContain(`>${row}</text>`);
  });

  it('gives its numbers in full, disarmed, with what they are about', async () => {
    await open({}, () => <Drawn />);
    fireEvent.click(screen.getByRole('button', { name: /^More on/ }));
    choose('Download CSV');
    await screen.findByText(/^Saved plumbline-sample-drawn-.*\.csv\.$/);
    const text = await lastText();
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"")",winRate,,2025-07-01,2025-09-30,0.3333333333333333,share,`);
    expect(text).toMatch(/\r\nData fingerprint,[0-9a-f]{16,}\r\n/);
    expect(text).toContain('\r\nDefinition: Win rate,won deals / won and lost deals\r\n');
  });
});

describe('the export of a page', () => {
  it('is a zip of every card in its order with a text on it, the same bytes each time', async () => {
    await open({}, () => (
      <>
        <PageExport />
        <Drawn rows={['only']} />
        <Listed />
        <Drawn />
      </>
    ));
    for (const times of [1, 2]) {
      choose('Export');
      fireEvent.click(await screen.findByRole('button', { name: 'All as zip' }));
      await vi.waitFor(() => expect(saved).toHaveLength(times), 10_000);
    }
    const [zip, again] = await Promise.all(saved.map(async (blob) => new Uint8Array(await blob.arrayBuffer())));
    expect(zip).toEqual(again);
    const files = unzipSync(zip ?? new Uint8Array());
    expect(Object.keys(files)).toEqual(['01-drawn.csv', '01-drawn.svg', '03-drawn.csv', '03-drawn.svg', 'about.txt']);
    const about = strFromU8(files['about.txt'] ?? new Uint8Array());
    expect(about).toMatch(/^Council, from Sample data: /);
    expect(about).toContain('In this zip: 03-drawn.svg');
  });
});

describe('a long table on paper', () => {
  it('says how many of its rows are printed; a short one says nothing', async () => {
    await open({}, () => <Drawn />);
    choose('Table');
    expect(document.querySelector('.print-only')?.textContent).toBe(
      'The first 50 of 60 rows are printed. The CSV file of this card holds all of them.',
    );
    cleanup();
    await open({}, () => (
      <Card {...common} name="short" question="Short?" table={{ ...TABLE, rows: TABLE.rows.slice(0, 50) }}>
        <p>none</p>
      </Card>
    ));
    choose('Table');
    expect(document.querySelector('.print-only')).toBeNull();
  });
});
