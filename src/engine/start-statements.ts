/** Where the engine is told to look for extensions: a place that has none. In Node nothing listens on this port. */
export const NOWHERE = 'http://127.0.0.1:9';

const ORIGIN = /^https?:\/\/[a-z0-9.:[\]-]+$/i;

/**
 * The nine statements that close the engine's doors, run before anything else and in this order: `allowed_paths` can
 * no longer be set after `enable_external_access`, and nothing after `lock_configuration`. `origin` is the page's own,
 * never the vendor's host: turning extensions off alone was seen to call out and trap.
 */
export function startStatements(origin: string, memory = 1000): readonly string[] {
  if (!ORIGIN.test(origin) || !Number.isSafeInteger(memory)) throw new Error('not an origin and a whole number of megabytes');
  return [
    `SET custom_extension_repository = '${origin}/none'`,
    'SET autoinstall_known_extensions = false',
    'SET autoload_known_extensions = false',
    'SET allow_community_extensions = false',
    `SET memory_limit = '${memory}MB'`,
    "SET temp_directory = ''",
    'SET allowed_paths = []',
    'SET enable_external_access = false',
    'SET lock_configuration = true',
  ];
}
