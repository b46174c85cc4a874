import type { Contract } from "../../../../scripts/contract/contract.ts";
import type { LocatedOperation } from "./lines.ts";
import { type SampleRequest, sampleRequest, sampleServer } from "./request.ts";

/** A program that calls one operation, in the form that OpenAPI tools know as `x-codeSamples`. */
export interface CodeSample {
  readonly lang: "go" | "python" | "sh" | "ts";
  readonly label: string;
  readonly source: string;
}

/** Writes the programs that call an operation with the contract's first example. */
export function samplesOf(
  contract: Contract,
  located: LocatedOperation,
  line: { readonly line: string; readonly newest: boolean },
): CodeSample[] {
  const request = sampleRequest(contract, located);
  return [
    { lang: "sh", label: "curl", source: curl(request) },
    { lang: "ts", label: "TypeScript", source: typescript(request, located.operation.operationId, line) },
    { lang: "python", label: "Python (requests)", source: python(request) },
    { lang: "go", label: "Go (net/http)", source: go(request) },
  ];
}

function curl({ method, path, headers, credential, body }: SampleRequest): string {
  const implied = body === undefined ? "GET" : "POST";
  return [
    `curl --fail-with-body '${sampleServer}${path}'`,
    ...(method === implied ? [] : [`--request ${method}`]),
    ...Object.entries(headers).map(([name, value]) => `--header '${name}: ${value}'`),
    ...(credential ? [`--header "${credential.header}: ${credential.prefix}$${credential.variable}"`] : []),
    ...(body === undefined
      ? []
      : [
          "--header 'Content-Type: application/json'",
          `--data '${JSON.stringify(body, null, 2).replaceAll("'", "'\\''")}'`,
        ]),
  ].join(" \\\n  ");
}

function typescript(
  { pathParameters, headers, credential, body }: SampleRequest,
  operationId: string,
  { line, newest }: { line: string; newest: boolean },
): string {
  const cookie = credential?.header === "Cookie" ? credential : undefined;
  const options = [
    `baseUrl: ${JSON.stringify(sampleServer)}`,
    ...(newest ? [] : [`serverVersion: ${JSON.stringify(line)}`]),
    ...(credential && !cookie ? [`token: process.env.${credential.variable} ?? ""`] : []),
    ...(cookie ? ['credentials: "cookie"'] : []),
  ];
  const sent = [
    ...(cookie ? [`Cookie: \`${cookie.prefix}\${process.env.${cookie.variable}}\``] : []),
    ...(Object.keys(headers).length > 0 ? [pairs(headers)] : []),
  ];
  const callOptions = [
    ...(Object.keys(pathParameters).length > 0 ? [`path: { ${pairs(pathParameters)} }`] : []),
    ...(sent.length > 0 ? [`headers: { ${sent.join(", ")} }`] : []),
  ];
  const given = [
    ...(body === undefined ? [] : [literal(body)]),
    ...(callOptions.length > 0 ? [`{ ${callOptions.join(", ")} }`] : []),
  ];
  return [
    'import { createAuthsClient } from "open-webui-auths";',
    "",
    `const auths = createAuthsClient({\n  ${options.join(",\n  ")},\n});`,
    `const answer = await auths.${operationId}(${given.join(", ")});`,
    "console.log(answer);",
  ].join("\n");
}

function pairs(record: Readonly<Record<string, string>>): string {
  return Object.entries(record)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join(", ");
}

/** JSON as TypeScript writes it: names without quotes where they need none. */
function literal(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(/^(\s*)"([A-Za-z_]\w*)":/gm, "$1$2:");
}

function python({ method, path, headers, credential, body }: SampleRequest): string {
  const sent = [
    ...(credential
      ? [`"${credential.header}": f"${credential.prefix}{os.environ['${credential.variable}']}"`]
      : []),
    ...Object.entries(headers).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`),
  ];
  const given = [
    JSON.stringify(sampleServer + path),
    ...(sent.length > 0 ? [`headers={${sent.join(", ")}}`] : []),
    ...(body === undefined ? [] : [`json=${indent(pythonLiteral(body), "    ")}`]),
    "timeout=10",
  ];
  return [
    ...(credential ? ["import os", ""] : []),
    "import requests",
    "",
    `response = requests.${method.toLowerCase()}(\n    ${given.join(",\n    ")},\n)`,
    "response.raise_for_status()",
    "print(response.json())",
  ].join("\n");
}

function pythonLiteral(value: unknown): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value !== "object") return JSON.stringify(value);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const entries = Array.isArray(value)
    ? value.map(pythonLiteral)
    : Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${pythonLiteral(member)}`);
  if (entries.length === 0) return open + close;
  return `${open}\n    ${entries.map((entry) => indent(entry, "    ")).join(",\n    ")},\n${close}`;
}

function indent(text: string, by: string): string {
  return text.replaceAll("\n", `\n${by}`);
}

function go({ method, path, headers, credential, body }: SampleRequest): string {
  const imports = [
    "fmt",
    "io",
    "log",
    "net/http",
    ...(credential ? ["os"] : []),
    ...(body === undefined ? [] : ["strings"]),
  ];
  const setHeaders = [
    ...(body === undefined ? [] : ['\trequest.Header.Set("Content-Type", "application/json")']),
    ...(credential
      ? [
          `\trequest.Header.Set(${JSON.stringify(credential.header)}, ${JSON.stringify(credential.prefix)}+os.Getenv(${JSON.stringify(credential.variable)}))`,
        ]
      : []),
    ...Object.entries(headers).map(
      ([name, value]) => `\trequest.Header.Set(${JSON.stringify(name)}, ${JSON.stringify(value)})`,
    ),
  ];
  const reader = body === undefined ? "nil" : "body";
  return [
    "package main",
    "",
    `import (\n${imports.map((name) => `\t"${name}"`).join("\n")}\n)`,
    "",
    "func main() {",
    ...(body === undefined ? [] : [`\tbody := strings.NewReader(${goText(body)})`]),
    `\trequest, err := http.NewRequest(${JSON.stringify(method)}, ${JSON.stringify(sampleServer + path)}, ${reader})`,
    "\tif err != nil {\n\t\tlog.Fatal(err)\n\t}",
    ...setHeaders,
    "\tresponse, err := http.DefaultClient.Do(request)",
    "\tif err != nil {\n\t\tlog.Fatal(err)\n\t}",
    "\tdefer response.Body.Close()",
    "\tanswer, err := io.ReadAll(response.Body)",
    "\tif err != nil {\n\t\tlog.Fatal(err)\n\t}",
    '\tif response.StatusCode >= 400 {\n\t\tlog.Fatalf("%s: %s", response.Status, answer)\n\t}',
    "\tfmt.Println(string(answer))",
    "}",
  ].join("\n");
}

/** A raw string, which a backquote would end. */
function goText(body: unknown): string {
  const text = JSON.stringify(body, null, 2);
  return text.includes("`") ? JSON.stringify(JSON.stringify(body)) : `\`${text}\``;
}
