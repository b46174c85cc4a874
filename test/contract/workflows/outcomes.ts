import { stripVTControlCharacters } from "node:util";

/** What became of one file of workflows. */
export interface Outcome {
  file: string;
  workflows: number;
  steps: number;
  checks: number;
  /** Each check that did not hold, by workflow and step. */
  failures: string[];
}

/** Those parts of Respect's JSON report that are read here. */
interface Report {
  files: Record<string, { executedWorkflows: Workflow[] }>;
}

interface Workflow {
  workflowId: string;
  executedSteps: Step[];
}

interface Step {
  stepId: string;
  checks: Check[];
  response: { statusCode: number; body?: unknown };
}

interface Check {
  name: string;
  status: string;
  message?: string;
  condition?: string;
}

/** Reads Respect's JSON report on the files that it was given. */
export function outcomesOf(files: readonly string[], report: string): Outcome[] {
  const told = (JSON.parse(report) as Report).files;
  return files.map((file) => {
    const workflows = told[file]?.executedWorkflows;
    if (workflows === undefined) throw new Error(`Respect's report says nothing of ${file}.`);
    return outcomeOf(file, workflows);
  });
}

function outcomeOf(file: string, workflows: Workflow[]): Outcome {
  const steps = workflows.flatMap(({ workflowId, executedSteps }) =>
    executedSteps.map((step) => ({ ...step, where: `${workflowId} ${step.stepId}` })),
  );
  return {
    file,
    workflows: workflows.length,
    steps: steps.length,
    checks: steps.reduce((sum, { checks }) => sum + checks.length, 0),
    failures: steps.flatMap(({ where, checks, response }) =>
      checks
        .filter(({ status }) => status !== "success")
        .map((check) => withoutCredentials(`${where}: ${inWords(check)}${answer(response)}`)),
    ),
  };
}

function inWords({ name, condition, message }: Check): string {
  return stripVTControlCharacters(`${name}: ${condition ?? message?.trim() ?? "failed"}`);
}

function answer({ statusCode, body }: Step["response"]): string {
  if (statusCode === 0) return "";
  const { detail } = Object(body) as { detail?: unknown };
  return ` (the answer was ${statusCode}${detail === undefined ? "" : ` ${JSON.stringify(detail)}`})`;
}

/** Respect masks what it knows to be secret, which an API key in an answer is not. */
function withoutCredentials(text: string): string {
  return text.replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]+|\bsk-[\w-]+/g, "********");
}
