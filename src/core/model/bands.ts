/**
 * Whether numbers can be the least values of bands: at least one, each finite and above the one before. A number below the
 * first is in no band; the last band has no upper end.
 */
export function areBandEdges(from: readonly number[]): boolean {
  return from.length > 0 && from.every((edge, at) => Number.isFinite(edge) && edge > (from[at - 1] ?? -Infinity));
}
