/** A copy of an array with room for at least `needed` elements, and for twice as many as before. */
export function grownCounts(array: Uint32Array, needed: number): Uint32Array {
  const larger = new Uint32Array(Math.max(needed, array.length * 2));
  larger.set(array);
  return larger;
}
