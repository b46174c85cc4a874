import type { Tool } from "../tool.ts";

const go = {
  registry: "Go",
  makes: "Go",
  quick: true,
  needs: ["go"],
  check: { with: "go vet", commands: ["go vet ./..."] },
  program: "go run .",
} satisfies Partial<Tool>;

export const goTools: Tool[] = [
  {
    ...go,
    name: "ogen",
    title: "ogen",
    version: "1.24.0",
    derived:
      "it gives a header that is required in one answer and optional in another one type, which does not compile",
    generate: [
      "go run github.com/ogen-go/ogen/cmd/ogen@v1.24.0 --target api --package api --clean contract.yaml",
    ],
  },
  {
    ...go,
    name: "oapi-codegen",
    title: "oapi-codegen",
    version: "2.8.2",
    generate: [
      "mkdir api && go run github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.8.2 -package api -o api/api.go contract.yaml",
    ],
  },
];
