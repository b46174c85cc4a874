import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { play } from "../../scripts/releases/play.ts";

/** Stands for the servers: notes what it was asked for, and ends as it is told. */
let folder: string;
const servers = async (ending: string) => {
  const program = join(folder, "servers.mjs");
  const note = `import { writeFileSync } from "node:fs";
writeFileSync(${JSON.stringify(join(folder, "asked"))}, process.argv.slice(2).join(" "));`;
  await writeFile(program, `${note}\n${ending}\n`);
  return program;
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "open-webui-auths-play-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("npm run releases -- play", () => {
  it.each([
    { named: ["0.12.5"], options: {}, asked: "play 0.12.5" },
    { named: ["0.9.2", "0.9.3"], options: { anew: true }, asked: "play 0.9.2 0.9.3 --anew" },
    { named: [], options: { long: true }, asked: "play --all" },
  ])("asks the servers for: $asked", async ({ named, options, asked }) => {
    const program = await servers("process.exitCode = 0");
    expect(await play(named, { ...options, program })).toBe(false);
    expect(await readFile(join(folder, "asked"), "utf8")).toBe(asked);
  });

  it("says that something is to be done where a release is not as the contract says", async () => {
    expect(await play(["0.12.5"], { program: await servers("process.exitCode = 1") })).toBe(true);
  });

  it.each([
    ["the release could not be booted", "process.exitCode = 2"],
    ["it was ended", "process.kill(process.pid, 'SIGKILL')"],
  ])("cannot tell where %s", async (_, ending) => {
    await expect(play(["0.12.5"], { program: await servers(ending) })).rejects.toThrow(
      "not every release could be played",
    );
  });

  it.each(["SIGINT", "SIGTERM"] as const)("ends what it started on %s", async (signal) => {
    const program = await servers("setInterval(() => {}, 1_000); console.log(process.pid);");
    const module = new URL("../../scripts/releases/play.ts", import.meta.url);
    const asking = `const { play } = await import(${JSON.stringify(module)});
await play(["0.12.5"], { program: ${JSON.stringify(program)} });`;
    const asked = spawn(process.execPath, ["--input-type=module", "--eval", asking]);
    const [pid] = await once(asked.stdout, "data");
    asked.kill(signal);
    const [code] = await once(asked, "exit");
    expect(code).toBe(1);
    expect(() => process.kill(Number(pid), 0)).toThrow("ESRCH");
  });

  it.each([[[]], [["0.12.5", "--long"]]])(
    "ends with 2 when it is not clear what to play: %j",
    async (named) => {
      const asked = promisify(execFile)(process.execPath, ["scripts/releases/main.ts", "play", ...named], {
        cwd: new URL("../../", import.meta.url),
      });
      await expect(asked).rejects.toMatchObject({
        code: 2,
        stderr: expect.stringContaining("name a release to play, or use --long for all"),
      });
    },
  );

  it("ends with 2 for a release that never was, and names the nearest", async () => {
    const asked = promisify(execFile)(process.execPath, ["scripts/releases/main.ts", "play", "0.6.17"], {
      cwd: new URL("../../", import.meta.url),
    });
    await expect(asked).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining("The nearest: 0.6.16 and 0.6.18."),
    });
  });
});
