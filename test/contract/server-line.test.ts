import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";

const redocly = fileURLToPath(new URL("../../node_modules/@redocly/cli/bin/cli.js", import.meta.url));
const fixture = fileURLToPath(new URL("fixtures/server-line/", import.meta.url));

/** A document as a test looks at it: `at("paths./guest.get")` is a step a dot, undefined where there is nothing. */
type Cafes = [Bundle, Bundle, Bundle, Bundle, Bundle];
type Bundle = { at: (steps: string) => unknown; names: (steps: string) => string[]; text: string };

describe("a server line's bundle", () => {
  let folder: string;
  let cafe06: Bundle;
  let cafe09: Bundle;
  let cafe012: Bundle;
  let cafe092: Bundle;
  let cafe095: Bundle;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "server-line-"));
    const names = ["0.6", "0.9", "0.12", "0.9.2", "0.9.5"];
    [cafe06, cafe09, cafe012, cafe092, cafe095] = (await Promise.all(names.map(bundle))) as Cafes;
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true }));

  async function bundle(line: string): Promise<Bundle> {
    const file = join(folder, `${line}.yaml`);
    const { status, output } = await run("bundle", `cafe@${line}`, "--output", file);
    expect(output).toContain("Created a bundle");
    expect(status).toBe(0);
    return look(await readFile(file, "utf8"));
  }

  it("is a valid document on every line and of a release", async () => {
    const files = ["0.6", "0.9", "0.12", "0.9.2", "0.9.5"].map((line) => join(folder, `${line}.yaml`));
    const { status, output } = await run("lint", ...files);
    expect(output).not.toMatch(/error|warning/i);
    expect(status).toBe(0);
  }, 60_000);

  it("names the release that stands for it, and the first and last that it describes", () => {
    expect(cafe06.at("info")).toMatchObject({
      version: "0.6.42",
      "x-releases": { first: "0.6.41", last: "0.6.43" },
    });
    expect(cafe012.at("info.version")).toBe("0.12.4");
    expect(cafe012.at("info.x-releases")).toEqual({ first: "0.12.0", last: "0.12.4" });
    expect(cafe092.at("info")).toMatchObject({ version: "0.9.2" });
    expect(cafe092.at("info")).not.toHaveProperty("x-releases");
  });

  it("has the paths of its line, marked beside their reference, in their file or through their operations", () => {
    expect(cafe06.names("paths")).toEqual(["/guest", "/leave"]);
    expect(cafe09.names("paths")).toEqual(["/guest", "/leave", "/knock", "/bell", "/kitchen"]);
    expect(cafe012.names("paths")).toEqual(["/guest", "/leave", "/kitchen", "/music"]);
  });

  it("has the operations of its line", () => {
    expect(cafe06.at("paths./leave")).toHaveProperty("get");
    expect(cafe06.at("paths./leave")).not.toHaveProperty("post");
    expect(cafe09.at("paths./leave")).toHaveProperty("post");
    expect(cafe09.at("paths./leave")).not.toHaveProperty("get");
    expect(cafe09.names("paths./guest")).toEqual(["get"]);
    expect(cafe012.names("paths./guest").sort()).toEqual(["delete", "get"]);
  });

  it("counts lines as numbers: 0.10 comes after 0.9", () => {
    expect(cafe09.names("paths./guest.get.responses")).not.toContain("429");
    expect(cafe012.names("paths./guest.get.responses")).toContain("429");
    expect(cafe09.at("paths./knock.get")).toMatchObject({ "x-since": "0.7", "x-until": "0.10" });
  });

  it("has the servers, parameters and headers of its line", () => {
    expect(urls(cafe06)).toEqual(["https://cafe.test", "https://garden.cafe.test"]);
    expect(urls(cafe09)).toEqual([
      "https://cafe.test",
      "https://terrace.cafe.test",
      "https://garden.cafe.test",
    ]);
    expect(urls(cafe012)).toEqual(["https://cafe.test", "https://terrace.cafe.test"]);
    expect(cafe06.at("paths./guest.get.parameters")).toMatchObject([{ name: "table" }]);
    expect(cafe09.at("paths./guest.get.parameters")).toMatchObject([{ name: "table" }, { name: "terrace" }]);
    expect(cafe012.at("paths./guest.get.parameters.2")).toEqual({ $ref: "#/components/parameters/Seat" });
    expect(cafe06.names("paths./guest.get.responses.200.headers")).toEqual(["X-Table"]);
    expect(cafe09.names("paths./guest.get.responses.200.headers")).toEqual(["X-Table", "X-Wait"]);
  });

  it("has the media types and examples of its line, and no shell of those that are gone", () => {
    const body = "paths./guest.get.responses.200.content";
    expect(cafe06.names(body)).toEqual(["application/json", "text/plain"]);
    expect(cafe09.names(body)).toEqual(["application/json"]);
    expect(cafe06.names(`${body}.application/json.examples`)).toEqual(["ada", "nobody"]);
    expect(cafe09.names(`${body}.application/json.examples`)).toEqual(["ada", "grace"]);
    expect(cafe06.at("paths./guest.get.responses.422.content")).toBeDefined();
    expect(cafe09.at("paths./guest.get.responses.422")).toEqual({ description: "Not a table." });
  });

  it("has the tags that an operation of its line uses", () => {
    expect(cafe06.at("tags")).toMatchObject([{ name: "Guests" }]);
    expect(cafe09.at("tags")).toMatchObject([{ name: "Guests" }, { name: "Kitchen" }]);
    expect(cafe012.at("tags")).toMatchObject([{ name: "Guests" }, { name: "Kitchen" }, { name: "Music" }]);
  });

  it("has the properties of its line, marked themselves, beside a reference or in its target", () => {
    const person = "components.schemas.Person.properties";
    expect(cafe06.names(person)).toEqual(["name", "fax", "drink", "friends"]);
    expect(cafe09.names(person)).toEqual(["name", "temper", "mood", "humour", "drink", "friends"]);
    expect(cafe012.names(person)).toEqual([
      "name",
      "temper",
      "mood",
      "humour",
      "phone",
      "drink",
      "friends",
      "pet",
    ]);
  });

  it("requires no property that is gone, also where another member of the allOf had it", () => {
    expect(cafe06.at("components.schemas.Person.required")).toEqual(["name"]);
    expect(cafe09.at("components.schemas.Person.required")).toEqual(["name", "mood"]);
    expect(cafe06.at("components.schemas.Guest.allOf.1.required")).toEqual(["name", "seat"]);
    const bill = "paths./leave.get.responses.200.content.application/json.schema";
    expect(cafe06.at(bill)).toEqual({ $ref: "#/components/schemas/Bill", required: ["sum"] });
    expect(cafe012.at("components.schemas.Guest.allOf.2.required")).toEqual([
      "name",
      "mood",
      "phone",
      "fax",
      "seat",
    ]);
  });

  it("still requires a property that moved from one member of the allOf to another", () => {
    expect(cafe09.at("components.schemas.Person.properties")).not.toHaveProperty("fax");
    expect(cafe09.at("components.schemas.Guest.allOf.2.properties")).toHaveProperty("fax");
    expect(cafe09.at("components.schemas.Guest.allOf.2.required")).toContain("fax");
  });

  it("does not require what its line may leave out", () => {
    expect(cafe06.at("components.schemas.Bill.properties")).not.toHaveProperty("tip");
    expect(cafe09.at("components.schemas.Receipt.required")).toEqual(["sum", "stamp"]);
    expect(cafe012.at("components.schemas.Receipt.required")).toEqual(["sum", "signature"]);
    expect(cafe012.text).not.toContain("x-optional");
  });

  it("has no member of an allOf that has nothing left to say", () => {
    const bill = { $ref: "#/components/schemas/Bill" };
    expect(cafe09.at("components.schemas.Receipt.allOf")).toEqual([bill]);
    expect(cafe012.at("components.schemas.Receipt.allOf")).toHaveLength(2);
  });

  it("does not require a header that its line may leave out", () => {
    expect(cafe09.at("components.headers.XTable.required")).toBe(true);
    expect(cafe012.at("components.headers.XTable")).not.toHaveProperty("required");
  });

  it("takes the credentials of its line, and names no mark as one", () => {
    expect(cafe06.at("paths./leave.get.security")).toEqual([{ badge: [] }]);
    expect(cafe09.at("paths./leave.post.security")).toEqual([{ badge: [] }, { tune: [] }]);
  });

  it("drops the list `required` once it is empty", () => {
    expect(cafe06.at("components.schemas.Bill")).not.toHaveProperty("required");
    expect(cafe012.at("components.schemas.Bill.required")).toEqual(["tip"]);
  });

  it("has the members of allOf and oneOf of its line, and the mappings of those alone", () => {
    expect(cafe06.at("components.schemas.Guest.allOf")).toHaveLength(2);
    expect(cafe09.at("components.schemas.Guest.allOf")).toHaveLength(3);
    expect(cafe09.at("components.schemas.Dish.oneOf")).toHaveLength(2);
    expect(cafe09.names("components.schemas.Dish.discriminator.mapping")).toEqual(["soup", "cake"]);
    expect(cafe012.at("components.schemas.Dish.oneOf")).toHaveLength(3);
    expect(cafe012.names("components.schemas.Dish.discriminator.mapping")).toEqual(["soup", "stew", "cake"]);
  });

  it("turns a choice with one member left into that member", () => {
    expect(cafe06.at("paths./guest.get.responses.404.content.application/json.schema")).toEqual({
      description: "Why not.",
      $ref: "#/components/schemas/OldError",
    });
    expect(cafe06.at("components.schemas.Person.properties.drink")).toMatchObject({
      enum: ["tea", "coffee"],
    });
    expect(cafe09.at("components.schemas.Person.properties.drink")).toEqual({
      description: "What they drink\n\nSince Open WebUI 0.6.",
      "x-since": "0.6",
      enum: ["tea", "coffee", "mate"],
    });
  });

  it("keeps what describes the member that is left, and what the choice says beside it", () => {
    const bill = "components.schemas.Bill.properties";
    expect(cafe06.at(`${bill}.sum`)).toEqual({
      type: "integer",
      description: "What to pay, in cents.\n\nNo tips.",
    });
    expect(cafe09.at(`${bill}.sum`)).toEqual({ type: "number", description: "What to pay, in euros." });
    expect(cafe06.at(`${bill}.currency`)).toEqual({
      type: "string",
      description: "What to pay with.",
      allOf: [{ type: "string", const: "EUR" }],
    });
  });

  it("takes out of examples what their schema has lost, however deep", () => {
    const ada = "components.examples.ada.value";
    const friend = { name: "Charles", mood: "busy", phone: "3" };
    const everything = { name: "Ada", mood: "curious", phone: "1", fax: "2", seat: 1, card: "A1" };
    expect(cafe012.at(ada)).toEqual({ ...everything, friends: [friend] });
    expect(cafe09.at(ada)).not.toHaveProperty("phone");
    expect(cafe06.at(ada)).toEqual({ name: "Ada", fax: "2", seat: 1, friends: [{ name: "Charles" }] });
    const soup = "paths./kitchen.post.responses.200.content.application/json.examples.soup.value";
    expect(cafe09.at(soup)).toEqual({ kind: "soup" });
    expect(cafe012.at(soup)).toEqual({ kind: "soup", bread: true });
    expect(cafe06.at("components.schemas.Person.examples")).toEqual([
      { name: "Ada", friends: [{ name: "Grace" }] },
    ]);
  });

  it("has no component that only other lines use", () => {
    expect(cafe06.text).not.toMatch(/NewError|Mood|Pet|Member|Song|Soup|Stew|Cake|XWait|Seat|TooManyGuests/);
    expect(cafe09.text).not.toMatch(/OldError|Pet|Song|Stew|Seat|TooManyGuests/);
    expect(cafe012.text).not.toMatch(/OldError/);
  });

  describe("where something changes within its releases", () => {
    const bell = "paths./bell";
    const methodsOf = (cafe: Bundle) => cafe.names(bell).filter((name) => /^(get|put|delete)$/.test(name));

    it("has the newest operation of a name, and tells which releases lack it or have another one", () => {
      expect(methodsOf(cafe09)).toEqual(["put", "delete"]);
      expect(cafe09.at("info.x-releases")).toEqual({
        first: "0.9.0",
        last: "0.9.6",
        except: { ring: "0.9.0–0.9.2", unhook: "0.9.0, 0.9.5–0.9.6" },
      });
    });

    it("has the exact operations, statuses and headers of a release", () => {
      expect(methodsOf(cafe092)).toEqual(["get", "delete"]);
      expect(methodsOf(cafe095)).toEqual(["put"]);
      expect(cafe092.names(`${bell}.delete.responses`).sort()).toEqual(["202", "204"]);
      expect(cafe095.at("components.headers.XFloor.required")).toBe(true);
    });

    it("has every status and header, and says since when; no header is required that is not always there", () => {
      expect(cafe09.at(`${bell}.delete.responses.202.description`)).toBe(
        "It is going. Since Open WebUI 0.9.2.",
      );
      expect(cafe09.at("components.headers.XFloor")).toEqual({
        description: "The floor. Since Open WebUI 0.9.5.",
        "x-since": "0.9.5",
        schema: { type: "string" },
      });
    });

    it("requires of an answer only what every release sends", () => {
      expect(cafe09.at("components.schemas.Entry")).not.toHaveProperty("required");
      expect(cafe095.at("components.schemas.Entry")).not.toHaveProperty("required");
      expect(cafe09.at("components.schemas.Visit.required")).toEqual(["who"]);
      expect(cafe095.at("components.schemas.Visit.required")).toEqual(["who", "hat"]);
    });

    it("says of a model that is sent back which releases refuse it without a field", () => {
      const field = "components.schemas.Visit.properties";
      expect(cafe09.at(`${field}.hat.description`)).toBe(
        "The hat. Since Open WebUI 0.9.4. From then on, a request without it is refused.",
      );
      expect(cafe09.at(`${field}.cloak.description`)).toBe(
        "The cloak. Until Open WebUI 0.9.1. Until then, a request without it is refused.",
      );
      expect(cafe095.at(`${field}.hat.description`)).toBe("The hat. Since Open WebUI 0.9.4.");
    });

    it("requires of any other request what a release requires: those before ignore it", () => {
      expect(cafe09.at("components.schemas.Tools.required")).toEqual(["ladder", "pliers"]);
      expect(cafe092.at("components.schemas.Tools.required")).toEqual(["ladder"]);
    });

    it("says for which releases a note is true, unless it is for all", () => {
      expect(cafe09.at(`${bell}.put.description`)).toBe(
        [
          "Ring the bell.",
          "- From 0.9.5 on: Loudly.\n- From 0.9.5 on: Twice.",
          "Until 0.9.4: Softly.",
          "0.9.4 to 0.9.5: Slowly.",
          "0.9.3: Once.",
          "By hand.",
          "Since Open WebUI 0.9.3.",
        ].join("\n\n"),
      );
      expect(cafe095.at(`${bell}.put.description`)).toBe(
        "Ring the bell.\n\n- Loudly.\n- Twice.\n\nSlowly.\n\nBy hand.\n\nSince Open WebUI 0.9.3.",
      );
    });
  });

  describe("says since and until when there is what it describes", () => {
    it("after a sentence in the same paragraph, with both marks kept", () => {
      expect(cafe09.at("paths./knock.get")).toMatchObject({
        description: "Knock at the door. Since Open WebUI 0.7. Until Open WebUI 0.10.",
        "x-since": "0.7",
        "x-until": "0.10",
      });
    });

    it("after a longer text or a mere phrase in a paragraph of its own", () => {
      expect(cafe06.at("paths./leave.get.description")).toBe(
        "Leave the table.\n\nThe bill follows.\n\nUntil Open WebUI 0.8.",
      );
      expect(cafe09.at("paths./guest.get.parameters.1.description")).toBe(
        "Outside, too\n\nSince Open WebUI 0.9.",
      );
    });

    it("where there was no description", () => {
      expect(cafe09.at("paths./leave.post.description")).toBe("Since Open WebUI 0.9.");
    });

    it("beside a reference, after the description of its target", () => {
      expect(cafe09.at("components.schemas.Person.properties.mood")).toEqual({
        $ref: "#/components/schemas/Mood",
        "x-since": "0.9",
        description: "How they feel. Since Open WebUI 0.9.",
      });
      expect(cafe012.at("paths./guest.get.responses.429")).toEqual({
        $ref: "#/components/responses/TooManyGuests",
        "x-since": "0.10",
        description: "Full. Since Open WebUI 0.10.",
      });
    });

    it("once, where YAML repeats a node", () => {
      const person = "components.schemas.Person.properties";
      expect(cafe09.at(`${person}.humour.description`)).toBe("How they feel. Since Open WebUI 0.9.");
    });

    it("in the target of a reference, once", () => {
      expect(cafe09.at("components.schemas.Mood.description")).toBe("How they feel. Since Open WebUI 0.7.");
      expect(cafe09.at("components.headers.XWait.description")).toBe(
        "Seconds to wait. Since Open WebUI 0.9.",
      );
      expect(cafe09.at("components.examples.grace.description")).toBe(
        "She came later\n\nSince Open WebUI 0.9.",
      );
    });

    it("nowhere where OpenAPI knows no description", () => {
      expect(cafe06.at("paths./guest.get.responses.200.content.text/plain")).toEqual({
        "x-until": "0.8",
        schema: { type: "string" },
      });
    });

    it("with the notes of its line before it, and no note of another", () => {
      expect(cafe06.at("components.schemas.OldError.description")).toBe(
        "How the café said no.\n\nLoudly.\n\nUntil Open WebUI 0.8.",
      );
      expect(cafe09.at("info.description")).toBe("Twelve tables.\n\n- And a terrace,\n  in the sun.");
      expect(cafe012.at("info.description")).toBe(
        "Twelve tables.\n\n- And a terrace,\n  in the sun.\n- With music.",
      );
      expect(cafe012.text).not.toContain("x-notes");
    });

    it("nowhere where there is no mark", () => {
      expect(cafe012.at("paths./guest.get.description")).toBe("Get who sits there.");
      expect(cafe012.at("components.schemas.NewError.description")).toBe("How the café says no.");
    });
  });
});

