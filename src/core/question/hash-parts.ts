/** An address without some of its parts; the very same where it has none of them. A question of nothing is left out too. */
export function withoutParts(hash: string, isPart: (part: string) => boolean): string {
  const [path = '', ...queries] = hash.split('?');
  const parts = queries.join('?').split('&');
  if (!parts.some(isPart)) return hash;
  const rest = parts.filter((part) => !isPart(part));
  return rest.every((part) => /^(v=\d+)?$/.test(part)) ? path : `${path}?${rest.join('&')}`;
}

/** An address with one more part. */
export const withPart = (hash: string, part: string, version: number): string =>
  `${hash.includes('?') ? `${hash}&` : `${hash === '' ? '#/' : hash}?v=${version}&`}${part}`;
