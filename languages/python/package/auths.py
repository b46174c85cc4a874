"""The two clients: `Auths`, and `AsyncAuths` with the same methods to await."""

from typing import Any, Self

import httpx

from .api.server import get_server_version
from .api.session import sign_in, sign_out
from .line import SignInResult
from .models import SigninForm
from .session import Core, DetectedServer, Operation, P, T, detected

__all__ = ["AsyncAuths", "Auths", "detect_server_version", "detect_server_version_async"]


class Auths(Core):
    """Signs in, keeps the token and sends it."""

    def __init__(self, base_url: str, *, http: httpx.Client | None = None, **options: Any) -> None:
        super().__init__(base_url, **options)
        self._http = http or httpx.Client(timeout=30)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def call(self, operation: Operation[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Calls a module of `open_webui_auths.api` with its arguments, the token and our errors."""
        with self._exchange(operation.__name__) as exchange:
            request = exchange.request(self._http, operation._get_kwargs(*args, **kwargs))
            return exchange.read(operation, self._http.send(request, auth=exchange, follow_redirects=False))

    def sign_in(self, email: str, password: str) -> SignInResult:
        """A session, whose token is kept; or a challenge; or a pending account."""
        return self.call(sign_in, body=SigninForm(email, password))

    def sign_out(self) -> None:
        """Forgets the token, also where the server fails."""
        self.call(sign_out)


class AsyncAuths(Core):
    """`Auths` for asyncio."""

    def __init__(self, base_url: str, *, http: httpx.AsyncClient | None = None, **options: Any) -> None:
        super().__init__(base_url, **options)
        self._http = http or httpx.AsyncClient(timeout=30)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.aclose()

    async def call(self, operation: Operation[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        with self._exchange(operation.__name__) as exchange:
            request = exchange.request(self._http, operation._get_kwargs(*args, **kwargs))
            return exchange.read(operation, await self._http.send(request, auth=exchange, follow_redirects=False))

    async def sign_in(self, email: str, password: str) -> SignInResult:
        return await self.call(sign_in, body=SigninForm(email, password))

    async def sign_out(self) -> None:
        await self.call(sign_out)


def detect_server_version(base_url: str) -> DetectedServer:
    """Asks a server which version it is; no credentials are sent."""
    with Auths(base_url) as auths:
        return detected(auths.call(get_server_version).version)


async def detect_server_version_async(base_url: str) -> DetectedServer:
    async with AsyncAuths(base_url) as auths:
        return detected((await auths.call(get_server_version)).version)
