import { defineConfig } from 'vitest/config';

const conditions = ['source'];
const shared = { resolve: { conditions }, ssr: { resolve: { conditions } } };
/** One stack, one machine: tests that meet the service come one after another. */
const withService = {
  globalSetup: 'browser-tests/stack.ts',
  fileParallelism: false,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // For what the service does in its own time, on a machine that does much else.
  expect: { poll: { timeout: 20_000 } },
};

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: { name: 'unit', include: ['{client,live-count,app}/src/**/*.test.{ts,tsx}'] },
      },
      { ...shared, test: { name: 'budgets', include: ['budgets.test.ts'] } },
      {
        ...shared,
        test: { name: 'browser', include: ['browser-tests/*.test.ts'], ...withService },
      },
      {
        ...shared,
        test: {
          name: 'screenshots',
          include: ['browser-tests/{screenshots,pair}.ts'],
          ...withService,
        },
      },
      {
        ...shared,
        test: { name: 'interactive', include: ['browser-tests/interactive.ts'], ...withService },
      },
    ],
  },
});
