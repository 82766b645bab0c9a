export type { Admission, PreviewRecord, ReviewedColumn, ReviewedStage, SetAsideRecord } from './admission';
export { BOOLEAN_CELL, DATE_CELL, NUMBER_CELL, TEXT_CELL, type Fault, type OddRecord, type RawColumn, type RawTable } from './raw-table';
export { NO_SETTINGS, type AdmissionSettings } from './settings';
export { admit } from './admit';
export { admitOrReject, rejected } from './rejection';
export { FORMATS, type FormatDeclaration } from './formats';
export { DECISIVE, isField, kindOf, TABLES, wordsOf, type Field, type FieldKind } from './fields';
