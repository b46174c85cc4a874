
from open_webui_auths.client import AsyncAuths, Auths, detect_server_version, detect_server_version_async
from open_webui_auths.session import AuthsError, DetectedServer, SignInResult

__all__ += [
    "AsyncAuths",
    "Auths",
    "AuthsError",
    "DetectedServer",
    "SignInResult",
    "detect_server_version",
    "detect_server_version_async",
]
