import type { Definitions } from './definitions';

/**
 * Everything in definitions that shapes facts, scores and what snapshots tell, as text: equal texts make the same dataset of
 * the same files. The rest (margin, cap, discount, key, variant, minimum n, targets, drift) is arithmetic on the cube.
 */
export function shapingText(definitions: Definitions): string {
  const { targets: _, drift: _drift, tam: _tam, assumptions, ...given } = definitions;
  const { icpDraft: _draft, watched: _watched, flagLog: _log, council: _council, ...shaping } = given;
  const { lag, dealClass } = assumptions;
  return JSON.stringify({ ...shaping, lag, dealClass }, (_key, value: unknown) => (value instanceof Map ? [...value] : value));
}
