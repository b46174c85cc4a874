import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { run } from "../scripts/support/run.ts";
import { authClients, type ContestantInfo, contestants, middleware, ours, raw } from "./contestants.ts";
import type { Load } from "./measure/load.ts";
import { dist, installPeers, prepare } from "./prepare.ts";
import { deterministicBounds, holds } from "./report/bounds.ts";
import { allBounds, benchmarksPage, plotFile, timePlot } from "./report/page.ts";
import type { Circumstances, Results, Row } from "./report/results.ts";
import { medianOfRatios, type Pair, type Ratio } from "./report/statistics.ts";
import { boundsTable, contestantsTable } from "./report/table.ts";
import type { PairTask } from "./worker/pair.ts";

const help = `Compares the client with raw fetch and other clients, which are installed in bench/ the first time.

  npm run bench                   everything, less than five minutes
  npm run bench -- --quick        fewer rounds, about one minute
  npm run bench -- --write        also writes docs/benchmarks.md and its plot
  npm run bench -- --check        only what is the same on every machine (bundle size, type instantiations);
                                  fails if a value exceeds its bound
  npm run bench -- --only ours    only clients whose name contains this, and raw fetch
  npm run bench -- --client ../x  the client of another checkout
`;

/** How often each thing is measured. */
interface Rounds {
  readonly time: number;
  readonly allocation: number;
  readonly cpu: number;
  readonly load: number;
  readonly types: number;
}

const full: Rounds = { time: 5, allocation: 2, cpu: 3, load: 15, types: 3 };
const quick: Rounds = { time: 1, allocation: 1, cpu: 1, load: 5, types: 1 };

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: "boolean" },
      write: { type: "boolean" },
      check: { type: "boolean" },
      only: { type: "string" },
      client: { type: "string" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return console.log(help);
  if (values.write && (values.only || values.client)) {
    throw new Error("--write needs all contestants, and the client of this checkout");
  }
  const client = values.client ? pathToFileURL(`${values.client}/`) : new URL("../", import.meta.url);
  installPeers();
  await prepare(client);
  if (values.check) return check(client);
  const chosen = contestants.filter(({ id }) => id === raw.id || id.includes(values.only ?? ""));
  const results = await measureAll(client, chosen, values.quick ? quick : full);
  console.log(`\n${contestantsTable(results.rows)}`);
  if (results.rows.some(({ id }) => id === ours.id)) console.log(`\n${allBounds(results)}`);
  if (!values.write) return;
  writeFileSync(new URL("../docs/benchmarks.md", import.meta.url), benchmarksPage(results));
  writeFileSync(new URL(`../docs/${plotFile}`, import.meta.url), timePlot(results));
  console.log(`\nWrote docs/benchmarks.md and docs/${plotFile}.`);
}

/** Fails on a figure that is the same on every machine and over its bound. */
async function check(client: URL): Promise<void> {
  const { measureSize } = await import("./measure/size.ts");
  const { measureTypes } = await import("./measure/types.ts");
  const bounds = deterministicBounds({
    size: await measureSize(ours.id),
    types: await measureTypes(client, 1),
  });
  console.log(boundsTable(bounds));
  const missed = bounds.filter((bound) => !holds(bound));
  if (missed.length > 0) throw new Error(`over its bound: ${missed.map(({ name }) => name).join("; ")}`);
}

