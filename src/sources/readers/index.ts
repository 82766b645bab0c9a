import { readByContent, type Readers } from './by-content';
import { readDelimited } from './delimited';
import { readParquet } from './parquet';
import { refuseCompound, refuses } from './refusals';
import { zipReader } from './zip';

/** Who reads which kind of file. A new reader takes the place of a refusal here, and nowhere else. */
export const READERS: Readers = {
  text: readDelimited,
  // Told from text by its first characters, once those are decoded.
  json: readDelimited,
  html: readDelimited,
  xml: readDelimited,
  pointer: readDelimited,
  sylk: readDelimited,
  empty: refuses('empty'),
  // Workbooks too. Files inside are read by what they are, and archives inside an archive are not.
  zip: zipReader((job) => readByContent(job, { ...READERS, zip: zipReader(null) })),
  parquet: readParquet,
  compound: refuseCompound,
  pdf: refuses('pdf'),
  image: refuses('image'),
  archive: refuses('archive'),
  database: refuses('database'),
  arrow: refuses('arrow'),
  rtf: refuses('rtf'),
};
