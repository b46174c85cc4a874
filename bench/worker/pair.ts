import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { Bench } from "tinybench";
import type { Answers } from "../answers.ts";
import type { Connect, Contestant } from "../contestants/contestant.ts";
import type { Pair } from "../report/statistics.ts";
import { refusingFetch, stubFetch } from "./stub.ts";

// Measures one contestant beside its baseline, in turns, in a process of its own, and prints the pairs as JSON.

/** What the process is asked to do; its one argument, as JSON. */
export interface PairTask {
  readonly what: "allocation" | "cpu" | "refusal" | "time";
  readonly baseline: string;
  readonly contestant: string;
  /** Where the real server is; a stub answers where there is none. */
  readonly baseUrl?: string;
  readonly warmUpCalls: number;
  readonly blocks: number;
  readonly callsPerBlock: number;
}

type Call = () => Promise<unknown>;
type Measure = (first: Call, second: Call, calls: number) => Promise<[number, number]>;

const answers: Answers = JSON.parse(readFileSync(new URL("../answers.json", import.meta.url), "utf8"));

async function connectOf(id: string): Promise<Connect> {
  const { connect } = await import(new URL(`../contestants/${id}.js`, import.meta.url).href);
  return connect;
}

/** Signs in, and proves that what is measured is right: the call carried the token, and answers the session. */
async function signedIn(id: string, baseUrl: string): Promise<Contestant> {
  const contestant = (await connectOf(id))(baseUrl);
  const session = JSON.parse(answers.session);
  const early = await contestant.getSession().catch(() => null);
  assert.notDeepEqual(early, session, `${id} reads the session before it has signed in`);
  await contestant.signIn(answers.form);
  assert.deepEqual(await contestant.getSession(), session, `${id} does not read the session`);
  return contestant;
}

/** A sign-in that is refused, with a password of 1 MB. */
async function refused(id: string): Promise<Call> {
  const contestant = (await connectOf(id))("https://chat.example.com");
  const form = { ...answers.form, password: "x".repeat(1e6) };
  await assert.rejects(contestant.signIn(form), `${id} takes a refusal for a success`);
  return () => contestant.signIn(form).catch(() => {});
}

/** Calls in one sample of tinybench: enough that its clock costs nothing, few enough that most samples are undisturbed. */
const callsPerSample = 5;

/** Milliseconds a call: the median sample, which neither another process nor the garbage collector has interrupted. */
const time: Measure = async (first, second, calls) => {
  const bench = new Bench({ iterations: calls / callsPerSample, time: 0, warmup: false });
  for (const [name, call] of Object.entries({ first, second })) {
    bench.add(name, async () => {
      for (let made = 0; made < callsPerSample; made += 1) await call();
    });
  }
  const tasks = await bench.run();
  const [one, other] = tasks.map(({ result }) => {
    if (result.state !== "completed") throw new Error(`tinybench: ${result.state}`, { cause: result });
    return result.latency.p50 / callsPerSample;
  });
  return [one as number, other as number];
};

function inTurns(read: () => number, before: () => void = () => {}): Measure {
  const one = async (call: Call, calls: number): Promise<number> => {
    before();
    const start = read();
    for (let made = 0; made < calls; made += 1) await call();
    return (read() - start) / calls;
  };
  return async (first, second, calls) => [await one(first, calls), await one(second, calls)];
}

/** Milliseconds of this process's CPU time a call. */
const cpu = inTurns(() => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
});

/** Bytes a call; the process has a young generation so large that nothing is collected meanwhile. */
const allocation = inTurns(
  () => process.memoryUsage().heapUsed,
  () => globalThis.gc?.(),
);

/** What is measured, of the baseline and the contestant. */
async function callsOf({ what, baseline, contestant, baseUrl }: PairTask): Promise<[Call, Call]> {
  if (what === "refusal") {
    globalThis.fetch = refusingFetch("x".repeat(1e6));
    return [await refused(baseline), await refused(contestant)];
  }
  if (!baseUrl) globalThis.fetch = stubFetch(answers);
  const one = await signedIn(baseline, baseUrl ?? "https://chat.example.com");
  const other = await signedIn(contestant, baseUrl ?? "https://chat.example.com");
  return [() => one.getSession(), () => other.getSession()];
}

async function measure(task: PairTask): Promise<Pair[]> {
  const calls = await callsOf(task);
  for (const call of calls) for (let made = 0; made < task.warmUpCalls; made += 1) await call();
  const by = { allocation, cpu, refusal: time, time }[task.what];
  const pairs: Pair[] = [];
  for (let block = 0; block < task.blocks; block += 1) {
    // Whoever goes first pays for what the other left behind, so they take turns in that as well.
    const turned = block % 2 === 1;
    const [one, other] = turned ? [calls[1], calls[0]] : calls;
    const [first, second] = await by(one, other, task.callsPerBlock);
    pairs.push(turned ? { baseline: second, value: first } : { baseline: first, value: second });
  }
  return pairs;
}

process.stdout.write(JSON.stringify(await measure(JSON.parse(process.argv[2] ?? ""))));
process.exit();
