"""Calls every auths method of owui-client, the client that this contract began with, and looks at what it parsed.

python walk.py BASE_URL    where the contract is served, without /api
"""

import asyncio
import inspect
import re
import sys
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

from owui_client.client import OpenWebUI
from owui_client.models.auths import (
    AddUserForm,
    LdapConfigForm,
    LdapForm,
    SessionUserResponse,
    SigninForm,
    SignupForm,
    UpdatePasswordForm,
)
from owui_client.models.users import UpdateProfileForm
from owui_client.routers.auths import AuthsClient

GRACE = {"name": "Grace Hopper", "email": "grace@example.com", "password": "nanoseconds are eleven inches"}
ADA = {"name": "Ada Lovelace", "email": "ada@example.com", "role": "admin"}

Step = Callable[[OpenWebUI], Awaitable[None]]
steps: dict[str, Step] = {}


def step(function: Step) -> Step:
    """The steps run in the order of this file, each with the client that the ones before it left."""
    steps[function.__name__] = function
    return function


def equal(actual: object, expected: object) -> None:
    if actual != expected:
        raise AssertionError(f"{actual!r} instead of {expected!r}")


def has(actual: Any, **expected: object) -> None:
    for name, value in expected.items():
        equal(getattr(actual, name), value)


def documented_permissions() -> dict[str, set[str]]:
    """The flags that the client's own model describes, in the words of its source."""
    areas: dict[str, set[str]] = {}
    source = inspect.getsource(SessionUserResponse)
    for name, kind in re.findall(r"^ +- `(\w+)` \((dict|bool), required\)", source, re.MULTILINE):
        if kind == "dict":
            area = areas[name] = set()
        else:
            area.add(name)
    return areas


def same_permissions(permissions: dict[str, dict[str, bool]]) -> None:
    documented = documented_permissions()
    equal(set(permissions), set(documented))
    for area, flags in permissions.items():
        equal(set(flags) ^ documented[area], set())
        equal({type(flag) for flag in flags.values()}, {bool})
    equal(permissions["workspace"]["models"], False)
    equal(permissions["chat"]["file_upload"], True)


@step
async def signin(client: OpenWebUI) -> None:
    equal(client.api_key, None)
    form = SigninForm(email=ADA["email"], password="correct horse battery staple")
    kept_out = await client.auths.signin(form, set_client_api_key=False)
    equal(client.api_key, None)
    session = await client.auths.signin(form)
    equal(client.api_key, session.token)
    equal(session, kept_out)
    has(session, **ADA, token_type="Bearer", expires_at=4102444800)
    equal(session.profile_image_url, f"/api/v1/users/{session.id}/profile/image")
    same_permissions(session.permissions)


@step
async def get_session_user(client: OpenWebUI) -> None:
    session = await client.auths.get_session_user()
    has(session, **ADA, profile_image_url="/user.png", token=client.api_key, bio=None, status_emoji=None)
    same_permissions(session.permissions)
    # The mock answers the example that this header names: somebody with a profile and a status.
    client._client.headers["Prefer"] = "example=userSessionInfo"
    session = await client.auths.get_session_user()
    del client._client.headers["Prefer"]
    has(
        session,
        name=GRACE["name"],
        bio="Found the first bug",
        gender="female",
        date_of_birth=date(1906, 12, 9),
    )
    has(session, status_emoji="🌴", status_message="away until Monday", status_expires_at=2000000000)


@step
async def update_profile(client: OpenWebUI) -> None:
    picture = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
    form = UpdateProfileForm(
        name="Grace Brewster Hopper", profile_image_url=picture, bio="Found the first bug"
    )
    has(await client.auths.update_profile(form), name=form.name, profile_image_url=picture, role="user")


@step
async def update_password(client: OpenWebUI) -> None:
    form = UpdatePasswordForm(password=GRACE["password"], new_password="a ship in port is safe")
    equal(await client.auths.update_password(form), True)


