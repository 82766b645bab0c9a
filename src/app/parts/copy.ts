import type { CardContent } from './page-cards';
import type { Asked } from './take-card';

const CANNOT_COPY = 'This browser does not let a page copy pictures. Download the PNG in its place.';

/** Copies the address of what is asked; gives a sentence on what came of it. */
export async function copyLink(): Promise<string> {
  try {
    await navigator.clipboard.writeText(window.location.href);
    return 'Link copied. It holds the question, not the data.';
  } catch {
    return 'The link could not be copied. Copy it from the address bar.';
  }
}

/**
 * Copies the drawings of a card as a PNG; gives a sentence on what came of it. The clipboard is asked at once, with a picture to
 * come: asked after the drawing, some browsers no longer see the click behind it.
 */
export async function copyPicture(card: CardContent, asked: Asked): Promise<string> {
  if (typeof ClipboardItem === 'undefined' || navigator.clipboard === undefined) return CANNOT_COPY;
  try {
    const picture = import('./take-card').then(({ pngBlob }) => pngBlob(card, asked));
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    return 'Picture copied.';
  } catch {
    return CANNOT_COPY;
  }
}
