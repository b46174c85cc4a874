"""Makes the scene of a case real, just before it is sent, and keeps up with what it changed."""

import json
from typing import Any

from scenes import NOTHING, Credential, Damage, Scene, operation_id, scene_of
from world import World


def set_stage(world: World, case: Any) -> dict[str, Any]:
    """Makes the scene of a case real; gives what replaces the generated body, if anything does."""
    scene, name = scene_of(case), operation_id(case.operation)
    token = _token_of(world, scene.credential)
    if name == "getApiKey":
        (world.forget_key if scene.knowing == "no key" else world.key_of)(scene.credential.account)
    world.settle(scene.settings)
    if name in ("signInLdap", "getLdapServer", "getLdapConfig"):
        world.connect(scene.directory)
    _carry(case, scene, token)
    if scene.knowing != NOTHING:
        _know(world, case, scene, name)
    return _damaged(case, scene.damage) if scene.damage else {}


def _token_of(world: World, credential: Credential) -> str | None:
    account = credential.account
    match credential.kind:
        case "session" | "text":
            return world.session_of(account)
        case "key":
            return world.key_of(account)
        case "endless session":
            return world.jwt({"id": world.accounts[account].id})
        case "expired":
            return world.session_of(account, seconds=-60)
        case "forged":
            return world.session_of(account, secret="another secret, just as long as it takes")
        case "of nobody":
            return world.jwt({"id": "00000000-0000-4000-8000-000000000000"})
        case "without an id":
            return world.jwt({})
        case "revoked":
            return world.revoked
        case "unknown key":
            return "sk-00000000000000000000000000000000"
    return None


def _carry(case: Any, scene: Scene, token: str | None) -> None:
    credential = scene.credential
    if credential.carrier in ("cookie", "both") and token is not None:
        case.cookies = {**case.cookies, "token": token}
    if credential.authorization is not None:
        case.headers["Authorization"] = credential.authorization
    elif credential.carrier == "bearer" and token is not None:
        case.headers["Authorization"] = f"Bearer {token}"
    if scene.origin:
        case.headers["Origin"] = "https://elsewhere.example"
    if scene.encoding is not None:
        case.headers["Accept-Encoding"] = scene.encoding
    if scene.leftovers:
        case.cookies = {**case.cookies, "oauth_session_id": "of-long-ago", "oauth_id_token": "of-long-ago"}


def _know(world: World, case: Any, scene: Scene, name: str) -> None:
    """Replaces text only: a value of a wrong type is what the case is about."""
    known = _knowledge(world, scene, name)
    if isinstance(case.body, dict) and all(isinstance(case.body.get(field), str) for field in known):
        case.body = {**case.body, **known}


def _knowledge(world: World, scene: Scene, name: str) -> dict[str, str]:
    match name:
        case "signIn" if scene.knowing == "locked address":
            return {"email": "locked@example.com"}
        case "signIn":
            signer = world.signer()
            return {"email": signer.email, "password": signer.password}
        case "signInLdap":
            person = next(world.people)
            return {"user": person["uid"], "password": person["password"]}
        case "updatePassword":
            return {"password": world.accounts[scene.credential.account].password}
        case "signUp" | "addUser":
            return {"email": world.new_address()}
    return {}


def _damaged(case: Any, damage: Damage) -> dict[str, Any]:
    body = case.body if isinstance(case.body, dict) else {}
    match damage:
        case Damage.LONE_SURROGATE:
            spoilt = {name: value + "\ud800" for name, value in body.items() if isinstance(value, str)}
            return {"data": json.dumps({**body, **spoilt}).encode()}
        case Damage.NOT_A_NUMBER:
            return {"data": json.dumps({**body, next(iter(body), "x"): float("nan")}).encode()}
        case Damage.NOT_UTF_8:
            return {"data": b"\xff" + json.dumps(body).encode()}
        case Damage.CUT_OFF:
            return {"data": json.dumps(body).encode()[:-1] or b"{"}
        case Damage.TOO_DEEP:
            return {"data": b"[" * 50_000}
        case Damage.TOO_LONG_A_NUMBER:
            return {"data": b'{"port": ' + b"9" * 5_000 + b"}"}
        case Damage.AS_TEXT:
            case.headers["Content-Type"] = "text/plain"
            return {"data": json.dumps(body).encode()}
        case Damage.GONE:
            return {"data": b" "}


def draw_consequences(world: World, case: Any, response: Any) -> None:
    """Keeps up with what a case changed."""
    name, account = operation_id(case.operation), world.accounts[scene_of(case).credential.account]
    # A 500 may come after the change: the server stores text that it then cannot answer.
    if name == "updateAdminConfig" and response.status_code in (200, 500):
        world.settings = None
    elif name in ("updateLdapServer", "updateLdapConfig") and response.status_code in (200, 500):
        world.directory = None
    elif response.status_code != 200:
        return
    elif name == "updatePassword" and response.json() is True:
        account.password = json.loads(response.request.body)["new_password"]
    elif name == "generateApiKey":
        account.key = response.json()["api_key"]
    elif name == "deleteApiKey":
        account.key = None
