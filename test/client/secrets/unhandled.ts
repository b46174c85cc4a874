// A program that forgets to catch: what Node prints of the error is what the test reads.
import { createAuthsClient } from "../../../src/index.ts";

const [baseUrl = "", token = "", password = ""] = process.argv.slice(2);
const storage = {
  getItem: () => token,
  setItem: () => {
    throw Object.assign(new Error(`could not set ${token}`), { command: { args: [token, password] } });
  },
  removeItem: () => {},
};
const auths = createAuthsClient({ baseUrl, storage });
auths.signIn({ email: "ada@example.com", password });
