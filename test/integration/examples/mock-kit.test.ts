import { execFile, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { createAuthsClient } from "../../../src/index.ts";
import { freePort } from "../../servers/ports.ts";
import { startProgram } from "./program.ts";
import { startStandIn } from "./stand-in.ts";
import { inExamples } from "./started.ts";

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; assertionResults: { title: string; status: string }[] }[];
}

/** What is broken in the app, and the tests that notice. */
const mistakes: [sound: string, broken: string, titles: string[]][] = [
  [
    // It greets before the second factor.
    "if (isSession(result))",
    "if (result)",
    [
      "says what pendingUser means",
      "says what enrollChallenge means",
      "sends the code that the second factor wants",
      "says what codeRefused means",
      "says what challengeExpired means",
      "greets after a code",
    ],
  ],
  ["if (!words) throw error;", 'if (!words) return "Oops";', ["does not hide what it has no words for"]],
  [
    "invalid_credentials:",
    "not_authenticated:",
    ["says what invalidCredentials means", "says that the password is wrong"],
  ],
];

describe("mock-kit", () => {
  it("shows tests that pass, with Mock Service Worker and with Prism", async () => {
    const report = await npmTest(inExamples("mock-kit"));
    expect(report).toMatchObject({ numPassedTests: 13, numFailedTests: 0 });
    const counts = report.testResults.map(({ name, assertionResults }) => [
      name.split("/").at(-1),
      assertionResults.length,
    ]);
    expect(Object.fromEntries(counts)).toEqual({ "greet.msw.test.ts": 9, "greet.prism.test.ts": 4 });
  });

  it("shows tests that notice what is wrong with an app", async () => {
    const copy = mkdtempSync(join(tmpdir(), "open-webui-auths-mock-kit-"));
    onTestFinished(() => rmSync(copy, { recursive: true }));
    cpSync(inExamples("mock-kit"), copy, {
      recursive: true,
      filter: (path) => !path.includes("node_modules"),
    });
    symlinkSync(inExamples("node_modules"), join(copy, "node_modules"));
    const app = join(copy, "src/greet.ts");
    for (const [sound, broken] of mistakes) {
      const source = readFileSync(app, "utf8");
      expect(source.split(sound)).toHaveLength(2);
      writeFileSync(app, source.replace(sound, broken));
    }
    const { testResults } = await npmTest(copy);
    const failed = testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === "failed")
      .map(({ title }) => title);
    expect(failed.sort()).toEqual(mistakes.flatMap(([, , titles]) => titles).sort());
  });

  it("serves the mock with `npm run mock`", async () => {
    const port = await freePort();
    const cwd = inExamples("mock-kit");
    // In a process group of its own, since npm and the script stand between us and Prism.
    const npm = spawn("npm", ["run", "mock"], {
      cwd,
      env: { PATH: process.env.PATH, HOME: tmpdir(), PORT: String(port) },
      detached: true,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = new Promise((resolve) => npm.once("close", resolve));
    onTestFinished(async () => {
      process.kill(-(npm.pid ?? 0), "SIGTERM");
      await ended;
    });
    await new Promise<void>((listening, reject) => {
      npm.stdout.on("data", (chunk) => String(chunk).includes("Prism is listening") && listening());
      npm.once("exit", () => reject(new Error("Prism did not start")));
    });
    const auths = createAuthsClient({ baseUrl: `http://127.0.0.1:${port}` });
    const refused = auths.signIn(
      { email: "ada@example.com", password: "any" },
      { headers: { prefer: "code=400, example=invalidCredentials" } },
    );
    await expect(refused).rejects.toMatchObject({ code: "invalid_credentials" });
  });

  it("has an app that runs, and asks for a code where one is demanded", async () => {
    await using standIn = await startStandIn(inject("newestMockUrl"), (asked, forward) =>
      forward(asked.what.endsWith("/signin") ? { prefer: "code=200, example=verifyChallenge" } : {}),
    );
    await using app = startProgram("mock-kit/src/main.ts", [], {
      cwd: tmpdir(),
      env: { OPEN_WEBUI_URL: standIn.url },
    });
    await app.says("Code of your authenticator: ");
    app.child.stdin?.end("123456\n");
    expect(await app.ended).toMatchObject({ code: 0, said: expect.stringContaining("Hello, Ada Lovelace!") });
    expect(standIn.asked.at(-1)?.body).toMatchObject({ code: "123456" });
  });
});

/** Runs the example's own tests as its user would. */
function npmTest(cwd: string): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), "open-webui-auths-npm-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "report.json");
  const args = ["test", "--", "--reporter=json", `--outputFile=${file}`];
  return new Promise((resolve, reject) => {
    execFile("npm", args, { cwd, env: { PATH: process.env.PATH, HOME: folder } }, (error, stdout, stderr) => {
      try {
        const report = JSON.parse(readFileSync(file, "utf8")) as Report;
        // The command itself must say so, too: a pipeline looks at nothing else.
        expect(error !== null, stdout + stderr).toBe(report.numFailedTests > 0);
        resolve(report);
      } catch (thrown) {
        reject(new Error(`npm test: ${stdout}${stderr}`, { cause: thrown }));
      }
    });
  });
}
