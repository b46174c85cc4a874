import { fileURLToPath } from "node:url";

/** The workflows in an order in which each finds the server as it needs it: the first one opens an empty server. */
export const files = [
  "sign-up-to-sign-out",
  "admin-adds-a-user",
  "api-key-life",
  "ldap-set-up-and-sign-in",
].map((name) => fileURLToPath(new URL(`../../openapi/workflows/${name}.arazzo.yaml`, import.meta.url)));
