export { assignSegment, homeOf, segmentationDimension, segmentCodes } from './assign';
export { faultOf } from './fault';
export { NONE, type Segment, type Segmentation, type SegmentStatus } from './segmentation';
export { isOfDeals, segmentDimensions, type Attributed, type Divided } from './segment-dimensions';
export { segmentNotes } from './segment-notes';
export { segmentationsInForce, withNextVersion } from './versions';
