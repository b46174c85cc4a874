// Signs in, reads the session, writes the settings back, and meets an error and a second factor.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"

	"open-webui-auths.example/auths"
)

// bearer sends the token with a request.
func bearer(token string) auths.RequestEditorFn {
	return func(_ context.Context, request *http.Request) error {
		request.Header.Set("Authorization", "Bearer "+token)
		return nil
	}
}

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
	ada := auths.SigninForm{Email: os.Getenv("OPEN_WEBUI_EMAIL"), Password: os.Getenv("OPEN_WEBUI_PASSWORD")}

	// docs: sign in
	client, err := auths.NewClientWithResponses(server)
	must(err)
	reply, err := client.SignInWithResponse(ctx, ada)
	must(err)
	if reply.JSON200 == nil {
		log.Fatal("not signed in: ", reply.Status())
	}
	session, err := reply.JSON200.AsSessionUserResponse()
	must(err)
	if session.Token == "" {
		log.Fatal("not yet signed in: look at AsMfaChallengeResponse")
	}
	me, err := client.GetSessionUserWithResponse(ctx, bearer(session.Token))
	must(err)
	fmt.Println("signed in:", me.JSON200.Email)
	fmt.Println("web search:", me.JSON200.Permissions.Features.WebSearch)
	// docs: end

	read, err := client.GetAdminConfigWithResponse(ctx, bearer(session.Token))
	must(err)
	form := settings(read.JSON200)
	written, err := client.UpdateAdminConfigWithResponse(ctx, form, bearer(session.Token))
	must(err)
	kept := written.JSON200.WebuiURL == read.JSON200.WebuiURL && !written.JSON200.SessionsRevoked
	fmt.Println("settings kept:", kept)

	refused, err := client.SignInWithResponse(ctx, auths.SigninForm{Email: ada.Email, Password: "not the password"})
	must(err)
	if refused.JSON400 != nil {
		fmt.Println("refused:", refused.JSON400.Detail)
	}

	// From here on the server demands a second factor, so a right password is only half of a sign-in.
	demanded := true
	form.EnableMfa = &demanded
	_, err = client.UpdateAdminConfigWithResponse(ctx, form, bearer(session.Token))
	must(err)
	reply, err = client.SignInWithResponse(ctx, ada)
	must(err)
	challenge, err := reply.JSON200.AsMfaChallengeResponse()
	must(err)
	switch challenge.NextStep {
	case auths.Enroll, auths.Verify, auths.Recover:
		fmt.Println("second factor:", challenge.NextStep)
	default:
		fmt.Println("second factor: none")
	}

	platform, err := auths.NewClientWithResponses(os.Getenv("GAFAELFAWR_URL"))
	must(err)
	login, err := platform.GetLoginWithResponse(ctx, func(_ context.Context, request *http.Request) error {
		request.AddCookie(&http.Cookie{Name: "gafaelfawr", Value: os.Getenv("GAFAELFAWR_COOKIE")})
		return nil
	})
	must(err)
	fmt.Println("Gafaelfawr:", login.JSON200.Username)
}
