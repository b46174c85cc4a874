// What Node, Bun and Deno run: the place is the argument, the outcomes are the output.
import process from "node:process";
import * as library from "open-webui-auths";
import { smoke } from "./smoke.js";

const place = JSON.parse(process.argv[2]);
// Deno has Web Storage where it is told an origin. To ask the others for it is a warning in Node, or nothing.
const webStorage = "Deno" in globalThis ? globalThis.localStorage : undefined;
console.log(JSON.stringify(await smoke(library, { ...place, webStorage })));
