// Runs the client on the language-neutral cases, over HTTP.
package test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"open-webui-auths.example/auths"
)

type neutral struct {
	Name, ServerVersion, Call string
	Server                    string // a real one
	StoredToken               string
	Body                      json.RawMessage
	Options                   struct{ StoreToken *bool }
	Answers                   []struct {
		Status  int
		JSON    json.RawMessage
		Text    string
		Headers map[string]string
		Fails   bool
	}
	Expect struct {
		Code               string
		Status, RetryAfter int
		Token              string
		Value              any
		Fields             []string // of a real server's answer
		KeepsToken         bool
		Authorization      []*string
	}
}

func call(ctx context.Context, client *auths.Auths, one neutral) (*http.Response, error) {
	body := bytes.NewReader(one.Body)
	const kind = "application/json"
	raw := client.ClientInterface
	switch one.Call {
	case "addUser":
		return raw.AddUserWithBody(ctx, kind, body)
	case "signIn":
		return raw.SignInWithBody(ctx, kind, body)
	case "signInLdap":
		return raw.SignInLdapWithBody(ctx, kind, body)
	case "signOut":
		return raw.SignOut(ctx)
	case "getAdminDetails":
		return raw.GetAdminDetails(ctx)
	case "getApiKey":
		return raw.GetAPIKey(ctx)
	case "generateApiKey":
		return raw.GenerateAPIKey(ctx)
	case "getSessionUser":
		return raw.GetSessionUser(ctx)
	}
	panic("no operation " + one.Call)
}

func TestCases(t *testing.T) {
	files, _ := filepath.Glob("../../../test/client/cases/*.json")
	count, least := 0, 40
	if real := os.Getenv("CASES"); real != "" {
		files, least = []string{real}, 1
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var table struct{ Cases []neutral }
		if err := json.Unmarshal(text, &table); err != nil {
			t.Fatal(err)
		}
		for _, one := range table.Cases {
			count++
			t.Run(one.Name, func(t *testing.T) { run(t, one) })
		}
	}
	if count < least {
		t.Fatalf("only %d cases", count)
	}
}

func run(t *testing.T, one neutral) {
	left, sent := one.Answers, []string{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		sent = append(sent, r.Header.Get("Authorization"))
		if len(left) == 0 || left[0].Fails {
			left = nil
			panic(http.ErrAbortHandler)
		}
		answer := left[0]
		left = left[1:]
		body := []byte(answer.Text)
		if answer.JSON != nil {
			body = answer.JSON
			w.Header().Set("Content-Type", "application/json")
		}
		for name, value := range answer.Headers {
			w.Header().Set(name, value)
		}
		w.WriteHeader(answer.Status)
		_, _ = w.Write(body)
	}))
	defer server.Close()
	isFixed := one.Options.StoreToken != nil && !*one.Options.StoreToken
	client, err := auths.New(cmp.Or(one.Server, server.URL), auths.Options{
		ServerVersion: one.ServerVersion, Token: one.StoredToken, FixedToken: isFixed,
	})
	if err != nil {
		t.Fatal(err)
	}
	response, err := call(context.Background(), client, one)
	if one.Expect.Code == "" {
		if err != nil {
			t.Fatal(err)
		}
		var value any
		err := json.NewDecoder(response.Body).Decode(&value)
		if err != nil || one.Server == "" && !reflect.DeepEqual(value, one.Expect.Value) {
			t.Errorf("answered %v (%v)", value, err)
		}
		told, _ := value.(map[string]any)
		for _, field := range one.Expect.Fields {
			if _, has := told[field]; !has {
				t.Errorf("answered without %s", field)
			}
		}
		if one.Expect.KeepsToken {
			one.Expect.Token = fmt.Sprint(told["token"])
		}
	} else {
		var failure *auths.AuthsError
		if !errors.As(err, &failure) {
			t.Fatalf("no AuthsError but %v", err)
		}
		if failure.Code != one.Expect.Code || failure.Status != one.Expect.Status || int(failure.RetryAfter.Seconds()) != one.Expect.RetryAfter {
			t.Errorf("failed with %+v", failure)
		}
	}
	if client.Token() != one.Expect.Token {
		t.Errorf("token %q", client.Token())
	}
	if one.Expect.Authorization != nil && len(one.Expect.Authorization) != len(sent) {
		t.Errorf("sent %v", sent)
	}
	for i, wanted := range one.Expect.Authorization {
		if wanted == nil && sent[i] != "" || wanted != nil && sent[i] != *wanted {
			t.Errorf("sent %q", sent[i])
		}
	}
	if len(left) > 0 {
		t.Error("answers are left")
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
		shown := fmt.Sprintf(verb+verb+verb, err, client, *client)
		for _, secret := range []string{"correct horse", "a.b.c", "sk-0123", "new.new"} {
			if strings.Contains(shown, secret) {
				t.Errorf("%s shows %s", verb, secret)
			}
		}
	}
}
