"""What we check besides Schemathesis's own checks."""

import re
from typing import Any

import schemathesis

from contract import COMMON_HEADERS, documented_texts
from scenes import GOOD_KINDS, SESSION, is_public, operation_id, roles_of, scene_of

# Headers of HTTP, of CORS and of the server in front, which say nothing about an operation.
TRANSPORT_HEADERS = re.compile(
    r"access-control-.*|connection|content-(encoding|length|type)|date|keep-alive|server|transfer-encoding"
)
# Texts with a part that varies; the example shows one of them.
VARYING_TEXTS = [re.compile(r"Required field \w+ is empty")]


@schemathesis.check
def every_header_documented(ctx: Any, response: Any, case: Any) -> None:
    """The built-in check takes an undocumented header, and reads only the first of several cookies."""
    documented = case.operation.responses.find_by_status_code(response.status_code)
    if documented is None:
        return
    known = {name.lower(): header for name, header in documented.headers.items()}
    for name, values in response.headers.items():
        if name not in known:
            elsewhere = name in COMMON_HEADERS or TRANSPORT_HEADERS.fullmatch(name)
            assert elsewhere, f"The header {name} is not documented"
            continue
        for value in values:
            assert known[name].validator.is_valid(value), f"The header {name} does not fit its schema"


@schemathesis.check
def every_cause_documented(ctx: Any, response: Any, case: Any) -> None:
    """The client tells errors apart by their text, so each text needs an example."""
    if response.status_code < 400 or "json" not in response.headers.get("content-type", [""])[0]:
        return
    text = response.json().get("detail")
    if not isinstance(text, str):
        return
    texts = documented_texts(case.operation, response.status_code)
    similar = any(one.fullmatch(text) and any(map(one.fullmatch, texts)) for one in VARYING_TEXTS)
    assert text in texts or similar, f"No example has this text: {text}"


@schemathesis.check
def access_as_documented(ctx: Any, response: Any, case: Any) -> None:
    """`ignored_auth` does not know which credentials are good; we do, and which role may."""
    if is_public(case.operation):
        return
    credential = scene_of(case).credential
    may = credential.kind in GOOD_KINDS and credential.account in roles_of(case.operation)
    if not may:
        assert not 200 <= response.status_code < 300, f"Let in without the right to: {credential}"
    elif credential.kind == SESSION:
        # `generateApiKey` is the one that refuses a session for the server's settings.
        refusals = {401} if operation_id(case.operation) == "generateApiKey" else {401, 403}
        assert response.status_code not in refusals, f"Refused in spite of the right to: {credential}"
