import { describe, expectTypeOf, it } from "vitest";
import type {
  AddUserForm,
  AdminConfig,
  AdminConfigForm,
  AdminDetails,
  APILoginResponse,
  ApiKey,
  LdapConfigForm,
  LdapConfigResponse,
  LdapForm,
  LdapServerConfig,
  LdapServerConfigForm,
  SessionUserInfoResponse,
  SessionUserResponse,
  SigninForm,
  SigninResponse,
  SignoutResponse,
  SignupForm,
  UpdatePasswordForm,
  UpdateProfileForm,
  UserProfileImageResponse,
} from "../../../generated/v0.6/index.ts";
import type * as v12 from "../../../generated/v0.12/index.ts";
import type {
  AuthsClient,
  AuthsClientBase,
  CallOptions,
  ServerVersion,
  SessionCallOptions,
} from "../../../src/index.ts";
import { createAuthsClient, isMfaChallenge, isPending, isSession } from "../../../src/index.ts";

type MethodsOf<V extends ServerVersion> = Omit<AuthsClient<V>, keyof AuthsClientBase<object>>;
type Methods = MethodsOf<"0.6">;
type Takes<K extends keyof Methods> = Parameters<Methods[K]>;
type Gives<K extends keyof Methods> = Awaited<ReturnType<Methods[K]>>;

