import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** The first code of a package's README, with which its users begin. */
export function firstLines(language: "python" | "go"): string {
  const page = readFileSync(new URL(`../${language}/package/README.md`, import.meta.url), "utf8");
  return /^```\w+\n([\s\S]*?)^```/m.exec(page)?.[1] ?? "";
}

/** Writes them as a program that asks the environment for what is a reader's own; it prints what the server allows. */
export function writeFirstLines(language: "python" | "go", file: string): void {
  const value = (name: string) => (language === "go" ? `os.Getenv("${name}")` : `os.environ["${name}"]`);
  const lines = firstLines(language)
    .replace('"https://chat.example.com"', value("OPEN_WEBUI_URL"))
    .replace('"ada@example.com"', value("OPEN_WEBUI_EMAIL"))
    .replace("password", value("OPEN_WEBUI_PASSWORD"));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, language === "go" ? goProgram(lines) : `import os\n\n${lines}`);
}

function goProgram(lines: string): string {
  return `package main

import (
	"context"
	"fmt"
	"os"

	"open-webui-auths.example/auths"
)

func main() {
	ctx := context.Background()
${lines.replaceAll(/^(?=.)/gm, "\t")}	if !signedIn || err != nil {
		panic(err)
	}
	fmt.Println(me.JSON200.Permissions.Chat.Call)
}
`;
}
