import type { FileKind } from '../identify';
import { readDelimited } from './delimited';
import type { SourceReader } from './job';
import { refuseCompound, refuses } from './refusals';

/** Who reads which kind of file. A new reader takes the place of a refusal here, and nowhere else. */
export const READERS: Readonly<Record<Exclude<FileKind, 'gzip'>, SourceReader>> = {
  text: readDelimited,
  // Told from text by its first characters, once those are decoded.
  json: readDelimited,
  html: readDelimited,
  xml: readDelimited,
  pointer: readDelimited,
  sylk: readDelimited,
  empty: refuses('empty'),
  workbook: refuses('workbook'),
  zip: refuses('zip'),
  parquet: refuses('parquet'),
  compound: refuseCompound,
  pdf: refuses('pdf'),
  image: refuses('image'),
  archive: refuses('archive'),
  database: refuses('database'),
  arrow: refuses('arrow'),
  rtf: refuses('rtf'),
};
