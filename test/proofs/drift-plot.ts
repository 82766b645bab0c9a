import type { Power } from './drift-power';
import type { Judge, Quiet } from './drift-study';
import { YEAR } from './drift-tables';

const WIDTH = 760;
const HEIGHT = 400;
const LEFT = 62;
const RIGHT = 540;
const TOP = 44;
const BOTTOM = 330;
const STEPS = 5;

/** Own ground and ink in either scheme, so that the drawing is legible wherever it is shown. */
const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #24292f }
  .ground { fill: #ffffff } .grid { stroke: #d0d7de } .level { stroke: #57606a; stroke-dasharray: 6 4; stroke-width: 1.5 }
  .a { color: #0969da } .b { color: #b35900 } .c { color: #6639ba } .d { color: #1a7f37 }
  .line { fill: none; stroke: currentColor; stroke-width: 2.5 } .thin { stroke-dasharray: 5 4; stroke-width: 2 } .dot, .name { fill: currentColor }
  .title { font-weight: 600; font-size: 14px } .name { font-weight: 600 } .quiet { font-size: 12px }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .ground { fill: #0d1117 } .grid { stroke: #30363d } .level { stroke: #9198a1 }
    .a { color: #58a6ff } .b { color: #f0883e } .c { color: #bc8cff } .d { color: #3fb950 } .name { fill: currentColor }
  }`;

/** A line over the sizes of companies; `thin` is drawn dashed. */
export type Line = {
  readonly name: string;
  readonly mark: 'a' | 'b' | 'c' | 'd';
  readonly thin: boolean;
  readonly shares: readonly number[];
};

const x = (at: number, count: number): number => Math.round(LEFT + 40 + (at / Math.max(1, count - 1)) * (RIGHT - LEFT - 80));
const y = (share: number): number => Math.round((BOTTOM - share * (BOTTOM - TOP)) * 10) / 10;

/** The heights of names that would overlap, moved apart from the highest down. */
function apart(heights: readonly number[]): readonly number[] {
  const order = heights.map((_, at) => at).toSorted((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
  const placed = [...heights];
  let last = -Infinity;
  for (const at of order) {
    last = Math.max(heights[at] ?? 0, last + 16);
    placed[at] = last;
  }
  return placed;
}

function axes(sizes: readonly number[], said: string): string {
  const rows = Array.from({ length: STEPS + 1 }, (_, at) => at / STEPS).map(
    (share) =>
      `<line class="grid" x1="${LEFT}" x2="${RIGHT}" y1="${y(share)}" y2="${y(share)}"/>` +
      `<text x="${LEFT - 8}" y="${y(share) + 4}" text-anchor="end">${Math.round(share * 100)} %</text>`,
  );
  const columns = sizes.map((size, at) => `<text x="${x(at, sizes.length)}" y="${BOTTOM + 20}" text-anchor="middle">${size}</text>`);
  const caption = `<text x="${(LEFT + RIGHT) / 2}" y="${BOTTOM + 42}" text-anchor="middle">${said}</text>`;
  return [...rows, ...columns, caption].join('\n');
}

function lineOf({ name, mark, thin, shares }: Line, height: number): string {
  const points = shares.map((share, at) => ({ at: x(at, shares.length), height: y(share) }));
  return [
    `<g class="${mark}">`,
    `<polyline class="line${thin ? ' thin' : ''}" points="${points.map((point) => `${point.at},${point.height}`).join(' ')}"/>`,
    ...points.map((point) => `<circle class="dot" cx="${point.at}" cy="${point.height}" r="4"/>`),
    `<text class="name" x="${RIGHT + 6}" y="${height + 4}">${name}</text>`,
    '</g>',
  ].join('\n');
}

export type Drawn = {
  readonly title: string;
  readonly label: string;
  readonly note: string;
  readonly level: number;
  readonly sizes: readonly number[];
  readonly lines: readonly Line[];
  /** What the sizes are. */
  readonly caption?: string;
};

export function plot({ title, label, note, level, sizes, lines, caption = 'deals a quarter' }: Drawn): string {
  const heights = apart(lines.map(({ shares }) => y(shares.at(-1) ?? 0)));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${label}">
<style>${STYLE}
</style>
<rect class="ground" width="${WIDTH}" height="${HEIGHT}"/>
<text class="title" x="${LEFT}" y="24">${title}</text>
${axes(sizes, caption)}
<line class="level" x1="${LEFT}" x2="${RIGHT}" y1="${y(level)}" y2="${y(level)}"/>
${lines.map((line, at) => lineOf(line, heights[at] ?? 0)).join('\n')}
<text class="quiet" x="${LEFT}" y="${HEIGHT - 10}">${note}</text>
</svg>
`;
}

/** Pages with a false flag by size, in the usual window, as SVG text. */
export function alarmPlot(quiet: readonly Quiet[]): string {
  const own = quiet.filter(({ window }) => window === YEAR);
  const shares = (judge: Judge): readonly number[] => own.map(({ flagged, companies }) => flagged[judge] / companies);
  return plot({
    title: 'Pages with a flag where nothing changed',
    label:
      'Pages with a false flag by deals a quarter: the product stays near or under ten in a hundred, p under 0.05 never does, PSI only in large companies.',
    note: 'Dashed: the budget of 10 %. Four quarters against the four before.',
    level: 0.1,
    sizes: own.map(({ dealsAQuarter }) => dealsAQuarter),
    lines: [
      { name: 'Plumbline', mark: 'a', thin: false, shares: shares('winRate') },
      { name: 'p &lt; 0.05 per test', mark: 'b', thin: false, shares: shares('pUnder5') },
      { name: 'PSI over 0.1', mark: 'c', thin: false, shares: shares('psi10') },
      { name: 'PSI over 0.25', mark: 'd', thin: false, shares: shares('psi25') },
    ],
  });
}

const TEN_POINTS = -0.1;

/** How often a fall of the win rate by ten points is found, by size and place, as SVG text. */
export function powerPlot(powers: readonly Power[]): string {
  const own = (of: 'largest' | 'middle' | null): readonly Power[] =>
    powers.filter(({ shift, window }) => window === YEAR && shift.kind === 'winRate' && shift.of === of && shift.points === TEN_POINTS);
  const shares = (of: 'largest' | 'middle' | null, judge: Judge): readonly number[] =>
    own(of).map(({ found, companies }) => found[judge] / companies);
  const places = [
    { of: null, name: 'all segments', mark: 'a' },
    { of: 'largest', name: 'the largest', mark: 'b' },
    { of: 'middle', name: 'a middling one', mark: 'c' },
  ] as const;
  return plot({
    title: 'Win rate falls by ten points: how often it is found',
    label: 'How often a fall of the win rate by ten points is found, by deals a quarter: far more often in all segments than in one.',
    note: 'Solid: Plumbline. Dashed: a plain page of Fisher tests. Dashed level: four companies in five.',
    level: 0.8,
    sizes: own(null).map(({ dealsAQuarter }) => dealsAQuarter),
    lines: places.flatMap(({ of, name, mark }): Line[] => [
      { name, mark, thin: false, shares: shares(of, 'winRate') },
      { name: `${name}, plain page`, mark, thin: true, shares: shares(of, 'plainWinRate') },
    ]),
  });
}
