/** One message between two participants, or a note over one of them. */
export type Step =
  | { readonly from: number; readonly to: number; readonly text: string; readonly reply?: true }
  | { readonly over: number; readonly text: string };

/** A sequence of messages, drawn from the top down. */
export interface SequencePicture {
  readonly name: string;
  readonly title: string;
  readonly participants: readonly string[];
  readonly steps: readonly Step[];
}

const pictures: Readonly<Record<string, readonly SequencePicture[]>> = {
  "guides/mfa": [
    {
      name: "sign-in-with-mfa",
      title: "Signing in with a second factor",
      participants: ["Person", "Your program", "Open WebUI 0.12"],
      steps: [
        { from: 0, to: 1, text: "e-mail, password" },
        { from: 1, to: 2, text: "signIn" },
        { from: 2, to: 1, text: "next_step: verify, challenge_token", reply: true },
        { over: 2, text: "good for 5 minutes and 5 codes" },
        { from: 1, to: 0, text: "asks for the code", reply: true },
        { from: 0, to: 1, text: "six digits, or a recovery code" },
        { from: 1, to: 2, text: "verifyMfaChallenge" },
        { from: 2, to: 1, text: "the session: token, permissions", reply: true },
        { over: 1, text: "the client keeps the token" },
      ],
    },
  ],
  "guides/sessions": [
    {
      name: "token-life",
      title: "The life of a token",
      participants: ["Your program", "Client", "Open WebUI"],
      steps: [
        { from: 0, to: 1, text: "signIn" },
        { from: 1, to: 2, text: "e-mail, password; no token" },
        { from: 2, to: 1, text: "token, expires_at", reply: true },
        { over: 1, text: "keeps the token in its storage" },
        { from: 0, to: 1, text: "getSessionUser" },
        { from: 1, to: 2, text: "Authorization: Bearer …" },
        { from: 2, to: 1, text: "200, or 401 once it is over", reply: true },
        { from: 0, to: 1, text: "signOut" },
        { from: 1, to: 2, text: "Authorization: Bearer …" },
        { over: 2, text: "revokes it only with Redis" },
        { from: 2, to: 1, text: "200", reply: true },
        { over: 1, text: "forgets the token" },
      ],
    },
  ],
};

/** The pictures of a page. */
export function picturesOf(page: string): readonly SequencePicture[] {
  return pictures[page] ?? [];
}
