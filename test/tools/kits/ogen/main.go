package main

import (
	"context"
	"fmt"
	"log"
	"os"

	// only 0.9 0.12
	"github.com/ogen-go/ogen/ogenerrors"
	// end only
	"tools/api"
)

// Sends the token of a sign-in, and none while there is none.
type credentials struct {
	token string
}

func (c credentials) BearerAuth(context.Context, api.OperationName) (api.BearerAuth, error) {
	return api.BearerAuth{Token: c.token}, nil
}

// only 0.9 0.12
func (credentials) ApiKeyHeader(context.Context, api.OperationName) (api.ApiKeyHeader, error) {
	return api.ApiKeyHeader{}, ogenerrors.ErrSkipClientSecurity
}

// end only

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
	client, err := api.NewClient(url, credentials{})
	if err != nil {
		return "", err
	}
	answer, err := client.SignIn(context.Background(), &api.SigninForm{Email: email, Password: password})
	if err != nil {
		return "", err
	}
	switch result := answer.(type) {
	// only 0.6 0.9
	case *api.SignInBadRequest:
		return fmt.Sprintf("refused: 400 %s", text(result.Detail)), nil
	case *api.SessionUserResponseHeaders:
		return tellSession(url, result.Response.Role, result.Response.Token)
	// end only
	// only 0.12
	case *api.SignInBadRequest:
		return fmt.Sprintf("refused: 400 %s", result.Response.Detail), nil
	case *api.SigninResultHeaders:
		step, ok := result.Response.NextStep.Get()
		if ok && step == api.SigninResultNextStepPending {
			return "pending", nil
		}
		if ok {
			return fmt.Sprintf("challenge: %s", step), nil
		}
		return tellSession(url, result.Response.Role.Value, result.Response.Token.Value)
	// end only
	default:
		return "", fmt.Errorf("%T", answer)
	}
}

func tellSession(url, role, token string) (string, error) {
	if role == "pending" {
		return "pending", nil
	}
	client, err := api.NewClient(url, credentials{token: token})
	if err != nil {
		return "", err
	}
	answer, err := client.GetSessionUser(context.Background())
	if err != nil {
		return "", err
	}
	user, ok := answer.(*api.SessionUserInfoResponseHeaders)
	if !ok {
		return "", fmt.Errorf("%T", answer)
	}
	return fmt.Sprintf("session: call %t", user.Response.Permissions.Chat.Call), nil
}

// only 0.6 0.9
// The derived file allows any value there: other errors have a list.
func text(detail []byte) string {
	return string(detail[1 : len(detail)-1])
}

// end only
