import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: [
            "test/servers/**",
            "test/runtimes/**",
            "test/family/**",
            "test/examples/**",
            "test/docs/editor.test.ts",
          ],
          globalSetup: ["test/support/mock.ts"],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "docs",
          include: ["site/test/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        test: {
          name: "servers",
          include: ["test/servers/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: "runtimes",
          include: ["test/runtimes/*.test.ts", "test/docs/editor.test.ts"],
          globalSetup: ["test/runtimes/setup.ts"],
          fileParallelism: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "examples",
          include: ["test/examples/*.test.ts"],
          globalSetup: ["test/support/mock.ts"],
          // A browser, a compiler or a few processes in each: no more of them at once than a small machine can bear.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "family",
          include: ["test/family/*.test.ts"],
          globalSetup: ["test/support/mock.ts"],
          testTimeout: 30_000,
        },
      },
    ],
  },
});
