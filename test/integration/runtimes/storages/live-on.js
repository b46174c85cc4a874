/** Signs in, goes on after a restart, and signs out. Returns what each step found, and what it left behind. */
export async function liveOn(createAuthsClient, baseUrl, open) {
  const clientOf = () => createAuthsClient({ baseUrl, storageKey: "token", storage: open() });
  const { token } = await clientOf().signIn({ email: "ada@example.com", password: "any will do" });
  const restarted = clientOf();
  const isKept = (await open().getItem("token")) === token;
  const isSent = (await restarted.getSessionUser()).token === token;
  await restarted.signOut();
  return { isKept, isSent, left: await clientOf().getToken() };
}
