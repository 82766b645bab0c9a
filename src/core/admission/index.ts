export type { Admission, ReviewedColumn, ReviewedStage, SetAsideRecord } from './admission';
export type { Fault, OddRecord, RawColumn, RawTable } from './raw-table';
export { NO_SETTINGS, type AdmissionSettings } from './settings';
export { admit } from './admit';
export { FORMATS, type FormatDeclaration } from './formats';
export { DECISIVE, isField, TABLES, wordsOf, type Field } from './fields';
