import { fileURLToPath } from "node:url";
import starlight from "@astrojs/starlight";
import { defineConfig, passthroughImageService } from "astro/config";
import starlightOpenAPI, { openAPISidebarGroups } from "starlight-openapi";
import { writeDocumentationContract } from "./src/contract/documentation.ts";
import { lines, newest } from "./src/contract/lines.ts";
import { contentSecurityPolicy } from "./src/integrations/content-security-policy.ts";
import { docsFolder } from "./src/integrations/docs-folder.ts";
import { downloads } from "./src/integrations/downloads.ts";
import { lateSearch } from "./src/integrations/late-search.ts";
import { markdown } from "./src/integrations/markdown.ts";
import { ownComponents } from "./src/integrations/own-components.ts";
import { serverLines } from "./src/integrations/server-lines.ts";
import { systemTheme } from "./src/integrations/system-theme.ts";
import { upgradeData } from "./src/integrations/upgrade-data.ts";
import { ranking } from "./src/search.ts";
import { lookUp, sidebar } from "./src/sidebar.ts";

const base = process.env.DOCS_BASE ?? "/";
const site = process.env.DOCS_SITE;
const { DOCS_REPOSITORY: repository } = process.env;
const title = "open-webui-auths";
const description =
  "The authentication API of Open WebUI, as the real servers answer, and a typed client for it.";
// The library exports its pages, but not the parts that they are made of.
const parts = new URL("node_modules/starlight-openapi", import.meta.url);
const contracts = new URL(".contracts/", import.meta.url);

export default defineConfig({
  base,
  ...(site && { site }),
  outDir: process.env.DOCS_OUT ?? "../../dist/docs",
  trailingSlash: "ignore",
  image: { service: passthroughImageService() },
  // A script in the page would need a hash of its own in the Content-Security-Policy.
  vite: {
    build: { assetsInlineLimit: 0 },
    resolve: { alias: { "starlight-openapi-parts": fileURLToPath(parts) } },
  },
  devToolbar: { enabled: false },
  integrations: [
    docsFolder(),
    upgradeData(contracts),
    starlight({
      title,
      description,
      ...(repository && { social: [{ icon: "github" as const, label: "Repository", href: repository }] }),
      logo: { src: "./src/assets/logo.svg", replacesTitle: false },
      favicon: "/favicon.svg",
      customCss: ["./src/styles/site.css", "./src/styles/print.css"],
      components: {
        LanguageSelect: "./src/components/LanguageSelect.astro",
        PageTitle: "./src/components/PageTitle.astro",
        MarkdownContent: "./src/components/MarkdownContent.astro",
      },
      expressiveCode: { minSyntaxHighlightingColorContrast: 6 },
      sidebar: [lookUp, ...openAPISidebarGroups, ...sidebar()],
      lastUpdated: false,
      disable404Route: true,
      pagefind: { ranking },
      plugins: [
        starlightOpenAPI(
          lines.map((line) => ({
            base: line.base,
            schema: writeDocumentationContract(line, contracts, base),
            sidebar: {
              label: `Reference, Open WebUI ${line.line}`,
              collapsed: line !== newest,
              operations: { badges: true, labels: "operationId" },
            },
          })),
        ),
        serverLines(),
      ],
    }),
    ownComponents(),
    lateSearch(),
    systemTheme(),
    downloads(),
    markdown({ title, description, newestReference: `${newest.base}/` }),
    contentSecurityPolicy(),
  ],
});
