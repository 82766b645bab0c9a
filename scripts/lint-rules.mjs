import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Who may import whom (src/README.md), as data: a module's folder or file, the modules it may import, and the packages.
 * Everything that is not named is forbidden. `.oxlintrc.json` is written from this table, and test/boundaries holds it.
 */
const CORE = [
  'model',
  'statistics',
  'sql',
  'admission',
  'facts',
  'icp',
  'segments',
  'metrics',
  'workspace',
  'drift',
  'assembly',
  'snapshots',
  'question',
  'analysis',
  'asks',
  'first-answer',
  'economics',
  'pipeline',
  'account-attributes',
  'account-results',
  'icp-effect',
  'icp-moves',
  'icp-by-version',
  'icp-rescoring',
  'drift-study',
  'drift-why',
  'drift-scenario',
  'drift-findings',
  'drift-log',
  'drift-owners',
  'drift-triggers',
  'council',
  'assessment',
  'plan',
  'council-outcomes',
  'council-evidence',
  'council-effects',
  'council-packet',
  'council-packet-proposals',
  'council-packet-quality',
  'council-packet-rules',
  'council-journal',
  'assessment-evidence',
  'plan-observed',
  'workspace-merge',
  'workspace-anonymous',
  'discovery',
  'hypotheses',
  'discovery-study',
  'discovery-ground',
  'discovery-draft',
  'what-if',
  'hypothesis-readings',
];
export const BOUNDARIES = [
  { files: 'src/core/model/**', may: [], packages: [] },
  { files: 'src/core/statistics/**', may: [], packages: [] },
  { files: 'src/core/sql/**', may: ['model'], packages: [] },
  {
    files: 'src/core/{admission,facts,icp,segments,metrics}/**',
    own: ['admission', 'facts', 'icp', 'segments', 'metrics'],
    may: ['model', 'statistics', 'sql'],
    packages: [],
  },
  {
    files: 'src/core/workspace/**',
    may: ['model', 'admission', 'icp', 'segments', 'metrics', 'drift', 'council', 'assessment', 'plan', 'hypotheses'],
    packages: ['valibot'],
  },
  { files: 'src/core/{assessment,plan,hypotheses}/**', may: ['model', 'statistics', 'metrics'], packages: [] },
  { files: 'src/core/discovery/**', may: ['model', 'statistics', 'sql', 'metrics', 'icp', 'segments'], packages: [] },
  {
    files: 'src/core/council/**',
    may: ['model', 'statistics', 'metrics', 'icp', 'segments', 'drift', 'assessment', 'plan', 'hypotheses'],
    packages: [],
  },
  { files: 'src/core/drift/**', may: ['model', 'statistics', 'metrics', 'icp'], packages: [] },
  { files: 'src/core/question/**', may: ['model', 'metrics'], packages: [] },
  {
    files:
      'src/core/{assembly,analysis,asks,first-answer,economics,pipeline,slices,account-attributes,account-results,icp-effect,icp-moves,icp-by-version,icp-rescoring,drift-study,drift-why,drift-scenario,drift-findings,drift-log,drift-owners,drift-periods,drift-unknowns,drift-triggers,council-outcomes,council-evidence,council-effects,council-packet,council-packet-proposals,council-packet-quality,council-packet-rules,council-journal,assessment-evidence*,plan-observed,workspace-merge*,workspace-anonymous*,discovery-*,what-if*,hypothesis-*}.ts',
    may: CORE,
    packages: [],
  },
  {
    files: 'src/core/snapshots/**',
    may: ['model', 'statistics', 'admission', 'facts', 'icp', 'metrics', 'workspace', 'assembly'],
    packages: [],
  },
  {
    files: 'src/sources/**',
    may: ['core', 'model', 'admission'],
    packages: ['fflate', 'hash-wasm', 'hyparquet', 'hyparquet-compressors', 'lossless-json'],
  },
  { files: 'src/vault/**', may: ['core', 'model', 'workspace'], packages: ['hash-wasm', 'valibot'] },
  { files: 'src/engine/**', may: ['core', ...CORE], packages: ['@duckdb/duckdb-wasm', '@uwdata/flechette'], node: true },
  { files: 'src/wording/**', may: ['core', ...CORE], packages: [] },
  { files: 'src/views/**', may: ['core', ...CORE, 'wording'], packages: [] },
  { files: 'src/charts/**', may: ['core', ...CORE, 'wording', 'views'], packages: [], types: ['echarts'] },
  { files: 'src/exports/**', may: ['core', ...CORE, 'wording', 'views', 'charts'], packages: ['fflate', 'pptxgenjs', 'hash-wasm'] },
  { files: 'src/workers/**', may: ['core', ...CORE, 'sources', 'vault', 'engine'], packages: [] },
  { files: 'src/terminal/**', may: ['core', ...CORE, 'sources', 'engine', 'wording', 'views'], packages: ['arquero'], node: true },
  {
    files: 'src/app/**',
    may: ['core', ...CORE, 'sources', 'engine', 'wording', 'views', 'charts', 'exports', 'workers', 'app'],
    packages: ['react', 'react-dom', '@tanstack/react-query', '@tanstack/react-virtual', 'lucide-react', 'echarts'],
  },
];
const MODULES = [...CORE, 'core', 'sources', 'vault', 'engine', 'wording', 'views', 'charts', 'exports', 'workers', 'terminal', 'app'];

