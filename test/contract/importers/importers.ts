import { openApiToBruno } from "@usebruno/converters";
import postman from "openapi-to-postmanv2";
import { parse } from "yaml";

/** A request as an API client shows it after an import. */
export interface Imported {
  method: string;
  /** With `{name}` for a parameter, as the contract writes it. */
  path: string;
  summary: string;
  /** `bearer`, `apikey` or none. */
  auth: string | undefined;
  /** The body it offers, parsed. */
  body: unknown;
}

/** Converts a bundle as Postman imports it, with the contract's examples as bodies. */
export async function importIntoPostman(bundle: string): Promise<Imported[]> {
  const options = { parametersResolution: "Example", folderStrategy: "Tags" } as const;
  const collection = await new Promise<PostmanFolder>((resolve, reject) => {
    postman.convertV2({ type: "string", data: bundle }, options, (error, answer) => {
      const [output] = answer?.output ?? [];
      if (error || !answer?.result || !output) return reject(error ?? new Error(String(answer?.reason)));
      resolve(output.data as PostmanFolder);
    });
  });
  return leaves(collection.item, (entry) => entry.item).map(({ name, request }) => ({
    method: request.method,
    path: `/${request.url.path.join("/")}`.replace(/:(\w+)/g, "{$1}"),
    summary: name,
    auth: request.auth?.type === "noauth" ? undefined : request.auth?.type,
    body: request.body?.raw === undefined ? undefined : JSON.parse(request.body.raw),
  }));
}

/** Converts a bundle as Bruno imports it. */
export function importIntoBruno(bundle: string): Imported[] {
  const collection = openApiToBruno(parse(bundle)) as BrunoFolder;
  return leaves(collection.items, (entry) => entry.items).map(({ name, request }) => ({
    method: request.method,
    path: request.url.replace("{{baseUrl}}", "").replace(/:(\w+)/g, "{$1}"),
    summary: name,
    auth: ["inherit", "none"].includes(request.auth.mode) ? undefined : request.auth.mode,
    body: request.body.json ? JSON.parse(request.body.json) : undefined,
  }));
}

interface PostmanFolder {
  item: PostmanEntry[];
}
interface PostmanEntry {
  name: string;
  item?: PostmanEntry[];
  request: {
    method: string;
    url: { path: string[] };
    auth: { type: string } | null;
    body?: { raw?: string };
  };
}
interface BrunoFolder {
  items: BrunoEntry[];
}
interface BrunoEntry {
  name: string;
  items?: BrunoEntry[];
  request: { method: string; url: string; auth: { mode: string }; body: { json?: string | null } };
}

function leaves<T>(entries: T[], inner: (entry: T) => T[] | undefined): T[] {
  return entries.flatMap((entry) => {
    const within = inner(entry);
    return within ? leaves(within, inner) : [entry];
  });
}
