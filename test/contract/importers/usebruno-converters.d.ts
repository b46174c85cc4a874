/** The part that is used of a package that comes without types. */
declare module "@usebruno/converters" {
  export function openApiToBruno(contract: unknown): unknown;
}
