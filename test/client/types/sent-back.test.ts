import { describe, expectTypeOf, it } from "vitest";
import type { ServerLines } from "../../../generated/server-lines.ts";
import type { ServerLine } from "../../../src/index.ts";

/** The methods of a line; none where it lacks one of that name. */
type Method<V extends ServerLine, Name extends string> =
  ServerLines[V]["methods"] extends Record<Name, infer Found> ? Found : never;
type Read<V extends ServerLine, Name extends string> =
  Method<V, Name> extends () => Promise<infer Answer> ? Answer : never;
type Sent<V extends ServerLine, Name extends string> =
  Method<V, Name> extends (body: infer Body, ...rest: never[]) => unknown ? Body : never;

/** The lines whose update does not take what its reading method answers. */
type Refusing<Reading extends string, Update extends string> = {
  [V in ServerLine]: Read<V, Reading> extends Sent<V, Update> ? never : V;
}[ServerLine];

describe("on every line, what was read can be sent back", () => {
  it("the settings", () => {
    expectTypeOf<Refusing<"getAdminConfig", "updateAdminConfig">>().toEqualTypeOf<never>();
    expectTypeOf<Read<"0.6-early", "getAdminConfig">>().toHaveProperty("ENABLE_API_KEY");
    expectTypeOf<Sent<"0.12", "updateAdminConfig">>().toHaveProperty("ENABLE_APPS");
  });

  it("the settings of LDAP", () => {
    expectTypeOf<Refusing<"getLdapServer", "updateLdapServer">>().toEqualTypeOf<never>();
    expectTypeOf<Sent<"0.6-early", "updateLdapServer">>().toHaveProperty("validate_cert");
  });

  it("the settings of OAuth", () => {
    expectTypeOf<Refusing<"getOAuthConfig", "updateOAuthConfig">>().toEqualTypeOf<never>();
    expectTypeOf<Sent<"0.10", "updateOAuthConfig">>().toHaveProperty("OAUTH_CLIENT_ID");
  });

  it("and the test finds what cannot", () => {
    expectTypeOf<Refusing<"getAdminConfig", "updateLdapServer">>().toEqualTypeOf<ServerLine>();
  });
});
