import type { PlantedRow } from './discovery-planted';
import { plot, type Line } from './drift-plot';

/** How often a planted segment is found, by size, as SVG text. */
export function recallPlot(planted: readonly PlantedRow[]): string {
  const own = (points: number): readonly PlantedRow[] => planted.filter((one) => one.points === points);
  const sizes = own(0.2).map(({ deals }) => deals);
  const marks = [
    { points: 0.2, mark: 'a' },
    { points: 0.15, mark: 'b' },
    { points: 0.1, mark: 'c' },
  ] as const;
  return plot({
    title: 'A planted segment of two conditions: how often it is found',
    label:
      'How often a planted segment is found, by deals: the larger the difference and the company, the more often; a pruned tree finds fewer.',
    note: 'Solid: Plumbline. Dashed: a pruned tree. Dashed level: four companies in five.',
    level: 0.8,
    sizes,
    caption: 'closed deals',
    lines: marks.flatMap(({ points, mark }): Line[] => {
      const name = `${(100 * points).toFixed(0)} points`;
      const shares = (of: 'ours' | 'pruned'): readonly number[] => own(points).map((one) => one[of] / Math.max(1, one.companies));
      return [
        { name, mark, thin: false, shares: shares('ours') },
        { name: `${name}, tree`, mark, thin: true, shares: shares('pruned') },
      ];
    }),
  });
}
