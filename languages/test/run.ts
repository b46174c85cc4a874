import { fileURLToPath } from "node:url";
import { command } from "../../scripts/support/command.ts";
import { bootOpenWebUI, createFirstAdmin } from "../../test/servers/index.ts";
import { generateClient } from "../generate.ts";
import type { Language } from "../languages.ts";
import { demand, MissingToolError } from "../tools.ts";
import { expectedJourney, expectedLines, type Target } from "./expected.ts";
import { addAccounts, caseFiles, writeRealCases } from "./real-cases.ts";
import { type Run, smoke } from "./smoke.ts";
import { rightPassword, startStandIn } from "./stand-in.ts";

/** The programs are written for the newest line: they meet a second factor. */
const line = "0.12";
/** Clients with a layer are tried on this one's real server, too. */
const oldLine = "0.6";

/** Generates the clients of some languages, compiles them with their examples, and runs those. */
export async function testLanguages(
  languages: Language[],
  { live, skipMissing }: { live: boolean; skipMissing: boolean },
): Promise<void> {
  const failures: string[] = [];
  for (const language of languages) {
    try {
      console.log(`✓ ${language}: ${await test(language, live)}`);
    } catch (error) {
      const skipped = error instanceof MissingToolError && skipMissing;
      const what = error instanceof Error ? error.message : String(error);
      console.error(`${skipped ? "- skipped" : "✗"} ${what}`);
      if (!skipped) failures.push(language);
    }
  }
  if (failures.length > 0) throw new Error(`failed: ${failures.join(", ")}`);
}

async function test(language: Language, live: boolean): Promise<string> {
  const { needs, build, layer, cases } = smoke[language];
  await demand(language, needs);
  const clock = stopwatch();
  const steps: string[] = [];
  // The oldest line first, so that the newest is what is left in dist/.
  for (const one of layer && live ? ([oldLine, line] as const) : ([line] as const)) {
    const folder = await generateClient(language, one);
    await using target = await (live ? startServer(one) : startMock());
    if (layer) steps.push(...(await testLayer(language, folder, target, one, live)));
    if (one !== line) continue;
    const expected = await expectedLines(target, layer !== undefined);
    await compare(language, await build(folder), target, expected);
    steps.push(`${expected.length} steps of the example`);
    // The example has left a server that demands a second factor.
    if (cases && live) steps.push(await testRealCases(language, folder, target, one, true));
  }
  return `${steps.join(", ")}, ${live ? "real servers" : "the mock"} (${clock()} s)`;
}

/** The cases, what a layer does on any server, and the first lines of its package's README. */
async function testLayer(
  language: Language,
  folder: string,
  target: Target,
  one: typeof line | typeof oldLine,
  live: boolean,
): Promise<string[]> {
  const { layer, cases, firstLines } = smoke[language];
  const steps: string[] = [];
  const expected = await expectedJourney(target, one, !live);
  const journey = await layer?.(folder);
  if (journey) {
    const args = live ? journey.args : [...journey.args, "mock"];
    await compare(language, { ...journey, args }, target, expected);
    steps.push(`${expected.length} steps of the layer on ${one}`);
  }
  if (cases && live) steps.push(await testRealCases(language, folder, target, one, false));
  else if (cases) steps.push(await cases(folder, caseFiles));
  const first = await firstLines?.(folder);
  if (first) {
    await compare(language, first, target, [first.prints]);
    steps.push("the README's first lines");
  }
  return steps;
}

async function testRealCases(
  language: Language,
  folder: string,
  target: Target,
  one: typeof line | typeof oldLine,
  demandsSecondFactor: boolean,
): Promise<string> {
  const work = fileURLToPath(new URL("../../dist/languages/smoke/", import.meta.url));
  if (!demandsSecondFactor) await addAccounts(target);
  const file = writeRealCases(target.url, one, demandsSecondFactor, work);
  return `on the real ${one} ${await smoke[language].cases?.(folder, [file])}`;
}

async function compare(
  language: string,
  { program, args, env }: Run,
  target: Target,
  expected: string[],
): Promise<void> {
  const output = await command(program, args, {
    env: {
      ...env,
      // A proxy in the environment is not for the loopback address.
      NO_PROXY: "*",
      OPEN_WEBUI_URL: target.url,
      OPEN_WEBUI_EMAIL: target.email,
      OPEN_WEBUI_PASSWORD: target.password,
      GAFAELFAWR_URL: target.gafaelfawrUrl,
      GAFAELFAWR_COOKIE: target.gafaelfawrCookie,
    },
  });
  const printed = output.trimEnd().split("\n");
  for (const [index, wanted] of expected.entries()) {
    if (printed[index] !== wanted)
      throw new Error(`${language} printed "${printed[index] ?? ""}" where "${wanted}" was expected`);
  }
  if (printed.length > expected.length)
    throw new Error(`${language} printed more than expected: ${printed[expected.length]}`);
}

async function startMock(): Promise<Target & AsyncDisposable> {
  const standIn = await startStandIn(line);
  return {
    url: standIn.url,
    email: "ada@example.com",
    password: rightPassword,
    gafaelfawrUrl: standIn.url,
    gafaelfawrCookie: "any-value-will-do",
    [Symbol.asyncDispose]: () => standIn[Symbol.asyncDispose](),
  };
}

/** A real Open WebUI. Gafaelfawr is no part of it: the mock stays in its place. */
async function startServer(release: typeof line | typeof oldLine): Promise<Target & AsyncDisposable> {
  await using started = new AsyncDisposableStack();
  const standIn = started.use(await startStandIn(line));
  const server = started.use(await bootOpenWebUI({ release }));
  const { email, password } = await createFirstAdmin(server.baseUrl);
  const running = started.move();
  return {
    url: server.baseUrl,
    email,
    password,
    gafaelfawrUrl: standIn.url,
    gafaelfawrCookie: "any-value-will-do",
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

/** Gives the seconds since it was last asked. */
function stopwatch(): () => string {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const seconds = ((now - last) / 1000).toFixed(1);
    last = now;
    return seconds;
  };
}
