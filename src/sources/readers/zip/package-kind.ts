import type { ZipEntry } from './directory';
import { nameOf } from './label';

/** What a zip archive is: many kinds of document are one. */
export type PackageKind = 'files' | 'workbook' | 'binaryWorkbook' | 'openDocument' | 'document';

/**
 * Tells a document from an archive of files by the names in its directory. A Word or PowerPoint file is a document too;
 * an archive that merely holds a folder called `xl` is none.
 */
export function packageKind(entries: readonly ZipEntry[]): PackageKind {
  const names = new Set(entries.map((entry) => nameOf(entry).replaceAll('\\', '/').toLowerCase()));
  if (names.has('mimetype') && names.has('content.xml')) return 'openDocument';
  if (!names.has('[content_types].xml')) return 'files';
  if (names.has('xl/workbook.bin')) return 'binaryWorkbook';
  const isOther = ['word/document.xml', 'ppt/presentation.xml', 'visio/document.xml'].some((name) => names.has(name));
  return isOther ? 'document' : 'workbook';
}
