/** Customers who could have left, month by month, and who did. */
export interface Churned {
  readonly churned: number;
  readonly atRisk: number;
}

export interface Prior {
  readonly alpha: number;
  readonly beta: number;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The trigamma and digamma differences of whole steps: 1/x + ... + 1/(x + n - 1), and the same of squares. */
function steps(from: number, count: number): { first: number; second: number } {
  let [first, second] = [0, 0];
  for (let step = 0; step < count; step++) {
    first += 1 / (from + step);
    second += 1 / (from + step) ** 2;
  }
  return { first, second };
}

/**
 * The beta prior under which what the slices did is likeliest, by Newton's method in the logarithms of both of its
 * parameters. It weighs as much as all slices together at most: where they differ no more than chance has them, it would
 * weigh without end, and say more of each slice than was ever seen.
 */
export function likeliestPrior(slices: readonly Churned[]): Prior {
  const heaviest = sum(slices.map(({ atRisk }) => atRisk));
  const free = newton(slices, climbed(slices, sum(slices.map(({ churned }) => churned)) / heaviest));
  return free !== null && free.alpha + free.beta <= heaviest ? free : ofWeight(slices, heaviest);
}

/** The likeliest prior of a given weight: the mean at which both parameters pull alike. */
function ofWeight(slices: readonly Churned[], weight: number): Prior {
  let [low, high] = [0, 1];
  for (let halving = 0; halving < 60; halving++) {
    const mean = (low + high) / 2;
    const { gradient } = slopes(slices, { alpha: mean * weight, beta: (1 - mean) * weight });
    if (gradient[0] > gradient[1]) low = mean;
    else high = mean;
  }
  return { alpha: low * weight, beta: (1 - low) * weight };
}

function newton(slices: readonly Churned[], from: Prior): Prior | null {
  let at = from;
  for (let round = 0; round < 60; round++) {
    const { gradient, hessian } = slopes(slices, at);
    /** In logarithms: each parameter times its own slope. */
    const [ga, gb] = [gradient[0] * at.alpha, gradient[1] * at.beta];
    const [haa, hbb, hab] = [hessian[0] * at.alpha ** 2 + ga, hessian[1] * at.beta ** 2 + gb, hessian[2] * at.alpha * at.beta];
    const det = haa * hbb - hab * hab;
    const [da, db] = [(hbb * ga - hab * gb) / det, (haa * gb - hab * ga) / det];
    at = { alpha: at.alpha * Math.exp(-da), beta: at.beta * Math.exp(-db) };
    if (!Number.isFinite(at.alpha + at.beta) || at.alpha + at.beta > 1e9) return null;
  }
  return at;
}

/** A first guess close enough for Newton: the likeliest of a grid of weights, each at its likeliest mean, made finer around the best. */
function climbed(slices: readonly Churned[], pooled: number): Prior {
  let best = { mean: pooled, weight: 100, value: -Infinity };
  const reach = { mean: Math.log(4), weight: Math.log(2000) };
  for (let round = 0; round < 14; round++) {
    const center = best;
    for (let i = -6; i <= 6; i++) {
      for (let j = -6; j <= 6; j++) {
        const mean = Math.min(0.999, center.mean * Math.exp((reach.mean * i) / 6));
        const weight = center.weight * Math.exp((reach.weight * j) / 6);
        const value = likelihood(slices, mean * weight, (1 - mean) * weight);
        if (value > best.value) best = { mean, weight, value };
      }
    }
    reach.mean /= 2;
    reach.weight /= 1.5;
  }
  return { alpha: best.mean * best.weight, beta: (1 - best.mean) * best.weight };
}

function likelihood(slices: readonly Churned[], alpha: number, beta: number): number {
  const rising = (from: number, count: number): number => {
    let total = 0;
    for (let step = 0; step < count; step++) total += Math.log(from + step);
    return total;
  };
  return sum(slices.map(({ churned, atRisk }) => rising(alpha, churned) + rising(beta, atRisk - churned) - rising(alpha + beta, atRisk)));
}

type Slopes = { readonly gradient: readonly [number, number]; readonly hessian: readonly [aa: number, bb: number, ab: number] };

function slopes(slices: readonly Churned[], { alpha, beta }: Prior): Slopes {
  let [ga, gb, haa, hbb, hab] = [0, 0, 0, 0, 0];
  for (const { churned, atRisk } of slices) {
    const [a, b, both] = [steps(alpha, churned), steps(beta, atRisk - churned), steps(alpha + beta, atRisk)];
    ga += a.first - both.first;
    gb += b.first - both.first;
    haa += both.second - a.second;
    hbb += both.second - b.second;
    hab += both.second;
  }
  return { gradient: [ga, gb], hessian: [haa, hbb, hab] };
}
