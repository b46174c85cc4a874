"""Sign-in, the token and errors: a thin layer on the generated models."""

from __future__ import annotations

import json
import re
from collections.abc import Generator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import quote

import httpx

from open_webui_auths.models.mfa_challenge_response import MfaChallengeResponse
from open_webui_auths.models.pending_user_response import PendingUserResponse
from open_webui_auths.models.session_user_response import SessionUserResponse

SignInResult: TypeAlias = SessionUserResponse | MfaChallengeResponse | PendingUserResponse
_Steps: TypeAlias = Generator[httpx.Request, httpx.Response, Any]


class DetectedServer(NamedTuple):
    """A server's own version, and the line to give to a client."""

    version: str
    server_version: str
    known: bool


class AuthsError(Exception):
    """The one error. It has nothing that a server or a caller wrote: `code` says what happened."""

    def __init__(self, operation: str, code: str, *, status: int | None = None, retry_after: int | None = None) -> None:
        super().__init__(f"{operation}: {code}" + (f" ({status})" if status else ""))
        self.operation, self.code, self.status, self.retry_after = operation, code, status, retry_after


@cache
def _read(name: str) -> Any:
    return json.loads(files("open_webui_auths").joinpath(name).read_text("utf8"))


def _place(release: str) -> int:
    places: list[str] = [one for line in _read("operations.json")["lines"] for one in line["releases"]]
    return places.index(release)


@cache
def _errors(line: str) -> list[dict[str, Any]]:
    """The causes of a line, the newest release's first."""
    releases = next(one["releases"] for one in _read("operations.json")["lines"] if one["line"] == line)
    first, last = _place(releases[0]), _place(releases[-1])
    on = [
        (max(_place(r["last"]) for r in row["releases"]), row)
        for row in _read("errors.json")["errors"]
        if any(_place(r["first"]) <= last and first <= _place(r["last"]) for r in row["releases"])
    ]
    return [row for _, row in sorted(on, key=lambda pair: -pair[0])]


def _known(line: str, operation: str, status: int, text: Any) -> str | None:
    """The code of a text: the operation's own, else another's with that status."""
    rows = [row for row in _errors(line) if row["status"] == status and isinstance(text, str)]
    rows.sort(key=lambda row: row["operation"] != operation)
    fits = (r for r in rows if r.get("text") == text or ("pattern" in r and re.fullmatch(r["pattern"], str(text))))
    return next((str(row["code"]) for row in fits), None)


_CODES = {400: "validation", 401: "not_authenticated", 403: "forbidden", 404: "not_found", 409: "conflict"}
_CODES |= {422: "validation", 429: "rate_limited"}


def _code(line: str, operation: str, status: int, body: Any) -> str:
    has_detail = isinstance(body, dict) and "detail" in body
    known = _known(line, operation, status, body["detail"]) if has_detail else None
    if known:
        return known
    own = {row["status"] for row in _errors(line) if row["operation"] == operation}
    foreign = not has_detail or (status in (404, 409) and status not in own)
    if status < 500 and status != 429 and foreign:
        return "unexpected_response"
    return "server" if status >= 500 else _CODES.get(status, "unexpected_response")


def _json(response: httpx.Response) -> Any:
    try:
        return response.json()
    except ValueError:
        return None


def _retry_after(response: httpx.Response) -> int | None:
    text = response.headers.get("retry-after", "")
    return min(int(text), 2147483) if re.fullmatch(r"[0-9]+", text) else None


