import { describe, expect, it } from "vitest";
import { releaseNotes } from "../../scripts/package/release-notes.ts";

const changelog = `# Changelog

## Unreleased

- Not yet.

## 0.2.0 - 2026-11-28

### Added
- A line.

## 0.1.0 - 2026-01-02
`;

describe("the notes of a release", () => {
  it("are what the changelog says of its version", () => {
    expect(releaseNotes("v0.2.0", "0.2.0", changelog)).toBe("### Added\n- A line.");
  });

  it.each([
    ["v0.2.1", "0.2.0", "the tag is v0.2.1, but package.json has version 0.2.0"],
    ["v0.3.0", "0.3.0", 'CHANGELOG.md has no heading "## 0.3.0 - year-month-day"'],
    ["v0.1.0", "0.1.0", "CHANGELOG.md has no text for 0.1.0"],
  ])("refuse %s at version %s", (tag, version, message) => {
    expect(() => releaseNotes(tag, version, changelog)).toThrow(message);
  });

  it("refuse a heading without a date", () => {
    expect(() => releaseNotes("v0.2.0", "0.2.0", "## 0.2.0 (soon)\n- A line.")).toThrow("has no date");
  });
});
