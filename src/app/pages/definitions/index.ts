export { DefinitionsPage } from './page';
