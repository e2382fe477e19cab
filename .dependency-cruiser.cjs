/** The nevers of layout.md that imports can show, one rule each. bin/house.test.ts looks for those they cannot. */

const TESTS = '\\.(test|spec|fixture)\\.tsx?$|/testing/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'domain-knows-nobody',
      comment:
        'lib/domain is the ground floor: itself, zod and the public-suffix list. No Next, React, Node, clock or randomness.',
      severity: 'error',
      from: { path: '^lib/domain/', pathNot: TESTS },
      to: { pathNot: ['^lib/domain/', '^node_modules/(zod|tldts)/'] },
    },
    {
      name: 'only-data-sees-prisma',
      comment: 'Anyone but lib/data imports Prisma; a Prisma type or row never leaves it.',
      severity: 'error',
      from: { path: '^(app|components|lib|server\\.ts)', pathNot: '^lib/data/' },
      to: { path: ['^lib/data/generated/', '^node_modules/(@prisma|prisma)/'] },
    },
    {
      name: 'lib-looks-down',
      comment: 'lib imports neither app nor components.',
      severity: 'error',
      from: { path: '^lib/', pathNot: TESTS },
      to: { path: '^(app|components)/' },
    },
    {
      name: 'components-are-given-what-they-need',
      comment: 'components import neither app nor lib/data nor lib/server: data and actions arrive as props.',
      severity: 'error',
      from: { path: '^components/', pathNot: TESTS },
      to: { path: '^(app|lib/data|lib/server)/' },
    },
    {
      name: 'primitives-have-no-domain-words',
      comment: 'components/ui is composed by the folders of the subjects, never the other way round.',
      severity: 'error',
      from: { path: '^components/ui/', pathNot: TESTS },
      to: { path: '^components/(?!ui/)' },
    },
    {
      name: 'nobody-imports-a-route',
      comment: 'app is routes and only routes.',
      severity: 'error',
      from: { pathNot: ['^app/', TESTS] },
      to: { path: '^app/' },
    },
    {
      name: 'the-product-stands-alone',
      comment: 'What runs in production imports no test, benchmark, fixture or script.',
      severity: 'error',
      from: { path: '^(app|components|lib|server\\.ts)', pathNot: TESTS },
      to: { path: [TESTS, '^(e2e|bench|bin|prisma)/'] },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules', '^lib/data/generated'] },
    exclude: { path: ['^\\.next', '^next-env'] },
    webpackConfig: { fileName: '.dependency-cruiser.resolve.cjs' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
