// Signs in, reads the session, writes the settings back, and meets an error and a second factor.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"

	"open-webui-auths.example/auths"
)

// settings are what was read, as what can be written.
func settings(config *auths.AdminConfig) (form auths.AdminConfigForm) {
	text, err := json.Marshal(config)
	must(err)
	must(json.Unmarshal(text, &form))
	return form
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func main() {
	ctx := context.Background()
	server := os.Getenv("OPEN_WEBUI_URL")
	email, password := os.Getenv("OPEN_WEBUI_EMAIL"), os.Getenv("OPEN_WEBUI_PASSWORD")

	// docs: sign in
	client, err := auths.New(server, auths.Options{})
	must(err)
	result, err := client.SignIn(ctx, email, password)
	must(err)
	if _, signedIn := result.(*auths.SessionUserResponse); !signedIn {
		log.Fatalf("not signed in yet: %T", result)
	}
	me, err := client.GetSessionUserWithResponse(ctx)
	must(err)
	fmt.Println("signed in:", me.JSON200.Email)
	fmt.Println("web search:", me.JSON200.Permissions.Features.WebSearch)
	// docs: end

	read, err := client.GetAdminConfigWithResponse(ctx)
	must(err)
	form := settings(read.JSON200)
	written, err := client.UpdateAdminConfigWithResponse(ctx, form)
	must(err)
	kept := written.JSON200.WebuiURL == read.JSON200.WebuiURL && !written.JSON200.SessionsRevoked
	fmt.Println("settings kept:", kept)

	_, err = client.SignIn(ctx, email, "not the password")
	var refused *auths.AuthsError
	if errors.As(err, &refused) {
		fmt.Println("refused:", refused.Code, refused.Status)
	}

	// From here on the server demands a second factor, so a right password is only half of a sign-in.
	demanded := true
	form.EnableMfa = &demanded
	_, err = client.UpdateAdminConfigWithResponse(ctx, form)
	must(err)
	result, err = client.SignIn(ctx, email, password)
	must(err)
	switch next := result.(type) {
	case *auths.MfaChallengeResponse:
		fmt.Println("second factor:", next.NextStep)
	default:
		fmt.Println("second factor: none")
	}

	platform, err := auths.New(os.Getenv("GAFAELFAWR_URL"), auths.Options{})
	must(err)
	login, err := platform.GetLoginWithResponse(ctx, func(_ context.Context, request *http.Request) error {
		request.AddCookie(&http.Cookie{Name: "gafaelfawr", Value: os.Getenv("GAFAELFAWR_COOKIE")})
		return nil
	})
	must(err)
	fmt.Println("Gafaelfawr:", login.JSON200.Username)
}
