import { addressFaults } from "./addresses.ts";
import { documentedAnswers, strangeAnswers } from "./answers.ts";
import { connectionFaults } from "./connection.ts";
import type { Fault } from "./fault.ts";
import { storageFaults } from "./storages.ts";
import { tokenFaults } from "./tokens.ts";

/** All faults, as the page shows them and the tests play them. */
export const table: readonly { readonly heading: string; readonly faults: readonly Fault[] }[] = [
  { heading: "No answer, or half of one", faults: connectionFaults },
  { heading: "Answers that the contract does not know", faults: strangeAnswers },
  { heading: "Answers that the contract knows", faults: documentedAnswers },
  { heading: "Requests that would go elsewhere", faults: addressFaults },
  { heading: "Tokens, clocks and races", faults: tokenFaults },
  { heading: "Storages", faults: storageFaults },
];
