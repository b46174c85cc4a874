import { command } from "../../scripts/support/command.ts";
import { bootOpenWebUI, createFirstAdmin } from "../../test/servers/index.ts";
import { generateClient } from "../generate.ts";
import type { Language } from "../languages.ts";
import { demand, MissingToolError } from "../tools.ts";
import { expectedLines, type Target } from "./expected.ts";
import { smoke } from "./smoke.ts";
import { rightPassword, startStandIn } from "./stand-in.ts";

/** The programs are written for the newest line: they meet a second factor. */
const line = "0.12";

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
  const { needs, build } = smoke[language];
  await demand(language, needs);
  const clock = stopwatch();
  const folder = await generateClient(language, line);
  const generated = clock();
  const { program, args, env } = await build(folder);
  const compiled = clock();
  await using target = await (live ? startServer() : startMock());
  const expected = await expectedLines(target);
  const booted = clock();
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
  const ran = clock();
  const printed = output.trimEnd().split("\n");
  for (const [index, wanted] of expected.entries()) {
    if (printed[index] !== wanted)
      throw new Error(`${language} printed "${printed[index] ?? ""}" where "${wanted}" was expected`);
  }
  if (printed.length > expected.length)
    throw new Error(`${language} printed more than expected: ${printed[expected.length]}`);
  const on = live ? `the real Open WebUI ${line}` : "the mock";
  return `${expected.length} steps on ${on} (generated ${generated} s, compiled ${compiled} s, server ${booted} s, ran ${ran} s)`;
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
async function startServer(): Promise<Target & AsyncDisposable> {
  await using started = new AsyncDisposableStack();
  const standIn = started.use(await startStandIn(line));
  const server = started.use(await bootOpenWebUI({ release: line }));
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
