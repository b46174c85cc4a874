"""What a case is sent with besides its body: whose credentials, which settings, which damage on the way."""

import itertools
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import Any

from hypothesis import strategies as st

from world import DIRECTORIES, SETTINGS

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


class Damage(StrEnum):
    LONE_SURROGATE = "lone surrogate"
    NOT_A_NUMBER = "not a number"
    NOT_UTF_8 = "not UTF-8"
    CUT_OFF = "cut off"
    TOO_DEEP = "too deep"
    TOO_LONG_A_NUMBER = "too long a number"
    AS_TEXT = "as text"
    GONE = "gone"


@dataclass(frozen=True)
class Scene:
    credential: Credential
    settings: str = "usual"
    directory: str = "working"
    # What a stranger cannot guess ("secrets": the right password, an address that is free), or what is special.
    knowing: str = NOTHING
    # What happens to the body on the way.
    damage: Damage | None = None
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
PRINTABLE = [chr(code) for code in range(0x21, 0x7F)]


def scenes_for(operation: Any) -> st.SearchStrategy[Scene]:
    """One number for Hypothesis, which would spend most cases on what varies most; counted, for it likes to repeat."""
    count = itertools.count()
    return st.integers(0, 2**63 - 1).map(lambda number: _scene(operation, Random(f"{number} {next(count)}")))


def _scene(operation: Any, random: Random) -> Scene:
    name, has_body = operation_id(operation), bool(operation.body)
    kind = random.choices(["sensible", "key", "other", "text"], [50, 15, 25, 10])[0]
    credentials = {"sensible": sensible(operation), "key": KEYS, "other": OTHERS, "text": [_text(random)]}
    # Changing the settings takes the server longer than most cases do, and matters most to keys and to sign-up.
    varied = kind == "key" or name == "signUp" or random.random() < 0.2
    known = {
        "signIn": ["secrets"] * 3 + ["locked address"] * 2 + [NOTHING],
        "getApiKey": [NOTHING] * 4 + ["no key"],
    }
    return Scene(
        credential=random.choice(credentials[kind]),
        settings=random.choice(list(SETTINGS) if varied else ["usual"]),
        directory=random.choice(["working"] * 4 + list(DIRECTORIES)) if name == "signInLdap" else "working",
        knowing=random.choice(known.get(name, ["secrets", NOTHING] if has_body else [NOTHING])),
        damage=random.choice(list(Damage)) if has_body and random.random() < 0.15 else None,
        origin=random.random() < 0.25,
        encoding=random.choice([None, "identity", "gzip", "deflate", "*;q=0"]),
        leftovers=random.random() < 0.2,
    )


def _text(random: Random) -> Credential:
    """A header as only a broken program sends it; one that is not two words is answered 500 everywhere."""
    start = random.choice(["Bearer", "Bearer", "bearer", "Basic", ""])
    words = [_word(random) for _ in range(random.randint(0, 3))]
    gap = random.choice([" ", " ", "  "])
    return Credential("text", authorization=gap.join([start, *words]).strip())


def _word(random: Random) -> str:
    return "".join(random.choices(PRINTABLE, k=random.randint(1, 20)))
