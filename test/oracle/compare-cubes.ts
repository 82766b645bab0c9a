import type { Cube } from '../../src/core/metrics/cube';

/** A cube as text, cells of one key added up and zeros left out, so that equal cubes are equal objects. */
export function addedUp(cube: Cube): Readonly<Record<string, number>> {
  const sums = new Map<string, number>();
  const add = (name: string, value: number) => {
    if (value !== 0) sums.set(name, (sums.get(name) ?? 0) + value);
  };
  const key = (from: Pick<Cube, 'keys' | 'months'>, at: number) => `[${from.keys.map((codes) => codes[at]).join()}] ${from.months[at]}`;
  for (const [id, values] of cube.numbers) values.forEach((value, at) => add(`${id} ${key(cube, at)}`, value));
  for (const [id, spread] of cube.spreads) spread.count.forEach((count, at) => add(`${id} ${key(spread, at)} ${spread.value[at]}`, count));
  return Object.fromEntries([...sums].filter(([, value]) => value !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}