describe("the methods of 0.6", () => {
  it("are these", () => {
    expectTypeOf<keyof Methods>().toEqualTypeOf<
      | "addUser"
      | "deleteApiKey"
      | "generateApiKey"
      | "getAdminConfig"
      | "getAdminDetails"
      | "getApiKey"
      | "getLdapConfig"
      | "getLdapServer"
      | "getLogin"
      | "getServerConfig"
      | "getServerVersion"
      | "getSessionUser"
      | "signIn"
      | "signInLdap"
      | "signOut"
      | "signUp"
      | "updateAdminConfig"
      | "updateLdapConfig"
      | "updateLdapServer"
      | "updatePassword"
      | "updateProfile"
    >();
  });

  it("that start or end a session take storeToken", () => {
    expectTypeOf<Takes<"signIn">[0]>().toEqualTypeOf<SigninForm>();
    expectTypeOf<Takes<"signIn">[1]>().toEqualTypeOf<SessionCallOptions | undefined>();
    expectTypeOf<Takes<"signInLdap">[0]>().toEqualTypeOf<LdapForm>();
    expectTypeOf<Takes<"signInLdap">[1]>().toEqualTypeOf<SessionCallOptions | undefined>();
    expectTypeOf<Takes<"signUp">[0]>().toEqualTypeOf<SignupForm>();
    expectTypeOf<Takes<"signUp">[1]>().toEqualTypeOf<SessionCallOptions | undefined>();
    expectTypeOf<Takes<"signOut">[0]>().toEqualTypeOf<SessionCallOptions | undefined>();
  });

  it("with a body take it first", () => {
    expectTypeOf<Takes<"updateProfile">[0]>().toEqualTypeOf<UpdateProfileForm>();
    expectTypeOf<Takes<"updateProfile">[1]>().toEqualTypeOf<CallOptions | undefined>();
    expectTypeOf<Takes<"updatePassword">[0]>().toEqualTypeOf<UpdatePasswordForm>();
    expectTypeOf<Takes<"updatePassword">[1]>().toEqualTypeOf<CallOptions | undefined>();
    expectTypeOf<Takes<"addUser">[0]>().toEqualTypeOf<AddUserForm>();
    expectTypeOf<Takes<"addUser">[1]>().toEqualTypeOf<CallOptions | undefined>();
    expectTypeOf<Takes<"updateAdminConfig">[0]>().toEqualTypeOf<AdminConfigForm>();
    expectTypeOf<Takes<"updateAdminConfig">[1]>().toEqualTypeOf<CallOptions | undefined>();
    expectTypeOf<Takes<"updateLdapServer">[0]>().toEqualTypeOf<LdapServerConfigForm>();
    expectTypeOf<Takes<"updateLdapServer">[1]>().toEqualTypeOf<CallOptions | undefined>();
    expectTypeOf<Takes<"updateLdapConfig">[0]>().toEqualTypeOf<LdapConfigForm>();
    expectTypeOf<Takes<"updateLdapConfig">[1]>().toEqualTypeOf<CallOptions | undefined>();
  });

  it("without a body take options alone", () => {
    expectTypeOf<Takes<"getSessionUser">[0]>().toEqualTypeOf<CallOptions | undefined>();
    expectTypeOf<Takes<"getAdminDetails">[0]>().toEqualTypeOf<CallOptions | undefined>();
    expectTypeOf<Takes<"getAdminConfig">[0]>().toEqualTypeOf<CallOptions | undefined>();
    expectTypeOf<Takes<"getLdapServer">[0]>().toEqualTypeOf<CallOptions | undefined>();
    expectTypeOf<Takes<"getLdapConfig">[0]>().toEqualTypeOf<CallOptions | undefined>();
    expectTypeOf<Takes<"generateApiKey">[0]>().toEqualTypeOf<CallOptions | undefined>();
    expectTypeOf<Takes<"getApiKey">[0]>().toEqualTypeOf<CallOptions | undefined>();
    expectTypeOf<Takes<"deleteApiKey">[0]>().toEqualTypeOf<CallOptions | undefined>();
    expectTypeOf<Takes<"getLogin">[0]>().toEqualTypeOf<CallOptions | undefined>();
  });

  it("need their body and nothing else", () => {
    expectTypeOf<Takes<"signIn">["length"]>().toEqualTypeOf<1 | 2>();
    expectTypeOf<Takes<"signOut">["length"]>().toEqualTypeOf<0 | 1>();
  });

  it("give the models", () => {
    expectTypeOf<Gives<"signIn">>().toEqualTypeOf<SessionUserResponse>();
    expectTypeOf<Gives<"signInLdap">>().toEqualTypeOf<SessionUserResponse>();
    expectTypeOf<Gives<"signUp">>().toEqualTypeOf<SessionUserResponse>();
    expectTypeOf<Gives<"signOut">>().toEqualTypeOf<SignoutResponse>();
    expectTypeOf<Gives<"getSessionUser">>().toEqualTypeOf<SessionUserInfoResponse>();
    expectTypeOf<Gives<"updateProfile">>().toEqualTypeOf<UserProfileImageResponse>();
    expectTypeOf<Gives<"updatePassword">>().toEqualTypeOf<boolean>();
    expectTypeOf<Gives<"addUser">>().toEqualTypeOf<SigninResponse>();
    expectTypeOf<Gives<"getAdminDetails">>().toEqualTypeOf<AdminDetails>();
    expectTypeOf<Gives<"getAdminConfig">>().toEqualTypeOf<AdminConfig>();
    expectTypeOf<Gives<"updateAdminConfig">>().toEqualTypeOf<AdminConfig>();
    expectTypeOf<Gives<"getLdapServer">>().toEqualTypeOf<LdapServerConfig>();
    expectTypeOf<Gives<"updateLdapServer">>().toEqualTypeOf<LdapServerConfig>();
    expectTypeOf<Gives<"getLdapConfig">>().toEqualTypeOf<LdapConfigResponse>();
    expectTypeOf<Gives<"updateLdapConfig">>().toEqualTypeOf<LdapConfigResponse>();
    expectTypeOf<Gives<"generateApiKey">>().toEqualTypeOf<ApiKey>();
    expectTypeOf<Gives<"getApiKey">>().toEqualTypeOf<ApiKey>();
    expectTypeOf<Gives<"deleteApiKey">>().toEqualTypeOf<boolean>();
    expectTypeOf<Gives<"getLogin">>().toEqualTypeOf<APILoginResponse>();
  });
});

