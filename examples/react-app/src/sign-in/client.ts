import type { AuthsClient } from "open-webui-auths";
import { createContext, useContext } from "react";
import { auths } from "../api.ts";

/** What somebody signs in with. */
export interface SigningIn {
  readonly auths: AuthsClient;
  /** Called when that client has a session. The app's own client tells of it by itself. */
  readonly onSession?: () => void;
}

export const SigningInContext = createContext<SigningIn>({ auths });

export function useSigningIn(): SigningIn {
  return useContext(SigningInContext);
}
