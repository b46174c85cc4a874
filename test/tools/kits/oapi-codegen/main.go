package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"

	"tools/api"
)

func main() {
	accounts := os.Args[2:]
	for index := 0; index < len(accounts); index += 2 {
		line, err := tell(os.Args[1], accounts[index], accounts[index+1])
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(line)
	}
}

func tell(url, email, password string) (string, error) {
	ctx := context.Background()
	client, err := api.NewClientWithResponses(url)
	if err != nil {
		return "", err
	}
	answer, err := client.SignInWithResponse(ctx, api.SigninForm{Email: email, Password: password})
	if err != nil {
		return "", err
	}
	if answer.JSON400 != nil {
		return fmt.Sprintf("refused: %d %s", answer.StatusCode(), answer.JSON400.Detail), nil
	}
	if answer.JSON200 == nil {
		return "", fmt.Errorf("%s", answer.Status())
	}
	session := *answer.JSON200
	// only 0.12
	// The union's methods never fail: what the answer is, `next_step` tells.
	challenge, err := answer.JSON200.AsMfaChallengeResponse()
	if err != nil {
		return "", err
	}
	if challenge.NextStep.Valid() {
		return fmt.Sprintf("challenge: %s", challenge.NextStep), nil
	}
	pending, err := answer.JSON200.AsPendingUserResponse()
	if err != nil {
		return "", err
	}
	if pending.NextStep.Valid() {
		return "pending", nil
	}
	// end only
	return tellSession(ctx, client, session)
}

// only 0.12
func tellSession(ctx context.Context, client *api.ClientWithResponses, result api.SigninResult) (string, error) {
	session, err := result.AsSessionUserResponse()
	if err != nil {
		return "", err
	}
	return tellPermission(ctx, client, session)
}

// end only
// only 0.6 0.9
func tellSession(ctx context.Context, client *api.ClientWithResponses, session api.SessionUserResponse) (string, error) {
	return tellPermission(ctx, client, session)
}

// end only

func tellPermission(ctx context.Context, client *api.ClientWithResponses, session api.SessionUserResponse) (string, error) {
	if session.Role == "pending" {
		return "pending", nil
	}
	bearer := func(_ context.Context, request *http.Request) error {
		request.Header.Set("Authorization", "Bearer "+session.Token)
		return nil
	}
	user, err := client.GetSessionUserWithResponse(ctx, bearer)
	if err != nil {
		return "", err
	}
	if user.JSON200 == nil {
		return "", fmt.Errorf("%s", user.Status())
	}
	return fmt.Sprintf("session: call %t", user.JSON200.Permissions.Chat.Call), nil
}
