import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Civil dates are Europe/London; TEST_TZ lets the suite prove that it passes in another zone as well.
process.env['TZ'] = process.env['TEST_TZ'] ?? 'Europe/London';

/** How the pages are read: Preact, without an import of its own in each file. */
const oxc = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const;

/** The journeys share one program and follow each other by name: what one does there, those after it find. Others: the longest first. */
class ByName extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    if (!files.every((f) => f.project.name === 'journeys')) return super.sort(files);
    return [...files].sort((a, b) => (a.moduleId < b.moduleId ? -1 : 1));
  }
}

export default defineConfig({
  oxc,
  test: {
    sequence: { sequencer: ByName },
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          isolate: false,
          include: ['src/**/*.test.{ts,tsx}', 'tests/*.test.ts', 'tests/examples/**/*.test.ts'],
          exclude: ['src/store/**'],
          testTimeout: 60_000,
        },
      },
      {
        // One database server for each file, a copy of one that is made once.
        extends: true,
        test: {
          name: 'store',
          globalSetup: ['tests/database/template.ts'],
          include: ['src/store/**/*.test.ts', 'tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/*.test.ts', 'tests/examples/**', 'tests/server/**', 'tests/journeys/**'],
          maxWorkers: 2,
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: 'server', include: ['tests/server/**/*.test.ts'], fileParallelism: false, testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        extends: true,
        test: { name: 'journeys', include: ['tests/journeys/**/*.test.ts'], globalSetup: ['tests/journeys/program/global-setup.ts'], fileParallelism: false, isolate: false, maxConcurrency: 3, testTimeout: 240_000, hookTimeout: 120_000 },
      },
    ],
  },
});
