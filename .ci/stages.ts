/** One command of the gate. */
export interface Stage {
  name: string;
  /** What is run, as a contributor would type it. */
  command: string;
}

const stage = (name: string, command: string): Stage => ({ name, command });

/** What a contributor runs, before anything else; when it fails, the gate ends. */
export const first: Stage[] = [
  stage("system packages", "npm run system-packages"),
  stage("check", "npm run check"),
];

/** Two lanes, side by side; in each the cheap comes first. All that builds or packs is in the second one. */
export const lanes: [Stage[], Stage[]] = [
  [
    stage("the walk", "npm start -- --once"),
    stage("pages are up to date", "npm run pages -- --check"),
    stage("schemas are tight", "npm run test:contract -- tightness"),
    stage("another validator", "npm run test:contract -- validators"),
    stage("API clients import it", "npm run test:contract -- importers"),
    stage("owui-client on the mock", "npm run test:contract -- owui-client"),
    stage("workflows on the mock", "npm run test:contract -- workflows"),
    stage("workflows on the mock of 0.6", "npm run test:contract -- workflows --line 0.6"),
    stage("workflows on a real server", "npm run test:contract -- workflows --live"),
    stage("workflows on a real 0.6", "npm run test:contract -- workflows --live --line 0.6"),
    stage("other tools", "npm run test:tools -- --quick"),
    stage("generated requests on a real server", "npm run test:contract -- schemathesis"),
    stage("real servers", "npm run test:servers"),
  ],
  [
    stage("workflow files", "npm run lint -- workflows"),
    stage("build", "npm run build"),
    stage("package", "npm run package:check"),
    stage("sizes and types", "npm run bench -- --check"),
    stage("libraries", "npm run test:integration -- libraries"),
    stage("runtimes", "npm run test:integration -- runtimes"),
    stage("examples", "npm run test:integration -- examples"),
    stage("examples on real servers", "npm run test:integration -- live"),
    stage("Python and Go", "npm run languages -- test python go"),
    stage("Python and Go on real servers", "npm run languages -- test python go --live"),
    stage("Java and PHP", "npm run languages -- test java php --skip-missing"),
    stage("site", "npm run test:integration -- docs"),
  ],
];

/** What takes hours; with --long, after all else. */
export const long: Stage[] = [
  stage("the exact contract of every release", "npm run lint -- releases"),
  stage("Ruby, PHP and Elixir", "npm run system-packages -- languages"),
  stage("all other tools", "npm run test:tools"),
  stage("every release, played", "npm run servers -- play --all"),
  stage("10,000 generated requests", "npm run test:contract -- schemathesis --cases 10000"),
];
