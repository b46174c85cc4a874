import { execFile } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, inject, it, onTestFinished } from "vitest";
import { bundleOf } from "../../../scripts/contract/lines.ts";
import { startMockServer } from "../../../scripts/mock/server.ts";
import { answerExamples } from "../../support/contract.ts";
import { serve } from "../../support/serve.ts";
import { files, missingOn } from "./files.ts";
import { outcomesOf } from "./outcomes.ts";
import { lint, respect } from "./respect.ts";

const folder = new URL("../../../openapi/workflows/", import.meta.url);
const root = fileURLToPath(new URL("../../..", import.meta.url));

it("runs all workflows", () => {
  const there = readdirSync(folder).filter((name) => name.endsWith(".arazzo.yaml"));
  expect(files.map((file) => basename(file)).sort()).toEqual(there.sort());
});

it("runs valid Arazzo", async () => {
  expect(await lint(files)).toBe("");
});

const everywhere = [
  { file: "sign-up-to-sign-out.arazzo.yaml", workflows: 2, steps: 6, failures: [] },
  { file: "admin-adds-a-user.arazzo.yaml", workflows: 1, steps: 7, failures: [] },
  { file: "api-key-life.arazzo.yaml", workflows: 1, steps: 9, failures: [] },
  { file: "ldap-set-up-and-sign-in.arazzo.yaml", workflows: 1, steps: 7, failures: [] },
];
const later = [
  { file: "oauth-settings.arazzo.yaml", workflows: 1, steps: 3, failures: [] },
  { file: "sign-in-with-a-second-factor.arazzo.yaml", workflows: 1, steps: 7, failures: [] },
];

it.each([
  { line: "0.6", expected: everywhere },
  { line: "0.12", expected: [...everywhere, ...later] },
])("finds that they hold on the mock of $line", async ({ line, expected }) => {
  const url = await mockOf(line);
  const outcomes = await respect(filesOf(line), url, {}, line);
  expect(outcomes.map(({ file, checks, ...rest }) => ({ file: basename(file), ...rest }))).toEqual(expected);
  // Of each answer: its status in words, and status, content type and schema against the contract.
  for (const { steps, checks } of outcomes) expect(checks).toBeGreaterThan(steps * 4);
  expect(readdirSync(root).filter((name) => name.startsWith(".workflows-"))).toEqual([]);
});

it("holds answers against the contract of the line that it is told", async () => {
  const [outcome] = await respect(files.slice(0, 1), await mockOf("0.12"), {}, "0.6");
  // The flags that came later are unknown there.
  expect(outcome?.failures.join("\n")).toContain("signUpToSignOut signUp: schema check: ");
});

it("says what a line lacks for a file", async () => {
  const { code, output } = await command("--line", "0.11", files.at(-1) ?? "");
  expect(output.trim()).toBe(
    "sign-in-with-a-second-factor.arazzo.yaml needs verifyMfaChallenge, getMfaStatus; 0.11 lacks it",
  );
  expect(code).toBe(1);
});

it("fails where something else is expected, and says where and what came", async () => {
  const source = readFileSync(files[0] ?? "", "utf8");
  const broken = [
    ['$response.body#/role == "admin"', '$response.body#/role == "king"'],
    ["$statusCode == 401", "$statusCode == 418"],
  ].map(([right = "", wrong = ""], index) => {
    expect(source).toContain(right);
    const file = fileURLToPath(new URL(`broken-${index}.tmp.yaml`, folder));
    onTestFinished(() => rmSync(file, { force: true }));
    writeFileSync(file, source.replace(right, wrong));
    return file;
  });
  const { code, output } = await command(...broken);
  expect(output).toContain('signUpToSignOut signUp: success criteria check: $response.body#/role == "king"');
  expect(output).toContain(
    'tokenIsRefused: success criteria check: $statusCode == 418 (the answer was 401 "Invalid token")',
  );
  expect(output).toMatch(/4 workflows, 10 steps, \d+ checks on the mock of 0\.12 in [\d.]+ s; 2 failed/);
  expect(code).toBe(1);
});

it("fails where an answer breaks the contract, and shows no token", async () => {
  const session = answerExamples.find(({ id, status }) => id === "signUp" && status === 200)?.example.value;
  const url = await serverOf({ ...Object(session), expires_at: "in four weeks" });
  const [outcome] = await respect(files.slice(0, 1), url);
  expect(outcome?.failures).toEqual([
    expect.stringMatching(/^signUpToSignOut signUp: schema check: .*expires_at/s),
    expect.stringMatching(/^signOutRevokesTheToken signIn: schema check: .*expires_at/s),
  ]);
  expect(outcome?.failures.join()).not.toContain("eyJ");
});

it("tells why Respect did not run", async () => {
  const file = fileURLToPath(new URL("broken.tmp.yaml", folder));
  onTestFinished(() => rmSync(file, { force: true }));
  writeFileSync(file, "arazzo: 1.0.1\n");
  await expect(respect([file], inject("mockUrl"))).rejects.toThrow(
    /Respect did not run.*sourceDescriptions/s,
  );
});

it("shows no API key either", () => {
  const check = { name: "schema check", status: "error", message: '"api_key": "sk-5eedc0de5eed"' };
  const executedSteps = [{ stepId: "makeKey", checks: [check], response: { statusCode: 200 } }];
  const report = { files: { file: { executedWorkflows: [{ workflowId: "apiKeyLife", executedSteps }] } } };
  expect(outcomesOf(["file"], JSON.stringify(report))[0]?.failures).toEqual([
    'apiKeyLife makeKey: schema check: "api_key": "********" (the answer was 200)',
  ]);
});

function filesOf(line: string): string[] {
  return files.filter((file) => missingOn(line, file).length === 0);
}

async function mockOf(line: string): Promise<string> {
  const { url, close } = await startMockServer(fileURLToPath(bundleOf(line)), 0);
  onTestFinished(close);
  return url;
}

/** A server that answers the same body to everything. */
async function serverOf(body: unknown): Promise<string> {
  const { url } = await serve((_, response) => {
    response.setHeader("content-type", "application/json").end(JSON.stringify(body));
  });
  return url;
}

function command(...args: string[]): Promise<{ code: number | string | null; output: string }> {
  const program = fileURLToPath(new URL("run.ts", import.meta.url));
  return new Promise((done) => {
    execFile(process.execPath, [program, ...args], (error, stdout, stderr) =>
      done({ code: error ? (error.code ?? null) : 0, output: stdout + stderr }),
    );
  });
}
