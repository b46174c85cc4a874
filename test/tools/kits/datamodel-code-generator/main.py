import sys

import httpx
import models


def tell(url: str, email: str, password: str) -> str:
    form = models.SigninForm(email=email, password=password)
    answer = httpx.post(f"{url}/api/v1/auths/signin", json=form.model_dump())
    if answer.is_error:
        return f"refused: {answer.status_code} {models.ErrorResponse.model_validate(answer.json()).detail}"
    # only 0.12
    result = models.SigninResult.model_validate(answer.json()).root
    if isinstance(result, models.MfaChallengeResponse):
        return f"challenge: {result.next_step.value}"
    if isinstance(result, models.PendingUserResponse):
        return "pending"
    # end only
    result = models.SessionUserResponse.model_validate(answer.json())
    if result.role == "pending":
        return "pending"
    headers = {"authorization": f"Bearer {result.token}"}
    session = httpx.get(f"{url}/api/v1/auths/", headers=headers)
    permissions = models.SessionUserInfoResponse.model_validate(session.json()).permissions
    return f"session: call {str(permissions.chat.call).lower()}"


url, *accounts = sys.argv[1:]
for email, password in zip(accounts[::2], accounts[1::2]):
    print(tell(url, email, password))
