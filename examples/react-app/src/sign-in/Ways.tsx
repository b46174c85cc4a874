import type { ServerConfig } from "open-webui-auths";
import { type ReactNode, useState } from "react";
import { Heading } from "../parts/Heading.tsx";
import { useSigningIn } from "./client.ts";
import { DirectoryStep } from "./DirectoryStep.tsx";
import { PasswordStep } from "./PasswordStep.tsx";
import { ProxyStep } from "./ProxyStep.tsx";
import { SignUpStep } from "./SignUpStep.tsx";
import type { StepResult } from "./steps.ts";
import { providersOf, type Way, waysOf } from "./ways.ts";

/** What the form of a way gets. */
export interface WayProps {
  readonly config: ServerConfig;
  /** Why the person is here; shown until they go on. */
  readonly notice: ReactNode;
  readonly onResult: (result: StepResult) => void;
}

const forms: Record<Way, (props: WayProps) => ReactNode> = {
  password: PasswordStep,
  directory: DirectoryStep,
  proxy: ProxyStep,
  "sign-up": SignUpStep,
};

const invitations: Record<Way, string> = {
  password: "Sign in with an e-mail address",
  directory: "Sign in with the directory",
  proxy: "Sign in",
  "sign-up": "Create an account",
};

/** Shows one form, and buttons to the other ways that the server offers. */
export function Ways(props: WayProps) {
  const { config, notice } = props;
  const ways = waysOf(config);
  const providers = providersOf(config);
  // The page with what was written stays; another tab tells of the session.
  const { onSession } = useSigningIn();
  const [chosen, choose] = useState(ways[0]);
  const isUntouched = chosen === ways[0];
  const Form = chosen && forms[chosen];
  const heading = headingOf(config, chosen);
  return (
    <>
      <Heading key={`heading of ${chosen}`}>{heading}</Heading>
      {config.onboarding && <p>{config.name} has no account yet. The first one becomes its admin.</p>}
      {Form ? <Form key={chosen} {...props} notice={isUntouched && notice} /> : notice}
      {!Form && providers.length === 0 && (
        <p>This server offers no way to sign in here. Ask whoever runs it.</p>
      )}
      {providers.map(({ name, href }) => (
        <a
          key={href}
          className="button quiet"
          href={href}
          {...(onSession && { target: "_blank", rel: "noopener" })}
        >
          Continue with {name}
        </a>
      ))}
      {ways
        .filter((way) => way !== chosen)
        .map((way) => (
          <button key={way} type="button" className="quiet" onClick={() => choose(way)}>
            {invitations[way]}
          </button>
        ))}
    </>
  );
}

function headingOf({ onboarding }: ServerConfig, way: Way | undefined): string {
  if (way !== "sign-up") return "Sign in";
  return onboarding ? "Create the first account" : "Create an account";
}
