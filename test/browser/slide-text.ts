import { strFromU8, unzipSync } from 'fflate';

const WRITTEN = [
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&amp;', '&'],
] as const;

/** What a reader of slides sees of a text that stands in their XML. */
const plain = (xml: string): string => WRITTEN.reduce((text, [from, to]) => text.replaceAll(from, to), xml);

/** Texts of each slide that can be edited, in order, a paragraph each: what is drawn as a picture is not among them. */
export function paragraphsOf(pptx: Uint8Array): readonly (readonly string[])[] {
  const parts = Object.entries(unzipSync(pptx)).filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
  const number = ([name]: readonly [string, Uint8Array]): number => Number(/\d+/.exec(name)?.[0]);
  return parts
    .toSorted((a, b) => number(a) - number(b))
    .map(([, bytes]) =>
      [...strFromU8(bytes).matchAll(/<a:p>.*?<\/a:p>/gs)].map(([each]) =>
        plain([...each.matchAll(/<a:t>([^<]*)/g)].map(([, text = '']) => text).join('')),
      ),
    );
}
