import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAuthsClient } from "../../../../src/index.ts";
import {
  type Admin,
  bootOpenWebUI,
  createFirstAdmin,
  type OpenWebUI,
  type Redis,
  startRedis,
} from "../../../servers/index.ts";
import { newPassword } from "../../../servers/secrets.ts";
import { addUser, csvOf, Desk, type Person, people } from "../add-users-from-csv.ts";
import { startProgram } from "../program.ts";
import { allDo, endAll, getSessionUser, signIn, startWorker } from "../shared-session.ts";
import { Gate, startStandIn } from "../stand-in.ts";

describe("the examples that are scripts, on a real 0.12", () => {
  const services = new AsyncDisposableStack();
  let redis: Redis;
  let server: OpenWebUI;
  let admin: Admin;

  beforeAll(async () => {
    // Only a server with Redis revokes at sign-out; only one with rules refuses a weak password.
    redis = services.use(await startRedis());
    const env = { ENABLE_PASSWORD_VALIDATION: "true" };
    server = services.use(await bootOpenWebUI({ release: "0.12", redis, env }));
    admin = await createFirstAdmin(server.baseUrl, `${newPassword()}-Aa1`);
  }, 300_000);

  afterAll(() => services.disposeAsync());

  it("adds forty users in spite of an interrupt, and reports the row that the server refuses", async () => {
    const auths = createAuthsClient({ baseUrl: server.baseUrl, token: admin.token });
    await auths.updateAdminConfig({ ...(await auths.getAdminConfig()), ENABLE_API_KEYS: true });
    const { api_key } = await auths.generateApiKey();
    // The last four are to get passwords.
    const persons = people(40).map((one, index) => (index < 36 ? one : { ...one, password: "" }));
    const making = ["--passwords-to", "made.csv"];
    const gate = new Gate();
    await using standIn = await startStandIn(server.baseUrl, async (_, forward) => {
      if (standIn.count(addUser) > 16) await gate.pass();
      return forward();
    });
    using desk = new Desk(standIn.url, api_key);
    desk.write("users.csv", `${csvOf(persons)}Weak,weak@example.com,weak,user\n`);

    await using program = desk.start(making);
    await gate.arrived(4);
    program.child.kill("SIGINT");
    await program.says("Ending as soon as what was sent is answered.");
    gate.open();
    const interrupted = await program.ended;
    expect(interrupted.said).toContain("20 added, 0 there already, 0 failed, 21 left for later.");
    expect(interrupted.code).toBe(1);

    const second = await desk.run(making);
    expect(second.said).toContain("20 added, 0 there already, 1 failed, 0 left for later.");
    expect(second.said).toMatch(/line 42, weak@example\.com: the server refuses the row \(.+password.+\)/);
    expect(second.code).toBe(1);

    // Without its journal, it learns from the server who is there.
    using other = new Desk(standIn.url, api_key);
    other.write("users.csv", csvOf(persons.slice(0, 5)));
    const third = await other.run();
    expect(third).toMatchObject({ code: 0, said: expect.stringContaining("0 added, 5 there already") });

    const made = new Map(
      desk
        .read("made.csv")
        .trim()
        .split("\n")
        .map((line) => line.split(",", 2) as [string, string]),
    );
    const passwordOf = ({ email, password }: Person) => password || (made.get(email) ?? expect.fail());
    desk.expectNoSecrets(interrupted.said + second.said + third.said, persons.map(passwordOf));
    const listed = await auths.fetch("/api/v1/users/all");
    const { users } = (await listed.json()) as { users: { email: string; role: string }[] };
    const added = users.filter(({ email }) => email !== admin.email);
    expect(added.map(({ email }) => email).sort()).toEqual(persons.map(({ email }) => email).sort());
    expect(added.every(({ role }) => role === "user")).toBe(true);
    for (const one of persons.filter((_, index) => index % 13 === 0)) {
      const account = { email: one.email, password: passwordOf(one) };
      const result = await createAuthsClient({ baseUrl: server.baseUrl }).signIn(account);
      expect(result).toMatchObject({ email: one.email, role: "user" });
    }
  });

  it("shares one session between four processes, and another one when it is revoked", async () => {
    await using standIn = await startStandIn(server.baseUrl);
    const company = { server: standIn.url, redis, account: admin };
    const workers = [1, 2, 3, 4].map(() => startWorker(company));
    await allDo(workers, "first", "Ada Lovelace, admin");
    expect(standIn.count(signIn)).toBe(1);

    const token = standIn.asked.find(({ what }) => what === getSessionUser)?.bearer ?? "";
    await createAuthsClient({ baseUrl: server.baseUrl, token }).signOut();
    await allDo(workers, "second", "Ada Lovelace, admin");
    expect(standIn.count(signIn)).toBe(2);
    expect(standIn.asked.at(-1)?.bearer).not.toBe(token);
    const endings = await endAll(workers);
    expect(endings.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  });

  it("greets whoever signs in, and tells why not", async () => {
    const greet = (password: string) =>
      startProgram("mock-kit/src/main.ts", [], {
        cwd: tmpdir(),
        input: "",
        env: { OPEN_WEBUI_URL: server.baseUrl, OPEN_WEBUI_EMAIL: admin.email, OPEN_WEBUI_PASSWORD: password },
      }).ended;
    expect(await greet(admin.password)).toMatchObject({ code: 0, said: "Hello, Ada Lovelace!\n" });
    expect(await greet("wrong")).toMatchObject({
      code: 0,
      said: "The e-mail address or the password is wrong.\n",
    });
  });
});
