import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { first, lanes, long, type Stage } from "./stages.ts";

const { values: options } = parseArgs({
  options: {
    /** Adds what takes hours. */
    long: { type: "boolean" },
    /** Runs the stage of this name alone; `system packages` goes before it. */
    only: { type: "string" },
    /** Prints the names of the stages as JSON, for a CI that runs them side by side. */
    list: { type: "boolean" },
  },
});

/** No stage takes this long unless it hangs. */
const limit = (options.long ? 600 : 30) * 60_000;

interface Outcome {
  name: string;
  seconds: number;
  passed: number;
  failed: number;
}

const reports = mkdtempSync(join(tmpdir(), "gate-"));
const outcomes: Outcome[] = [];

/** Runs a stage, and prints what it wrote in one piece, since two may run at a time. */
async function runStage({ name, command }: Stage): Promise<boolean> {
  console.log(`-- ${name}: started`);
  const report = join(reports, `${name.replaceAll(/\W+/g, "-")}.json`);
  const began = performance.now();
  const { code, output } = await shell(command, { ...process.env, TEST_REPORT: report });
  const seconds = Math.round((performance.now() - began) / 1000);
  const tests = readReport(report);
  const failed = tests.failed === 0 && code !== 0 ? 1 : tests.failed;
  const passed = tests.passed + (code === 0 ? 1 : 0);
  outcomes.push({ name, seconds, passed, failed });
  console.log(
    `\n== ${name} (${command})\n${output.trimEnd()}\n== ${name}: ${verdict(failed)} in ${seconds} s\n`,
  );
  return failed === 0;
}

function verdict(failed: number): string {
  return failed === 0 ? "passed" : `${failed} failed`;
}

function shell(command: string, env: NodeJS.ProcessEnv): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    // A group of its own, so that nothing it started outlives the limit.
    const child = spawn(command, { shell: true, detached: true, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    const timer = setTimeout(() => {
      output += `\nended after ${limit / 60_000} minutes`;
      process.kill(-(child.pid as number), "SIGKILL");
    }, limit);
    child.once("error", reject);
    child.once("close", (code) => {
      clearTimeout(timer);
      resolve({ code, output });
    });
  });
}

/** What vitest counted, if the stage ran it. */
function readReport(file: string): { passed: number; failed: number } {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, "utf8"));
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

async function inOrder(stages: Stage[]): Promise<void> {
  for (const stage of stages) await runStage(stage);
}

async function runAll(): Promise<void> {
  for (const stage of first) if (!(await runStage(stage))) return;
  await Promise.all(lanes.map(inOrder));
  if (options.long) await inOrder(long);
}

async function runOnly(name: string): Promise<void> {
  const [packages] = first;
  const one = [...first, ...lanes.flat(), ...long].find((stage) => stage.name === name);
  if (!one) throw new Error(`there is no stage "${name}"; --list prints them`);
  await inOrder(packages && packages !== one ? [packages, one] : [one]);
}

if (options.list) {
  console.log(JSON.stringify([...first.slice(1), ...lanes.flat()].map(({ name }) => name)));
  process.exit();
}

const began = performance.now();
await (options.only === undefined ? runAll() : runOnly(options.only));
const width = Math.max(...outcomes.map(({ name }) => name.length));
for (const { name, seconds, passed, failed } of outcomes)
  console.log(`${name.padEnd(width)}  ${String(seconds).padStart(5)} s  ${passed} passed, ${failed} failed`);
console.log(
  `${"all".padEnd(width)}  ${String(Math.round((performance.now() - began) / 1000)).padStart(5)} s`,
);
const sum = (count: "passed" | "failed") => outcomes.reduce((total, outcome) => total + outcome[count], 0);
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = sum("failed") === 0 ? 0 : 1;
