import { describe, expect, it } from "vitest";
import { knownCauses } from "../../../scripts/generate/advice.ts";
import { callerOf } from "../src/contract/caller.ts";
import { errorsOf } from "../src/contract/errors.ts";
import { lines } from "../src/contract/lines.ts";

/** Every cause of every operation on every line. */
const all = lines.flatMap((line) =>
  [...line.operations.values()].flatMap((located) => {
    const takes = callerOf(line.contract, located).credentials.map(({ scheme }) => scheme);
    return errorsOf(line.contract, located).map((cause) => ({
      ...cause,
      line: line.line,
      operation: located.operation.operationId,
      signsIn: located.operation["x-session"] === "start",
      takes,
    }));
  }),
);

const wrong = (causes: typeof all) =>
  causes.map(({ line, operation, status, name, toDo }) => `${operation} ${line} ${status} ${name}: ${toDo}`);
const tellsToSignIn = /\b[Ss]ign in\b/;
const tellsToSignOut = /\b(?:[Ss]ign out|[Dd]iscard)\b/;

describe("the advice about every cause of every operation on every line", () => {
  it("is there, and none is left over", () => {
    expect(all.length).toBeGreaterThan(1500);
    expect(all.filter(({ toDo }) => !/^[A-Z].*[.?]$/.test(toDo))).toEqual([]);
    const met = new Set(all.map(({ name }) => name));
    expect(knownCauses.filter((name) => !met.has(name))).toEqual([]);
  });

  it("never tells who is signing in to sign in, or to keep a token that is not there", () => {
    const signIns = all.filter(
      ({ signsIn, takes, name }) => signsIn && takes.length === 0 && name !== "emailTaken",
    );
    expect(new Set(signIns.map(({ operation }) => operation))).toContain("exchangeOAuthToken");
    expect(
      wrong(
        signIns.filter(
          ({ toDo }) => tellsToSignIn.test(toDo) || /token is|keep the token|session/i.test(toDo),
        ),
      ),
    ).toEqual([]);
  });

  it("never ends a session that is fine", () => {
    const fine = all.filter(({ code, operation }) => code !== "not_authenticated" && operation !== "signOut");
    const allowed = new Set(["reauthenticationRequired", "emailTaken", "authenticationChanged"]);
    const ending = fine.filter(
      ({ name, toDo }) => !allowed.has(name) && (tellsToSignIn.test(toDo) || tellsToSignOut.test(toDo)),
    );
    expect(wrong(ending)).toEqual([]);
  });

  it("says of an ended session how a new one begins, and of a deactivated account that none will", () => {
    const ended = all.filter(
      ({ code, signsIn, name }) => code === "not_authenticated" && !signsIn && name !== "noSession",
    );
    const [deactivated, others] = [
      ended.filter(({ name }) => name === "accountDeactivated"),
      ended.filter(({ name }) => name !== "accountDeactivated"),
    ];
    expect(wrong(others.filter(({ toDo }) => !tellsToSignIn.test(toDo)))).toEqual([]);
    expect(wrong(deactivated.filter(({ toDo }) => !/An admin must activate/.test(toDo)))).toEqual([]);
  });

  it("sends nobody to look for fields that the answer does not name", () => {
    const silent = all.filter(({ namesFields }) => !namesFields);
    expect(silent.some(({ line, code }) => line === "0.12" && code === "validation")).toBe(true);
    expect(wrong(silent.filter(({ toDo }) => /`loc`|issues|answer names/.test(toDo)))).toEqual([]);
  });

  it("sends nobody who has an API key to a place that takes none", () => {
    const keys = all.filter(({ name }) =>
      /^apiKey(?:EndpointRestricted|PathRefused|UseRefused|sDisabled)$/.test(name),
    );
    expect(wrong(keys.filter(({ toDo, takes }) => takes.length === 0 && /session token/.test(toDo)))).toEqual(
      [],
    );
  });
});
