import { valueBelow, type CohortResult, type Estimate } from './cohort-study';

const WIDTH = 720;
const HEIGHT = 420;
const LEFT = 62;
const RIGHT = 560;
const TOP = 44;
const BOTTOM = 340;
const HIGHEST = 1;
const STEPS = 5;

/** `aside`: how far it stands beside the middle of its column, so that no bar hides another. */
type Drawn = { readonly estimate: Estimate; readonly name: string; readonly mark: string; readonly aside: number };
const DRAWN: readonly Drawn[] = [
  { estimate: 'wonOfClosed', name: 'won of closed', mark: 'closed', aside: -9 },
  { estimate: 'winRateProjected', name: 'projected', mark: 'projected', aside: 0 },
  { estimate: 'wonOfCreated', name: 'won of created', mark: 'created', aside: 9 },
];

/** Own ground and ink in either scheme, so that the drawing is legible wherever it is shown. */
const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #24292f }
  .ground { fill: #ffffff } .grid { stroke: #d0d7de } .truth { stroke: #57606a; stroke-dasharray: 6 4; stroke-width: 1.5 }
  .closed { color: #b35900 } .projected { color: #0969da } .created { color: #6639ba }
  .line { fill: none; stroke: currentColor; stroke-width: 2.5 } .dot, .name { fill: currentColor } .bar { stroke: currentColor; stroke-width: 1.5 }
  .title { font-weight: 600; font-size: 14px } .name { font-weight: 600 } .quiet { font-size: 12px }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .ground { fill: #0d1117 } .grid { stroke: #30363d } .truth { stroke: #9198a1 }
    .closed { color: #f0883e } .projected { color: #58a6ff } .created { color: #bc8cff } .name { fill: currentColor }
  }`;

const x = (ago: number, ages: number): number => Math.round(RIGHT - (ago / (ages - 1)) * (RIGHT - LEFT - 60) - 30);
const y = (share: number): number => Math.round((BOTTOM - (share / HIGHEST) * (BOTTOM - TOP)) * 10) / 10;

const ageText = (ago: number): string => (ago === 0 ? 'under 3' : `${ago * 3}–${ago * 3 + 3}`);

function axes(ages: number): string {
  const rows = Array.from({ length: STEPS + 1 }, (_, at) => (at * HIGHEST) / STEPS).map(
    (share) =>
      `<line class="grid" x1="${LEFT}" x2="${RIGHT}" y1="${y(share)}" y2="${y(share)}"/>` +
      `<text x="${LEFT - 8}" y="${y(share) + 4}" text-anchor="end">${Math.round(share * 100)} %</text>`,
  );
  const columns = Array.from(
    { length: ages },
    (_, ago) => `<text x="${x(ago, ages)}" y="${BOTTOM + 20}" text-anchor="middle">${ageText(ago)}</text>`,
  );
  const middle = (LEFT + RIGHT) / 2;
  const caption = `<text x="${middle}" y="${BOTTOM + 42}" text-anchor="middle">months since the quarter in which the deals were created began</text>`;
  return [...rows, ...columns, caption].join('\n');
}

function lineOf(results: readonly CohortResult[], { estimate, name, mark, aside }: Drawn): string {
  const points = results
    .map(({ ago, of }) => ({ at: x(ago, results.length) + aside, outcomes: of[estimate] }))
    .filter(({ outcomes }) => outcomes.values.length > 0)
    .map(({ at, outcomes }) => ({
      at,
      mean: y(outcomes.values.reduce((sum, value) => sum + value, 0) / outcomes.values.length),
      low: y(valueBelow(outcomes, 0.05)),
      high: y(valueBelow(outcomes, 0.95)),
    }));
  const newest = points[0];
  return [
    `<g class="${mark}">`,
    ...points.map(({ at, low, high }) => `<line class="bar" x1="${at}" x2="${at}" y1="${low}" y2="${high}"/>`),
    `<polyline class="line" points="${points.map(({ at, mean }) => `${at},${mean}`).join(' ')}"/>`,
    ...points.map(({ at, mean }) => `<circle class="dot" cx="${at}" cy="${mean}" r="4"/>`),
    newest === undefined ? '' : `<text class="name" x="${RIGHT + 12}" y="${newest.mean + 4}">${name}</text>`,
    '</g>',
  ].join('\n');
}

/** What three readings say of the last five quarters, against the rate that is true of all of them, as SVG text. */
export function cohortPlot(results: readonly CohortResult[], truth: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="Won of closed deals lies far above the true rate in young quarters, won of created deals far below; the projected rate lies on it.">
<style>${STYLE}
</style>
<rect class="ground" width="${WIDTH}" height="${HEIGHT}"/>
<text class="title" x="${LEFT}" y="24">Win rate of each quarter's deals, as read today</text>
${axes(results.length)}
<line class="truth" x1="${LEFT}" x2="${RIGHT}" y1="${y(truth)}" y2="${y(truth)}"/>
<text class="quiet" x="${RIGHT + 12}" y="${y(truth) + 22}">dashed: true, ${Math.round(truth * 100)} %</text>
${DRAWN.map((drawn) => lineOf(results, drawn)).join('\n')}
<text class="quiet" x="${LEFT}" y="${HEIGHT - 14}">Dots: mean over simulated companies. Bars: nine companies in ten lie within.</text>
</svg>
`;
}
