import type { Contract } from "../../scripts/contract/contract.ts";
import type { Exchange } from "../../scripts/contract/exchanges.ts";
import { contractsOf, Judge } from "./judge.ts";
import { tail } from "./keep.ts";
import { startLdap } from "./ldap.ts";
import { startOpenIdProvider } from "./openid.ts";
import { bootOpenWebUI } from "./openwebui.ts";
import { freePort, loopback } from "./ports.ts";
import { recordingFrom } from "./recording.ts";
import { startRedis } from "./redis.ts";
import type { Release } from "./releases.ts";
import { factsOf } from "./scenarios/facts.ts";
import { lackedBy, type Play, playsOf } from "./scenarios/plays.ts";
import { Stage, type StageOptions } from "./scenarios/stage.ts";

/** A stage on servers that run until it is disposed of. */
export interface SetStage extends AsyncDisposable {
  stage: Stage;
  /** How Open WebUI ended and what it wrote last, if it did not stay until its end. */
  ended(): string | undefined;
}

/** How a play is watched. */
export interface Watching extends Pick<StageOptions, "fetch"> {
  /** What every answer is held against; {@link contractsOf} gives them unless given. */
  contracts?: readonly Contract[];
}

/** Boots what a play needs. */
export async function setStage(
  release: Release,
  play: Play,
  { contracts, ...options }: Watching = {},
): Promise<SetStage> {
  // Reading contracts takes seconds, in which a server ends an idle connection.
  const judge = new Judge(release, contracts ?? (await contractsOf(release)));
  await using services = new AsyncDisposableStack();
  const redis = play.redis ? services.use(await startRedis()) : undefined;
  const ldap = play.ldap ? services.use(await startLdap()) : undefined;
  const port = await freePort();
  const early = ldap && factsOf(release).needsDirectoryAtStart;
  const env = { ...play.env, ...(early && { ENABLE_LDAP: "true" }) };
  const openid = play.openid
    ? services.use(await startOpenIdProvider(`http://${loopback}:${port}`))
    : undefined;
  const server = services.use(
    await bootOpenWebUI({ release, port, env, ...(redis && { redis }), ...(openid && { openid }) }),
  );
  const stage = new Stage({
    ...options,
    release,
    server,
    judge,
    ...(redis && { redis }),
    ...(ldap && { ldap }),
    ...(openid && { openid }),
  });
  const running = services.move();
  const ended = () => server.kept.ended && `${server.kept.ended}:\n${tail(server.log(), 15)}`;
  return { stage, ended, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

/** What a release did in its plays. */
export interface Outcome {
  release: Release;
  /** How long it took. */
  seconds: number;
  /** How many scenarios were played. */
  scenarios: number;
  /** Every answer, as a recording keeps it. */
  recording: Exchange[];
  /** Scenarios that went another way than they tell. */
  failures: string[];
  /** Answers that are not as the contracts say. */
  violations: string[];
  /** What the release cannot play. */
  lacks: string[];
}

/** How a release is played. */
export interface PlayOptions {
  /** What every answer is held against; {@link contractsOf} gives them unless given. */
  contracts?: readonly Contract[];
  /** The name of the only play. */
  only?: string;
}

/**
 * Plays the scenarios of a play. Where the first fails, or the server is gone, the rest would tell nothing and is not played:
 * the first one makes the accounts that all the others use.
 */
export async function playOn(
  { stage, ended }: Pick<SetStage, "stage" | "ended">,
  { name: play, scenarios }: Pick<Play, "name" | "scenarios">,
): Promise<{ played: number; failures: string[] }> {
  const failures: string[] = [];
  for (const [index, { name, run }] of scenarios.entries()) {
    const failure = await run(stage).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    if (failure === undefined) continue;
    failures.push(`${play}: ${name} [${stage.label}]: ${failure}`);
    const how = ended();
    if (index > 0 && how === undefined) continue;
    const left = scenarios.length - index - 1;
    const why = how === undefined ? "the first one failed" : `the server ${how}`;
    if (left > 0 || how !== undefined)
      failures.push(`${play}: ${left} scenarios were not played, since ${why}`);
    return { played: index + 1, failures };
  }
  return { played: scenarios.length, failures };
}

/** Plays the scenarios on a release, and holds every answer against the contracts. */
export async function play(release: Release, { contracts, only }: PlayOptions = {}): Promise<Outcome> {
  const began = performance.now();
  const plays = playsOf(release);
  if (only && !plays.some(({ name }) => name === only))
    throw new Error(`${release} has no play "${only}". Known: ${plays.map(({ name }) => name).join(", ")}.`);
  const outcome: Outcome = {
    release,
    seconds: 0,
    scenarios: 0,
    recording: [],
    failures: [],
    violations: [],
    lacks: lackedBy(release),
  };
  for (const one of plays) {
    if (only && one.name !== only) continue;
    await using set = await setStage(release, one, contracts ? { contracts } : {});
    const { played, failures } = await playOn(set, one);
    outcome.scenarios += played;
    outcome.failures.push(...failures);
    outcome.recording.push(...recordingFrom(one.name, set.stage));
    outcome.violations.push(...set.stage.problems);
  }
  outcome.seconds = Math.round((performance.now() - began) / 1000);
  return outcome;
}
