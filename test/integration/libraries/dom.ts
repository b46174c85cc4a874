import { GlobalRegistrator } from "@happy-dom/global-registrator";

// A document to render into; fetch and what belongs to it stay Node's, as the mock is on another origin.
const { fetch, Headers, Request, Response, AbortController, AbortSignal, FormData } = globalThis;
GlobalRegistrator.register({ url: "http://localhost:3000/" });
Object.assign(globalThis, { fetch, Headers, Request, Response, AbortController, AbortSignal, FormData });
