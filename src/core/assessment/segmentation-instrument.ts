import type { ScoreBand, SegmentationInstrument, StageNorm } from './instrument';
import { SEGMENTATION_DIMENSIONS } from './segmentation-dimensions';

/** Contiguous tenths: no score of one decimal falls between two bands. */
const BANDS: readonly ScoreBand[] = [
  {
    id: 'critical',
    from: 10,
    to: 19,
    name: 'Critical',
    reading: 'Segmentation has no effect; effort goes to accounts that fit poorly.',
    next: 'Build a first ICP from the best customers, and start enrichment.',
  },
  {
    id: 'developing',
    from: 20,
    to: 29,
    name: 'Developing',
    reading: 'The basics exist, and are unproved or unused.',
    next: 'Hold the ICP against wins and losses; bring it into the CRM and the lead score.',
  },
  {
    id: 'competent',
    from: 30,
    to: 39,
    name: 'Competent',
    reading: 'A sound ICP inside the CRM: the usual state of a well-run company.',
    next: 'Add behaviour and intent; give each segment a sales motion of its own.',
  },
  {
    id: 'advanced',
    from: 40,
    to: 45,
    name: 'Advanced',
    reading: 'Rich data steers resources: an edge over competitors.',
    next: 'Discover segments by model, and run them together.',
  },
  {
    id: 'bestInClass',
    from: 46,
    to: 50,
    name: 'Best in class',
    reading: 'A segmentation that renews itself.',
    next: 'Keep the models in shape, and look for smaller segments.',
  },
];

/** Thresholds in tenths; ARR in millions of USD (`assessment.md` 2.5). */
const STAGES: readonly StageNorm[] = [
  { id: 'seriesAB', name: 'Series A–B', arr: { from: 2, to: 20 }, expected: 20, good: 28, alarm: 13 },
  { id: 'seriesCD', name: 'Series C–D', arr: { from: 20, to: 100 }, expected: 28, good: 35, alarm: 20 },
  { id: 'growth', name: 'Growth, scale', arr: { from: 100, to: null }, expected: 35, good: 40, alarm: 28 },
  { id: 'enterprise', name: 'Enterprise, public', arr: null, expected: 38, good: 43, alarm: 32 },
];

/** The five-dimension segmentation assessment, as data. */
export const SEGMENTATION: SegmentationInstrument = {
  id: 'segmentation',
  version: 1,
  dimensions: SEGMENTATION_DIMENSIONS,
  bands: BANDS,
  stages: STAGES,
  routing: {
    rigor: {
      next: 'Build the ICP from the best customers and from anti-ICP patterns.',
      inProduct: 'ICP builder, best customers, anti-ICP rules',
    },
    data: {
      next: 'Decide on enrichment: which attributes, from where, how often refreshed.',
      inProduct: 'Data page, completeness by attribute, bounds of what is unknown',
    },
    use: {
      next: 'Write the playbook that ties tiers to routing, coverage and messages.',
      inProduct: 'Accounts for the CRM with tiers, effort by tier',
    },
    validation: {
      next: 'Set a routine: which checks, how often, and what triggers a change.',
      inProduct: 'Proof of the score, drift rules, decisions',
    },
    alignment: { next: 'Bring all teams to one segmentation, with a council.', inProduct: 'Segments page, council packet' },
  },
};