class _Core:
    """What both clients do, without sending anything."""

    def __init__(self, base_url: str, *, server_version: str = "0.12", token: str | None = None) -> None:
        lines = [one["line"] for one in _read("operations.json")["lines"]]
        if server_version not in lines:
            raise ValueError(f"there is no line {server_version}; there are {', '.join(lines)}")
        self._base, self._line = base_url.rstrip("/"), server_version
        #: The token that is sent; assign one to go on with a session that was kept elsewhere.
        self.token = token

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {'signed in' if self.token else 'signed out'}>"

    def _operation(self, name: str) -> dict[str, Any]:
        row: dict[str, Any] | None = _read("operations.json")["operations"][self._line].get(name)
        if row is None:
            raise ValueError(f"Open WebUI {self._line} has no operation {name}")
        return row

    def _request(self, name: str, body: Any, path: dict[str, str]) -> httpx.Request:
        row, headers = self._operation(name), {}
        key = bool(self.token and self.token.startswith("sk-"))
        if key and row["credentials"] == "jwt":
            raise AuthsError(name, "forbidden")
        if self.token and row["credentials"] in ("bearer", "jwt") or (row["credentials"] == "optional" and self.token and not key):
            headers["authorization"] = f"Bearer {self.token}"
        if row["takesBody"] and not isinstance(body, dict):
            raise AuthsError(name, "validation")
        url = self._base + re.sub(r"\{(.+?)\}", lambda found: quote(path[str(found[1])], safe=""), row["path"])
        return httpx.Request(row["method"], url, headers=headers, json=body, extensions={"timeout": httpx.Timeout(30).as_dict()})

    def _steps(self, name: str, body: Any = None, *, store_token: bool = True, **path: str) -> _Steps:
        """Yields requests, is sent their responses, returns the body of the last."""
        ends = self._operation(name).get("session") == "end" and store_token
        sent = self.token
        try:
            response = yield self._request(name, body, path)
            result = _json(response)
            if not response.is_success:
                if response.status_code == 401 and (yield from self._is_over(name, result, sent)) and self.token == sent:
                    self.token = None
                raise AuthsError(
                    name,
                    _code(self._line, name, response.status_code, result),
                    status=response.status_code,
                    retry_after=_retry_after(response),
                )
            if not isinstance(result, (dict, bool)):
                raise AuthsError(name, "unexpected_response", status=response.status_code)
            if self._operation(name).get("session") == "start" and isinstance(result, dict):
                self._start(name, result, store_token, response.status_code)
            return result
        finally:
            if ends:
                self.token = None

    def _is_over(self, name: str, body: Any, sent: str | None) -> Generator[httpx.Request, httpx.Response, bool]:
        """Whether a 401 ends the session. A text that nobody knows is settled by asking for the session."""
        detail = body.get("detail") if isinstance(body, dict) else None
        if sent is None or not isinstance(detail, str) or self._operation(name)["credentials"] not in ("bearer", "jwt"):
            return False
        known = _known(self._line, name, 401, detail)
        if known or name == "getSessionUser":
            return known in (None, "not_authenticated")
        if sent.startswith("sk-") and self._operation("getSessionUser")["credentials"] == "jwt":
            return False
        response = yield self._request("getSessionUser", None, {})
        return response.status_code == 401

    def _start(self, name: str, result: dict[str, Any], store_token: bool, status: int) -> None:
        token = result.get("token")
        if token is None and ("next_step" in result or "recovery_codes" in result):
            return
        if not (isinstance(token, str) and re.fullmatch(r"[\w.~+/-]+=*", token, re.ASCII)):
            raise AuthsError(name, "unexpected_response", status=status)
        if store_token:
            self.token = token

    def _detected(self, body: Any) -> DetectedServer:
        version = str(body.get("version"))
        found = re.match(r"(\d+)\.(\d+)", version)
        if not found:
            raise AuthsError("detectServerVersion", "unexpected_response")
        numbers = tuple(int(one) for one in re.findall(r"\d+", version)[:3])
        firsts = [(tuple(map(int, one["releases"][0].split("."))), one["line"]) for one in _read("operations.json")["lines"]]
        fitting = [one for one in firsts if one[0] <= numbers]
        if not fitting:
            raise AuthsError("detectServerVersion", "unexpected_response")
        return DetectedServer(version, fitting[-1][1], fitting[-1][0][:2] == numbers[:2])


def _signed_in(name: str, body: Any) -> SignInResult:
    model = (
        SessionUserResponse if "token" in body else MfaChallengeResponse if "challenge_token" in body else PendingUserResponse
    )
    try:
        return model.model_validate(body)
    except ValueError:
        # Its text repeats the body.
        pass
    raise AuthsError(name, "unexpected_response", status=200)