describe("a bundle of a line that is written wrongly", () => {
  it("is refused for a line and a release at once", async () => {
    const { status, output } = await run("bundle", "both", "--output", join(tmpdir(), "both.yaml"));
    expect(status).toBe(1);
    expect(output).toContain("`line` and `release` are both given. Keep one.");
  });

  it("is refused for a line that YAML took for a number", async () => {
    const { status, output } = await run("bundle", "unquoted", "--output", join(tmpdir(), "unquoted.yaml"));
    expect(status).toBe(1);
    expect(output).toContain("`line` is 0.1. Quote a line, one of 0.6-early, 0.6, 0.7,");
  });

  it("is refused for a release that never was", async () => {
    const { status, output } = await run("bundle", "mismatch", "--output", join(tmpdir(), "mismatch.yaml"));
    expect(status).toBe(1);
    expect(output).toContain(
      '`release` is "0.1.1", which was never released. The nearest release is "0.6.0".',
    );
  });
});

describe("a path whose file cannot be read", () => {
  it("is not taken for one that the line lacks", async () => {
    const { status, output } = await run("bundle", "broken", "--output", join(tmpdir(), "broken.yaml"));
    expect(status).toBe(1);
    expect(output).toContain("nowhere.yaml");
  });
});

describe("the check of the marks", () => {
  it("finds every mark that names no release or leaves none, and accepts the others", async () => {
    const { status, output } = await run("lint", "marks", "--format", "json");
    const quote = 'Quote one, such as "0.9.2", or its first two numbers, such as "0.10".';
    const never = "which was never released. The nearest release is";
    expect(status).toBe(1);
    expect(problems(output)).toEqual({
      "#/paths/~1number/x-since": `\`x-since\` is 0.1, not a release. ${quote}`,
      "#/paths/~1never/get/x-since": `\`x-since\` is "0.6.17", ${never} "0.6.18".`,
      "#/paths/~1never/get/x-until": `\`x-until\` is "0.13", ${never} "0.12.4".`,
      "#/paths/~1word/x-since": `\`x-since\` is "v0.9", not a release. ${quote}`,
      "#/paths/~1backwards/post/x-since":
        '`x-since` "0.10" comes after `x-until` "0.9", so no release has this. Correct one, or remove the node.',
      "#/components/schemas/Person/oneOf/0/x-since": `\`x-since\` is "", not a release. ${quote}`,
      "#/components/schemas/Person/properties/name/x-until": `\`x-until\` is [0.9], not a release. ${quote}`,
      "#/components/schemas/Name/x-optional-since": `\`x-optional-since\` is 0.9, not a release. ${quote}`,
      "#/components/schemas/Name/x-notes/0/x-until": `\`x-until\` is "9", not a release. ${quote}`,
      "#/components/schemas/Age/x-notes":
        "`x-notes` is not a list of notes. Give each a `text`, and `x-since` or `x-until`.",
      "#/components/schemas/Age/x-optional-since":
        '`x-optional-since` "0.10" comes after `x-optional-until` "0.9", so no release has this. Correct one, or remove the node.',
    });
  });
});

