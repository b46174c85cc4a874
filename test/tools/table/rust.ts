import type { Tool } from "../tool.ts";

export const rust: Tool[] = [
  {
    name: "progenitor",
    title: "progenitor",
    version: "0.15.1",
    registry: "crates.io",
    makes: "Rust",
    derived: "it reads OpenAPI 3.0 only",
    // Its macro generates while the program is compiled.
    generate: [],
    check: { with: "cargo build", needs: ["cargo"], commands: ["cargo build --quiet"] },
    program: "cargo run --quiet --",
  },
];
