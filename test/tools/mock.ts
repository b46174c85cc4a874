import { spawn } from "node:child_process";
import { freePortFrom } from "../../scripts/support/port.ts";

/** Starts a mock on a free port, and answers what is wrong with what it tells a client; undefined for nothing. */
export async function tryMock(
  command: string,
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  const port = await freePortFrom(4700);
  // A group of its own, so that what the shell starts ends with it.
  const child = spawn(`${command} ${port}`, { cwd, env, shell: true, detached: true, stdio: "ignore" });
  try {
    return await complaint(`http://127.0.0.1:${port}/api/v1/auths`);
  } catch (error) {
    return String(error);
  } finally {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid);
  }
}

async function complaint(auths: string): Promise<string | undefined> {
  const body = JSON.stringify({ email: "ada@example.com", password: "any" });
  const headers = { "content-type": "application/json" };
  const session = await patiently(() => fetch(`${auths}/signin`, { method: "POST", headers, body }));
  const { token } = await session.json();
  if (session.status !== 200 || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token))
    return `a sign-in is answered ${session.status} with the token "${token}"`;
  const user = await fetch(`${auths}/`, { headers: { authorization: `Bearer ${token}` } });
  const { permissions } = await user.json();
  if (user.status !== 200 || typeof permissions?.chat?.call !== "boolean")
    return `the session is answered ${user.status} without permissions.chat.call`;
  return undefined;
}

/** Asks until somebody answers, for a minute. */
async function patiently(ask: () => Promise<Response>): Promise<Response> {
  const deadline = performance.now() + 60_000;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
}
