package auths

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"time"
)

// TokenStorage keeps the token; "" is none.
type TokenStorage interface {
	Token(ctx context.Context) (string, error)
	SetToken(ctx context.Context, token string) error
}

// Options of [New]; the zero value will do.
type Options struct {
	ServerVersion string       // the server's line; [ServerLine] by default
	Storage       TokenStorage // by default the memory of this process
	HTTPClient    *http.Client // its redirects and cookies are not used; 30 seconds by default
}

// Auths signs in, keeps the token and sends it. It has a method for each operation, such as GetSessionUserWithResponse, whose
// JSON200 is set where the error is nil.
type Auths struct {
	*ClientWithResponses
}

// New makes a client of the server at baseURL.
func New(baseURL string, options Options) (*Auths, error) {
	known, err := lineNamed(options.ServerVersion)
	if err != nil {
		return nil, err
	}
	sender := http.Client{Timeout: 30 * time.Second}
	if options.HTTPClient != nil {
		sender = *options.HTTPClient
	}
	// The server sets its token as a cookie, and a sign-in must carry none.
	sender.Jar = nil
	sender.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	if options.Storage == nil {
		options.Storage = NewMemory("")
	}
	base := strings.TrimRight(baseURL, "/")
	client, err := NewClientWithResponses(base, WithHTTPClient(&core{base, known, options.Storage, &sender}))
	return &Auths{client}, err
}

// Format shows no token, whatever the verb.
func (Auths) Format(state fmt.State, _ rune) { fmt.Fprint(state, "auths.Auths") }

// SignIn answers a session, whose token is kept, or what comes before one: switch on the type.
func (a *Auths) SignIn(ctx context.Context, email, password string) (SignInResult, error) {
	reply, err := a.SignInWithResponse(ctx, SigninForm{Email: email, Password: password})
	if err != nil {
		return nil, err
	}
	return signInResultOf(reply.Body)
}

// SignOut forgets the token, also where the server fails.
func (a *Auths) SignOut(ctx context.Context) error {
	_, err := a.SignOutWithResponse(ctx)
	return err
}

// core is what the generated client sends with.
type core struct {
	base    string
	line    *line
	storage TokenStorage
	sender  *http.Client
}

var sendable = regexp.MustCompile(`^[\w.~+/-]+=*$`)

// Do answers successes of the contract alone, whose body is JSON; all else is an [AuthsError].
func (c *core) Do(request *http.Request) (_ *http.Response, err error) {
	ctx := request.Context()
	name, operation := c.line.at(request.Method, strings.TrimPrefix(request.URL.String(), c.base))
	if operation.Session == "end" {
		request.Method = operation.Method
		defer func() {
			if failed := c.storage.SetToken(ctx, ""); failed != nil && err == nil {
				err = &AuthsError{Operation: name, Code: "storage"}
			}
		}()
	}
	token, err := c.storage.Token(ctx)
	if err != nil {
		return nil, &AuthsError{Operation: name, Code: "storage"}
	}
	isKey := strings.HasPrefix(token, "sk-")
	if isKey && operation.Credentials == "jwt" {
		return nil, &AuthsError{Operation: name, Code: "forbidden"}
	}
	if operation.Credentials == "none" || operation.Credentials == "cookie" || operation.Credentials == "optional" && isKey {
		token = ""
	}
	if operation.TakesBody && !isObject(request) {
		return nil, &AuthsError{Operation: name, Code: "validation"}
	}
	response, body, err := c.send(name, request, token)
	if err != nil {
		return nil, err
	}
	if response.StatusCode == http.StatusOK && json.Valid(body) && bytes.ContainsAny(body[:1], "{tf") {
		return response, c.start(ctx, name, operation, body)
	}
	detail := detailOf(body)
	if response.StatusCode == http.StatusUnauthorized && token != "" && c.isOver(request, name, detail, token) {
		if now, err := c.storage.Token(ctx); err == nil && now == token {
			_ = c.storage.SetToken(ctx, "")
		}
	}
	return nil, c.line.failure(name, operation, response, detail)
}

// send makes one request and reads the answer whole.
func (c *core) send(name string, request *http.Request, token string) (*http.Response, []byte, error) {
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	response, err := c.sender.Do(request)
	if err != nil {
		return nil, nil, networkError(name, err)
	}
	body, err := io.ReadAll(response.Body)
	_ = response.Body.Close()
	if err != nil {
		return nil, nil, networkError(name, err)
	}
	body = bytes.TrimSpace(body)
	// The generated code reads what is called JSON.
	response.Header.Set("Content-Type", "application/json")
	response.Body = io.NopCloser(bytes.NewReader(body))
	return response, body, nil
}

// isOver tells whether a 401 ends the session; a text that nobody knows is settled by asking for the session.
func (c *core) isOver(request *http.Request, name string, detail any, token string) bool {
	text, isText := detail.(string)
	code := c.line.meaning(http.StatusUnauthorized, text)
	session := c.line.Operations["getSessionUser"]
	isKey := strings.HasPrefix(token, "sk-") && session.Credentials == "jwt"
	if !isText || code != "" || name == "getSessionUser" || isKey {
		return isText && (code == "not_authenticated" || code == "" && name == "getSessionUser")
	}
	probe, err := http.NewRequestWithContext(request.Context(), session.Method, c.base+session.Path, nil)
	if err != nil {
		return false
	}
	response, _, err := c.send(name, probe, token)
	return err == nil && response.StatusCode == http.StatusUnauthorized
}

// start keeps the token of a session.
func (c *core) start(ctx context.Context, name string, operation operation, body []byte) error {
	var fields map[string]any
	if operation.Session != "start" || json.Unmarshal(body, &fields) != nil {
		return nil
	}
	value, hasToken := fields["token"]
	if !hasToken && (fields["next_step"] != nil || fields["recovery_codes"] != nil) {
		return nil
	}
	token, _ := value.(string)
	if !sendable.MatchString(token) {
		return &AuthsError{Operation: name, Code: "unexpected_response", Status: http.StatusOK}
	}
	if err := c.storage.SetToken(ctx, token); err != nil {
		return &AuthsError{Operation: name, Code: "storage"}
	}
	return nil
}
