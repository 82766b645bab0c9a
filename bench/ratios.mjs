import { median } from './median.mjs';

const COUNTS = ['milliseconds', 'work', 'busiest'];
const padded = (number, width = 7) => String(Math.round(number)).padStart(width);
const counted = ({ milliseconds, work, busiest }) =>
  `${padded(milliseconds)} ms  work ${padded(work, 6)} ms  busiest thread ${padded(busiest, 6)} ms`;

/** The rounds of a run as lines: medians of the product and of each peer, and each peer's counts as multiples of ours. */
export function ratioTable(rounds) {
  const products = rounds.map(({ product }) => product);
  const mid = (samples) => Object.fromEntries(COUNTS.map((count) => [count, median(samples.map((sample) => sample[count]))]));
  const ours = [
    { name: 'checked, ready to load', ...mid(products.map(({ reviewed }) => reviewed)) },
    { name: 'checked and loaded', ...mid(products.map(({ reviewed, loaded }) => sumOf(reviewed, loaded))) },
  ];
  const peers = rounds[0].peers.map(({ name }, at) => ({ name, samples: rounds.map(({ peers: all }) => all[at]) }));
  return [
    ...ours.map((each) => `${each.name.padEnd(30)}${counted(each)}`),
    ...aliveness(products),
    ...peers.flatMap(({ name, samples }) => {
      const peer = mid(samples);
      return [
        `${name.padEnd(30)}${counted(peer)}  peak ${padded(median(samples.map((each) => each.peakMegabytes)), 5)} MB`,
        ...ours.map((mine) => `    / ${mine.name.padEnd(24)}${COUNTS.map((count) => (peer[count] / mine[count]).toFixed(2)).join('   ')}`),
      ];
    }),
  ];
}

const sumOf = (one, other) => Object.fromEntries(COUNTS.map((count) => [count, one[count] + other[count]]));

/** That the page lives while it imports: its longest pause, and how its bar moves. */
function aliveness(products) {
  const parts = products.flatMap(({ reviewed, loaded }) => [reviewed, loaded]);
  const most = (name, list) => Math.round(Math.max(...list.map((each) => each[name])));
  const reviews = products.map(({ reviewed }) => reviewed);
  return [
    `peak memory of the page ${padded(median(products.map(({ peakMegabytes }) => peakMegabytes)), 1)} MB`,
    `longest time between frames ${most('longestFrame', parts)} ms, longest task of the page's thread ${most('longestTask', parts)} ms`,
    `the bar moved ${median(reviews.map(({ moves }) => moves))} times until checked, and stood still ${most('longestStill', reviews)} ms at most`,
  ];
}
