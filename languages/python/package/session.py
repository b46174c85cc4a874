"""What both clients share: the token, errors, and what an answer means. Nothing here waits or sends."""

import json
import re
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import Any, NamedTuple, ParamSpec, Protocol, TypeVar

import httpx

from .client import Client
from .line import SERVER_LINE
from .types import Response

__all__ = ["AuthsError", "DetectedServer", "Operation"]
P = ParamSpec("P")
T = TypeVar("T")
_LINES = {one["line"]: one for one in json.loads(files(__package__).joinpath("layer.json").read_text("utf8"))["lines"]}


class AuthsError(Exception):
    """The one error. It has nothing that a server or a caller wrote: `code` says what happened."""

    def __init__(self, operation: str, code: str, status: int | None = None, retry_after: int | None = None) -> None:
        super().__init__(f"{operation}: {code}" + (f" ({status})" if status else ""))
        self.operation, self.code, self.status, self.retry_after = operation, code, status, retry_after


class Operation(Protocol[P, T]):
    """A module of `open_webui_auths.api`, such as `session.get_session_user`."""

    @property
    def __name__(self) -> str: ...
    def _get_kwargs(self, *args: P.args, **kwargs: P.kwargs) -> dict[str, Any]: ...
    def _build_response(self, *, client: Client, response: httpx.Response) -> Response[T]: ...


class DetectedServer(NamedTuple):
    """A server's own version, the line to give to a client, and whether that line is known to have this release."""

    version: str
    server_version: str
    known: bool


def detected(version: str) -> DetectedServer:
    numbers = [int(one) for one in re.findall(r"\d+", version)[:3]]
    fitting = [name for name, line in _LINES.items() if [*map(int, line["releases"][0].split("."))] <= numbers]
    if not re.match(r"\d+\.\d+", version) or not fitting:
        raise AuthsError("detect_server_version", "unexpected_response", 200)
    return DetectedServer(version, fitting[-1], version in _LINES[fitting[-1]]["releases"])


class Core:
    """A server, its line and the token. `store_token=False`: no call changes the token."""

    def __init__(
        self, base_url: str, *, server_version: str = SERVER_LINE, token: str | None = None, store_token: bool = True
    ) -> None:
        if server_version not in _LINES:
            raise ValueError(f"there is no line {server_version}; there are {', '.join(_LINES)}")
        self._base, self._line, self._store = base_url.rstrip("/"), _LINES[server_version], store_token
        #: The token that is sent; assign one to go on with a session that was kept elsewhere.
        self.token = token

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {'signed in' if self.token else 'signed out'}>"

    def _set(self, token: str | None) -> None:
        self.token = token if self._store else self.token

    @contextmanager
    def _exchange(self, module: str) -> Iterator["Exchange"]:
        exchange = Exchange(self, module.rpartition(".")[2])
        try:
            yield exchange
        except httpx.RequestError as error:
            # The error of httpx has the request, and with it the token.
            code = "timeout" if isinstance(error, httpx.TimeoutException) else "network"
            raise AuthsError(exchange.name, code) from None
        finally:
            if exchange.row["session"] == "end":
                self._set(None)


class Exchange(httpx.Auth):
    """One call. httpx runs `auth_flow` for both of its clients."""

    requires_response_body = True

    def __init__(self, core: Core, name: str) -> None:
        self.core, self.name = core, name
        if name not in core._line["operations"]:
            raise ValueError(f"Open WebUI {core._line['line']} has no operation {name}")
        self.row = core._line["operations"][name]

    def request(self, http: httpx.Client | httpx.AsyncClient, kwargs: dict[str, Any]) -> httpx.Request:
        """Made without httpx's cookies: the server sets its token as one, and a sign-in must carry none."""
        if self.row["takesBody"] and not isinstance(kwargs.get("json"), dict):
            raise AuthsError(self.name, "validation")
        kwargs["headers"] = {**http.headers, **kwargs.get("headers", {})}
        # Sign-out has another method on other lines than the package's.
        kwargs |= {"method": self.row["method"], "url": self.core._base + kwargs["url"]}
        return httpx.Request(**kwargs, extensions={"timeout": http.timeout.as_dict()})

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        sent, kind = self.core.token or "", self.row["credentials"]
        if sent.startswith("sk-") and kind == "jwt":
            raise AuthsError(self.name, "forbidden")
        if kind not in ("bearer", "jwt") and (kind != "optional" or sent.startswith("sk-")):
            sent = ""
        if sent:
            request.headers["authorization"] = f"Bearer {sent}"
        response = yield request
        status, body = response.status_code, _json(response)
        if status == 200 and isinstance(body, (dict, bool)):
            return
        detail = body.get("detail") if isinstance(body, dict) else None
        code = self._meaning(status, detail)
        if status == 401 and sent and isinstance(detail, str):
            is_over = code == "not_authenticated" or (code is None and (yield from self._probe(request)))
            if is_over and self.core.token == sent:
                self.core._set(None)
        # A proxy answers 429 and 5xx in any form; anything else without a `detail` is not the server's.
        if code is None and (detail is not None or status == 429):
            code = self.row["codes"].get(str(status))
        code = code or ("server" if status >= 500 else "unexpected_response")
        waits = re.fullmatch(r"[0-9]+", response.headers.get("retry-after", ""))
        raise AuthsError(self.name, code, status, min(int(waits[0]), 2147483) if waits else None)

    def _probe(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, bool]:
        """Whether the session is over, where nobody knows the text of a 401: its own route settles it."""
        session = self.core._line["operations"]["get_session_user"]
        is_key = request.headers["authorization"].startswith("Bearer sk-")
        if self.name == "get_session_user" or (is_key and session["credentials"] == "jwt"):
            return self.name == "get_session_user"
        headers = {name: value for name, value in request.headers.items() if not name.startswith("content-")}
        probe = httpx.Request("GET", self.core._base + session["path"], headers=headers, extensions=request.extensions)
        return (yield probe).status_code == 401

    def _meaning(self, status: int, text: object) -> str | None:
        for row in self.core._line["errors"] if isinstance(text, str) else ():
            if row["status"] == status and (row.get("text") == text or re.fullmatch(row.get("pattern", "(?!)"), str(text))):
                return str(row["code"])
        return None

    def read(self, operation: Operation[P, T], response: httpx.Response) -> T:
        """What the generated code reads in a success. The token of a session is kept."""
        body, result = response.json(), None
        starts = self.row["session"] == "start" and ("token" in body or not {"next_step", "recovery_codes"} & set(body))
        if not starts or re.fullmatch(r"[\w.~+/-]+=*", str(body.get("token", "")), re.ASCII):
            try:
                result = operation._build_response(client=Client(base_url=self.core._base), response=response).parsed
            except (AttributeError, KeyError, TypeError, ValueError):
                pass
        if result is None:
            raise AuthsError(self.name, "unexpected_response", response.status_code)
        if starts:
            self.core._set(body["token"])
        return result


def _json(response: httpx.Response) -> Any:
    try:
        return response.json()
    except ValueError:
        return None
