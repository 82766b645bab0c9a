import type { SegmentationDraft } from '../views/definitions-segments';

/** A segmentation that was drafted on one page and is written on another; it is kept nowhere until it is published. */
let asked: SegmentationDraft | null = null;

/** Says with which draft the Definitions page opens. */
export function askForSegmentation(draft: SegmentationDraft): void {
  asked = draft;
}

/** The draft that was asked for. Reading it takes nothing away: a page may be rendered and thrown away before it stands. */
export const askedSegmentation = (): SegmentationDraft | null => asked;

/** The page that was asked stands, and has the draft: whoever opens it later begins anew. */
export function segmentationStands(): void {
  asked = null;
}
