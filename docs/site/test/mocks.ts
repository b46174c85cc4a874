import { fileURLToPath } from "node:url";
import { type MockServer, startMockServer } from "../../../scripts/mock/server.ts";

/** Starts Prism on a line's contract, on any free port. */
export function startMock(line: string): Promise<MockServer> {
  return startMockServer(
    fileURLToPath(new URL(`../../../generated/v${line}/openapi.yaml`, import.meta.url)),
    0,
  );
}
