import type {
  Contract,
  OperationObject,
  ResponseObject,
  Schema,
} from "../../../scripts/contract/contract.ts";
import { resolve } from "../../../scripts/contract/contract.ts";

/** A fault in a copy of the contract, and the check that must find it out. */
export interface Break {
  name: string;
  operation: string;
  check: string;
  change: (contract: Contract) => void;
}

export const breaks: Break[] = [
  {
    name: "a status is missing",
    operation: "signIn",
    check: "status_code_conformance",
    change: (contract) => delete operationOf(contract, "signIn").responses["400"],
  },
  {
    name: "a content type is missing",
    operation: "signOut",
    check: "content_type_conformance",
    change: (contract) => delete responseOf(contract, "signOut", "500").content?.["text/plain"],
  },
  {
    name: "a header is demanded that nobody sends",
    operation: "getAdminDetails",
    check: "response_headers_conformance",
    change: (contract) => {
      const { headers = {} } = responseOf(contract, "getAdminDetails", "200");
      headers["X-Request-Id"] = { description: "Invented.", required: true, schema: { type: "string" } };
    },
  },
  {
    name: "a header is missing",
    operation: "getSessionUser",
    check: "every_header_documented",
    change: (contract) => delete responseOf(contract, "getSessionUser", "200").headers?.["Set-Cookie"],
  },
  {
    name: "an answer's schema is too tight",
    operation: "generateApiKey",
    check: "response_schema_conformance",
    change: (contract) => {
      propertyOf(contract, "ApiKey", "api_key").pattern = "^key-";
    },
  },
  {
    name: "an answer's schema forbids null",
    operation: "getSessionUser",
    check: "response_schema_conformance",
    change: (contract) => {
      propertyOf(contract, "UserStatus", "status_emoji").type = "string";
    },
  },
  {
    name: "a cause of an error is missing",
    operation: "updatePassword",
    check: "every_cause_documented",
    change: (contract) => {
      const json = responseOf(contract, "updatePassword", "400").content?.["application/json"];
      delete json?.examples.incorrectPassword;
    },
  },
  {
    name: "a request's schema is too loose",
    operation: "updateProfile",
    check: "positive_data_acceptance",
    change: ({ components }) => {
      const form = components.schemas.UpdateProfileForm;
      if (form) form.required = ["profile_image_url"];
    },
  },
  {
    name: "a request's schema is too tight",
    operation: "updateProfile",
    check: "negative_data_rejection",
    change: (contract) => {
      propertyOf(contract, "UpdateProfileForm", "name").maxLength = 3;
    },
  },
  {
    name: "an open operation is called protected",
    operation: "signOut",
    check: "access_as_documented",
    change: (contract) => {
      operationOf(contract, "signOut").security = [{ bearerAuth: [] }];
    },
  },
];

function operationOf({ paths }: Contract, operationId: string): OperationObject {
  const found = Object.values(paths)
    .flatMap((item) => Object.values(item) as (OperationObject | undefined)[])
    .find((operation) => operation?.operationId === operationId);
  if (!found) throw new Error(`there is no operation ${operationId} to break`);
  return found;
}

function responseOf(contract: Contract, operationId: string, status: string): ResponseObject {
  const response = operationOf(contract, operationId).responses[status];
  if (!response) throw new Error(`${operationId} has no ${status} to break`);
  return resolve(contract, response);
}

function propertyOf({ components }: Contract, schema: string, name: string): Schema {
  const property = (components.schemas[schema]?.properties as Record<string, Schema> | undefined)?.[name];
  if (!property) throw new Error(`${schema} has no ${name} to break`);
  return property;
}
