"""Counts what was sent and answered, and keeps each violation with its exchange, as JSON."""

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

from schemathesis import cli
from schemathesis.engine import Status, events

from excuses import excuses
from scenes import operation_id, scene_of

DULL_HEADERS = {
    "x-schemathesis-testcaseid",
    "accept",
    "accept-encoding",
    "connection",
    "content-length",
    "user-agent",
}


@cli.handler()
class Report(cli.EventHandler):
    def __init__(self, *args: Any, **params: Any) -> None:
        self._operations: dict[str, dict[str, Counter[str]]] = {}
        self._violations: dict[tuple[str, ...], dict[str, Any]] = {}
        self._errors: list[str] = []

    def handle_event(self, ctx: Any, event: events.EngineEvent) -> None:
        if isinstance(event, events.ScenarioFinished):
            for case_id, node in event.recorder.cases.items():
                self._count(event, case_id, node.value)
        elif isinstance(event, events.NonFatalError):
            self._errors.append(f"{event.label}: {event.info.format()}")
        elif isinstance(event, events.FatalError):
            self._errors.append(repr(event.exception))

    def shutdown(self, ctx: Any) -> None:
        report = {
            "operations": {name: counts for name, counts in sorted(self._operations.items())},
            "violations": list(self._violations.values()),
            "errors": self._errors,
            "excused": excuses,
        }
        Path(os.environ["SCHEMATHESIS_REPORT"]).write_text(json.dumps(report, indent=2))

    def _count(self, event: events.ScenarioFinished, case_id: str, case: Any) -> None:
        interaction = event.recorder.interactions.get(case_id)
        if interaction is None or interaction.response is None:
            return
        name, scene = operation_id(case.operation), scene_of(case)
        status = str(interaction.response.status_code)
        counts = self._operations.setdefault(
            name, {kind: Counter() for kind in ("phases", "modes", "statuses", "causes", "credentials")}
        )
        counts["phases"][event.phase.value] += 1
        counts["modes"][case.meta.generation.mode.value] += 1
        counts["statuses"][status] += 1
        counts["causes"][f"{status} {_text(interaction.response)}"] += 1
        counts["credentials"][str(scene.credential)] += 1
        for check in event.recorder.checks.get(case_id, []):
            if check.status != Status.SUCCESS:
                self._violate(check, name, status, scene, interaction)

    def _violate(self, check: Any, name: str, status: str, scene: Any, interaction: Any) -> None:
        failure = check.failure_info and check.failure_info.failure
        title = failure.title if failure else "The check crashed"
        message = failure.message if failure else ""
        # A thousand answers with the same fault say no more than the first.
        place = getattr(failure, "schema_path", None) or message.splitlines()[-1:]
        key = (check.name, name, status, title, *map(str, place))
        known = self._violations.get(key)
        if known:
            known["count"] += 1
            return
        self._violations[key] = {
            "check": check.name,
            "operation": name,
            "title": title,
            "message": message,
            "count": 1,
            "exchange": _exchange(f"{name} {status}: {check.name}", scene, interaction),
        }


def _exchange(identifier: str, scene: Any, interaction: Any) -> dict[str, Any]:
    """In the shape of the recordings in test/exchanges."""
    request, response = interaction.request, interaction.response
    sent = {name.lower(): values[0] for name, values in request.headers.items()}
    return {
        "id": identifier,
        "server": "open-webui",
        "version": os.environ["SCHEMATHESIS_SERVER_VERSION"],
        "setup": f"{scene.credential}; settings: {scene.settings}; directory: {scene.directory}",
        "request": {
            "method": request.method,
            "path": "/api/v1/auths" + request.uri.split("/api/v1/auths", 1)[1],
            "headers": {name: value for name, value in sent.items() if name not in DULL_HEADERS},
            "body": _body(request.body),
        },
        "response": {
            "status": response.status_code,
            "headers": {
                name: values if name == "set-cookie" else values[0]
                for name, values in response.headers.items()
            },
            "body": _body(response.content),
        },
    }


def _text(response: Any) -> str:
    """The one text that tells an error's cause, or none."""
    body = _body(response.content)
    detail = body.get("detail") if isinstance(body, dict) else None
    return detail if isinstance(detail, str) else ""


def _body(content: bytes | None) -> Any:
    if not content:
        return None
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return content[:2_000].decode(errors="replace")
