import { tmpdir } from "node:os";
import { onTestFinished } from "vitest";
import type { Redis } from "../../servers/index.ts";
import { type Program, startProgram } from "./program.ts";

export const signIn = "POST /api/v1/auths/signin";
export const getSessionUser = "GET /api/v1/auths/";

export interface Company {
  readonly server: string;
  readonly redis: Pick<Redis, "url">;
  readonly account: { email: string; password: string };
  readonly lockSeconds?: number;
}

/** A worker of the example, in a process of its own, until the test is over. */
export function startWorker({ server, redis, account, lockSeconds }: Company): Program {
  const program = startProgram("shared-session/src/worker.ts", [], {
    cwd: tmpdir(),
    env: {
      OPEN_WEBUI_URL: server,
      OPEN_WEBUI_EMAIL: account.email,
      OPEN_WEBUI_PASSWORD: account.password,
      REDIS_URL: redis.url,
      ...(lockSeconds && { LOCK_SECONDS: String(lockSeconds) }),
    },
  });
  onTestFinished(() => program[Symbol.asyncDispose]());
  return program;
}

export function give(program: Program, work: string): void {
  program.child.stdin?.write(`${work}\n`);
}

/** Gives all the same piece of work, and waits until each has done it. */
export async function allDo(programs: readonly Program[], work: string, as: string): Promise<void> {
  for (const program of programs) give(program, work);
  await Promise.all(programs.map((program) => program.says(`${program.child.pid} ${work}: done as ${as}`)));
}

/** Lets them end by themselves. */
export async function endAll(programs: readonly Program[]) {
  for (const program of programs) program.child.stdin?.end();
  return Promise.all(programs.map(({ ended }) => ended));
}
