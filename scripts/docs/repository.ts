/** The web address of a repository, from the field of `package.json` in any of its forms; undefined if there is none. */
export function repositoryAddress(field: unknown): string | undefined {
  const given = typeof field === "string" ? field : (Object(field) as { url?: unknown }).url;
  if (typeof given !== "string" || given === "") return undefined;
  const short = /^(?:github:)?([\w.-]+\/[\w.-]+)$/.exec(given)?.[1];
  if (short) return `https://github.com/${short}`;
  const address = given
    .replace(/^git\+/, "")
    .replace(/^git@([^:]+):/, "https://$1/")
    .replace(/^(?:ssh|git):\/\/(?:git@)?/, "https://")
    .replace(/\.git$/, "")
    .replace(/\/$/, "");
  return address.startsWith("https://") ? address : undefined;
}
