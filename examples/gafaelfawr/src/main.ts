import { createAuthsClient } from "open-webui-auths";
import { chosenScopes, element, show, showLogin, showProblem } from "./page.ts";
import { isOfAnotherLogin, isSignedOut, wordsFor } from "./problems.ts";
import { makeToken } from "./tokens.ts";

// The browser sends Gafaelfawr's cookie, which no script can read; so the page must be on the platform's own host.
const auths = createAuthsClient({ baseUrl: location.origin, credentials: "cookie", timeout: 10_000 });

const form = element<HTMLFormElement>("new-token");
const name = element<HTMLInputElement>("token-name");
const days = element<HTMLSelectElement>("days");
const token = element<HTMLInputElement>("token");

let username = "";
let busy = false;

/** Reads who it is, and with it the CSRF token, which the client keeps. */
async function readLogin(): Promise<void> {
  const login = await auths.getLogin();
  username = login.username;
  showLogin(login);
  show("signed-in");
  show("signed-out", false);
}

function fail(error: unknown): void {
  if (isSignedOut(error)) {
    element<HTMLAnchorElement>("sign-in").href = `/login?rd=${encodeURIComponent(location.href)}`;
    show("signed-out");
    show("signed-in", false);
    show("new-token", false);
    show("no-tokens", false);
    // Whoever was at work here must hear of it; somebody who has just come sees the link.
    if (username) showProblem("Your login has ended, and no token was made. Sign in again.");
  } else showProblem(wordsFor(error));
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (busy) return;
  busy = true;
  showProblem("");
  forget();
  try {
    const expires = days.value ? Math.floor(Date.now() / 1000) + Number(days.value) * 24 * 60 * 60 : null;
    token.value = await makeToken(auths, username, {
      token_name: name.value,
      scopes: chosenScopes(),
      expires,
    });
    form.reset();
    show("made");
    element("made-heading").focus();
  } catch (error) {
    // Whoever it is now shall see it before they try again, so nothing is repeated by itself.
    if (isOfAnotherLogin(error)) await readLogin().then(() => fail(error), fail);
    else fail(error);
  } finally {
    busy = false;
  }
});

element("copy").addEventListener("click", async () => {
  const copied = element("copied");
  try {
    await navigator.clipboard.writeText(token.value);
    copied.textContent = "Copied";
  } catch {
    token.select();
    copied.textContent = "The browser forbids it; copy what is selected yourself";
  }
});

element("done").addEventListener("click", () => {
  forget();
  name.focus();
});

/** The token is in this field and nowhere else. */
function forget(): void {
  token.value = "";
  element("copied").textContent = "";
  show("made", false);
}

// The browser may keep a page that is left, to show it again when the person goes back.
addEventListener("pagehide", forget);

await readLogin().catch(fail);
