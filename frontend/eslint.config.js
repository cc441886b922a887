import eslint from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import typescript from 'typescript-eslint';

/** What the files may not import, so that imports go one way. */
function forbids(files, ...groups) {
  return {
    files,
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: groups.map(([group, message]) => ({ group, message })) },
      ],
    },
  };
}

const FEATURES = ['account', 'counter', 'counters', 'dashboard', 'operations'];
const within = (feature) => `../${feature}/**`;

const NO_PACKAGE = [['react*', '@cloudclicker/*', '**/app/**'], 'The client has no dependencies.'];

export default defineConfig(
  { ignores: ['**/dist/', 'client/src/api.ts'] },
  eslint.configs.recommended,
  typescript.configs.strictTypeChecked,
  typescript.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // Tests and the service's JSON are read by names that TypeScript doesn't know.
      '@typescript-eslint/dot-notation': 'off',
      'no-restricted-imports': 'off',
    },
  },
  { files: ['**/*.js'], extends: [typescript.configs.disableTypeChecked] },
  { files: ['app/**'], extends: [reactHooks.configs.flat.recommended] },

  forbids(['client/src/**'], NO_PACKAGE),
  forbids(['client/src/http/**'], NO_PACKAGE, [
    ['**/reading/**', '**/press/**'],
    'Calls know nothing of what is called for.',
  ]),
  forbids(
    ['live-count/src/**'],
    [['react*', '**/app/**'], 'The component has no dependency but the client.'],
  ),
  // lib, words <- features <- main; features don't know each other.
  forbids(
    ['app/src/{lib,words}/**'],
    [[...FEATURES.map(within), '**/main*'], 'What all features use knows none of them.'],
  ),
  FEATURES.map((feature) =>
    forbids(
      [`app/src/${feature}/**`],
      [
        [...FEATURES.filter((each) => each !== feature).map(within), '**/main*'],
        'A feature knows no other.',
      ],
    ),
  ),
);
