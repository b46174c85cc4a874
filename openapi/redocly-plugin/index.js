// @ts-check
import { serverLine } from "./server-line.js";
import { spellOut } from "./spell-out.js";
import { dropUpgradeNotes, upgradeNotes } from "./upgrade-notes.js";

export default function openWebuiAuths() {
  return {
    id: "open-webui-auths",
    rules: { oas3: { "upgrade-notes": upgradeNotes } },
    decorators: { oas3: { "drop-upgrade-notes": dropUpgradeNotes, "spell-out": spellOut } },
    preprocessors: { oas3: { "server-line": serverLine } },
  };
}
