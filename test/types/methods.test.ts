import { describe, expectTypeOf, it } from "vitest";
import type {
  AddUserForm,
  AdminConfig,
  AdminConfigForm,
  AdminDetails,
  APILoginResponse,
  ApiKey,
  AuthsClient,
  CallOptions,
  LdapConfigForm,
  LdapConfigResponse,
  LdapForm,
  LdapServerConfig,
  LdapServerConfigForm,
  SessionCallOptions,
  SessionUserInfoResponse,
  SessionUserResponse,
  SigninForm,
  SigninResponse,
  SignoutResponse,
  SignupForm,
  UpdatePasswordForm,
  UpdateProfileForm,
  UserProfileImageResponse,
} from "../../src/index.ts";

type Methods = Omit<AuthsClient<"0.6">, "fetch" | "getToken" | "http" | "setToken">;
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

  it("are those of the default client, while 0.6 is the newest line", () => {
    expectTypeOf<AuthsClient>().toEqualTypeOf<AuthsClient<"0.6">>();
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
    expectTypeOf<AuthsClient["http"]["GET"]>().toBeCallableWith("/api/v1/auths/");
    // @ts-expect-error the contract has no such path
    expectTypeOf<AuthsClient["http"]["GET"]>().toBeCallableWith("/api/v1/auths/nothing");
  });
});
