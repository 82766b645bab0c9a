export * from './predicate';
export * from './relation';
export * from './tables';
