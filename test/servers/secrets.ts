import { randomBytes } from "node:crypto";

export function newPassword(): string {
  return randomBytes(18).toString("base64url");
}

const secretName = /KEY|SECRET|PASSWORD|TOKEN/;

/** Text without the values of those variables whose names say that they are secret. */
export function withoutSecrets(text: string, env: Record<string, string>): string {
  return Object.entries(env)
    .filter(([name, value]) => secretName.test(name) && value.length >= 6)
    .reduce((clean, [name, value]) => clean.replaceAll(value, `<${name}>`), text);
}
