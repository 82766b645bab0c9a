// Keeps a share of what may be changed (MUTATION_SHARE, between 0 and 1; all without it): whole declarations, and whole
// entries of a catalogue, drawn by their name and place. The same share draws the same ones each time.
const share = Number(process.env.MUTATION_SHARE ?? 1);
/** A declaration with more entries than this is a catalogue: its entries are drawn, one by one. */
const CATALOGUE_FROM = 4;

function isDrawn(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32 < share;
}

/** The object that a declaration is made of, whatever it is said to satisfy. */
function objectOf(node) {
  const declaration = node.declaration ?? node;
  let value = declaration.declarations?.[0]?.init ?? null;
  while (value?.expression !== undefined) value = value.expression;
  return value?.type === 'ObjectExpression' && value.properties.length >= CATALOGUE_FROM ? value : null;
}

const nameOf = (node) => {
  const declaration = node.declaration ?? node;
  return declaration.id?.name ?? declaration.declarations?.[0]?.id?.name ?? node.key?.name ?? node.key?.value ?? node.type;
};
const catalogues = new WeakSet();

const sample = {
  shouldIgnore({ node, parent }) {
    if (share >= 1 || parent === undefined || parent === null) return undefined;
    if (parent.type === 'Program') {
      const object = objectOf(node);
      if (object === null) return isDrawn(`${nameOf(node)} ${node.loc?.start.line}`) ? undefined : 'not drawn';
      catalogues.add(object);
      return undefined;
    }
    if (catalogues.has(parent)) return isDrawn(`${nameOf(node)} ${node.loc?.start.line}`) ? undefined : 'not drawn';
    return undefined;
  },
};

export const strykerPlugins = [{ kind: 'Ignore', name: 'sample', value: sample }];
