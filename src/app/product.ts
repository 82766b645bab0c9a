import { version } from '../../package.json';

/** The product and its version, as every file that is taken elsewhere names it. */
export const PRODUCT = `Plumbline ${version}`;
