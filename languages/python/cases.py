"""Runs the client on the language-neutral cases, without and with asyncio. Arguments: the files of cases."""

import asyncio
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

from open_webui_auths import AsyncAuths, Auths, AuthsError


def transport(answers: list[dict[str, Any]], sent: list[str | None]) -> httpx.MockTransport:
    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.headers.get("authorization"))
        if not answers:
            raise httpx.ConnectError("one request too many")
        one = answers.pop(0)
        if one.get("fails"):
            raise httpx.ConnectError("refused")
        body = {"json": one["json"]} if "json" in one else {"text": one.get("text", "")}
        return httpx.Response(one["status"], headers=one.get("headers"), **body)

    return httpx.MockTransport(answer)


def run_sync(case: dict[str, Any], mock: httpx.MockTransport, **call: Any) -> tuple[Any, str | None]:
    auths = Auths("https://a.example", http=httpx.Client(transport=mock), server_version=case["serverVersion"], token=case["storedToken"])
    return outcome(lambda: auths.call(case["call"], case.get("body"), **call)), auths.token


def run_async(case: dict[str, Any], mock: httpx.MockTransport, **call: Any) -> tuple[Any, str | None]:
    auths = AsyncAuths("https://a.example", http=httpx.AsyncClient(transport=mock), server_version=case["serverVersion"], token=case["storedToken"])
    return outcome(lambda: asyncio.run(auths.call(case["call"], case.get("body"), **call))), auths.token


def outcome(call: Callable[[], Any]) -> Any:
    try:
        return call()
    except AuthsError as error:
        return error


def problems(case: dict[str, Any], run: Callable[..., tuple[Any, str | None]]) -> list[str]:
    answers, sent = list(case["answers"]), list[str | None]()
    options = {"store_token": False} if case.get("options", {}).get("storeToken") is False else {}
    result, token = run(case, transport(answers, sent), **options)
    wanted, found = case["expect"], list[str]()
    if "code" in wanted:
        told = (getattr(result, "code", None), getattr(result, "status", None), getattr(result, "retry_after", None))
        if told != (wanted["code"], wanted.get("status"), wanted.get("retryAfter")):
            found.append(f"{told} {result!r}")
        if any(secret in f"{result!r}{result}" for secret in ("correct horse", "a.b.c", "sk-0123")):
            found.append("a secret is shown")
    elif result != wanted["value"]:
        found.append(f"{result!r}")
    if token != wanted["token"]:
        found.append(f"token {token}")
    if "authorization" in wanted and sent != wanted["authorization"]:
        found.append(f"sent {sent}")
    return found + (["answers left"] if answers else [])


failed, count = 0, 0
for name in sys.argv[1:]:
    for case in json.loads(Path(name).read_text("utf8"))["cases"]:
        for run in (run_sync, run_async):
            count += 1
            for problem in problems(case, run):
                failed += 1
                print(f"{case['name']} ({run.__name__}): {problem}")
print(f"{count} cases, {failed} problems")
sys.exit(1 if failed else 0)
