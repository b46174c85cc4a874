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
	"sync/atomic"
	"time"
)

// Options of [New]; the zero value will do.
type Options struct {
	ServerVersion string       // the server's line; [ServerLine] by default
	Token         string       // of a session that was kept elsewhere
	FixedToken    bool         // no call changes the token
	HTTPClient    *http.Client // its redirects and cookies are not used; 30 seconds by default
}

// Auths signs in, keeps the token and sends it. It has a method for each operation, such as GetSessionUserWithResponse, whose
// JSON200 is set where the error is nil. Goroutines may share it.
type Auths struct {
	*ClientWithResponses
	core *core
}

// New makes a client of the server at baseURL.
func New(baseURL string, options Options) (*Auths, error) {
	known, err := lineNamed(options.ServerVersion)
	if err != nil {
		return nil, err
	}
	c := &core{base: strings.TrimRight(baseURL, "/"), line: known, isFixed: options.FixedToken}
	c.token.Store(&options.Token)
	c.sender.Timeout = 30 * time.Second
	if options.HTTPClient != nil {
		c.sender = *options.HTTPClient
	}
	// The server sets its token as a cookie, and a sign-in must carry none.
	c.sender.Jar = nil
	c.sender.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	client, err := NewClientWithResponses(c.base, WithHTTPClient(c))
	return &Auths{client, c}, err
}

// Token is what is sent; "" is none.
func (a *Auths) Token() string { return *a.core.token.Load() }

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
	sender  http.Client
	isFixed bool
	token   atomic.Pointer[string]
}

// Do answers successes of the contract alone, whose body is JSON; all else is an [AuthsError].
func (c *core) Do(request *http.Request) (*http.Response, error) {
	name, operation := c.line.at(request.Method, strings.TrimPrefix(request.URL.String(), c.base))
	if operation.Session == "end" {
		request.Method = operation.Method
		defer c.replace("")
	}
	kept := c.token.Load()
	token, isKey := *kept, strings.HasPrefix(*kept, "sk-")
	switch {
	case isKey && operation.Credentials == "jwt":
		return nil, &AuthsError{Operation: name, Code: "forbidden"}
	case operation.TakesBody && !sendsObject(request):
		return nil, &AuthsError{Operation: name, Code: "validation"}
	case operation.Credentials != "bearer" && operation.Credentials != "jwt" && (isKey || operation.Credentials != "optional"):
		token = ""
	}
	response, body, err := c.send(name, request, token)
	if err != nil {
		return nil, err
	}
	if response.StatusCode == http.StatusOK && json.Valid(body) && bytes.ContainsAny(body[:1], "{tf") {
		return response, c.start(name, operation, body)
	}
	var failed struct{ Detail any }
	_ = json.Unmarshal(body, &failed)
	isOver := response.StatusCode == http.StatusUnauthorized && token != "" && c.isOver(request, name, failed.Detail, token)
	if isOver && !c.isFixed {
		c.token.CompareAndSwap(kept, new(string))
	}
	return nil, c.line.failure(name, operation, response, failed.Detail)
}

func (c *core) replace(token string) {
	if !c.isFixed {
		c.token.Store(&token)
	}
}

func sendsObject(request *http.Request) bool {
	if request.Body == nil {
		return false
	}
	body, err := io.ReadAll(request.Body)
	request.Body = io.NopCloser(bytes.NewReader(body))
	return err == nil && bytes.HasPrefix(bytes.TrimSpace(body), []byte("{"))
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
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
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
	switch {
	case !isText, code == "" && strings.HasPrefix(token, "sk-") && session.Credentials == "jwt":
		return false
	case code != "" || name == "getSessionUser":
		return code == "not_authenticated" || code == ""
	}
	probe, err := http.NewRequestWithContext(request.Context(), session.Method, c.base+session.Path, nil)
	if err != nil {
		return false
	}
	response, _, err := c.send(name, probe, token)
	return err == nil && response.StatusCode == http.StatusUnauthorized
}

var sendable = regexp.MustCompile(`^[\w.~+/-]+=*$`)

// start keeps the token of a session.
func (c *core) start(name string, operation operation, body []byte) error {
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
	c.replace(token)
	return nil
}
