import { command } from "../../scripts/support/command.ts";
import { bootOpenWebUI, createFirstAdmin } from "../../test/servers/index.ts";
import { generateClient } from "../generate.ts";
import type { Language } from "../languages.ts";
import { demand, MissingToolError } from "../tools.ts";
import { expectedJourney, expectedLines, type Target } from "./expected.ts";
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
  const { needs, build, layer, firstLines } = smoke[language];
  await demand(language, needs);
  const clock = stopwatch();
  const steps: string[] = [];
  // The oldest line first, so that the newest is what is left in dist/.
  for (const one of layer && live ? ([oldLine, line] as const) : ([line] as const)) {
    const folder = await generateClient(language, one);
    await using target = await (live ? startServer(one) : startMock());
    if (layer) {
      const expected = await expectedJourney(target, one, !live);
      const { program, args, env } = await layer(folder);
      await compare(
        language,
        { program, args: live ? args : [...args, "mock"], ...(env && { env }) },
        target,
        expected,
      );
      steps.push(`${expected.length} steps of the layer on ${one}`);
    }
    if (firstLines) {
      const { prints, ...run } = await firstLines(folder);
      await compare(language, run, target, [prints]);
      steps.push(`the README's first lines on ${one}`);
    }
    if (one !== line) continue;
    const expected = await expectedLines(target, layer !== undefined);
    await compare(language, await build(folder), target, expected);
    steps.push(`${expected.length} steps of the example on ${one}`);
  }
  return `${steps.join(", ")}, ${live ? "real servers" : "the mock"} (${clock()} s)`;
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