async function measureAll(client: URL, chosen: readonly ContestantInfo[], rounds: Rounds): Promise<Results> {
  // What they import is there only once the peers are installed.
  const { measurePair, shuffled, withServer } = await import("./measure/processes.ts");
  const { measureLoad } = await import("./measure/load.ts");
  const { measureProgram, measureSize } = await import("./measure/size.ts");
  const { measureTypes } = await import("./measure/types.ts");
  const { codeLinesFrom } = await import("./measure/code-lines.ts");

  /** Measures all contestants once a round, in another order each time. */
  const inRounds = (count: number, what: string, measure: (id: string) => Pair[]): Map<string, Ratio> => {
    const found = new Map<string, Pair[][]>(chosen.map(({ id }) => [id, []]));
    for (let round = 1; round <= count; round += 1) {
      progress(`${what}, round ${round} of ${count}`);
      for (const { id } of shuffled(chosen)) found.get(id)?.push(measure(id));
    }
    return new Map([...found].map(([id, pairs]) => [id, medianOfRatios(pairs)]));
  };
  const beside = (baseline: string, contestant: string): PairTask => ({
    what: "time",
    baseline,
    contestant,
    warmUpCalls: 3000,
    blocks: 40,
    callsPerBlock: 300,
  });
  const time = inRounds(rounds.time, "time", (id) => measurePair(beside(raw.id, id)));
  const toMiddleware = Array.from({ length: rounds.time }, () => measurePair(beside(middleware.id, ours.id)));
  const refusal = Array.from({ length: rounds.allocation }, () => {
    progress("a refusal that repeats 1 MB");
    const task = { ...beside(raw.id, ours.id), what: "refusal", warmUpCalls: 20, callsPerBlock: 5 } as const;
    return measurePair(task);
  });
  const roomy = ["--expose-gc", "--min-semi-space-size=256", "--max-semi-space-size=256"];
  const allocation = inRounds(rounds.allocation, "allocation", (id) =>
    measurePair({ ...beside(raw.id, id), what: "allocation", blocks: 6, callsPerBlock: 1000 }, roomy),
  );
  const cpu = await withServer((baseUrl) =>
    inRounds(rounds.cpu, "CPU over loopback", (id) =>
      measurePair({
        ...beside(raw.id, id),
        what: "cpu",
        baseUrl,
        warmUpCalls: 500,
        blocks: 30,
        callsPerBlock: 100,
      }),
    ),
  );
  const loads = Array.from({ length: rounds.load }, (_, index) => {
    progress(`load, round ${index + 1} of ${rounds.load}`);
    return shuffled(chosen).map(({ id }) => ({ id, baseline: measureLoad(raw.id), value: measureLoad(id) }));
  }).flat();
  const load = (wanted: string, when: keyof Load): Ratio => {
    const pairs = loads.filter(({ id }) => id === wanted);
    return medianOfRatios(
      pairs.map(({ baseline, value }) => [{ baseline: baseline[when], value: value[when] }]),
    );
  };
  const rows: Row[] = [];
  for (const { id, label } of chosen) {
    rows.push({
      id,
      label,
      time: of(time, id),
      allocation: of(allocation, id),
      cpu: of(cpu, id),
      imported: load(id, "imported"),
      connected: load(id, "connected"),
      size: await measureSize(id),
    });
  }
  progress("types");
  const types = await measureTypes(client, rounds.types);
  const sizes = authClients.map(async ({ name, program }) => [name, await measureProgram(program)] as const);
  const codeLines = [...codeLinesFrom(fileURLToPath(new URL("src/index.ts", client))).values()];
  return {
    circumstances: circumstances(rounds),
    rows,
    authClients: Object.fromEntries(await Promise.all(sizes)),
    codeLines: codeLines.reduce((sum, lines) => sum + lines, 0),
    toMiddleware: medianOfRatios(toMiddleware),
    refusal: medianOfRatios(refusal),
    types,
  };
}

function of(ratios: ReadonlyMap<string, Ratio>, id: string): Ratio {
  const ratio = ratios.get(id);
  if (!ratio) throw new Error(`${id} was not measured`);
  return ratio;
}

function progress(what: string): void {
  process.stderr.write(`${what} …\n`);
}

function circumstances(rounds: Rounds): Circumstances {
  const versionOf = (name: string, at = "node_modules"): [string, string] => [
    name,
    JSON.parse(readFileSync(new URL(`${at}/${name}/package.json`, import.meta.url), "utf8")).version,
  ];
  const peers = [
    "openapi-fetch",
    "orval",
    "@hey-api/openapi-ts",
    ...authClients.map(({ name }) => name),
    "axios",
  ];
  const { session } = JSON.parse(readFileSync(new URL("answers.json", dist), "utf8"));
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}`,
    rounds: `time ${rounds.time}, allocation ${rounds.allocation}, CPU ${rounds.cpu}, import ${rounds.load}, compiler ${rounds.types}`,
    answerBytes: Buffer.byteLength(session),
    versions: Object.fromEntries([
      ["Node", process.versions.node],
      versionOf("typescript", "../node_modules"),
      ...peers.map((name) => versionOf(name)),
      versionOf("esbuild"),
      versionOf("tinybench"),
    ]),
  };
}

if (import.meta.main) await run(main);
