import type { Definitions } from './definitions';

/**
 * Everything in definitions that shapes facts, scores and what snapshots tell, as text: equal texts make the same dataset of
 * the same files. The rest (margin, cap, discount, key, variant, minimum n, targets, drift) is arithmetic on the cube.
 */
export function shapingText(definitions: Definitions): string {
  const { targets: _, icpDraft: _draft, drift: _drift, watched: _watched, tam: _tam, assumptions, ...shaping } = definitions;
  const { lag, dealClass } = assumptions;
  return JSON.stringify({ ...shaping, lag, dealClass }, (_key, value: unknown) => (value instanceof Map ? [...value] : value));
}
