import { copyFileSync, globSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Contract, Schema } from "../../scripts/contract/contract.ts";
import { command } from "../../scripts/support/command.ts";
import { packageVersion, typesOfSignIn } from "../about.ts";
import type { Generate, Job } from "../job.ts";
import { layerTable } from "../layer.ts";

const ours = fileURLToPath(new URL("package/", import.meta.url));

/** Generates the operations, and lays our layer on them: a module to require by its folder. */
export function withLayer(generate: Generate): Generate {
  return async (job) => {
    await generate(job);
    for (const name of globSync("*", { cwd: ours })) copyFileSync(join(ours, name), join(job.folder, name));
    writeFileSync(join(job.folder, "layer.json"), layerTable());
    writeFileSync(join(job.folder, "line.go"), aboutLine(job));
    await command("gofmt", ["-w", join(job.folder, "line.go")]);
  };
}

function aboutLine({ line, contract }: Job): string {
  const types = typesOfSignIn(contract);
  const cases = types.map(
    (type) => `	{[]string{${requiredOf(contract, type)}}, func() SignInResult { return new(${type}) }},`,
  );
  return `package auths

import "encoding/json"

const (
	// Version is that of this module.
	Version = "${packageVersion()}"
	// ServerLine is the line of Open WebUI that the generated code is of.
	ServerLine = "${line}"
	// ServerRelease is the newest release of that line.
	ServerRelease = "${contract.info.version}"
)

// SignInResult is what a sign-in answers: ${types.map((type) => `*[${type}]`).join(", ")}.
type SignInResult interface{ signInResult() }

${types.map((type) => `func (*${type}) signInResult() {}`).join("\n")}

var signInResults = []struct {
	required []string
	make     func() SignInResult
}{
${cases.join("\n")}
}

func signInResultOf(body []byte) (SignInResult, error) {
	var fields map[string]any
	if json.Unmarshal(body, &fields) == nil {
	next:
		for _, one := range signInResults {
			for _, name := range one.required {
				if _, sent := fields[name]; !sent {
					continue next
				}
			}
			if result := one.make(); json.Unmarshal(body, result) == nil {
				return result, nil
			}
		}
	}
	return nil, &AuthsError{Operation: "signIn", Code: "unexpected_response", Status: 200}
}
`;
}

function requiredOf(contract: Contract, type: string): string {
  const { required = [] } = contract.components.schemas[type] as Schema & { required?: string[] };
  return required.map((name) => `"${name}"`).join(", ");
}
