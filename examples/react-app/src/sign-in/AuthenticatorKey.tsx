import type { MfaSetupResponse } from "open-webui-auths";
import { useEffect, useRef } from "react";

/** The key of a new authenticator, to scan, to type or to open. It takes the focus, since it was asked for. */
export function AuthenticatorKey({ manual_key, qr_code }: MfaSetupResponse) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => ref.current?.focus(), []);
  // The settings are the usual ones (SHA-1, six digits, thirty seconds), so that they need not be said.
  const query = new URLSearchParams({ secret: manual_key, issuer: "Open WebUI" });
  return (
    <section aria-labelledby="key" className="key">
      <h2 id="key" ref={ref} tabIndex={-1}>
        The key of your authenticator
      </h2>
      <img
        src={qr_code}
        alt="The key as a picture, to scan with the authenticator"
        width="180"
        height="180"
      />
      <p>
        Scan the picture, or type this key: <code>{manual_key.replace(/.{4}(?=.)/g, "$& ")}</code>
      </p>
      <p>
        Is the authenticator on this device?{" "}
        <a href={`otpauth://totp/Open%20WebUI?${query}`}>Open it there</a>
      </p>
    </section>
  );
}
