import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { closedUrl } from "../../support/listen.ts";
import { account, startChat, tokenOf, words } from "../chat-server.ts";
import { deskOf } from "./chat.ts";

const signIn = "POST /api/v1/auths/signin";
const answer = `${words.join("")}\n`;

describe("the command chat", () => {
  it("lists the models and streams an answer, with one sign-in for all runs", async () => {
    const chat = await startChat();
    const desk = deskOf(chat.url, account);
    expect(await desk.run([])).toMatchObject({ code: 0, said: "tiny\n" });
    expect(await desk.run(["tiny", "Good morning"])).toMatchObject({ code: 0, said: answer });
    expect(chat.all(signIn).length).toBe(1);
  });

  it("keeps the session where only its owner may read it, though the file was open to others", async () => {
    const chat = await startChat();
    const desk = deskOf(chat.url, account);
    await desk.run([]);
    expect(statSync(desk.file).mode & 0o777).toBe(0o600);
    expect(readFileSync(desk.file, "utf8")).toContain(tokenOf(1));
    expect(readFileSync(desk.file, "utf8")).not.toContain(account.password);
    chmodSync(desk.file, 0o644);
    chat.revoke();
    expect(await desk.run([])).toMatchObject({ code: 0, said: "tiny\n" });
    expect(statSync(desk.file).mode & 0o777).toBe(0o600);
    expect(readFileSync(desk.file, "utf8")).toContain(tokenOf(2));
  });

  it("signs in anew where the file is broken", async () => {
    const chat = await startChat();
    const desk = deskOf(chat.url, account);
    await desk.run([]);
    writeFileSync(desk.file, "{");
    expect(await desk.run([])).toMatchObject({ code: 0, said: "tiny\n" });
    expect(chat.all(signIn).length).toBe(2);
  });

  it("stops the answer at an interrupt, and the server learns of it", async () => {
    const chat = await startChat();
    const program = deskOf(chat.url, account).start(["tiny", "Be patient"]);
    await program.says(words[0] ?? "");
    program.child.kill("SIGINT");
    await chat.gone;
    expect(await program.ended).toMatchObject({ code: 0, said: `${words[0]}\n(stopped)\n` });
  });

  it("takes a key from the environment, and keeps nothing", async () => {
    const chat = await startChat();
    const desk = deskOf(chat.url, account);
    const { code, said } = await desk.run([], { OPEN_WEBUI_TOKEN: "sk-unknown" });
    expect({ code, said }).toEqual({ code: 1, said: "This account may not do that.\n" });
    expect(chat.asked.map(({ authorization }) => authorization)).toContain("Bearer sk-unknown");
    expect(existsSync(desk.file)).toBe(false);
  });

  it("says in words why it cannot", async () => {
    const desk = deskOf(await closedUrl(), account);
    expect(await desk.run([])).toMatchObject({
      code: 1,
      said: "Nobody answers there. Is OPEN_WEBUI_URL right?\n",
    });
    expect(await desk.run([], { OPEN_WEBUI_EMAIL: "" })).toMatchObject({
      code: 1,
      said: "Set OPEN_WEBUI_EMAIL; --help says to what.\n",
    });
  });
});
