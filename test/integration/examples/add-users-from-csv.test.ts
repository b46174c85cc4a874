import { appendFileSync, chmodSync, existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { addUser, csvOf, Desk, people } from "./add-users-from-csv.ts";
import { type Answer, Gate, type StandIn, startStandIn } from "./stand-in.ts";

const key = "sk-0123456789abcdef0123456789abcdef";

describe("add-users-from-csv", () => {
  let standIn: StandIn;
  let desk: Desk;
  let answer: Answer;

  beforeEach(async () => {
    answer = (_, forward) => forward();
    standIn = await startStandIn(inject("newestMockUrl"), (asked, forward) => answer(asked, forward));
    desk = new Desk(standIn.url, key);
  });

  afterEach(async () => {
    desk[Symbol.dispose]();
    await standIn[Symbol.asyncDispose]();
  });

  const added = () => standIn.asked.map(({ body }) => body.email).sort();

  it("adds everybody, tells how far it is, and asks nothing when it is run again", async () => {
    const persons = people(6);
    desk.write("users.csv", `\uFEFF${csvOf(persons)}"Doe, Jo",JO@Example.com,"a ""b"" c",\n`);
    const { code, said } = await desk.run();
    expect(said).toContain("7 of 7: ");
    expect(said).toContain("7 added, 0 there already, 0 failed, 0 left for later.");
    expect(code).toBe(0);
    expect(standIn.count(addUser)).toBe(7);
    expect(standIn.asked.every(({ bearer }) => bearer === key)).toBe(true);
    expect(standIn.asked.map(({ body }) => body)).toContainEqual({
      name: "Person of person1@example.com",
      email: "person1@example.com",
      password: "Secret-of-1-0123",
      role: "user",
    });
    expect(standIn.asked.map(({ body }) => body)).toContainEqual({
      name: "Doe, Jo",
      email: "jo@example.com",
      password: 'a "b" c',
    });
    desk.expectNoSecrets(
      said,
      persons.map(({ password }) => password),
    );

    const again = await desk.run();
    expect(again).toMatchObject({ code: 0, said: expect.stringContaining("7 users of 7 done") });
    expect(standIn.count(addUser)).toBe(7);
  });

  it("tells every mistake of the file by its line, and sends nothing", async () => {
    desk.write(
      "users.csv",
      [
        "name,email,password,role",
        "Grace,grace@example.com,fine,user",
        ",grace.example.com,fine,user",
        "Grace,GRACE@example.com,fine,boss",
        `Alan,alan@example.com,${"é".repeat(37)},`,
        "Ada,ada@example.com,",
        "",
        "Ida,ida@example.com,,user",
        'Joan,joan@example.com,hush"hush,user',
      ].join("\n"),
    );
    const { code, said } = await desk.run();
    expect(said.trim().split("\n")).toEqual([
      "users.csv has 8 mistakes; nothing was sent.",
      "line 3: the name is missing",
      "line 3: grace.example.com is no e-mail address",
      "line 4: the role must be admin, user, pending or empty",
      "line 4: grace@example.com is on line 2 already",
      "line 5: the password has more than 72 bytes",
      "line 6: it has 3 fields, and line 1 names 4",
      "line 8: the password is missing; --passwords-to FILE makes one",
      'line 9: a " stands within a field; put the field in quotes, and write the " as ""',
    ]);
    expect(code).toBe(1);
    expect(standIn.asked).toEqual([]);
  });

  it.each([
    [
      "a misspelt column",
      "name,email,pasword\n",
      "line 1: it must name the columns name,email,password,role",
    ],
    ["no users", "name,email\n", "line 2: there are no users"],
    [
      "another encoding",
      Buffer.from("name,email\nJos\xe9,jose@example.com\n", "latin1"),
      "save it as CSV UTF-8",
    ],
    [
      "a quote without end",
      'name,email\nA,a@example.com\n"B,b@example.com\n',
      "line 3: a quote that begins here",
    ],
  ])("refuses a file with %s", async (_, content, words) => {
    desk.write("users.csv", content);
    expect(await desk.run()).toMatchObject({ code: 1, said: expect.stringContaining(words) });
    expect(standIn.asked).toEqual([]);
  });

  it("tries a file with --dry-run without a key, and neither sends nor writes anything", async () => {
    desk.write("users.csv", `${csvOf(people(2))}Alan,alan@example.com,,\n`);
    const { code, said } = await desk.run(["--dry-run", "--passwords-to", "made.csv"], {
      OPEN_WEBUI_API_KEY: "",
    });
    expect(said).toBe("3 users would be added, 1 of them with a password made here.\n");
    expect(code).toBe(0);
    expect(standIn.asked).toEqual([]);
    expect(existsSync(join(desk.folder, "made.csv"))).toBe(false);
    expect(existsSync(join(desk.folder, "users.csv.journal.jsonl"))).toBe(false);
  });

  it("reports the row that the server refuses, counts an account that is there as done, and tries only the row again", async () => {
    const persons = people(4);
    desk.write("users.csv", csvOf(persons));
    answer = ({ body }, forward) => {
      if (body.email.startsWith("person2@")) return forward({ prefer: "code=400, example=weakPassword" });
      if (body.email.startsWith("person3@")) return forward({ prefer: "code=400, example=emailTaken" });
      return forward();
    };
    const { code, said } = await desk.run();
    expect(said).toContain("2 added, 1 there already, 1 failed, 0 left for later.");
    expect(said).toContain(
      "line 3, person2@example.com: the server refuses the row (The password does not meet",
    );
    expect(code).toBe(1);
    desk.expectNoSecrets(
      said,
      persons.map(({ password }) => password),
    );

    answer = (_, forward) => forward();
    const again = await desk.run();
    expect(again).toMatchObject({
      code: 0,
      said: expect.stringContaining("1 added, 0 there already, 0 failed"),
    });
    expect(added()).toEqual([2, 1, 3, 2, 4].sort().map((number) => `person${number}@example.com`));
  });

  it("waits as long as the server asks, and goes on", async () => {
    desk.write("users.csv", csvOf(people(6)));
    let refusals = 0;
    answer = async (_, forward) => {
      if (refusals >= 2) return forward();
      refusals += 1;
      const refused = await forward({ prefer: "code=429" });
      return new Response(refused.body, { status: 429, headers: { "retry-after": "1" } });
    };
    const { code, said } = await desk.run();
    expect(said).toContain("The server asks to wait 1 second;");
    expect(said).toContain("6 added, 0 there already, 0 failed");
    expect(code).toBe(0);
    expect(standIn.count(addUser)).toBe(8);
  });

  it("tries again when the server fails or the connection breaks, and reports what stays broken", async () => {
    desk.write("users.csv", csvOf(people(4)));
    const tries = new Map<string, number>();
    answer = async ({ body }, forward) => {
      const tried = (tries.get(body.email) ?? 0) + 1;
      tries.set(body.email, tried);
      if (body.email === "person1@example.com" && tried === 1) return forward({ prefer: "code=503" });
      if (body.email === "person2@example.com") {
        // The account is made, though its maker never hears of it.
        return tried === 1 ? undefined : forward({ prefer: "code=400, example=emailTaken" });
      }
      return body.email === "person3@example.com" ? undefined : forward();
    };
    const { code, said } = await desk.run();
    expect(said).toContain("3 added, 0 there already, 1 failed, 0 left for later.");
    expect(said).toContain("line 4, person3@example.com: the server could not be reached");
    expect(code).toBe(1);
    expect(Object.fromEntries(tries)).toEqual({
      "person1@example.com": 2,
      "person2@example.com": 2,
      "person3@example.com": 4,
      "person4@example.com": 1,
    });
  });

  it("does not go through a long file while the server is gone", async () => {
    desk.write("users.csv", csvOf(people(20)));
    answer = async () => undefined;
    const { code, said } = await desk.run(["--concurrency", "8"]);
    expect(said).toContain("0 added, 0 there already, 8 failed, 12 left for later.");
    expect(said).toContain("It ended early: the server could not be reached");
    expect(code).toBe(1);
  });

  it.each([
    ["code=401, example=invalidToken", "the server does not know the API key"],
    ["code=401, example=roleRefused", "this API key may not add users"],
    ["code=403, example=apiKeysDisabled", "this API key may not add users"],
    ["code=404", "the server's answer makes no sense; is --server an Open WebUI?"],
  ])("ends at once when the server answers %s", async (prefer, words) => {
    desk.write("users.csv", csvOf(people(20)));
    answer = (_, forward) => forward({ prefer });
    const { code, said } = await desk.run();
    expect(said).toContain("0 added, 0 there already, 0 failed, 20 left for later.");
    expect(said).toContain(`It ended early: ${words}`);
    expect(code).toBe(1);
    expect(standIn.count(addUser)).toBeLessThanOrEqual(4);
  });

  it("finishes what was sent when it is interrupted, says how to go on, and a second run does the rest", async () => {
    const persons = people(12);
    desk.write("users.csv", csvOf(persons));
    const gate = new Gate();
    answer = async (_, forward) => {
      await gate.pass();
      return forward();
    };
    await using program = desk.start();
    await gate.arrived(4);
    program.child.kill("SIGINT");
    await program.says("Ending as soon as what was sent is answered.");
    gate.open();
    const { code, said } = await program.ended;
    expect(said).toContain("4 added, 0 there already, 0 failed, 8 left for later.");
    expect(said).toContain("run the same command again");
    expect(code).toBe(1);
    expect(desk.done()).toEqual(added());

    const again = await desk.run();
    expect(again).toMatchObject({ code: 0, said: expect.stringContaining("8 added") });
    expect(added()).toEqual(persons.map(({ email }) => email).sort());
    desk.expectNoSecrets(
      said + again.said,
      persons.map(({ password }) => password),
    );
  });

  it("ends its waiting when it is interrupted", async () => {
    desk.write("users.csv", csvOf(people(4)));
    answer = (_, forward) => forward({ prefer: "code=429" });
    await using program = desk.start();
    await program.says("The server asks to wait 900 seconds;");
    program.child.kill("SIGINT");
    expect(await program.ended).toMatchObject({
      code: 1,
      said: expect.stringContaining("4 left for later"),
    });

    // None of them was added, so whoever is there now was not added by this program.
    answer = (_, forward) => forward({ prefer: "code=400, example=emailTaken" });
    expect(await desk.run()).toMatchObject({
      code: 0,
      said: expect.stringContaining("0 added, 4 there already"),
    });
  });

  it("keeps what is answered after the interrupt, a refusal as well", async () => {
    desk.write("users.csv", csvOf(people(4)));
    const gate = new Gate();
    const refusals = ["code=429", "code=429", "code=400, example=emailTaken", "code=400, example=emailTaken"];
    answer = async (_, forward) => {
      await gate.pass();
      return forward({ prefer: refusals.pop() ?? "" });
    };
    await using program = desk.start();
    await gate.arrived(4);
    program.child.kill("SIGINT");
    await program.says("Ending as soon as what was sent is answered.");
    gate.open();
    expect((await program.ended).said).toContain("0 added, 2 there already, 0 failed, 2 left for later.");

    answer = (_, forward) => forward({ prefer: "code=400, example=emailTaken" });
    expect((await desk.run()).said).toContain("0 added, 2 there already, 0 failed, 0 left for later.");
    expect(standIn.count(addUser)).toBe(6);
  });

  it("ends at once at a second interrupt", async () => {
    desk.write("users.csv", csvOf(people(4)));
    const gate = new Gate();
    answer = async (_, forward) => {
      await gate.pass();
      return forward();
    };
    await using program = desk.start();
    await gate.arrived(4);
    program.child.kill("SIGINT");
    await program.says("Interrupt again to end at once.");
    // The same key press, passed on by npm, does not count as the second.
    const insist = setInterval(() => program.child.kill("SIGINT"), 50);
    const { code, said } = await program.ended.finally(() => clearInterval(insist));
    expect(code).toBe(1);
    expect(said).not.toContain("left for later");
    gate.open();
  });

  it("loses nothing when it is killed: neither what is done, nor a password that it made", async () => {
    const emails = people(8).map(({ email }) => email);
    desk.write("users.csv", `name,email\n${emails.map((email) => `Somebody,${email}\n`).join("")}`);
    const passwords = new Map<string, string>();
    const gate = new Gate();
    answer = async ({ body }, forward) => {
      // As the server: the second account of an address is refused.
      if (passwords.has(body.email)) return forward({ prefer: "code=400, example=emailTaken" });
      passwords.set(body.email, body.password);
      if (passwords.size > 3) await gate.pass();
      return forward();
    };
    await using program = desk.start(["--passwords-to", "made.csv"]);
    await Promise.all([gate.arrived(4), program.says("3 of 8: ")]);
    program.child.kill("SIGKILL");
    await program.ended;
    gate.open();
    expect(desk.done()).toHaveLength(3);
    // It was killed in the middle of a line, too.
    appendFileSync(join(desk.folder, "users.csv.journal.jsonl"), '{"server":"http');

    const again = await desk.run(["--passwords-to", "made.csv"]);
    expect(again.said).toContain("5 added, 0 there already, 0 failed, 0 left for later.");
    expect(again.code).toBe(0);
    expect([...passwords.keys()].sort()).toEqual(emails.sort());
    const made = desk.read("made.csv").trim().split("\n").slice(1);
    expect(made.sort()).toEqual([...passwords].map(([email, password]) => `${email},${password}`).sort());
    for (const password of passwords.values()) {
      expect(program.said() + again.said + desk.read("users.csv.journal.jsonl")).not.toContain(password);
    }
  });

  it("keeps made passwords to their owner, and says which are not those of older accounts", async () => {
    desk.write("users.csv", "name,email\nGrace,grace@example.com\nAlan,alan@example.com\n");
    answer = ({ body }, forward) =>
      forward(body.email === "alan@example.com" ? { prefer: "code=400, example=emailTaken" } : {});
    const { code, said } = await desk.run(["--passwords-to", "made.csv"]);
    expect(said).toContain("Not the one of alan@example.com, whose account is older.");
    expect(code).toBe(0);
    const made = join(desk.folder, "made.csv");
    expect(statSync(made).mode & 0o777).toBe(0o600);
    // What the password rules of Open WebUI ask for.
    expect(desk.read("made.csv")).toMatch(/^grace@example\.com,(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[\w-]{23}$/m);

    chmodSync(made, 0o644);
    desk.write("users.csv", "name,email\nIda,ida@example.com\n");
    const refused = await desk.run(["--passwords-to", "made.csv"]);
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining("chmod 600 made.csv") });
  });

  it.each([
    [[], { OPEN_WEBUI_API_KEY: "" }, "Put the API key of an admin into OPEN_WEBUI_API_KEY."],
    [["--key", key], {}, "Unknown option '--key'"],
    [
      ["--server", "chat.example.com"],
      {},
      "Say where Open WebUI is, such as --server https://chat.example.com",
    ],
    [["--server", "https://ada:hush@chat.example.com"], {}, "Say where Open WebUI is"],
    [["--concurrency", "many"], {}, "--concurrency must be a number"],
    [[], { OPEN_WEBUI_API_KEY: `${key} oops` }, "the token must be a JWT or an sk- key"],
  ])("says what is wrong with %j %j", async (args, env, words) => {
    desk.write("users.csv", csvOf(people(1)));
    const { code, said } = await desk.run(args, env);
    expect(code).toBe(1);
    expect(said).toContain(words);
    expect(said).not.toContain(key);
    expect(standIn.asked).toEqual([]);
  });
});
