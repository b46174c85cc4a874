import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, type ExpectStatic, it, vi } from "vitest";
import { readLines } from "../../scripts/contract/lines.ts";
import { checkNeeds } from "../../scripts/generate/needs.ts";
import { contract } from "../support/contract.ts";
import {
  contentsOf,
  copyProject,
  type Ending,
  Program,
  root,
  runScript,
  stagingFoldersIn,
  startScript,
} from "./project.ts";

// Each run takes seconds, and several share the processors.
vi.setConfig({ testTimeout: 60_000 });

const newest = `v${readLines().at(-1)?.line}`;

describe.concurrent("generate", () => {
  it("gives generated/ as it is committed, the same bytes each time", async (context) => {
    const { expect } = context;
    const project = copyProject(context);
    const generated = join(project, "generated");
    const committed = contentsOf(generated);
    rmSync(generated, { recursive: true });

    const first = await runScript(context, project, "generate");
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toContain("generated/ written");
    expect(contentsOf(generated)).toEqual(committed);

    const mode = (name: string) => statSync(join(project, name)).mode;
    expect(mode("generated"), "others may read it as they may read the rest").toBe(mode("openapi"));

    const again = await runScript(context, project, "generate", ["--check"]);
    expect(again).toMatchObject({ code: 0, stderr: "" });
    expect(again.stdout).toContain("generated/ is up to date");
    expect(stagingFoldersIn(project)).toEqual([]);
  });

  it("with --check names what was edited, what is missing and what is left over, and changes nothing", async (context) => {
    const { expect } = context;
    const project = copyProject(context);
    const generated = join(project, "generated");
    const leftOver = makeDirty(generated);
    rmSync(join(generated, newest, "methods.ts"));
    const dirty = contentsOf(generated);

    const check = await runScript(context, project, "generate", ["--check"]);
    expectFailure(expect, check);
    expect(check.stderr).toContain("run npm run generate");
    const named = check.stderr.split("\n").filter((line) => line.startsWith("  "));
    expect(named.map((line) => line.trim())).toEqual(
      [...leftOver, "models.ts", `${newest}/methods.ts`].sort(),
    );
    expect(contentsOf(generated)).toEqual(dirty);
  });

  it("says in words what is wrong with an option", async (context) => {
    const ending = await runScript(context, root, "generate", ["--chek"]);
    expectFailure(context.expect, ending);
    context.expect(ending.stderr).toContain("Unknown option '--chek'");
  });
});

const broken = [
  {
    what: "a reference that leads nowhere",
    file: "paths/signin.yaml",
    edit: (text: string) => text.replace("schemas/SigninForm.yaml", "schemas/SiginForm.yaml"),
    says: [/could not be bundled/, /paths\/signin\.yaml:\d+:\d+/, /SiginForm\.yaml/],
  },
  {
    what: "broken YAML",
    file: "schemas/SigninForm.yaml",
    edit: (text: string) => `${text}  : [broken\n`,
    says: [/could not be bundled/, /schemas\/SigninForm\.yaml:\d+:\d+/],
  },
  {
    what: "two error codes for one status and text",
    file: "paths/admin-details.yaml",
    edit: (text: string) => text.replace("x-error-code: forbidden", "x-error-code: conflict"),
    says: [/the text of 400 "The requested action .*" has both codes \w+ and \w+/, /conflict/, /forbidden/],
  },
  {
    what: "an answer that is no model",
    file: "paths/api-key.yaml",
    edit: (text: string) => text.replace("$ref: ../schemas/ApiKey.yaml", "type: integer"),
    says: [/getApiKey: no TypeScript type for \{"type":"integer"\}; make it a model under openapi\/schemas/],
  },
  {
    what: "one line of several that has no source",
    file: "../redocly.yaml",
    edit: (text: string) => text.replace("root: openapi/openapi.yaml", "root: openapi/nowhere.yaml"),
    says: [/could not be bundled/, /nowhere\.yaml/],
  },
  {
    what: "a line whose releases nobody knows",
    file: "../redocly.yaml",
    edit: (text: string) => text.replace("\napis:\n", `\napis:\n${lineWithoutReleases}`),
    says: [/line 0\.1, but openapi\/releases\.yaml does not/],
  },
];

const lineWithoutReleases = `  open-webui@0.1:
    root: openapi/openapi.yaml
    preprocessors:
      open-webui-auths/server-line: { line: "0.1" }
`;

