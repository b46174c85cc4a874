import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { releases } from "../../openapi/redocly-plugin/releases.js";
import type { Contract } from "../../scripts/contract/contract.ts";
import { recordedReleases } from "../../scripts/contract/exchanges.ts";
import { bundleOfRelease, bundlesOfReleases } from "../../scripts/contract/releases.ts";
import { type Facts, readReleases } from "../../scripts/releases/facts.ts";
import { judge } from "../../scripts/releases/judge.ts";
import { moved } from "../../scripts/releases/moved.ts";

const known = readReleases();
const factsOf = (release: string) => known.find((one) => one.release === release)?.facts as Facts;
const contractOf = async (release: string) => parse(await bundleOfRelease(release)) as Contract;

describe("the releases that were read", () => {
  it("are those that the contract claims", () => {
    expect(known.map(({ release }) => release)).toEqual(releases);
  });

  it("are played where there is a recording of them", () => {
    const played = known.filter((one) => one.played).map(({ release }) => release);
    expect(new Set(played)).toEqual(
      new Set(recordedReleases().filter((release) => releases.includes(release))),
    );
  });
});

describe("the contract of every release", () => {
  it("says what its sources say", async () => {
    const bundles = await bundlesOfReleases(known.map(({ release }) => release));
    const findings = known.flatMap(({ release, facts }, index) =>
      judge(facts, parse(bundles[index] as string) as Contract).map((finding) => `${release}: ${finding}`),
    );
    expect(findings).toEqual([]);
  }, 300_000);
});

describe("the judge of a release and its contract", () => {
  const newest = releases.at(-1) as string;
  const text = "User record mismatch.";

  it.each<[string, (facts: Record<string, string>) => void, string]>([
    [
      "a renamed field",
      (facts) => {
        facts["SigninForm.mail"] = facts["SigninForm.email"] as string;
        delete facts["SigninForm.email"];
      },
      "POST /api/v1/auths/signin: the body's SigninForm has mail: str",
    ],
    [
      "another type",
      (facts) => (facts["AdminConfig.JWT_EXPIRES_IN"] = "int"),
      "POST /api/v1/auths/admin/config: AdminConfig.JWT_EXPIRES_IN is int, never string",
    ],
    [
      "another default",
      (facts) => (facts["LdapServerConfig.ciphers"] = "str | None = 'HIGH'"),
      "POST /api/v1/auths/admin/config/ldap/server: LdapServerConfig.ciphers is 'HIGH' by default",
    ],
    [
      "a field that is no longer required",
      (facts) => (facts["SigninForm.password"] = "str = ''"),
      "POST /api/v1/auths/signin: SigninForm.password is not required",
    ],
    [
      "a new key of an answer",
      (facts) => (facts["GET /api/v1/auths/admin/config returns NEW"] = ""),
      "GET /api/v1/auths/admin/config: the answer has NEW: Any",
    ],
    [
      "a new route",
      (facts) => (facts["PUT /api/v1/auths/signin"] = "signin_again"),
      "PUT /api/v1/auths/signin: the contract has no such operation",
    ],
    [
      "a route that is gone",
      (facts) => delete facts["POST /api/v1/auths/signup"],
      "POST /api/v1/auths/signup: the sources have no such route",
    ],
    [
      "another status",
      (facts) => {
        delete facts[`POST /api/v1/auths/ldap raises 400 ${text}`];
        facts[`POST /api/v1/auths/ldap raises 418 ${text}`] = "";
      },
      `POST /api/v1/auths/ldap: raises 418 “${text}”, which no example names`,
    ],
    [
      "another text",
      (facts) => {
        delete facts[`POST /api/v1/auths/ldap raises 400 ${text}`];
        facts["POST /api/v1/auths/ldap raises 400 Other user."] = "";
      },
      `POST /api/v1/auths/ldap: nothing raises 400 “${text}”`,
    ],
    [
      "a new flag",
      (facts) => (facts["permissions.chat.sing"] = ""),
      "permissions.chat.sing: the contract has no such flag",
    ],
    [
      "another cookie",
      (facts) => (facts["POST /api/v1/auths/signin sets cookie session"] = ""),
      "POST /api/v1/auths/signin: sets the cookie session, which Set-Cookie does not say",
    ],
    [
      "a cookie that stays",
      (facts) => delete facts["POST /api/v1/auths/signout deletes cookie oui-session"],
      "POST /api/v1/auths/signout: Set-Cookie says oui-session, which is neither set nor deleted",
    ],
  ])("finds %s", async (_, plant, finding) => {
    const contract = await contractOf(newest);
    const planted = { ...factsOf(newest) };
    plant(planted);
    const before = judge(factsOf(newest), contract);
    expect(before).not.toContain(finding);
    expect(judge(planted, contract)).toContain(finding);
  });
});

