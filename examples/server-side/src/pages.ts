import { html } from "hono/html";
import type { SessionUserInfoResponse } from "open-webui-auths";

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

const alert = (problem?: string) => (problem ? html`<p role="alert">${problem}</p>` : "");

export function signInPage({ problem, email = "" }: { problem?: string; email?: string } = {}) {
  return page(
    "Sign in",
    html`${alert(problem)}
      <form method="post" action="/sign-in">
        <p><label>E-mail <input name="email" type="email" autocomplete="username" required value="${email}"></label></p>
        <p><label>Password <input name="password" type="password" autocomplete="current-password" required></label></p>
        <p><button>Sign in</button></p>
      </form>`,
  );
}

export function verifyPage(problem?: string) {
  return page(
    "Second factor",
    html`${alert(problem)}
      <form method="post" action="/verify">
        <p><label>Code of your authenticator
          <input name="code" autocomplete="one-time-code" maxlength="128" required></label></p>
        <p><label><input name="recovery" type="checkbox"> It is a recovery code</label></p>
        <p><button>Go on</button></p>
      </form>
      <p><a href="/">Sign in with another account</a></p>`,
  );
}

export function sessionPage({ name, email, role, expires_at }: SessionUserInfoResponse) {
  const end = expires_at ? new Date(expires_at * 1000).toUTCString() : "when you sign out";
  return page(
    `Hello ${name}`,
    html`<dl>
        <dt>E-mail</dt><dd>${email}</dd>
        <dt>Role</dt><dd>${role}</dd>
        <dt>The session ends</dt><dd>${end}</dd>
      </dl>
      <form method="post" action="/sign-out"><button>Sign out</button></form>`,
  );
}

export function messagePage(title: string, message: string) {
  return page(title, html`<p role="alert">${message}</p><p><a href="/">Go on</a></p>`);
}
