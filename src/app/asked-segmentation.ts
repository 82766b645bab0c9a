import type { SegmentationDraft } from '../views/definitions-segments';

/** A segmentation that was drafted on one page and is written on another; it is kept nowhere until it is published. */
let asked: SegmentationDraft | null = null;

/** Says with which draft the Definitions page opens. */
export function askForSegmentation(draft: SegmentationDraft): void {
  asked = draft;
}

/** The draft that was asked for, once. */
export function takeAskedSegmentation(): SegmentationDraft | null {
  const draft = asked;
  asked = null;
  return draft;
}
