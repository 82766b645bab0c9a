export { DataPage } from './page';
