import type { FormatDeclaration } from './declaration';
import { dynamics } from './dynamics';
import { hubspot } from './hubspot';
import { pipedrive } from './pipedrive';
import { plain } from './plain';
import { salesforce } from './salesforce';

export type { FieldNames, FormatDeclaration, HeaderSign } from './declaration';

/** The formats that are known, in the order in which they are tried; `plain` takes what no other claims. */
export const FORMATS: readonly FormatDeclaration[] = [salesforce, hubspot, pipedrive, dynamics, plain];

/** Its names and words serve beside those of every other format. */
export const PLAIN: FormatDeclaration = plain;
