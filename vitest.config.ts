import { defineConfig } from "vitest/config";

const { TEST_REPORT: report } = process.env;
// The tests run the project's TypeScript as it is, which an older Node cannot.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 24 || (major === 24 && minor < 2)) {
  console.error(
    `The tests need Node 24.2 or newer, and this is ${process.version}: run them with npm test, which brings its own.`,
  );
  process.exit(1);
}

export default defineConfig({
  test: {
    reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "test/{client,contract,generate,support}/**/*.test.ts",
            "languages/test/*.test.ts",
            "bench/test/*.test.ts",
          ],
          exclude: ["test/contract/importers/**", "**/node_modules/**"],
          globalSetup: ["test/support/mock.ts"],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "importers",
          include: ["test/contract/importers/*.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "docs",
          include: ["docs/site/test/**/*.test.ts"],
          // A browser in each, and compilers in some.
          maxWorkers: 2,
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
          include: ["test/integration/runtimes/*.test.ts"],
          globalSetup: ["test/integration/runtimes/setup.ts"],
          fileParallelism: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "examples",
          include: ["test/integration/examples/*.test.ts"],
          globalSetup: ["test/support/mock.ts"],
          // A browser, a compiler or a few processes in each: no more of them at once than a small machine can bear.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "live",
          include: ["test/integration/examples/live/*.test.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: "libraries",
          include: ["test/integration/libraries/**/*.test.ts"],
          globalSetup: ["test/support/mock.ts"],
          testTimeout: 30_000,
        },
      },
    ],
  },
});
