/** Permissions by group, however deep. Groups of people can add names that no contract knows. */
export function PermissionTree({ permissions }: { permissions: object }) {
  return (
    <ul className="permissions">
      {Object.entries(permissions).map(([name, value]: [string, unknown]) =>
        typeof value === "object" && value !== null ? (
          <li key={name} className="group">
            <details open>
              <summary>
                {wordsOf(name)} <span className="count">{countOf(value)}</span>
              </summary>
              <PermissionTree permissions={value} />
            </details>
          </li>
        ) : (
          <li key={name} className={value ? "allowed" : "refused"}>
            {wordsOf(name)}: <span className="verdict">{value ? "allowed" : "not allowed"}</span>
          </li>
        ),
      )}
    </ul>
  );
}

function wordsOf(name: string): string {
  const words = name.replaceAll("_", " ").replace(/\b(api|stt|tts)\b/g, (short) => short.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function countOf(group: object): string {
  const flags = flagsOf(group);
  return `${flags.filter(Boolean).length} of ${flags.length} allowed`;
}

function flagsOf(group: object): unknown[] {
  return Object.values(group).flatMap((value: unknown) =>
    typeof value === "object" && value !== null ? flagsOf(value) : [value],
  );
}
