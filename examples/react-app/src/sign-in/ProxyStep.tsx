import { Form } from "../parts/Form.tsx";
import { useSigningIn } from "./client.ts";
import { useStep } from "./steps.ts";
import type { WayProps } from "./Ways.tsx";

/** Signs in whom the proxy in front of the server names, or everybody; the server does not look at what is sent. */
export function ProxyStep({ notice, onResult }: WayProps) {
  const { auths } = useSigningIn();
  const step = useStep(() => auths.signIn({ email: "", password: "" }), onResult);
  return (
    <Form labels={["Go on", "Signing in …"]} mutation={step} onSend={() => step.mutate(undefined)}>
      {step.isIdle && notice}
      <p>The server knows who you are without a password.</p>
    </Form>
  );
}
