import type { AdminConfig, AdminConfigForm } from "open-webui-auths";

type NamesOf<Value> = {
  [Name in keyof AdminConfig]-?: AdminConfig[Name] extends Value ? Name : never;
}[keyof AdminConfig];

interface Labelled {
  readonly label: string;
  readonly hint?: string;
}

/** A setting that this page offers. */
export type SettingField = Labelled &
  (
    | { readonly kind: "switch"; readonly name: NamesOf<boolean> }
    | { readonly kind: "text"; readonly name: NamesOf<string | null> }
    | { readonly kind: "choice"; readonly name: NamesOf<string>; readonly choices: readonly string[] }
  );

const endsSessions = "A change signs everybody out, you too.";

export const groups: Readonly<Record<string, readonly SettingField[]>> = {
  Accounts: [
    { kind: "switch", name: "ENABLE_SIGNUP", label: "Strangers may create accounts" },
    {
      kind: "choice",
      name: "DEFAULT_USER_ROLE",
      label: "Role of new accounts",
      choices: ["pending", "user", "admin"],
    },
    { kind: "text", name: "PENDING_USER_OVERLAY_TITLE", label: "Title for those who wait" },
    { kind: "text", name: "ADMIN_EMAIL", label: "Contact address" },
    { kind: "switch", name: "SHOW_ADMIN_DETAILS", label: "Show the contact to those who wait" },
  ],
  "Sign-in": [
    {
      kind: "text",
      name: "JWT_EXPIRES_IN",
      label: "A sign-in lasts",
      hint: "A number with s, m, h, d or w, such as 4w; -1 for ever.",
    },
    { kind: "switch", name: "ENABLE_API_KEYS", label: "People may make API keys" },
    { kind: "switch", name: "ENABLE_MFA", label: "Ask everybody for a second step", hint: endsSessions },
    {
      kind: "switch",
      name: "MFA_ALLOW_OAUTH_BYPASS",
      label: "Spare those who come by OAuth the second step",
      hint: endsSessions,
    },
  ],
  Server: [
    {
      kind: "text",
      name: "WEBUI_URL",
      label: "Address of this server",
      hint: "Used in links and notifications.",
    },
    { kind: "switch", name: "ENABLE_CHANNELS", label: "Channels" },
    { kind: "switch", name: "ENABLE_NOTES", label: "Notes" },
    { kind: "switch", name: "ENABLE_MEMORIES", label: "Memories" },
  ],
};

const fields = Object.values(groups).flat();

/** The settings that a form holds, laid over all the others: the server takes them all at once. */
export function settingsWith(settings: AdminConfig, form: FormData): AdminConfig {
  const entered = fields.map(({ kind, name }) => {
    if (kind === "switch") return [name, form.has(name)];
    const text = String(form.get(name) ?? "");
    // What was never set is null, and shows as empty.
    return [name, text === "" ? settings[name] && "" : text];
  });
  return { ...settings, ...Object.fromEntries(entered) };
}

/** The fields whose value the server did not take, which it tells by its answer alone. */
export function refusedFields(sent: AdminConfigForm, stored: AdminConfig): ReadonlySet<string> {
  return new Set(fields.filter(({ name }) => sent[name] !== stored[name]).map(({ name }) => name));
}
