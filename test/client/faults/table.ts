import { addressFaults } from "./addresses.ts";
import { documentedAnswers, strangeAnswers } from "./answers.ts";
import { connectionFaults } from "./connection.ts";
import type { Fault } from "./fault.ts";
import { storageFaults } from "./storages.ts";
import { tokenFaults } from "./tokens.ts";

/** All faults, as the page shows them and the tests play them. */
export const table: readonly { readonly heading: string; readonly faults: readonly Fault[] }[] = [
  { heading: "No response, or an incomplete one", faults: connectionFaults },
  { heading: "Responses that are not in the contract", faults: strangeAnswers },
  { heading: "Responses in the contract", faults: documentedAnswers },
  { heading: "Requests to other places", faults: addressFaults },
  { heading: "Tokens, clocks and races", faults: tokenFaults },
  { heading: "Storages", faults: storageFaults },
];
