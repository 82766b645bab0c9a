export type { BuilderWorld } from './asked';
export { Builder } from './builder';
