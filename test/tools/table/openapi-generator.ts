import type { ProgramName, Tool } from "../tool.ts";

/** A language of OpenAPI Generator, with its default library and settings. */
const language = (name: string, makes: string, rest: Partial<Tool>): Tool => ({
  name: `openapi-generator-${name}`,
  title: `OpenAPI Generator, ${name}`,
  version: "7.26.0",
  registry: "PyPI",
  makes,
  needs: ["java"],
  generate: [`openapi-generator-cli generate -g ${name} -i contract.yaml -o client`],
  ...rest,
});

const compiled = (what: string, needs: ProgramName[], ...commands: string[]): Partial<Tool> => ({
  check: { with: what, needs, commands },
});
const parsed = (what: string, needs: ProgramName[], ...commands: string[]): Partial<Tool> => ({
  check: { with: what, onlyParses: true, needs, commands },
});

const noUnions = "it makes one class of a choice, with the fields of all its members required";

export const openApiGenerator: Tool[] = [
  language("python", "Python", {
    ...compiled("Python, by import", [], "cd client && python -c 'from openapi_client.api import *'"),
    program: "PYTHONPATH=client python main.py",
  }),
  language("go", "Go", compiled("go vet", ["go"], "cd client && rm -rf test && go mod tidy && go vet ./...")),
  language("java", "Java", {
    ...compiled(
      "javac 17, by Maven",
      ["javac", "mvn"],
      "mvn -q -B -f client/pom.xml test-compile dependency:build-classpath -DskipTests -Dmdep.outputFile=target/classpath",
      "javac -Xlint:all -cp client/target/classes:$(cat client/target/classpath) Main.java",
    ),
    program: "java -cp .:client/target/classes:$(cat client/target/classpath) Main",
  }),
  language("rust", "Rust", {
    derived: "it takes a whole number for one of 32 bits, and refuses a session that ends after 2038",
    ...compiled("cargo build", ["cargo"], "cargo build --quiet"),
    program: "cargo run --quiet --",
  }),
  language("php", "PHP", {
    derived: "it makes one class of a choice, which refuses the values that only another of its members has",
    ...parsed(
      "php -l",
      ["php"],
      "find client/lib main.php -name '*.php' -print0 | xargs -0 -n 1 php -l >/dev/null",
    ),
    program: "php -d error_reporting=-1 main.php",
  }),
  language("ruby", "Ruby", {
    derived: "it writes keys that are cookies as `in: ,`, which is a NameError",
    ...parsed(
      "ruby -c",
      ["ruby"],
      "find client/lib main.rb -name '*.rb' -print0 | xargs -0 -n 1 ruby -c >/dev/null",
    ),
    program: "ruby -I client/lib main.rb",
  }),
  language(
    "elixir",
    "Elixir",
    parsed(
      "Elixir's parser",
      ["elixirc"],
      "elixir -e 'for f <- Path.wildcard(\"client/lib/**/*.ex\"), do: Code.string_to_quoted!(File.read!(f))'",
    ),
  ),
  language("kotlin", "Kotlin", {
    derived: noUnions,
    reads: [
      {
        file: "client/src/main/kotlin/org/openapitools/client/models/SigninResult.kt",
        has: "val token: kotlin.String? = null",
        onlyOn: "0.12",
      },
      {
        file: "client/src/main/kotlin/org/openapitools/client/models/SessionUserResponse.kt",
        has: "val token: kotlin.String,",
      },
    ],
  }),
  language("dart", "Dart", {
    derived: noUnions,
    reads: [
      { file: "client/lib/model/signin_result.dart", has: "String? token;", onlyOn: "0.12" },
      { file: "client/lib/model/session_user_response.dart", has: "String token;" },
    ],
  }),
  language("swift6", "Swift", {
    reads: [
      {
        file: "client/Sources/OpenAPIClient/Models/SigninResult.swift",
        has: "case typeMfaChallengeResponse(MfaChallengeResponse)",
        onlyOn: "0.12",
      },
      {
        file: "client/Sources/OpenAPIClient/Models/SessionUserResponse.swift",
        has: "public var token: String",
      },
    ],
  }),
  language("csharp", "C#", {
    reads: [
      {
        file: "client/src/Org.OpenAPITools/Model/SigninResult.cs",
        has: "MfaChallengeResponse",
        onlyOn: "0.12",
      },
      { file: "client/src/Org.OpenAPITools/Model/SessionUserResponse.cs", has: "public string Token" },
    ],
  }),
];
