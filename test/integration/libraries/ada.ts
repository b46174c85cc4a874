/** What the mock lets anybody sign in with. */
export const ada = { email: "ada@example.com", password: "correct horse battery staple" };
