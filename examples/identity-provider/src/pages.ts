import { html } from "hono/html";
import type { SessionUserInfoResponse } from "open-webui-auths";
import type { Refusal } from "./words.ts";

type Html = ReturnType<typeof html>;

/** The `html` tag escapes whatever stands in `${}`: names come from people. */
function page(title: string, content: Html) {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <meta name="color-scheme" content="light dark">
    <title>${title}</title>
    <link rel="stylesheet" href="/style.css">
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      ${content}
    </main>
  </body>
</html>`;
}

const alert = (words?: string) => (words ? html`<p role="alert">${words}</p>` : "");
const signOut = html`<form method="post" action="/sign-out"><button>Sign out</button></form>`;

export function signInPage(words?: string) {
  return page("Portal", html`${alert(words)}<p><a class="button" href="/sign-in">Sign in</a></p>`);
}

/** @param chat - where the chat itself signs people in with the provider */
export function refusalPage({ words, once }: Refusal, chat: string) {
  const first = once ? html`<p><a class="button" href="${chat}">Sign in at the chat</a></p>` : "";
  return page("Not in the chat", html`${alert(words)}${first}<p><a href="/sign-in">Try again</a></p>`);
}

export function codePage(words?: string) {
  return page(
    "Second factor",
    html`${alert(words)}
      <form method="post" action="/second-factor">
        <p><label>Code of your authenticator
          <input name="code" autocomplete="one-time-code" inputmode="numeric" maxlength="6" required></label></p>
        <p><button>Go on</button></p>
      </form>`,
  );
}

export function homePage({ name, email, role }: SessionUserInfoResponse) {
  return page(
    `Hello ${name}`,
    html`<p>The chat knows you as ${email}, ${role}.</p>
      ${signOut}`,
  );
}
