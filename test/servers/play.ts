import type { Contract } from "../../scripts/contract.ts";
import type { Exchange } from "../../scripts/exchanges.ts";
import { Judge, lineContract } from "./judge.ts";
import { startLdap } from "./ldap.ts";
import { startOpenIdProvider } from "./openid.ts";
import { bootOpenWebUI } from "./openwebui.ts";
import { freePort, loopback } from "./ports.ts";
import { recordingFrom } from "./recording.ts";
import { startRedis } from "./redis.ts";
import { lineOf, type Release } from "./releases.ts";
import { factsOf } from "./scenarios/facts.ts";
import { lackedBy, type Play, playsOf } from "./scenarios/plays.ts";
import { Stage, type StageOptions } from "./scenarios/stage.ts";

/** A stage on servers that run until it is disposed of. */
export interface SetStage extends AsyncDisposable {
  stage: Stage;
}

/** How a play is watched. */
export interface Watching extends Pick<StageOptions, "fetch"> {
  /** What every answer is held against; the contract of the release's line unless given. */
  contracts?: readonly Contract[];
}

/** Boots what a play needs. */
export async function setStage(
  release: Release,
  play: Play,
  { contracts = [lineContract(lineOf(release))], ...options }: Watching = {},
): Promise<SetStage> {
  // Reading contracts takes seconds, in which a server ends an idle connection.
  const judge = new Judge(release, contracts);
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
  return { stage, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

/** What a release did in all its plays. */
export interface Outcome {
  release: Release;
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

/** Plays every scenario on a release, and holds every answer against the contracts. */
export async function play(release: Release, contracts?: readonly Contract[]): Promise<Outcome> {
  const outcome: Outcome = {
    release,
    scenarios: 0,
    recording: [],
    failures: [],
    violations: [],
    lacks: lackedBy(release),
  };
  for (const one of playsOf(release)) {
    await using set = await setStage(release, one, contracts ? { contracts } : {});
    for (const { name, run } of one.scenarios) {
      outcome.scenarios += 1;
      await run(set.stage).catch((error: unknown) => {
        const what = error instanceof Error ? error.message : String(error);
        outcome.failures.push(`${one.name}: ${name} [${set.stage.label}]: ${what}`);
      });
    }
    outcome.recording.push(...recordingFrom(one.name, set.stage));
    outcome.violations.push(...set.stage.problems);
  }
  return outcome;
}
