import sys

from open_web_ui_authentication_api_client import AuthenticatedClient, Client
from open_web_ui_authentication_api_client.api.session import get_session_user, sign_in
from open_web_ui_authentication_api_client.models import (
    # only 0.12
    MfaChallengeResponse,
    PendingUserResponse,
    # end only
    ErrorResponse,
    SessionUserInfoResponse,
    SessionUserResponse,
    SigninForm,
)


def tell(url: str, email: str, password: str) -> str:
    answer = sign_in.sync_detailed(client=Client(base_url=url), body=SigninForm(email=email, password=password))
    result = answer.parsed
    if isinstance(result, ErrorResponse):
        return f"refused: {int(answer.status_code)} {result.detail}"
    # only 0.12
    if isinstance(result, MfaChallengeResponse):
        return f"challenge: {result.next_step}"
    if isinstance(result, PendingUserResponse):
        return "pending"
    # end only
    assert isinstance(result, SessionUserResponse)
    if result.role == "pending":
        return "pending"
    session = get_session_user.sync(client=AuthenticatedClient(base_url=url, token=result.token))
    assert isinstance(session, SessionUserInfoResponse)
    return f"session: call {str(session.permissions.chat.call).lower()}"


url, *accounts = sys.argv[1:]
for email, password in zip(accounts[::2], accounts[1::2]):
    print(tell(url, email, password))
