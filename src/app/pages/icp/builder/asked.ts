import type { AttributeChoice, AttributeNaming } from '../../../../views/icp-builder-attributes';
import type { IcpWorld } from '../world';

/** What a profile is written against. */
export type BuilderWorld = Pick<IcpWorld, 'loaded' | 'accounts' | 'results' | 'version' | 'date'>;

/** What the fields of rules choose from: attributes of the loaded accounts, and how names and numbers are written. */
export type Asked = { readonly choices: readonly AttributeChoice[]; readonly naming: AttributeNaming };