describe.concurrent("a source that is broken leaves generated/ as it was and says what is wrong:", () => {
  it.for(broken)("$what", async ({ file, edit, says }, context) => {
    const { expect } = context;
    const project = copyProject(context);
    const before = contentsOf(join(project, "generated"));
    const path = join(project, "openapi", file);
    const text = readFileSync(path, "utf8");
    writeFileSync(path, edit(text));
    expect(readFileSync(path, "utf8")).not.toBe(text);

    const generate = startScript(context, project, "generate");
    const ending = await generate.ended;
    expectFailure(expect, ending);
    for (const words of says) expect(ending.stderr).toMatch(words);
    expect(contentsOf(join(project, "generated"))).toEqual(before);
    expect(stagingFoldersIn(project)).toEqual([]);
    expect(generate.hasProcesses()).toBe(false);
  });

  const signIn = contract.paths["/api/v1/auths/signin"]?.post;
  it.for([
    { what: "no operationId", operation: { operationId: undefined }, says: "POST /new has no operationId" },
    {
      what: "neither summary nor security",
      operation: { summary: undefined, security: undefined },
      says: "POST /new has no summary, no security",
    },
    { what: "no success", operation: { responses: {} }, says: "POST /new has no response 200" },
    {
      what: "the name of another",
      operation: {},
      says: "POST /new and POST /api/v1/auths/signin are both called signIn",
    },
  ])("an operation with $what", ({ operation, says }, { expect }) => {
    const added = { post: { ...signIn, ...operation } } as (typeof contract.paths)[string];
    const paths = { "/api/v1/auths/signin": { post: signIn }, "/new": added };
    expect(() => checkNeeds({ ...contract, paths } as typeof contract)).toThrow(says);
  });
});

describe.concurrent("a run that is ended in the middle", () => {
  it.for(["SIGINT", "SIGTERM"] as const)("by %s leaves nothing behind", async (signal, context) => {
    const { expect } = context;
    const { project, before, generate } = await interruptible(context);
    generate.signal(signal);
    expect(await generate.ended).toMatchObject({ code: null, signal, stderr: "" });
    expect(generate.hasProcesses()).toBe(false);
    expect(contentsOf(join(project, "generated"))).toEqual(before);
    expect(stagingFoldersIn(project)).toEqual([]);
  });

  it("while it is busy hears the signal, and leaves nothing behind", async (context) => {
    const { expect } = context;
    const project = copyProject(context);
    const busy = `
      import { inStaging } from "./scripts/generate/staging.ts";
      await inStaging("generated", async () => { process.kill(process.pid, "SIGINT"); });
      console.log("went on");
    `;
    const program = new Program(context, project, [process.execPath, "--input-type=module", "-e", busy]);
    expect(await program.ended).toMatchObject({ signal: "SIGINT", stdout: "" });
    expect(stagingFoldersIn(project)).toEqual([]);
  });

  it("by SIGKILL leaves a folder that git does not see and that stops no later run", async (context) => {
    const { expect } = context;
    const { project, before, generate } = await interruptible(context);
    generate.signal("SIGKILL");
    await generate.ended;
    expect(contentsOf(join(project, "generated"))).toEqual(before);
    const left = stagingFoldersIn(project);
    expect(left).toHaveLength(1);

    cpSync(join(root, ".gitignore"), join(project, ".gitignore"));
    execFileSync("git", ["init", "--quiet"], { cwd: project });
    writeFileSync(join(project, left[0] ?? "", "something"), "");
    const status = execFileSync("git", ["status", "--porcelain", "--untracked-files=all"], { cwd: project });
    expect(status.toString()).not.toContain(".generating-");

    expect(await runScript(context, project, "generate")).toMatchObject({ code: 0, stderr: "" });
    expect(contentsOf(join(project, "generated"))).toEqual(contentsOf(join(root, "generated")));
  });
});