const read = (path) => JSON.parse(readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8'));

/** One override a module: what it may not import. A later override replaces an earlier one's rule, so each is complete. */
function overrideOf(row, files, own) {
  const allowed = new Set([...row.may, own]);
  const modules = MODULES.filter((name) => !allowed.has(name)).flatMap((name) =>
    ['..', '../..', '../../..', '../core', '../../core', '../../../core'].flatMap((up) => [`${up}/${name}`, `${up}/${name}/**`]),
  );
  const { dependencies, devDependencies } = read('package.json');
  const packages = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) => !row.packages.includes(name) && !(row.types ?? []).includes(name),
  );
  const patterns = [
    {
      group: [...modules, ...packages.flatMap((name) => [name, `${name}/*`, `${name}/**`]), ...(row.node ? [] : ['node:*'])],
      message: 'This module may not import that one: see src/README.md.',
    },
    ...(row.types ?? []).map((name) => ({
      group: [name, `${name}/**`],
      allowTypeImports: true,
      message: `Only types may come from ${name} here.`,
    })),
  ];
  const pure = files.startsWith('src/core/')
    ? {
        'no-restricted-globals': [
          'error',
          'Date',
          'Intl',
          'document',
          'window',
          'performance',
          'fetch',
          'setTimeout',
          'TextDecoder',
          'crypto',
        ],
        'no-restricted-properties': [
          'error',
          { object: 'Math', property: 'random' },
          { property: 'toLocaleString' },
          { property: 'localeCompare' },
          { property: 'toLocaleUpperCase' },
          { property: 'toLocaleLowerCase' },
        ],
      }
    : {};
  const isView = /\.tsx/.test(files) || files.startsWith('src/app');
  return {
    files: [files],
    rules: {
      'no-restricted-imports': ['error', { patterns }],
      ...pure,
      'max-lines-per-function': ['error', { max: isView ? 90 : 45, skipBlankLines: true, skipComments: true }],
    },
  };
}

const overrides = BOUNDARIES.flatMap((row) =>
  row.own === undefined
    ? [overrideOf(row, row.files, MODULES.find((name) => row.files.includes(`/${name}/`) || row.files.includes(`/${name}.`)) ?? '')]
    : row.own.map((own) => overrideOf(row, `src/core/${own}/**`, own)),
);

export const lintRules = {
  $schema: './node_modules/oxlint/configuration_schema.json',
  plugins: ['typescript', 'import', 'unicorn', 'react', 'jsx-a11y', 'oxc', 'promise'],
  categories: { correctness: 'error', suspicious: 'off' },
  ignorePatterns: ['dist', '.build', 'node_modules', 'public/quiet-worker.js'],
  rules: {
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
    'import/no-default-export': 'error',
    'import/no-cycle': 'error',
    'no-nested-ternary': 'error',
    'unicorn/no-nested-ternary': 'off',
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
    'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    complexity: ['error', { max: 14, variant: 'modified' }],
    'max-depth': ['error', 4],
    'max-params': ['error', 5],
    'no-console': 'error',
    eqeqeq: 'error',
    'prefer-const': 'error',
    'no-var': 'error',
    'react/react-in-jsx-scope': 'off',
  },
  overrides: [
    ...overrides,
    { files: ['*.config.ts'], rules: { 'import/no-default-export': 'off' } },
    { files: ['scripts/**', 'bench/**', 'src/terminal/**', 'data-samples/**', 'test/**'], rules: { 'no-console': 'off' } },
    {
      files: ['test/**', 'data-samples/**'],
      rules: { 'max-lines-per-function': 'off', complexity: 'off', 'no-loss-of-precision': 'off', 'max-lines': ['error', { max: 500 }] },
    },
  ],
};

const path = fileURLToPath(new URL('../.oxlintrc.json', import.meta.url));
const text = `${JSON.stringify(lintRules, null, 2)}\n`;
if (process.argv.includes('--write')) writeFileSync(path, text);
/** Whether the committed configuration is the one this table makes. */
export const isCurrent = () => readFileSync(path, 'utf8') === text;
