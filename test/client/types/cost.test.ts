import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { serverVersions } from "../../../generated/server-lines.ts";
import { readLines } from "../../../scripts/contract/lines.ts";
import { serverLinesModule } from "../../../scripts/generate/server-lines.ts";

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const program = at("test/client/types/program.ts");
const serverLines = at("generated/server-lines.ts");
const { config } = ts.readConfigFile(at("tsconfig.json"), ts.sys.readFile);
const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, at("."));

/** What does not change from program to program, read and parsed once. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** How many types TypeScript makes of others to check a program; a measure of its work that no other load disturbs. */
function instantiations(text: string, replaced: Readonly<Record<string, string>> = {}): number {
  const texts: Record<string, string> = { ...replaced, [program]: text };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.fileExists = (file) => file in texts || ts.sys.fileExists(file);
  host.readFile = (file) => texts[file] ?? ts.sys.readFile(file);
  host.getSourceFile = (file, ...rest) => {
    const own = texts[file];
    if (own !== undefined) return ts.createSourceFile(file, own, rest[0], true);
    if (!parsed.has(file)) parsed.set(file, getSourceFile(file, ...rest));
    return parsed.get(file);
  };
  const made = ts.createProgram([program], options, host);
  const source = made.getSourceFile(program);
  const problems = made.getSemanticDiagnostics(source).map(({ messageText }) => messageText);
  expect(problems, text).toEqual([]);
  return (made as unknown as { getInstantiationCount(): number }).getInstantiationCount();
}

const imports = `import { createAuthsClient } from "../../../src/index.ts";`;
const withMethods = (line: string) => `${imports}
const auths = createAuthsClient({ baseUrl: "https://chat.example.com", serverVersion: "${line}" });
await auths.signIn({ email: "ada@example.com", password: "" });
const { permissions, token } = await auths.getSessionUser();
export const { ENABLE_SIGNUP } = await auths.updateAdminConfig(await auths.getAdminConfig());
export const seen = [permissions.chat.call, token, await auths.updatePassword({ password: "", new_password: "" })];
await auths.signOut();`;

describe("checking a program's types", () => {
  it("costs little for the methods of a line", () => {
    const cost =
      instantiations(withMethods("0.12")) - instantiations(`${imports}\nexport { createAuthsClient };`);
    expect(cost).toBeLessThanOrEqual(200);
  });

  it("costs what it costs with openapi-fetch for http", () => {
    const calls = `await http.POST("/api/v1/auths/signin", { body: { email: "", password: "" } });
      export const { data } = await http.GET("/api/v1/auths/");`;
    const ours = instantiations(`${imports}
      const { http } = createAuthsClient({ baseUrl: "https://chat.example.com" });
      ${calls}`);
    const bare = instantiations(`import createClient from "openapi-fetch";
      import type { paths } from "../../../generated/v0.12/schema.ts";
      const http = createClient<paths>({ baseUrl: "https://chat.example.com" });
      ${calls}`);
    expect(ours).toBeLessThanOrEqual(bare * 1.05);
  });

  it.each(serverVersions)(
    "costs for %s within a tenth of what it would if that line were all there is",
    (line) => {
      const only = readLines().filter((one) => one.line === line);
      const alone = instantiations(withMethods(line), { [serverLines]: serverLinesModule(only) });
      const among = instantiations(withMethods(line));
      expect(among).toBeLessThanOrEqual(alone * 1.1);
      expect(readFileSync(serverLines, "utf8")).toContain(serverLinesModule(readLines()));
    },
  );
});
