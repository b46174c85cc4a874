import { describe, expect, it } from "vitest";
import type { Schema } from "../../scripts/contract/contract.ts";
import { contract } from "../support/contract.ts";

/** The models of owui_client and Gafaelfawr, those that only lend fields to others left out: every field, `?` where it may be left out, `|null` where it may be null. */
const models: Record<string, string> = {
  SigninResponse: "token token_type id name role email profile_image_url",
  SigninForm: "email password",
  LdapForm: "user password",
  SignupForm: "name email password profile_image_url?|null",
  AddUserForm: "name email password profile_image_url?|null role?|null",
  UserProfileImageResponse: "id name role email profile_image_url",
  SessionUserResponse: "token token_type id name role email profile_image_url expires_at|null permissions",
  SessionUserInfoResponse:
    "token token_type id name role email profile_image_url expires_at|null permissions status_emoji|null status_message|null status_expires_at|null bio|null gender|null date_of_birth|null",
  UpdateProfileForm: "profile_image_url name bio?|null gender?|null date_of_birth?|null",
  UpdatePasswordForm: "password new_password",
  SignoutResponse: "status redirect_url?",
  AdminConfig:
    "SHOW_ADMIN_DETAILS WEBUI_URL ENABLE_SIGNUP ENABLE_API_KEYS ENABLE_API_KEYS_ENDPOINT_RESTRICTIONS API_KEYS_ALLOWED_ENDPOINTS DEFAULT_USER_ROLE DEFAULT_GROUP_ID JWT_EXPIRES_IN ENABLE_COMMUNITY_SHARING ENABLE_MESSAGE_RATING ENABLE_FOLDERS ENABLE_CHANNELS ENABLE_NOTES ENABLE_USER_WEBHOOKS PENDING_USER_OVERLAY_TITLE|null PENDING_USER_OVERLAY_CONTENT|null RESPONSE_WATERMARK|null",
  AdminDetails: "name|null email",
  LdapServerConfigForm:
    "label host port?|null attribute_for_mail? attribute_for_username? app_dn app_dn_password search_base search_filters? use_tls? certificate_path?|null validate_cert? ciphers?|null",
  LdapServerConfig:
    "label host port|null attribute_for_mail attribute_for_username app_dn app_dn_password search_base search_filters use_tls certificate_path|null validate_cert ciphers|null",
  LdapConfigForm: "enable_ldap?|null",
  LdapConfigResponse: "ENABLE_LDAP|null",
  ApiKey: "api_key",
  Permissions: "workspace sharing chat features",
  APILoginResponse: "csrf username scopes config",
  APIConfig: "scopes",
  Scope: "name description",
};

const defaults: Record<string, Record<string, unknown>> = {
  SignupForm: { profile_image_url: "/user.png" },
  AddUserForm: { profile_image_url: "/user.png", role: "pending" },
  UpdateProfileForm: { bio: null, gender: null, date_of_birth: null },
  LdapConfigForm: { enable_ldap: null },
  AdminConfigForm: {
    PENDING_USER_OVERLAY_TITLE: null,
    PENDING_USER_OVERLAY_CONTENT: null,
    RESPONSE_WATERMARK: null,
  },
  LdapServerConfigForm: {
    port: null,
    attribute_for_mail: "mail",
    attribute_for_username: "uid",
    search_filters: "",
    use_tls: true,
    certificate_path: null,
    validate_cert: true,
    ciphers: "ALL",
  },
};

describe("a model", () => {
  it.each(Object.entries(models))("has the fields that its authors gave it: %s", (name, fields) => {
    expect(fieldsOf(name).sort()).toEqual(fields.split(" ").sort());
  });

  it.each(Object.entries(defaults))("says what a field left out becomes: %s", (name, expected) => {
    const given = Object.entries(propertiesOf(name)).filter(([, schema]) => "default" in schema);
    expect(Object.fromEntries(given.map(([field, schema]) => [field, schema.default]))).toEqual(expected);
  });

  it.each([
    ["WorkspacePermissions", 10],
    ["SharingPermissions", 10],
    ["ChatPermissions", 19],
    ["FeaturesPermissions", 8],
  ])("%s has %i flags, each with a sentence of its own", (name, count) => {
    const flags = Object.values(propertiesOf(name));
    expect(flags).toHaveLength(count);
    expect(flags.map(({ type }) => type)).toEqual(flags.map(() => "boolean"));
    expect(new Set(flags.map(({ description }) => description)).size).toBe(count);
    expect(contract.components.schemas[name]?.required).toHaveLength(count);
  });
});

function fieldsOf(name: string): string[] {
  const required = requiredOf(name);
  return Object.entries(propertiesOf(name)).map(([field, { type }]) => {
    const nullable = Array.isArray(type) && type.includes("null");
    return `${field}${required.has(field) ? "" : "?"}${nullable ? "|null" : ""}`;
  });
}

function propertiesOf(name: string): Record<string, Schema> {
  return Object.assign({}, ...partsOf(name).map(({ properties }) => properties ?? {}));
}

function requiredOf(name: string): Set<string> {
  return new Set(partsOf(name).flatMap(({ required }) => (required as string[] | undefined) ?? []));
}

/** The schemas that make up a model, its own and those of `allOf`. */
function partsOf(name: string): Schema[] {
  const parts = (schema: Schema): Schema[] => [
    schema,
    ...((schema.allOf ?? []) as Schema[]).flatMap((part) =>
      typeof part.$ref === "string" ? partsOf(part.$ref.replace("#/components/schemas/", "")) : parts(part),
    ),
  ];
  const schema = contract.components.schemas[name];
  if (!schema) throw new Error(`the contract has no model ${name}`);
  return parts(schema);
}
