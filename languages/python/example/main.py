"""Signs in, reads the session, writes the settings back, and meets an error and a second factor."""

import os

import httpx

from open_webui_auths import AdminConfig, AdminConfigForm, Auths, AuthsError, MfaChallengeResponse, SessionUserResponse
from open_webui_auths.api.admin import get_admin_config, update_admin_config
from open_webui_auths.api.gafaelfawr import get_login
from open_webui_auths.api.session import get_session_user


def settings(config: AdminConfig, **changes: bool) -> AdminConfigForm:
    """What was read, as what can be written."""
    return AdminConfigForm.from_dict({**config.to_dict(), **changes})


server = os.environ["OPEN_WEBUI_URL"]
email = os.environ["OPEN_WEBUI_EMAIL"]
password = os.environ["OPEN_WEBUI_PASSWORD"]

# docs: sign in
auths = Auths(server)
result = auths.sign_in(email, password)
if not isinstance(result, SessionUserResponse):
    raise SystemExit(f"not signed in yet: {result.next_step}")
me = auths.call(get_session_user)
print("signed in:", me.email)
print("web search:", str(me.permissions.features.web_search).lower())
# docs: end

config = auths.call(get_admin_config)
written = auths.call(update_admin_config, body=settings(config))
print("settings kept:", str(written.webui_url == config.webui_url and not written.sessions_revoked).lower())

try:
    auths.sign_in(email, "not the password")
except AuthsError as error:
    print("refused:", error.code, error.status)

# From here on the server demands a second factor, so a right password is only half of a sign-in.
auths.call(update_admin_config, body=settings(config, ENABLE_MFA=True))
result = auths.sign_in(email, password)
print("second factor:", result.next_step if isinstance(result, MfaChallengeResponse) else "none")

cookie = {"cookie": f"gafaelfawr={os.environ['GAFAELFAWR_COOKIE']}"}
platform = Auths(os.environ["GAFAELFAWR_URL"], http=httpx.Client(headers=cookie))
print("Gafaelfawr:", platform.call(get_login).username)
