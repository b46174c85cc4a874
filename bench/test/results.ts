import type { Results, Row } from "../report/results.ts";
import type { Ratio } from "../report/statistics.ts";

/** Results as a run might have found them: made up, round numbers. */
export function madeUpResults(): Results {
  return {
    circumstances: {
      date: "2026-01-02",
      machine: "2 × Test CPU, 8 GB, linux x64",
      rounds: "time 6, import 15",
      answerBytes: 2345,
      versions: { Node: "24.0.0", axios: "2.0.0" },
    },
    rows: [
      row("raw", "raw fetch, by hand", 1, 300),
      row("slow", "slow & <heavy>", 4, 12_345),
      row("ours", "**open-webui-auths**", 1.08, 3000),
    ],
    authClients: { "other-auth": { minified: 60_000, gzip: 20_000 } },
    codeLines: 1000,
    toMiddleware: ratio(0.75),
    refusal: ratio(1.2),
    types: {
      methods: 20,
      everyMethod: 150,
      http: 10_200,
      openapiFetch: 10_000,
      oneOfAll: { instantiations: 1, cpu: ratio(1.02), memory: ratio(1.05) },
    },
  };
}

function row(id: string, label: string, of: number, gzip: number): Row {
  return {
    id,
    label,
    time: ratio(of, 0.0123),
    allocation: ratio(of, 15_600),
    cpu: ratio(of, 0.22),
    imported: ratio(of, 59),
    connected: ratio(of, 61),
    size: { minified: gzip * 3, gzip },
  };
}

function ratio(of: number, value = of): Ratio {
  return { ratio: of, low: of, high: of, value };
}
