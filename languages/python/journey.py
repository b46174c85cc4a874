"""What the client does on a server of any line, with asyncio and without. `mock`: it takes `Prefer`."""

import asyncio
import os
import sys
from collections.abc import Callable, Coroutine
from typing import Any

import httpx

from open_webui_auths import AsyncAuths, Auths, AuthsError, detect_server_version, detect_server_version_async
from open_webui_auths.api.session import get_session_user

url = os.environ["OPEN_WEBUI_URL"]
email, password = os.environ["OPEN_WEBUI_EMAIL"], os.environ["OPEN_WEBUI_PASSWORD"]
wanted = [("pendingUser", ""), ("verifyChallenge", ""), ("tooManyAttempts", "code=429, ")]
prefers = [{"prefer": f"{code}example={name}"} for name, code in wanted if "mock" in sys.argv]


def told(call: Callable[[], Any]) -> str:
    try:
        return type(call()).__name__
    except AuthsError as error:
        return f"{error.code} {error.status}"


async def told_later(call: Coroutine[Any, Any, Any]) -> str:
    try:
        return type(await call).__name__
    except AuthsError as error:
        return f"{error.code} {error.status}"


def without() -> list[str]:
    detected = detect_server_version(url)
    lines = [f"{detected.version} is {detected.server_version}"]
    with Auths(url) as auths:
        lines.append(told(lambda: auths.sign_in(email, "not the password")))
        lines.append(told(lambda: auths.sign_in(email, password)))
        lines.append(f"web search: {auths.call(get_session_user).permissions.features.web_search}".lower())
        auths.sign_out()
        lines.append(told(lambda: auths.call(get_session_user)))
    for headers in prefers:
        lines.append(told(lambda: Auths(url, http=httpx.Client(headers=headers)).sign_in(email, password)))
    return lines


async def later() -> list[str]:
    detected = await detect_server_version_async(url)
    lines = [f"{detected.version} is {detected.server_version}"]
    async with AsyncAuths(url) as auths:
        lines.append(await told_later(auths.sign_in(email, "not the password")))
        lines.append(await told_later(auths.sign_in(email, password)))
        lines.append(f"web search: {(await auths.call(get_session_user)).permissions.features.web_search}".lower())
        await auths.sign_out()
        lines.append(await told_later(auths.call(get_session_user)))
    for headers in prefers:
        async with AsyncAuths(url, http=httpx.AsyncClient(headers=headers)) as auths:
            lines.append(await told_later(auths.sign_in(email, password)))
    return lines


if (lines := without()) != (others := asyncio.run(later())):
    sys.exit(f"with asyncio {others}, without {lines}")
print("\n".join(lines))
