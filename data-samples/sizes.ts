/** How an account's size bears on its deals. */
export interface Size {
  readonly upTo: number;
  readonly win: number;
  readonly value: number;
  readonly pace: number;
}

const sizes: readonly Size[] = [
  { upTo: 10, win: 0.7, value: 0.35, pace: 0.6 },
  { upTo: 50, win: 0.85, value: 0.5, pace: 0.75 },
  { upTo: 200, win: 1, value: 0.78, pace: 0.88 },
  { upTo: 500, win: 1.08, value: 1, pace: 1 },
  { upTo: 1000, win: 1.02, value: 1.35, pace: 1.16 },
  { upTo: 5000, win: 0.9, value: 1.9, pace: 1.4 },
  { upTo: Infinity, win: 0.75, value: 2.8, pace: 1.75 },
];
const unknown: Size = { upTo: Infinity, win: 0.95, value: 0.9, pace: 1 };

export function sizeOf(employees: number | null): Size {
  if (employees === null) return unknown;
  return sizes.find((size) => employees <= size.upTo) ?? unknown;
}
