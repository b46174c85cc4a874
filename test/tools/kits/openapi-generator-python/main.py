import json
import sys

import openapi_client
from openapi_client import ApiClient, ApiException, Configuration, SessionApi, SigninForm


def tell(url: str, email: str, password: str) -> str:
    api = SessionApi(ApiClient(Configuration(host=url)))
    try:
        result = api.sign_in(SigninForm(email=email, password=password))
    except ApiException as error:
        return f"refused: {error.status} {json.loads(error.body)['detail']}"
    # only 0.12
    result = result.actual_instance
    if isinstance(result, openapi_client.MfaChallengeResponse):
        return f"challenge: {result.next_step}"
    if isinstance(result, openapi_client.PendingUserResponse):
        return "pending"
    # end only
    if result.role == "pending":
        return "pending"
    known = SessionApi(ApiClient(Configuration(host=url, access_token=result.token)))
    return f"session: call {str(known.get_session_user().permissions.chat.call).lower()}"


url, *accounts = sys.argv[1:]
for email, password in zip(accounts[::2], accounts[1::2]):
    print(tell(url, email, password))
