"""The bundle under test, for what Schemathesis does not tell of it."""

import os
from pathlib import Path
from typing import Any

import yaml

CONTRACT = yaml.safe_load(Path(os.environ["SCHEMATHESIS_CONTRACT"]).read_text())
# Those that any answer may have, which no response lists.
COMMON_HEADERS = {name.lower() for name in CONTRACT["info"].get("x-common-headers", [])}


def documented_texts(operation: Any, status: int) -> list[str]:
    """The texts of an error's examples."""
    response = resolved(_raw(operation)["responses"].get(str(status), {}))
    examples = response.get("content", {}).get("application/json", {}).get("examples", {})
    return [resolved(example)["value"]["detail"] for example in examples.values()]


def request_schema(operation: Any) -> dict[str, Any]:
    return _raw(operation)["requestBody"]["content"]["application/json"]["schema"]


def properties_of(schema: dict[str, Any]) -> dict[str, Any]:
    schema = resolved(schema)
    parts = [schema.get("properties", {}), *map(properties_of, schema.get("allOf", []))]
    return {name: one for part in parts for name, one in part.items()}


def resolved(node: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node:
        target: Any = CONTRACT
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def _raw(operation: Any) -> dict[str, Any]:
    return CONTRACT["paths"][operation.path][operation.method.lower()]
