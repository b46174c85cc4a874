package auths

import (
	"cmp"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

// AuthsError is the one error. It has nothing that a server or a caller wrote: Code says what happened.
type AuthsError struct {
	Operation  string
	Code       string        // such as "invalid_credentials"
	Status     int           // 0 where nothing was answered
	RetryAfter time.Duration // 0 where the server did not say
	cause      error
}

func (e *AuthsError) Error() string {
	if e.Status == 0 {
		return e.Operation + ": " + e.Code
	}
	return fmt.Sprintf("%s: %s (%d)", e.Operation, e.Code, e.Status)
}

// Unwrap gives [context.Canceled] or [context.DeadlineExceeded] where one ended the call.
func (e *AuthsError) Unwrap() error { return e.cause }

// networkError keeps nothing of an error but what kind it is: the text of net/http repeats the address.
func networkError(operation string, err error) error {
	switch {
	case errors.Is(err, context.Canceled):
		return &AuthsError{Operation: operation, Code: "aborted", cause: context.Canceled}
	case errors.Is(err, context.DeadlineExceeded), os.IsTimeout(err):
		return &AuthsError{Operation: operation, Code: "timeout", cause: context.DeadlineExceeded}
	}
	return &AuthsError{Operation: operation, Code: "network"}
}

//go:embed layer.json
var layer []byte

type line struct {
	Line       string
	Releases   []string
	Operations map[string]operation
	Errors     []struct {
		Status              int
		Text, Pattern, Code string
	}
}

type operation struct {
	Method, Path, Credentials, Session string
	TakesBody                          bool
	Codes                              map[string]string
}

var lines = sync.OnceValue(func() []line {
	var table struct{ Lines []line }
	if err := json.Unmarshal(layer, &table); err != nil {
		panic(err)
	}
	return table.Lines
})

func lineNamed(name string) (*line, error) {
	for _, one := range lines() {
		if one.Line == name || name == "" && one.Line == ServerLine {
			return &one, nil
		}
	}
	return nil, fmt.Errorf("auths: there is no line %q", name)
}

var parameter = regexp.MustCompile(`\\\{.+?\\\}`)

// at finds the operation at an address. Another line's sign-out has another method: then the path alone decides.
func (l *line) at(method, address string) (string, operation) {
	path, _, _ := strings.Cut(address, "?")
	for name, one := range l.Operations {
		pattern := parameter.ReplaceAllString(regexp.QuoteMeta(one.Path), "[^/]+")
		if (method == "" || one.Method == method) && regexp.MustCompile("^"+pattern+"$").MatchString(path) {
			return name, one
		}
	}
	if method != "" {
		return l.at("", address)
	}
	return "request", operation{Credentials: "none"}
}

// meaning is the code of a text that the contract knows, or "".
func (l *line) meaning(status int, text string) string {
	for _, one := range l.Errors {
		isText := one.Text == text && text != ""
		if one.Status == status && (isText || one.Pattern != "" && regexp.MustCompile("^(?:"+one.Pattern+")$").MatchString(text)) {
			return one.Code
		}
	}
	return ""
}

func (l *line) failure(name string, known operation, response *http.Response, detail any) error {
	status := response.StatusCode
	text, _ := detail.(string)
	code := l.meaning(status, text)
	// A proxy answers 429 and 5xx in any form; anything else without a detail is not the server's.
	if code == "" && (detail != nil || status == http.StatusTooManyRequests) {
		code = known.Codes[strconv.Itoa(status)]
	}
	if code == "" && status >= 500 {
		code = "server"
	}
	// Where it is no number, 0; where it is too large a one, the largest.
	seconds, _ := strconv.ParseUint(response.Header.Get("Retry-After"), 10, 32)
	wait := time.Duration(min(seconds, 2147483)) * time.Second
	return &AuthsError{Operation: name, Code: cmp.Or(code, "unexpected_response"), Status: status, RetryAfter: wait}
}
