const WRITTEN = [
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&amp;', '&'],
] as const;

/** What a reader of slides sees of a text that stands in their XML. */
export const plain = (xml: string): string => WRITTEN.reduce((text, [from, to]) => text.replaceAll(from, to), xml);
