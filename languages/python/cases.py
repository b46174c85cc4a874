"""Runs the client on the language-neutral cases, without and with asyncio, over HTTP. Arguments: the files of cases."""

import asyncio
import json
import re
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import Any

from open_webui_auths import AsyncAuths, Auths, AuthsError


class Answers(BaseHTTPRequestHandler):
    """Gives the answers of a case in turn."""

    left: list[dict[str, Any]] = []
    sent: list[str | None] = []

    def answer(self) -> None:
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.sent.append(self.headers.get("authorization"))
        one = self.left.pop(0) if self.left else {"fails": True}
        if one.get("fails"):
            self.close_connection = True
            return
        body = json.dumps(one["json"]) if "json" in one else one.get("text", "")
        self.send_response(one["status"])
        headers = {"content-type": "application/json"} if "json" in one else {}
        for name, value in {**headers, **one.get("headers", {})}.items():
            self.send_header(name, value)
        if one["status"] != 204:
            self.send_header("content-length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    do_GET = do_POST = do_DELETE = answer

    def log_message(self, *_: object) -> None:
        pass


def operation(case: dict[str, Any], path: str, method: str) -> Any:
    """The case's operation, whose body and answer are plain JSON: many answers of the cases are cut short."""
    return SimpleNamespace(
        __name__="api." + re.sub(r"[A-Z]", lambda found: f"_{found[0].lower()}", case["call"]),
        _get_kwargs=lambda: {"method": method, "url": path, **({"json": case["body"]} if "body" in case else {})},
        _build_response=lambda client, response: SimpleNamespace(parsed=response.json()),
    )


def run(case: dict[str, Any], base: str, is_async: bool) -> tuple[Any, str | None]:
    options = {"server_version": case["serverVersion"], "token": case["storedToken"]}
    options |= {"store_token": False} if case.get("options", {}).get("storeToken") is False else {}
    auths = AsyncAuths(base, **options) if is_async else Auths(base, **options)
    row = auths._line["operations"][re.sub(r"[A-Z]", lambda found: f"_{found[0].lower()}", case["call"])]
    try:
        result = auths.call(operation(case, row["path"], row["method"]))
        return (asyncio.run(result) if is_async else result), auths.token
    except AuthsError as error:
        return error, auths.token


def problems(case: dict[str, Any], base: str, is_async: bool) -> list[str]:
    Answers.left[:], Answers.sent[:] = case["answers"], []
    # A case for a real server names it, and of its answer what is known ahead.
    result, token = run(case, case.get("server", base), is_async)
    wanted, found = case["expect"], list[str]()
    if "fields" in wanted and isinstance(result, dict):
        wanted["value"] = {**result, **{name: result.get(name, "missing") for name in wanted["fields"]}}
    if wanted.get("keepsToken") and isinstance(result, dict):
        wanted["token"] = result["token"]
    if "code" in wanted:
        told = (getattr(result, "code", None), getattr(result, "status", None), getattr(result, "retry_after", None))
        if told != (wanted["code"], wanted.get("status"), wanted.get("retryAfter")):
            found.append(f"{told} {result!r}")
        if any(secret in f"{result!r}{result}" for secret in ("correct horse", "a.b.c", "sk-0123")):
            found.append("a secret is shown")
    elif result != wanted["value"]:
        found.append(f"{result!r}")
    if token != wanted.get("token"):
        found.append(f"token {token}")
    if "authorization" in wanted and Answers.sent != wanted["authorization"]:
        found.append(f"sent {Answers.sent}")
    return found + (["answers left"] if Answers.left else [])


server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
Thread(target=server.serve_forever, daemon=True).start()
failed, count = 0, 0
for name in sys.argv[1:]:
    for case in json.loads(Path(name).read_text("utf8"))["cases"]:
        for is_async in (False, True):
            count += 1
            for problem in problems(case, f"http://127.0.0.1:{server.server_port}", is_async):
                failed += 1
                print(f"{case['name']} ({'async' if is_async else 'sync'}): {problem}")
print(f"{count} cases, {failed} problems")
sys.exit(1 if failed else 0)