describe("the methods of later lines", () => {
  type Added<From extends ServerVersion, To extends ServerVersion> = Exclude<
    keyof MethodsOf<To>,
    keyof MethodsOf<From>
  >;

  it("are those of the line before, and these", () => {
    expectTypeOf<Added<"0.6", "0.7">>().toEqualTypeOf<"updateTimezone">();
    expectTypeOf<Added<"0.7", "0.8">>().toEqualTypeOf<"exchangeOAuthToken">();
    expectTypeOf<Added<"0.8", "0.9">>().toEqualTypeOf<"deleteOAuthSession">();
    expectTypeOf<Added<"0.9", "0.10">>().toEqualTypeOf<"getOAuthConfig" | "updateOAuthConfig">();
    expectTypeOf<Added<"0.10", "0.11">>().toEqualTypeOf<never>();
    expectTypeOf<Added<"0.11", "0.12">>().toEqualTypeOf<
      | "confirmMfaEnrollment"
      | "getMfaChallenge"
      | "getMfaStatus"
      | "redeemMfaResetToken"
      | "regenerateMfaRecoveryCodes"
      | "startMfaEnrollment"
      | "startMfaReplacement"
      | "verifyMfaChallenge"
    >();
    expectTypeOf<Exclude<keyof MethodsOf<"0.6">, keyof MethodsOf<"0.12">>>().toEqualTypeOf<never>();
  });

  it("do not exist on lines before theirs", () => {
    // @ts-expect-error only since 0.12
    expectTypeOf<AuthsClient<"0.11">["verifyMfaChallenge"]>().toBeFunction();
    expectTypeOf<AuthsClient<"0.12">["verifyMfaChallenge"]>().toBeFunction();
  });

  it("are those of the newest line unless another is chosen", () => {
    expectTypeOf<AuthsClient>().toEqualTypeOf<AuthsClient<"0.12">>();
    expectTypeOf(createAuthsClient({ baseUrl: "https://chat.example.com" })).toEqualTypeOf<
      AuthsClient<"0.12">
    >();
    expectTypeOf(
      createAuthsClient({ baseUrl: "https://chat.example.com", serverVersion: "0.9" }),
    ).toEqualTypeOf<AuthsClient<"0.9">>();
    createAuthsClient({
      baseUrl: "https://chat.example.com",
      serverVersion: "0.9",
      reauthenticate: (auths) => expectTypeOf(auths).toEqualTypeOf<AuthsClient<"0.9">>(),
    });
  });

  it("are those of a release's line", () => {
    const baseUrl = "https://chat.example.com";
    type Methods = AuthsClient["http"];
    expectTypeOf(createAuthsClient({ baseUrl, serverVersion: "0.9.2" }).http).toEqualTypeOf<
      AuthsClient<"0.9">["http"]
    >();
    expectTypeOf<AuthsClient<"0.12.99">["http"]>().toEqualTypeOf<Methods>();
    expectTypeOf<AuthsClient<"0.6.40">["http"]>().toEqualTypeOf<AuthsClient<"0.6-early">["http"]>();
    expectTypeOf<AuthsClient<"0.6.41">["http"]>().toEqualTypeOf<AuthsClient<"0.6">["http"]>();
    expectTypeOf<"0.13.0">().not.toExtend<ServerVersion>();
    expectTypeOf<"0.5.20">().not.toExtend<ServerVersion>();
  });

  it("take and give what their line knows", () => {
    expectTypeOf<Parameters<AuthsClient["updateAdminConfig"]>[0]>().toEqualTypeOf<v12.AdminConfigForm>();
    expectTypeOf<
      Awaited<ReturnType<AuthsClient["updateAdminConfig"]>>
    >().toEqualTypeOf<v12.AdminConfigUpdated>();
    expectTypeOf<v12.AdminConfigForm>().toHaveProperty("ENABLE_MFA");
    expectTypeOf<AdminConfigForm>().not.toHaveProperty("ENABLE_MFA");
    expectTypeOf<Parameters<AuthsClient<"0.8">["exchangeOAuthToken"]>[1]["path"]>().toEqualTypeOf<{
      readonly provider: string;
    }>();
    expectTypeOf<Awaited<ReturnType<AuthsClient["addUser"]>>["token"]>().toEqualTypeOf<string | undefined>();
  });
});

