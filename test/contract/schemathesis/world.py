"""The server under test: its accounts, and the settings that a case finds it in."""

import base64
import hashlib
import hmac
import itertools
import json
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import requests

TIMEOUT = 30

# What the admin may have set. Each adds to "usual".
SETTINGS: dict[str, dict[str, Any]] = {
    "usual": {
        "SHOW_ADMIN_DETAILS": True,
        "ENABLE_SIGNUP": True,
        "ENABLE_API_KEYS": True,
        "ENABLE_API_KEYS_ENDPOINT_RESTRICTIONS": False,
        "API_KEYS_ALLOWED_ENDPOINTS": "",
        "DEFAULT_USER_ROLE": "user",
        "DEFAULT_GROUP_ID": "",
        "JWT_EXPIRES_IN": "4w",
    },
    "closed": {"SHOW_ADMIN_DETAILS": False, "ENABLE_SIGNUP": False, "ENABLE_API_KEYS": False},
    "keys restricted": {
        "ENABLE_API_KEYS_ENDPOINT_RESTRICTIONS": True,
        "API_KEYS_ALLOWED_ENDPOINTS": "/api/v1/auths/api_key",
    },
    "tokens endless": {"JWT_EXPIRES_IN": "-1", "DEFAULT_USER_ROLE": "pending"},
    "tokens born expired": {"JWT_EXPIRES_IN": "-5m"},
    # More weeks than a date can hold, and a group that is not there.
    "nonsense": {"JWT_EXPIRES_IN": "99999999999w", "DEFAULT_GROUP_ID": "nowhere"},
}

# How the directory may be set up. Each changes "working".
DIRECTORIES: dict[str, dict[str, Any]] = {
    "working": {},
    "off": {},
    "unreachable": {"port": 1},
    "bind refused": {"app_dn_password": "wrong"},
    "certificate missing": {"use_tls": True, "certificate_path": "/nowhere.pem"},
}

# Besides the admin. The last is a role that only this server knows, and treats like a pending one.
ROLES = ("user", "pending", "visitor")
# Open WebUI allows 15 sign-ins an address in three minutes.
SIGN_INS_PER_ADDRESS = 12


@dataclass
class Account:
    id: str
    email: str
    password: str
    key: str | None = None


class World:
    """Everything here goes around Schemathesis: these requests are no cases, and nothing checks them but this class."""

    def __init__(self, given: dict[str, Any]) -> None:
        self.base = f"{given['url']}/api/v1/auths"
        self.secret: str = given["secret"]
        self.directory_server: dict[str, Any] = given["ldap"]
        self.people: Iterator[dict[str, str]] = itertools.cycle(given["people"])
        self._session = requests.Session()
        self._session.trust_env = False
        admin = given["admin"]
        self.accounts = {"admin": Account(_claims(admin["token"])["id"], admin["email"], admin["password"])}
        self._configuration = self._ask("GET", "/admin/config")
        self.settings: str | None = None
        self.directory: str | None = None
        for role in ROLES:
            self.accounts[role] = self._add(role)
        self._signer = self._add("user")
        self._sign_ins = 0
        self.revoked = self.session_of("user")
        self._ask("GET", "/signout", self.revoked)

    def session_of(self, name: str, *, seconds: int = 86_400, secret: str | None = None) -> str:
        """A JWT as sign-in gives it. Made here: signing in is limited, and sign-out revokes the one that it gets."""
        return self.jwt({"id": self.accounts[name].id, "exp": int(time.time()) + seconds}, secret)

    def jwt(self, claims: dict[str, Any], secret: str | None = None) -> str:
        parts = [{"alg": "HS256", "typ": "JWT"}, {**claims, "jti": str(uuid.uuid4())}]
        signed = ".".join(_base64(json.dumps(part).encode()) for part in parts)
        signature = hmac.digest((secret or self.secret).encode(), signed.encode(), hashlib.sha256)
        return f"{signed}.{_base64(signature)}"

    def key_of(self, name: str) -> str:
        account = self.accounts[name]
        if account.key is None:
            self.settle("usual")
            account.key = self._ask("POST", "/api_key", self.session_of(name))["api_key"]
        return account.key

    def forget_key(self, name: str) -> None:
        self._ask("DELETE", "/api_key", self.session_of(name))
        self.accounts[name].key = None

    def settle(self, settings: str) -> None:
        """Puts the admin's settings back to known ones, if a case changed them or another one wants others."""
        if self.settings != settings:
            wanted = {**self._configuration, **SETTINGS["usual"], **SETTINGS[settings]}
            self._ask("POST", "/admin/config", json=wanted)
            self.settings = settings

    def connect(self, directory: str) -> None:
        if self.directory != directory:
            server = {**self.directory_server, **DIRECTORIES[directory]}
            self._ask("POST", "/admin/config/ldap/server", json=server)
            self._ask("POST", "/admin/config/ldap", json={"enable_ldap": directory != "off"})
            self.directory = directory

    def new_address(self) -> str:
        return f"person-{uuid.uuid4()}@example.com"

    def signer(self) -> Account:
        """An account that may still sign in; the limit would soon answer 429 for a single one."""
        if self._sign_ins == SIGN_INS_PER_ADDRESS:
            self._signer, self._sign_ins = self._add("user"), 0
        self._sign_ins += 1
        return self._signer

    def _add(self, role: str) -> Account:
        email, password = self.new_address(), str(uuid.uuid4())
        form = {"name": "Mary Jackson", "email": email, "password": password, "role": role}
        return Account(self._ask("POST", "/add", json=form)["id"], email, password)

    def _ask(self, method: str, path: str, token: str | None = None, json: Any = None) -> Any:
        headers = {"Authorization": f"Bearer {token or self.session_of('admin')}"}
        response = self._session.request(
            method, self.base + path, headers=headers, json=json, timeout=TIMEOUT
        )
        if response.status_code != 200:
            raise RuntimeError(
                f"Setting the scene failed: {method} {path} gave {response.status_code}: {response.text}"
            )
        return response.json()


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _claims(token: str) -> dict[str, Any]:
    part = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
