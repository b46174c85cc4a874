import { createAuthsClient } from "open-webui-auths";
import { describe, expect, inject, it } from "vitest";
import { signInAndGreet } from "../src/greet.ts";

const account = { email: "ada@example.com", password: "correct horse battery staple" };
const askForCode = async () => "123456";

/** Asks Prism for the answers to be given, by path; those not named are the first example of a success. */
function clientWhere(answers: Record<string, string>) {
  const auths = createAuthsClient({ baseUrl: inject("prismUrl") });
  auths.http.use({
    onRequest({ request, schemaPath }) {
      const prefer = answers[schemaPath];
      if (prefer) request.headers.set("prefer", prefer);
    },
  });
  return auths;
}

describe("signInAndGreet, over HTTP against Prism", () => {
  it("greets by name", async () => {
    expect(await signInAndGreet(clientWhere({}), account, askForCode)).toBe("Hello, Ada Lovelace!");
  });

  it("says that the password is wrong", async () => {
    const auths = clientWhere({ "/api/v1/auths/signin": "code=400, example=invalidCredentials" });
    expect(await signInAndGreet(auths, account, askForCode)).toBe(
      "The e-mail address or the password is wrong.",
    );
  });

  it("greets after a code", async () => {
    const auths = clientWhere({ "/api/v1/auths/signin": "code=200, example=verifyChallenge" });
    expect(await signInAndGreet(auths, account, askForCode)).toBe("Hello, Ada Lovelace!");
    expect(await auths.getToken()).not.toBeNull();
  });

  it("says that the chat cannot be reached", async () => {
    const auths = createAuthsClient({ baseUrl: "http://127.0.0.1:9" });
    expect(await signInAndGreet(auths, account, askForCode)).toBe("The chat cannot be reached.");
  });
});
