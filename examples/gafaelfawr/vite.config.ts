import { defineConfig } from "vite";

const { GAFAELFAWR_URL = "http://127.0.0.1:4010", GAFAELFAWR_COOKIE } = process.env;

// While you work on the page, it stands in front of the server: cookies and the CSRF token belong to one origin.
const gafaelfawr = {
  target: GAFAELFAWR_URL,
  changeOrigin: true,
  ...(GAFAELFAWR_COOKIE && { headers: { cookie: `gafaelfawr=${GAFAELFAWR_COOKIE}` } }),
};

export default defineConfig({
  // Any folder of the platform's host will do.
  base: "./",
  server: { proxy: { "/auth": gafaelfawr, "/login": gafaelfawr } },
});
