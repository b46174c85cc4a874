// What the client does on a server of any line. `mock`: it takes `Prefer`.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"
	"strings"

	"open-webui-auths.example/auths"
)

// prefer asks the mock for an example.
type prefer string

func (p prefer) RoundTrip(request *http.Request) (*http.Response, error) {
	request.Header.Set("Prefer", string(p))
	return http.DefaultTransport.RoundTrip(request)
}

func told(result any, err error) string {
	var failure *auths.AuthsError
	switch {
	case errors.As(err, &failure):
		return fmt.Sprint(failure.Code, " ", failure.Status)
	case err != nil:
		return "no AuthsError"
	}
	return strings.TrimPrefix(fmt.Sprintf("%T", result), "*auths.")
}

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

func main() {
	ctx := context.Background()
	server, email, password := os.Getenv("OPEN_WEBUI_URL"), os.Getenv("OPEN_WEBUI_EMAIL"), os.Getenv("OPEN_WEBUI_PASSWORD")
	detected := must(auths.DetectServerVersion(ctx, server))
	fmt.Println(detected.Version, "is", detected.ServerVersion)
	client := must(auths.New(server, auths.Options{}))
	fmt.Println(told(client.SignIn(ctx, email, "not the password")))
	fmt.Println(told(client.SignIn(ctx, email, password)))
	me := must(client.GetSessionUserWithResponse(ctx))
	fmt.Println("web search:", me.JSON200.Permissions.Features.WebSearch)
	must(0, client.SignOut(ctx))
	fmt.Println(told(client.GetSessionUserWithResponse(ctx)))
	if len(os.Args) < 2 {
		return
	}
	for _, example := range []string{"example=pendingUser", "example=verifyChallenge", "code=429, example=tooManyAttempts"} {
		asking := must(auths.New(server, auths.Options{HTTPClient: &http.Client{Transport: prefer(example)}}))
		fmt.Println(told(asking.SignIn(ctx, email, password)))
	}
}
