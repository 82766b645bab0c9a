/** What a workspace's definitions have beside their version; one of these is enough. */
const PARTS = [
  'icp',
  'assumptions',
  'targets',
  'stageMap',
  'segmentations',
  'bands',
  'typeMap',
  'mapping',
  'rates',
  'fileAsOf',
  'fiscalYearStartMonth',
  'fiscalYearNamedBy',
  'icpDraft',
  'icpRuler',
  'overrides',
  'tam',
  'drift',
  'watched',
  'flagLog',
  'council',
];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether JSON text is a workspace's definitions. Its shape is checked by whoever takes it over, not here. */
export function isDefinitions(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && Object.hasOwn(value, 'version') && PARTS.some((part) => Object.hasOwn(value, part));
  } catch {
    return false;
  }
}