describe("a release that nobody knew", () => {
  const without = (release: string) => releases[releases.indexOf(release) - 1] as string;

  it.each([
    [
      "0.12.4",
      [
        "`AdminConfig.ENABLE_SKILL_LAZY_LOADING: bool = False` is new",
        "`LdapServerConfig.default_email_domain: str = ''` is new",
        "`permissions.workspace.models_hidden` is new",
      ],
    ],
    [
      "0.9.3",
      ["`POST /signout` is new", "`GET /signout` is gone", "`permissions.sharing.public_chats` is new"],
    ],
    [
      "0.6.37",
      [
        "`AdminConfig.DEFAULT_GROUP_ID: str` is new",
        ...["ENABLE_API_KEY", "ENABLE_API_KEY_ENDPOINT_RESTRICTIONS"].map(
          (key) => `\`AdminConfig.${key}: bool\` is gone`,
        ),
        "`AdminConfig.API_KEY_ALLOWED_ENDPOINTS: str` is gone",
        ...["ENABLE_API_KEYS", "ENABLE_API_KEYS_ENDPOINT_RESTRICTIONS"].map(
          (key) => `\`AdminConfig.${key}: bool\` is new`,
        ),
        "`AdminConfig.API_KEYS_ALLOWED_ENDPOINTS: str` is new",
        "`permissions.features.api_keys` is new",
        ...["knowledge", "models", "notes", "prompts", "tools"].map(
          (flag) => `\`permissions.sharing.${flag}\` is new`,
        ),
        ...["models", "prompts", "tools"].flatMap((kind) =>
          ["export", "import"].map((verb) => `\`permissions.workspace.${kind}_${verb}\` is new`),
        ),
        "`POST /ldap` and `POST /signin` raise 403 `The requested action has been restricted as a security measure.`, which no example names",
        "the code of `main.APIKeyRestrictionMiddleware`, `utils.access_control.get_permission`, `utils.access_control.has_permission`, `utils.auth.invalidate_token`, `utils.auth.is_valid_token`, `utils.auth.validate_password` and `utils.auth.verify_password` is new: read it",
      ],
    ],
    [
      "0.6.41",
      [
        "`AdminConfig.ENABLE_FOLDERS: bool` is new",
        "`permissions.features.channels` is new",
        "`permissions.features.folders` is new",
        ...["emoji", "message"].map(
          (what) => `\`SessionUserInfoResponse.status_${what}: str | None = None\` is new`,
        ),
        "`SessionUserInfoResponse.status_expires_at: int | None = None` is new",
        "`POST /signin` raises 429 `API rate limit exceeded`, which no example names",
      ],
    ],
  ])("is told of in full: %s", async (release, facts) => {
    const before = without(release);
    const told = moved(factsOf(before), factsOf(release), await contractOf(before));
    expect(told).toEqual(expect.arrayContaining(facts));
  });

  it.each<[string, string[]]>([
    [
      "0.12.4",
      [
        "POST /api/v1/auths/admin/config: the body's AdminConfig has ENABLE_SKILL_LAZY_LOADING: bool",
        "POST /api/v1/auths/admin/config/ldap/server: the body's LdapServerConfig has default_email_domain: str",
        "permissions.workspace.models_hidden: the contract has no such flag",
      ],
    ],
    [
      "0.9.3",
      [
        "POST /api/v1/auths/signout: the contract has no such operation",
        "GET /api/v1/auths/signout: the sources have no such route",
        "permissions.sharing.public_chats: the contract has no such flag",
      ],
    ],
    [
      "0.6.37",
      [
        "POST /api/v1/auths/admin/config: the body's AdminConfig has ENABLE_API_KEYS: bool",
        "POST /api/v1/auths/admin/config: the body's AdminConfig has no ENABLE_API_KEY",
        "permissions.features.api_keys: the contract has no such flag",
      ],
    ],
    [
      "0.6.41",
      [
        "POST /api/v1/auths/admin/config: the body's AdminConfig has ENABLE_FOLDERS: bool",
        "GET /api/v1/auths/: the answer has status_emoji: str | None",
        "POST /api/v1/auths/signin: raises 429 “API rate limit exceeded”, which no example names",
      ],
    ],
  ])("does not fit the contract of the one before: %s", async (release, findings) => {
    expect(judge(factsOf(release), await contractOf(without(release)))).toEqual(
      expect.arrayContaining(findings),
    );
  });
});
