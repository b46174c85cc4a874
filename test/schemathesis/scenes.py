"""What a case is sent with besides its body: whose credentials, which settings, which damage on the way."""

import itertools
import json
from dataclasses import dataclass
from random import Random
from typing import Any

from hypothesis import strategies as st

from world import DIRECTORIES, SETTINGS, World

SESSION, KEY, ENDLESS = "session", "key", "endless session"
GOOD_KINDS = {SESSION, KEY, ENDLESS}
BAD_KINDS = ["expired", "forged", "of nobody", "revoked", "without an id", "unknown key"]


@dataclass(frozen=True)
class Credential:
    kind: str
    account: str = "admin"
    carrier: str = "bearer"
    # An Authorization header besides a cookie, or instead of everything.
    authorization: str | None = None

    def __str__(self) -> str:
        whose = f"{self.account}'s {self.kind}" if self.kind in GOOD_KINDS else self.kind
        return whose if self.carrier == "bearer" else f"{whose} ({self.carrier})"


NOBODY = Credential("none")
NOTHING = "nothing"


@dataclass(frozen=True)
class Scene:
    credential: Credential
    settings: str = "usual"
    directory: str = "working"
    # What the caller knows that a stranger cannot guess: "secrets" are the right password, an address that is free.
    knowing: str = NOTHING
    # What happens to the body on the way.
    damage: str | None = None
    # Headers that a browser or a proxy adds.
    origin: bool = False
    encoding: str | None = None
    # Cookies of an OpenID sign-in of long ago.
    leftovers: bool = False


# Cases are told apart by their identifier: a case itself has no room for a scene.
_scenes: dict[str, Scene] = {}


def remember(case: Any, scene: Scene) -> Any:
    _scenes[case.id] = scene
    return case


def scene_of(case: Any) -> Scene:
    """The scene that was drawn with the case; the cases of the coverage phase are not drawn, and get the plainest."""
    drawn = _scenes.get(case.id)
    if drawn is None:
        knowing = NOTHING if operation_id(case.operation) == "signIn" else "secrets"
        drawn = _scenes[case.id] = Scene(sensible(case.operation)[0], knowing=knowing)
    return drawn


def operation_id(operation: Any) -> str:
    return operation.definition.raw["operationId"]


def is_public(operation: Any) -> bool:
    security = operation.definition.raw["security"]
    return security == [] or {} in security


def roles_of(operation: Any) -> set[str]:
    """The accounts whose role is enough."""
    path = operation.path.removeprefix("/api/v1/auths")
    if path == "/add" or path.startswith("/admin/config"):
        return {"admin"}
    if path == "/update/profile":
        return {"admin", "user"}
    return {"admin", "user", "pending", "visitor"}


def sensible(operation: Any) -> list[Credential]:
    """Credentials with which a reasonable caller would succeed."""
    if is_public(operation):
        return [NOBODY]
    return [Credential(SESSION, account) for account in ("admin", "user") if account in roles_of(operation)]


OTHERS = [
    NOBODY,
    *(Credential(SESSION, account) for account in ("admin", "user", "pending", "visitor")),
    *(Credential(SESSION, account, "cookie") for account in ("admin", "user")),
    Credential(ENDLESS),
    # A bearer wins over the cookie; another scheme does not.
    Credential(SESSION, "admin", "cookie", "Basic YWRhOmFkYQ=="),
    Credential("text", "admin", "both", "Bearer wrong"),
    *(Credential(kind) for kind in BAD_KINDS),
    Credential("expired", carrier="cookie"),
    Credential("unknown key", carrier="cookie"),
]
KEYS = [
    Credential(KEY, "admin"),
    Credential(KEY, "user"),
    Credential(KEY, "pending"),
    Credential(KEY, "admin", "cookie"),
]

# Printable ASCII: Python's client refuses the rest, and so would the server before any route sees it.
PRINTABLE = [chr(code) for code in range(0x20, 0x7F)]

DAMAGES = [
    "lone surrogate",
    "not a number",
    "not UTF-8",
    "cut off",
    "too deep",
    "too long a number",
    "as text",
    "gone",
]


def scenes_for(operation: Any) -> st.SearchStrategy[Scene]:
    """One number for Hypothesis, which would spend most cases on what varies most; counted, for it likes to repeat."""
    count = itertools.count()
    return st.integers(0, 2**63 - 1).map(lambda number: _scene(operation, Random(f"{number} {next(count)}")))


def _scene(operation: Any, random: Random) -> Scene:
    name, has_body = operation_id(operation), bool(operation.body)
    kind = random.choices(["sensible", "key", "other", "text"], [50, 15, 25, 10])[0]
    credentials = {"sensible": sensible(operation), "key": KEYS, "other": OTHERS, "text": [_text(random)]}[
        kind
    ]
    # Changing the settings takes the server longer than most cases do, and matters most to keys and to sign-up.
    varied = kind == "key" or name == "signUp" or random.random() < 0.2
    known = ["secrets", NOTHING, "locked address"] if name == "signIn" else ["secrets", NOTHING]
    return Scene(
        credential=random.choice(credentials),
        settings=random.choice(list(SETTINGS) if varied else ["usual"]),
        directory=random.choice(["working"] * 4 + list(DIRECTORIES)) if name == "signInLdap" else "working",
        knowing=random.choice(known) if has_body else NOTHING,
        damage=random.choice(DAMAGES) if has_body and random.random() < 0.15 else None,
        origin=random.random() < 0.25,
        encoding=random.choice([None, "identity", "gzip", "deflate", "*;q=0"]),
        leftovers=random.random() < 0.2,
    )


def _text(random: Random) -> Credential:
    """A header as only a broken program sends it; one that is not two words is answered 500 everywhere."""
    words = [
        "".join(random.choices(PRINTABLE[1:], k=random.randint(1, 20))) for _ in range(random.randint(0, 3))
    ]
    start = random.choice(["Bearer", "Bearer", "bearer", "Basic", ""])
    return Credential("text", authorization=random.choice([" ", " ", "  "]).join([start, *words]).strip())


def set_stage(world: World, case: Any) -> dict[str, Any]:
    """Makes the scene of a case real; gives what replaces the generated body, if anything does."""
    scene, name = scene_of(case), operation_id(case.operation)
    token = _token_of(world, scene.credential)
    world.settle(scene.settings)
    if name in ("signInLdap", "getLdapServer", "getLdapConfig"):
        world.connect(scene.directory)
    _carry(case, scene, token)
    if scene.knowing != NOTHING:
        _know(world, case, scene, name)
    return _damaged(case, scene.damage) if scene.damage else {}


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


def _damaged(case: Any, damage: str) -> dict[str, Any]:
    body = case.body if isinstance(case.body, dict) else {}
    match damage:
        case "lone surrogate":
            spoilt = {
                name: f"{value}\ud800" if isinstance(value, str) else value for name, value in body.items()
            }
            return {"data": json.dumps(spoilt).encode()}
        case "not a number":
            return {"data": json.dumps({**body, next(iter(body), "x"): float("nan")}).encode()}
        case "not UTF-8":
            return {"data": b"\xff" + json.dumps(body).encode()}
        case "cut off":
            return {"data": json.dumps(body).encode()[:-1] or b"{"}
        case "too deep":
            return {"data": b"[" * 50_000}
        case "too long a number":
            return {"data": b'{"port": ' + b"9" * 5_000 + b"}"}
        case "as text":
            case.headers["Content-Type"] = "text/plain"
            return {"data": json.dumps(body).encode()}
        case "gone":
            return {"data": b" "}
    raise ValueError(damage)
