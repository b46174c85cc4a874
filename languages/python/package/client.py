"""The two clients: `Auths`, and `AsyncAuths` with the same methods to await."""

from __future__ import annotations

from typing import Any, Self

import httpx

from open_webui_auths.models.session_user_info_response import SessionUserInfoResponse
from open_webui_auths.session import AuthsError, DetectedServer, SignInResult, _Core, _signed_in, _Steps


def _network(name: str, error: httpx.TransportError) -> AuthsError:
    return AuthsError(name, "timeout" if isinstance(error, httpx.TimeoutException) else "network")


class Auths(_Core):
    """Signs in, keeps the token and sends it."""

    def __init__(self, base_url: str, *, http: httpx.Client | None = None, **options: Any) -> None:
        super().__init__(base_url, **options)
        self._http = http or httpx.Client(timeout=30)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def _run(self, name: str, steps: _Steps) -> Any:
        try:
            request = next(steps)
            while True:
                try:
                    response = self._http.send(request, follow_redirects=False)
                except httpx.TransportError as error:
                    failure = _network(name, error)
                    steps.close()
                    raise failure from None
                request = steps.send(response)
        except StopIteration as end:
            return end.value

    def call(self, operation: str, body: Any = None, *, store_token: bool = True, **path: str) -> Any:
        """Calls any operation of the contract by its `operationId`; gives the body as plain Python."""
        return self._run(operation, self._steps(operation, body, store_token=store_token, **path))

    def sign_in(self, email: str, password: str) -> SignInResult:
        """A session, whose token is kept; or a challenge; or a pending account."""
        return _signed_in("signIn", self.call("signIn", {"email": email, "password": password}))

    def get_session_user(self) -> SessionUserInfoResponse:
        return SessionUserInfoResponse.model_validate(self.call("getSessionUser"))

    def sign_out(self) -> None:
        """Forgets the token, also where the server fails."""
        self.call("signOut")


class AsyncAuths(_Core):
    """`Auths` for asyncio."""

    def __init__(self, base_url: str, *, http: httpx.AsyncClient | None = None, **options: Any) -> None:
        super().__init__(base_url, **options)
        self._http = http or httpx.AsyncClient(timeout=30)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.aclose()

    async def _run(self, name: str, steps: _Steps) -> Any:
        try:
            request = next(steps)
            while True:
                try:
                    response = await self._http.send(request, follow_redirects=False)
                except httpx.TransportError as error:
                    failure = _network(name, error)
                    steps.close()
                    raise failure from None
                request = steps.send(response)
        except StopIteration as end:
            return end.value

    async def call(self, operation: str, body: Any = None, *, store_token: bool = True, **path: str) -> Any:
        """Calls any operation of the contract by its `operationId`; gives the body as plain Python."""
        return await self._run(operation, self._steps(operation, body, store_token=store_token, **path))

    async def sign_in(self, email: str, password: str) -> SignInResult:
        """A session, whose token is kept; or a challenge; or a pending account."""
        return _signed_in("signIn", await self.call("signIn", {"email": email, "password": password}))

    async def get_session_user(self) -> SessionUserInfoResponse:
        return SessionUserInfoResponse.model_validate(await self.call("getSessionUser"))

    async def sign_out(self) -> None:
        """Forgets the token, also where the server fails."""
        await self.call("signOut")


def detect_server_version(base_url: str, *, http: httpx.Client | None = None) -> DetectedServer:
    """Asks a server which version it is; no credentials are sent."""
    client = Auths(base_url, http=http)
    try:
        return client._detected(client.call("getServerVersion"))
    finally:
        if http is None:
            client._http.close()


async def detect_server_version_async(base_url: str, *, http: httpx.AsyncClient | None = None) -> DetectedServer:
    """`detect_server_version` for asyncio."""
    client = AsyncAuths(base_url, http=http)
    try:
        return client._detected(await client.call("getServerVersion"))
    finally:
        if http is None:
            await client._http.aclose()
