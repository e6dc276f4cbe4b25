/** The layers of AGENTS.md. There is no allow-list: a new exception is a change of the architecture. */
const layers = {
  domain: [],
  messages: [],
  db: ['domain', 'env'],
  server: ['domain', 'db', 'messages', 'env'],
  lib: ['domain', 'messages'],
  components: ['domain', 'lib'],
  app: ['domain', 'server', 'components', 'lib', 'messages'],
}
const own = ['domain', 'messages', 'db', 'server', 'lib', 'components', 'app', 'scripts', 'bench', 'e2e']
const path = (name) => (name === 'env' ? '^env\\.ts$' : `^${name}/`)

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...Object.entries(layers).map(([layer, may]) => ({
      name: `${layer}-imports`,
      severity: 'error',
      from: { path: `^${layer}/`, pathNot: '\\.test\\.tsx?$' },
      to: { path: [...own.map(path), '^env\\.ts$', '^(proxy|instrumentation)\\.ts$'], pathNot: [layer, ...may].map(path) },
    })),
    {
      name: 'root-imports',
      severity: 'error',
      from: { path: '^(proxy|instrumentation|env)\\.ts$' },
      to: { path: ['^db/', '^components/', '^app/', '^messages/', '^scripts/', '^bench/', '^e2e/'] },
    },
    { name: 'tools-are-leaves', severity: 'error', from: { pathNot: '^(scripts|bench|e2e)/' }, to: { path: '^(scripts|bench|e2e)/' } },
    {
      // What every page draws carries no schema library into the browser.
      name: 'words-without-schemas',
      severity: 'error',
      from: { path: '^(domain/([a-z]+-words|month|id-number|audit|roles|indicators|errors)|lib/api)\\.ts$' },
      to: { path: 'node_modules/zod', reachable: true },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'drizzle-below',
      severity: 'error',
      from: { path: '^(app|components|lib|domain|messages)/' },
      to: { path: 'node_modules/(drizzle-orm|pg)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
}
