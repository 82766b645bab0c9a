import type { Dataset } from '../core/model';
import type { Question } from '../core/question';
import type { Definitions } from '../core/workspace';
import { askedChange, type AskedParts } from './asked-change';
import { definitionChanges, droppedOut } from './definition-change';

/** Something that was changed here, of any kind. */
export type Changed =
  | { readonly kind: 'asked'; readonly before: AskedParts; readonly after: Question }
  | { readonly kind: 'defined'; readonly before: Definitions; readonly after: Definitions }
  | { readonly kind: 'decided'; readonly what: 'answer' | 'column' | 'stage' | 'header' | 'table' | 'row' | 'date' }
  | { readonly kind: 'loaded' };

const DECIDED: Readonly<Record<Extract<Changed, { kind: 'decided' }>['what'], string>> = {
  answer: 'A question about the files was answered',
  column: 'A column was given another meaning',
  stage: 'A stage was given another meaning',
  header: 'Another line was made the header of a file',
  table: 'A file was said to be another table',
  row: 'A record was corrected',
  date: 'A file was dated',
};

/** A change as one sentence; null where there is nothing to say of it. */
export function changeText(change: Changed, dataset: Dataset | null): string | null {
  switch (change.kind) {
    case 'asked':
      return dataset === null ? null : askedChange(change.before, change.after, dataset);
    case 'defined': {
      if (dataset === null) return null;
      const texts = definitionChanges(change.before, change.after, dataset);
      const isDated = JSON.stringify([...change.before.fileAsOf]) !== JSON.stringify([...change.after.fileAsOf]);
      const dropped = isDated ? droppedOut(dataset) : null;
      return texts.length === 0 ? 'Definitions changed' : [...texts, ...(dropped === null ? [] : [dropped])].join('; ');
    }
    case 'decided':
      return DECIDED[change.what];
    case 'loaded':
      return 'Other files were loaded';
  }
}