describe("the result of signing in", () => {
  const result = {} as Awaited<ReturnType<AuthsClient["signIn"]>>;

  it("is one of three", () => {
    expectTypeOf(result).toEqualTypeOf<v12.SigninResult>();
    expectTypeOf<Awaited<ReturnType<AuthsClient["signUp"]>>>().toEqualTypeOf<v12.SigninResult>();
    expectTypeOf<Awaited<ReturnType<AuthsClient["signInLdap"]>>>().toEqualTypeOf<v12.SigninResult>();
    expectTypeOf<Awaited<ReturnType<AuthsClient["exchangeOAuthToken"]>>>().toEqualTypeOf<v12.SigninResult>();
  });

  it("is told apart by next_step", () => {
    switch (result.next_step) {
      case undefined:
        expectTypeOf(result).toExtend<v12.SessionUserResponse>();
        expectTypeOf(result.token).toEqualTypeOf<string>();
        break;
      case "pending":
        expectTypeOf(result).toExtend<v12.PendingUserResponse>();
        break;
      default:
        expectTypeOf(result).toExtend<v12.MfaChallengeResponse>();
        expectTypeOf(result.next_step).toEqualTypeOf<"enroll" | "recover" | "verify">();
        expectTypeOf(result.challenge_token).toEqualTypeOf<string>();
    }
  });

  it("is told apart by whether it has a token", () => {
    if (result.token === undefined) expectTypeOf(result.next_step).not.toEqualTypeOf<undefined>();
    else expectTypeOf(result.permissions.chat.stt).toEqualTypeOf<boolean>();
  });

  it("is told apart by the helpers", () => {
    if (isSession(result)) expectTypeOf(result).toExtend<v12.SessionUserResponse>();
    else if (isPending(result)) expectTypeOf(result).toExtend<v12.PendingUserResponse>();
    else if (isMfaChallenge(result)) expectTypeOf(result).toExtend<v12.MfaChallengeResponse>();
    else expectTypeOf(result).toEqualTypeOf<never>();
  });

  it("of a confirmed authenticator is told apart by its token", () => {
    const confirmed = {} as Awaited<ReturnType<AuthsClient["confirmMfaEnrollment"]>>;
    expectTypeOf(confirmed.recovery_codes).toEqualTypeOf<string[]>();
    expectTypeOf(confirmed.token).toEqualTypeOf<string | undefined>();
    if (!isSession(confirmed)) return;
    expectTypeOf(confirmed).toExtend<v12.SessionUserResponse>();
    expectTypeOf(confirmed.name).toEqualTypeOf<string>();
    expectTypeOf(confirmed.recovery_codes).toEqualTypeOf<string[]>();
  });

  it("of an added user may have a token", () => {
    const added = {} as Awaited<ReturnType<AuthsClient["addUser"]>>;
    if (isSession(added)) expectTypeOf(added.token).toEqualTypeOf<string>();
  });
});

describe("the models", () => {
  it("have their fields, nested permissions included", () => {
    expectTypeOf<SessionUserResponse["token_type"]>().toEqualTypeOf<"Bearer">();
    expectTypeOf<SessionUserResponse["expires_at"]>().toEqualTypeOf<number | null>();
    expectTypeOf<SessionUserResponse["permissions"]["chat"]["temporary_enforced"]>().toEqualTypeOf<boolean>();
    expectTypeOf<SessionUserInfoResponse["date_of_birth"]>().toEqualTypeOf<string | null>();
    expectTypeOf<SignoutResponse["redirect_url"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<APILoginResponse["config"]["scopes"][number]["name"]>().toEqualTypeOf<string>();
  });

  it("leave out of a form what the server fills in", () => {
    expectTypeOf<{ name: string; email: string; password: string }>().toExtend<AddUserForm>();
    expectTypeOf<{ email: string }>().not.toExtend<SigninForm>();
    expectTypeOf<AddUserForm["role"]>().toEqualTypeOf<string | null | undefined>();
  });

  it("read from the server can be sent back", () => {
    expectTypeOf<AdminConfig>().toExtend<AdminConfigForm>();
    expectTypeOf<LdapServerConfig>().toExtend<LdapServerConfigForm>();
    expectTypeOf<AdminConfig["RESPONSE_WATERMARK"]>().toEqualTypeOf<string | null>();
    expectTypeOf<AdminConfigForm["RESPONSE_WATERMARK"]>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<LdapServerConfig["port"]>().toEqualTypeOf<number | null>();
  });
});

describe("http", () => {
  it("knows the paths of the line", () => {
    const known = (http: AuthsClient["http"]) => http.GET("/api/v1/auths/");
    type Answer = Awaited<ReturnType<typeof known>>["data"];
    expectTypeOf<NonNullable<Answer>["email"]>().toEqualTypeOf<string>();
    // @ts-expect-error the contract has no such path
    const unknown = (http: AuthsClient["http"]) => http.GET("/api/v1/auths/nothing");
    expectTypeOf(unknown).toBeFunction();
  });
});
