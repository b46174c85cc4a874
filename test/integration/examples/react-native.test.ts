import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, inject, it, onTestFinished } from "vitest";
import { closedUrl } from "../../support/listen.ts";
import { reactNative } from "../../support/react-native.ts";
import { startStandIn } from "./stand-in.ts";

const account = { email: "ada@example.com", password: "correct horse battery staple" };
const mock = inject("newestMockUrl");

/** Runs lines of a program with what the phone has, the example's session module, and AsyncStorage's own stand-in for tests. */
async function onPhone(baseUrl: string, program: string): Promise<string[]> {
  const source = `${reactNative}
    const { openClient, restore, signIn, signOut, wordsOf } = await import("./src/session.ts");
    const { default: storage } = await import("@react-native-async-storage/async-storage/jest");
    const baseUrl = ${JSON.stringify(baseUrl)};
    const { email, password } = ${JSON.stringify(account)};
    ${program}`;
  const cwd = new URL("../../../examples/react-native", import.meta.url);
  const given = ["--input-type=module", "-e", source];
  const { stdout } = await promisify(execFile)(process.execPath, given, { cwd, timeout: 30_000 });
  return stdout.trim().split("\n");
}

it("signs in, is still signed in after a start of the app, and signs out", async () => {
  const server = await startStandIn(mock);
  onTestFinished(() => server[Symbol.asyncDispose]());
  const said = await onPhone(
    server.url,
    `const first = openClient(baseUrl, storage);
    console.log(await restore(first));
    await signIn(first, email, password);
    const [key] = await storage.getAllKeys();
    console.log(/^[\\w.-]+$/.test(key), (await storage.getItem(key)) === (await first.getToken()));
    const second = openClient(baseUrl, storage);
    console.log((await restore(second)).email === email);
    await signOut(second);
    console.log((await storage.getAllKeys()).length);`,
  );
  expect(said).toEqual(["null", "true true", "true", "0"]);
  const signIns = server.count("POST /api/v1/auths/signin");
  expect([signIns, server.asked.at(-1)?.what]).toEqual([1, "POST /api/v1/auths/signout"]);
});

it("starts signed out where the server has ended the session", async () => {
  const server = await startStandIn(mock, (_, forward) => forward({ prefer: "code=401" }));
  onTestFinished(() => server[Symbol.asyncDispose]());
  const said = await onPhone(
    server.url,
    `await storage.setItem("open-webui-" + baseUrl.replace(/[^\\w.-]+/g, "-"), "aaa.bbb.ccc");
    console.log(await restore(openClient(baseUrl, storage)), (await storage.getAllKeys()).length);`,
  );
  expect(said).toEqual(["null 0"]);
});

it("keeps the session while the server cannot be reached, and forgets it when asked to", async () => {
  const said = await onPhone(
    await closedUrl(),
    `const auths = openClient(baseUrl, storage);
    await auths.setToken("aaa.bbb.ccc");
    await restore(auths).catch((error) => console.log(wordsOf(error)));
    console.log((await storage.getAllKeys()).length);
    await signOut(auths);
    console.log((await storage.getAllKeys()).length);`,
  );
  expect(said).toEqual(["The server does not answer.", "1", "0"]);
});

it("says a wrong password, and a phone that stores nothing, in words", async () => {
  const server = await startStandIn(mock, ({ body }, forward) =>
    forward(body?.password === "wrong" ? { prefer: "code=400, example=invalidCredentials" } : {}),
  );
  onTestFinished(() => server[Symbol.asyncDispose]());
  const said = await onPhone(
    server.url,
    `const say = (error) => console.log(wordsOf(error));
    await signIn(openClient(baseUrl, storage), email, "wrong").catch(say);
    const full = { ...storage, setItem: async () => { throw new Error("disk full"); } };
    await signIn(openClient(baseUrl, full), email, password).catch(say);`,
  );
  expect(said).toEqual([
    "The e-mail address or the password is wrong.",
    "This phone did not store the session.",
  ]);
});