@step
async def add_user(client: OpenWebUI) -> None:
    token = client.api_key
    added = await client.auths.add_user(AddUserForm(**GRACE, role="user"))
    has(added, name=GRACE["name"], email=GRACE["email"], role="user", token_type="Bearer")
    equal(client.api_key, token)


@step
async def get_admin_details(client: OpenWebUI) -> None:
    has(await client.auths.get_admin_details(), name=ADA["name"], email=ADA["email"])


@step
async def get_admin_config(client: OpenWebUI) -> None:
    config = await client.auths.get_admin_config()
    has(
        config,
        ENABLE_SIGNUP=False,
        DEFAULT_USER_ROLE="pending",
        JWT_EXPIRES_IN="4w",
        WEBUI_URL="https://chat.local",
    )
    has(config, PENDING_USER_OVERLAY_TITLE="Almost there", RESPONSE_WATERMARK="")


@step
async def update_admin_config(client: OpenWebUI) -> None:
    config = await client.auths.get_admin_config()
    equal(await client.auths.update_admin_config(config), config)


@step
async def get_ldap_server(client: OpenWebUI) -> None:
    server = await client.auths.get_ldap_server()
    has(server, label="Company directory", host="ldap.local", port=636, use_tls=True, ciphers="ALL")
    has(server, certificate_path="/etc/ssl/certs/company.pem", search_filters="(objectClass=inetOrgPerson)")


@step
async def update_ldap_server(client: OpenWebUI) -> None:
    server = await client.auths.get_ldap_server()
    equal(await client.auths.update_ldap_server(server), server)


@step
async def get_ldap_config(client: OpenWebUI) -> None:
    has(await client.auths.get_ldap_config(), ENABLE_LDAP=True)


@step
async def update_ldap_config(client: OpenWebUI) -> None:
    has(await client.auths.update_ldap_config(LdapConfigForm(enable_ldap=True)), ENABLE_LDAP=True)


@step
async def generate_api_key(client: OpenWebUI) -> None:
    has(await client.auths.generate_api_key(), api_key="sk-5eedc0de5eedc0de5eedc0de5eedc0de")


@step
async def get_api_key(client: OpenWebUI) -> None:
    equal(await client.auths.get_api_key(), await client.auths.generate_api_key())


@step
async def delete_api_key(client: OpenWebUI) -> None:
    equal(await client.auths.delete_api_key(), True)


@step
async def sign_out(client: OpenWebUI) -> None:
    token = client.api_key
    has(await client.auths.sign_out(unset_client_api_key=False), status=True, redirect_url=None)
    equal(client.api_key, token)
    has(await client.auths.sign_out(), status=True)
    equal(client.api_key, None)


@step
async def signin_ldap(client: OpenWebUI) -> None:
    session = await client.auths.signin_ldap(LdapForm(user="grace", password=GRACE["password"]))
    equal(client.api_key, session.token)
    has(session, name=GRACE["name"], role="user", token_type="Bearer")
    same_permissions(session.permissions)


@step
async def signup(client: OpenWebUI) -> None:
    client.api_key = None
    session = await client.auths.signup(SignupForm(**GRACE))
    equal(client.api_key, session.token)
    has(session, **ADA, token_type="Bearer")
    same_permissions(session.permissions)


async def main(base_url: str) -> bool:
    methods = [name for name, value in vars(AuthsClient).items() if inspect.iscoroutinefunction(value)]
    equal(set(steps), set(methods))
    client = OpenWebUI(api_url=f"{base_url}/api")
    good = 0
    for name, run in steps.items():
        try:
            await run(client)
            good += 1
            print(f"✓ {name}")
        except Exception as error:
            print(f"✗ {name}: {type(error).__name__}: {error}")
    print(f"{good} of {len(methods)}")
    return good == len(methods)


if __name__ == "__main__":
    sys.exit(0 if asyncio.run(main(*sys.argv[1:])) else 1)