type Problem = { ruleId: string; message: string; location: [{ pointer: string }] };

function problems(output: string) {
  const report = JSON.parse(output.slice(output.indexOf("{"), output.lastIndexOf("}") + 1)) as {
    problems: Problem[];
  };
  return Object.fromEntries(
    report.problems
      .filter(({ ruleId }) => ruleId === "open-webui-auths/server-line")
      .map(({ message, location: [{ pointer }] }) => [pointer, message]),
  );
}

function urls(bundle: Bundle) {
  return (bundle.at("servers") as { url: string }[]).map(({ url }) => url);
}

function look(text: string): Bundle {
  const document: unknown = parse(text);
  const at = (steps: string) =>
    steps
      .split(/\.(?=[^.])/)
      .reduce<unknown>((node, step) => (node as Record<string, unknown> | undefined)?.[step], document);
  return { at, names: (steps) => Object.keys(at(steps) ?? {}), text };
}

function run(...args: string[]): Promise<{ status: number; output: string }> {
  return new Promise((resolve) => {
    const command = [redocly, ...args, "--config", "redocly.yaml"];
    execFile(process.execPath, command, { cwd: fixture }, (error, stdout, stderr) => {
      const status = error ? Number(error.code) : 0;
      resolve({ status, output: stdout + stderr });
    });
  });
}
