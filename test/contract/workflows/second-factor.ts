import { Authenticator } from "../../servers/authenticator.ts";

/** What the workflow with a second factor needs to know of a person. */
export interface SecondFactor {
  email: string;
  password: string;
  code: string;
  recoveryCode: string;
}

const admin = { email: "ada@example.com", password: "correct horse battery staple" };
const person = { name: "Ida Rhodes", email: "ida@example.com", password: "the password of Ida Rhodes" };

/** On a server that the admin of the workflows has opened: demands a second factor, and enrols a person's authenticator. */
export async function enrolSomebody(baseUrl: string): Promise<SecondFactor> {
  const call = async (path: string, body?: object, token?: string): Promise<Record<string, unknown>> => {
    const response = await fetch(`${baseUrl}/api/v1/auths${path}`, {
      method: body ? "POST" : "GET",
      headers: {
        ...(body && { "content-type": "application/json" }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return (await response.json()) as Record<string, unknown>;
  };
  const token = String((await call("/signin", admin)).token);
  await call("/add", { ...person, role: "user" }, token);
  const config = await call("/admin/config", undefined, token);
  await call("/admin/config", { ...config, ENABLE_MFA: true }, token);

  const { email, password } = person;
  const { challenge_token } = await call("/signin", { email, password });
  const { manual_key } = await call("/mfa/enroll/start", { challenge_token });
  const authenticator = new Authenticator(String(manual_key));
  const { recovery_codes } = await call("/mfa/enroll/confirm", {
    challenge_token,
    code: await authenticator.code(),
  });
  const [recoveryCode = ""] = recovery_codes as string[];
  return { email, password, code: await authenticator.code(), recoveryCode };
}
