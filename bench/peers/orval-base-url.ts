/** Where the server is; orval's generated functions read it at each call. */
export let baseUrl = "";

/** Sets where the server is. */
export function setBaseUrl(value: string): void {
  baseUrl = value;
}
