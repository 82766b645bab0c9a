export * from './predicate';
export * from './relation';
export * from './ruler';
export * from './tables';
