"""Signs in, reads the session, writes the settings back, and meets an error and a second factor."""

import os

from open_webui_auths import (
    AdminApi,
    AdminConfig,
    AdminConfigForm,
    ApiClient,
    Configuration,
    ErrorResponse,
    GafaelfawrApi,
    MfaChallengeResponse,
    SessionApi,
    SessionUserResponse,
    SigninForm,
)
from open_webui_auths.exceptions import BadRequestException


def settings(config: AdminConfig, **changes: bool) -> AdminConfigForm:
    """What was read, as what can be written."""
    form = AdminConfigForm.from_dict({**config.to_dict(), **changes})
    assert form is not None
    return form


server = os.environ["OPEN_WEBUI_URL"]
email = os.environ["OPEN_WEBUI_EMAIL"]
password = os.environ["OPEN_WEBUI_PASSWORD"]

# docs: sign in
client = ApiClient(Configuration(host=server))
sessions = SessionApi(client)
result = sessions.sign_in(SigninForm(email=email, password=password)).actual_instance
if not isinstance(result, SessionUserResponse):
    raise SystemExit(f"not signed in yet: {result}")
client.configuration.access_token = result.token
me = sessions.get_session_user()
print("signed in:", me.email)
print("web search:", str(me.permissions.features.web_search).lower())
# docs: end

admin = AdminApi(client)
config = admin.get_admin_config()
written = admin.update_admin_config(settings(config))
print("settings kept:", str(written.webui_url == config.webui_url and not written.sessions_revoked).lower())

try:
    sessions.sign_in(SigninForm(email=email, password="not the password"))
except BadRequestException as error:
    if isinstance(error.data, ErrorResponse):
        print("refused:", error.data.detail)

# From here on the server demands a second factor, so a right password is only half of a sign-in.
admin.update_admin_config(settings(config, ENABLE_MFA=True))
result = sessions.sign_in(SigninForm(email=email, password=password)).actual_instance
print("second factor:", result.next_step if isinstance(result, MfaChallengeResponse) else "none")

platform = Configuration(
    host=os.environ["GAFAELFAWR_URL"],
    # The contract names an address of its own for this server.
    ignore_operation_servers=True,
    api_key={"gafaelfawrSession": os.environ["GAFAELFAWR_COOKIE"]},
)
login = GafaelfawrApi(ApiClient(platform)).get_login()
print("Gafaelfawr:", login.username)
