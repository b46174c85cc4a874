/** What React Native on Hermes lacks or does otherwise, by its documentation and source: the beginning of a program. */
export const reactNative = `
  // Node's own fetch is loaded with all that Node has.
  const { Response, Request } = globalThis;
  for (const name of ["EventTarget", "Event", "CustomEvent", "MessageChannel", "BroadcastChannel"])
    delete globalThis[name];
  delete AbortSignal.any;
  delete AbortSignal.timeout;
  delete AbortSignal.abort;
  delete AbortSignal.prototype.throwIfAborted;
  Object.defineProperty(AbortSignal.prototype, "reason", { value: undefined });
  Object.defineProperty(Response.prototype, "body", { value: undefined });
  for (const name of ["body", "redirect", "duplex"]) Object.defineProperty(Request.prototype, name, { value: undefined });
  delete globalThis.addEventListener;
`;
