import next from 'eslint-config-next/core-web-vitals'
import typescript from 'eslint-config-next/typescript'

const config = [
  { ignores: ['.next/**', '.data/**', 'node_modules/**', 'next-env.d.ts', 'test-results/**', 'playwright-report/**'] },
  ...next,
  ...typescript,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
    },
  },
  // The one reader of the environment is env.ts; what runs before it is parsed may ask for single names.
  {
    files: ['app/**', 'components/**', 'domain/**', 'db/**', 'lib/**', 'server/**'],
    ignores: ['server/log.ts', 'db/testing*.ts', '**/*.test.ts'],
    rules: { 'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Read it in env.ts.' }] },
  },
  // A read sees rows through its kit only.
  {
    files: ['server/**/reads.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [{ name: 'drizzle-orm', importNames: ['sql'], message: 'Use server/expressions.ts: a read has no raw SQL.' }],
          patterns: ['@/db/schema/*'],
        },
      ],
    },
  },
  { files: ['scripts/**', 'bench/**'], rules: { 'no-console': 'off' } },
]

export default config
