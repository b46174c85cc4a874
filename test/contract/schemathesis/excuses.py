"""Where Schemathesis's own checks are wrong about this server."""

import datetime
from collections import Counter
from typing import Any

import schemathesis
from jsonschema_rs import validator_for
from pydantic import TypeAdapter, ValidationError
from schemathesis.core.failures import AcceptedNegativeData
from schemathesis.openapi.checks import RejectedPositiveData

from contract import CONTRACT, properties_of, request_schema
from scenes import scene_of

# What the server makes of a value where the contract has another type.
CONVERSIONS = {"boolean": TypeAdapter(bool), "integer": TypeAdapter(int)}
DATE = TypeAdapter(datetime.date)

# How often a failure was none, by reason.
excuses: Counter[str] = Counter()


@schemathesis.hook
def filter_failure(context: Any, failure: Any, case: Any, response: Any) -> bool:
    """The failures that are none, each for its reason."""
    if isinstance(failure, AcceptedNegativeData | RejectedPositiveData) and scene_of(case).damage:
        return _excuse("the body that was sent is not the one that was generated")
    # "yes" is true to the server, and "389" a number. The contract says what to send, not all that is understood.
    if isinstance(failure, AcceptedNegativeData) and fits_when_converted(case.body, case.operation):
        return _excuse("the server converts the value to the documented type")
    return True


def _excuse(reason: str) -> bool:
    excuses[reason] += 1
    return False


def fits_when_converted(body: Any, operation: Any) -> bool:
    """Whether Pydantic, which is what the server reads bodies with, makes a body of it that the contract takes."""
    if not isinstance(body, dict):
        return False
    schema = request_schema(operation)
    properties = properties_of(schema)
    converted = {name: _converted(value, properties.get(name, {})) for name, value in body.items()}
    return validator_for({**schema, "components": CONTRACT["components"]}).is_valid(converted)


def _converted(value: Any, schema: dict[str, Any]) -> Any:
    kinds = schema.get("type", [])
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        adapter = DATE if kind == "string" and schema.get("format") == "date" else CONVERSIONS.get(kind)
        try:
            if adapter is not None:
                return adapter.dump_python(adapter.validate_python(value), mode="json")
        except ValidationError:
            continue
    return value
