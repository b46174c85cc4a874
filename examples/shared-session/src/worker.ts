import { createInterface } from "node:readline";
import { isAuthsError } from "open-webui-auths";
import { shareSession } from "./session.ts";

/** Every line of the standard input is a piece of work, which needs the server. */
async function main(): Promise<void> {
  const lockSeconds = Number(setting("LOCK_SECONDS", "15"));
  if (!(Number.isInteger(lockSeconds) && lockSeconds > 0)) {
    throw new Error("LOCK_SECONDS must be a whole number of seconds.");
  }
  const session = await shareSession({
    baseUrl: address("OPEN_WEBUI_URL"),
    account: { email: setting("OPEN_WEBUI_EMAIL"), password: setting("OPEN_WEBUI_PASSWORD") },
    redisUrl: setting("REDIS_URL", "redis://127.0.0.1:6379"),
    lockSeconds,
  });
  session.auths.onSessionChange(({ reason }) => {
    if (reason === "sign_in") console.log(`${process.pid} signed in for all`);
  });
  for await (const work of createInterface({ input: process.stdin })) {
    try {
      await session.ready();
      const { name, role } = await session.auths.getSessionUser();
      console.log(`${process.pid} ${work}: done as ${name}, ${role}`);
    } catch (error) {
      // The next piece of work may fare better, so the process goes on.
      console.error(`${process.pid} ${work}: failed: ${reasonOf(error)}`);
      process.exitCode = 1;
    }
  }
  session.close();
}

function setting(name: string, usual?: string): string {
  const value = process.env[name] || usual;
  if (value === undefined) throw new Error(`Set ${name}; the README says to what.`);
  return value;
}

function address(name: string): string {
  const value = setting(name);
  const url = URL.canParse(value) ? new URL(value) : undefined;
  // No user, query or fragment.
  if (url && /^https?:/.test(url.origin) && url.href === url.origin + url.pathname) return url.href;
  throw new Error(`${name} must be an address such as https://chat.example.com.`);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isOfRedis =
    error.name === "MaxRetriesPerRequestError" || (isAuthsError(error) && error.code === "storage");
  if (isOfRedis) return "Redis does not answer";
  // Why signing in again failed; only an AuthsError is sure to tell no secret.
  return isAuthsError(error.cause) ? `${error.message} (${error.cause.message})` : error.message;
}

await main().catch((error: unknown) => {
  console.error(reasonOf(error));
  process.exitCode = 1;
});
