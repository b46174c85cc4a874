import { Conformance } from "../../scripts/contract/conformance.ts";
import { readContract } from "../../scripts/contract/contract.ts";
import { bundleOf } from "../../scripts/contract/lines.ts";
import { startLdap } from "./ldap.ts";
import type { Line } from "./lines.ts";
import { startOpenIdProvider } from "./openid.ts";
import { bootOpenWebUI } from "./openwebui.ts";
import { freePort, loopback } from "./ports.ts";
import { startRedis } from "./redis.ts";
import type { Play } from "./scenarios/plays.ts";
import { Stage, type StageOptions } from "./scenarios/stage.ts";

/** A stage on servers that run until it is disposed of. */
export interface SetStage extends AsyncDisposable {
  stage: Stage;
}

/** Boots what a play needs. */
export async function setStage(
  line: Line,
  play: Play,
  options: Pick<StageOptions, "fetch"> = {},
): Promise<SetStage> {
  await using services = new AsyncDisposableStack();
  const redis = play.redis ? services.use(await startRedis()) : undefined;
  const ldap = play.ldap ? services.use(await startLdap()) : undefined;
  const port = await freePort();
  const openid = play.openid
    ? services.use(await startOpenIdProvider(`http://${loopback}:${port}`))
    : undefined;
  const server = services.use(
    await bootOpenWebUI({ line, port, env: play.env, ...(redis && { redis }), ...(openid && { openid }) }),
  );
  const stage = new Stage({
    ...options,
    line,
    server,
    conformance: new Conformance(readContract(bundleOf(line))),
    ...(redis && { redis }),
    ...(ldap && { ldap }),
    ...(openid && { openid }),
  });
  const running = services.move();
  return { stage, [Symbol.asyncDispose]: () => running.disposeAsync() };
}