describe("an operation that is added in YAML alone", () => {
  it("is a method: in the interface, in the table, at run time", async (context) => {
    const { expect } = context;
    const project = copyProject(context);
    const openapi = join(project, "openapi");
    const entry = join(openapi, "openapi.yaml");
    const added = "paths:\n  /api/v1/auths/groups/{group_id}:\n    $ref: paths/groups.yaml\n";
    writeFileSync(entry, readFileSync(entry, "utf8").replace("paths:\n", added));
    writeFileSync(join(openapi, "paths/groups.yaml"), groupsPath);
    writeFileSync(join(openapi, "schemas/GroupForm.yaml"), groupSchema("A group as it should be."));
    writeFileSync(join(openapi, "schemas/Group.yaml"), groupSchema("A group as it is."));
    writeFileSync(join(project, "use.ts"), use);
    expect(await runScript(context, project, "generate")).toMatchObject({ code: 0, stderr: "" });

    const generated = contentsOf(join(project, "generated", newest));
    expect(generated["methods.ts"]).toContain(`
  /**
   * Change a group.
   *
   * Its members are told.
   *
   * Sends \`PUT /api/v1/auths/groups/{group_id}\`.
   *
   * @param body - A group as it should be.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns A group as it is.
   * @throws AuthsError \`conflict\`: The name is taken (409)
   * @throws AuthsError \`not_found\`: There is no such group (400)
   * @throws AuthsError \`network\`, \`timeout\`, \`aborted\`, \`storage\`, \`unexpected_response\`: as any call may
   */
  updateGroup(body: models.GroupForm, options: CallOptions & { readonly path: { readonly "group_id": string } }): Promise<models.Group>;
`);
    expect(generated["models.ts"]).toContain(
      `/** A group as it should be. */\nexport type GroupForm = components["schemas"]["GroupForm"];`,
    );
    const table = await import(join(project, "generated/operations.ts"));
    const row = "0.6.0 PUT /api/v1/auths/groups/{group_id} bearer body no-cookie 409";
    expect(table.operations.updateGroup).toEqual([row]);
    const named = table.errorTexts.filter(({ texts }: { texts: string[] }) =>
      texts.includes("No such group."),
    );
    expect(named).toMatchObject([{ status: 400, code: "not_found" }]);
    expect(table.errorTexts.some(({ status }: { status: number }) => status === 409)).toBe(false);

    const program = await new Program(context, project, [process.execPath, "use.ts"]).ended;
    expect(program).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(program.stdout)).toEqual({
      request: "PUT https://chat.example.com/api/v1/auths/groups/a%2Fb",
      authorization: "Bearer sk-made-up",
      body: { name: "Compilers" },
      result: { name: "Compilers" },
    });

    writeFileSync(
      join(project, "tsconfig.json"),
      tsconfig(readFileSync(join(project, "tsconfig.json"), "utf8")),
    );
    const tsc = [process.execPath, "node_modules/typescript/bin/tsc"];
    expect(await new Program(context, project, tsc).ended).toMatchObject({ code: 0, stdout: "" });
  });
});

const groupsPath = `put:
  operationId: updateGroup
  tags: [Admin]
  summary: Change a group
  description: Its members are told.
  security:
    - bearerAuth: []
  parameters:
    - name: group_id
      in: path
      required: true
      description: The id of the group.
      schema: { type: string }
  requestBody:
    required: true
    content:
      application/json:
        schema: { $ref: ../schemas/GroupForm.yaml }
  responses:
    '200':
      description: The group.
      content:
        application/json:
          schema: { $ref: ../schemas/Group.yaml }
          examples:
            compilers: { summary: The group, value: { name: Compilers } }
    '400':
      description: Not changed.
      content:
        application/json:
          schema: { $ref: ../schemas/ErrorResponse.yaml }
          examples:
            groupMissing: { summary: There is no such group, x-error-code: not_found, value: { detail: No such group. } }
    '409':
      description: Not changed.
      content:
        application/json:
          schema: { $ref: ../schemas/ErrorResponse.yaml }
          examples:
            nameTaken: { summary: The name is taken, x-error-code: conflict, value: { detail: The name is taken. } }
`;

const groupSchema = (description: string) => `description: ${description}
type: object
required: [name]
properties:
  name:
    type: string
    description: The name.
    examples: [Compilers]
`;

const use = `import { createAuthsClient } from "./src/index.ts";

let request!: Request;
const auths = createAuthsClient({
  baseUrl: "https://chat.example.com",
  token: "sk-made-up",
  fetch: async (sent) => {
    request = sent.clone();
    return Response.json({ name: "Compilers" });
  },
});
const { name } = await auths.updateGroup({ name: "Compilers" }, { path: { group_id: "a/b" } });
console.log(
  JSON.stringify({
    request: request.method + " " + request.url,
    authorization: request.headers.get("authorization"),
    body: await request.json(),
    result: { name },
  }),
);

export const refused = [
  // @ts-expect-error: the parameter is missing
  () => auths.updateGroup({ name: "Compilers" }),
  // @ts-expect-error: the body does not fit
  () => auths.updateGroup({ nam: "Compilers" }, { path: { group_id: "a/b" } }),
];
`;

function tsconfig(text: string): string {
  return JSON.stringify({ ...JSON.parse(text), include: ["use.ts"] });
}

/** Edits a file, and adds a folder whose files it names. */
function makeDirty(generated: string): string[] {
  writeFileSync(join(generated, "models.ts"), "// edited by hand\n");
  cpSync(join(generated, newest), join(generated, "v0.1"), { recursive: true });
  return Object.keys(contentsOf(join(generated, "v0.1"))).map((name) => `v0.1/${name}`);
}

/** A run that has a change to write, stopped at the moment at which it has begun to. */
async function interruptible(context: Parameters<typeof copyProject>[0]) {
  const project = copyProject(context);
  makeDirty(join(project, "generated"));
  const before = contentsOf(join(project, "generated"));
  const generate = startScript(context, project, "generate");
  await generate.until(() => stagingFoldersIn(project).length > 0);
  return { project, before, generate };
}

function expectFailure(expect: ExpectStatic, { code, stdout, stderr }: Ending): void {
  expect(code).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).not.toMatch(/^\s+at /m);
}
