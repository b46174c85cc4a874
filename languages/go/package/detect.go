package auths

import (
	"context"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// DetectedServer is a server's own version, the line to give to [Options], and whether that line is known to have this release.
type DetectedServer struct {
	Version, ServerVersion string
	Known                  bool
}

// DetectServerVersion asks a server which version it is; no credentials are sent.
func DetectServerVersion(ctx context.Context, baseURL string) (DetectedServer, error) {
	client, err := New(baseURL, Options{})
	if err != nil {
		return DetectedServer{}, err
	}
	reply, err := client.GetServerVersionWithResponse(ctx)
	if err != nil {
		return DetectedServer{}, err
	}
	version, found := reply.JSON200.Version, (*line)(nil)
	for _, one := range lines() {
		if slices.Compare(numbersOf(one.Releases[0]), numbersOf(version)) <= 0 {
			found = &one
		}
	}
	if found == nil {
		return DetectedServer{}, &AuthsError{Operation: "detectServerVersion", Code: "unexpected_response", Status: 200}
	}
	return DetectedServer{version, found.Line, slices.Contains(found.Releases, version)}, nil
}

func numbersOf(release string) (numbers []int) {
	for _, part := range strings.SplitN(release, ".", 3) {
		digits, _, _ := strings.Cut(part, "-")
		number, err := strconv.Atoi(digits)
		if err != nil {
			return nil
		}
		numbers = append(numbers, number)
	}
	return numbers
}

type memory struct {
	mutex sync.Mutex
	token string
}

// NewMemory keeps a token in memory, at first the one given.
func NewMemory(token string) TokenStorage { return &memory{token: token} }

func (m *memory) Token(context.Context) (string, error) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	return m.token, nil
}

func (m *memory) SetToken(_ context.Context, token string) error {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	m.token = token
	return nil
}

// String and GoString show no token.
func (m *memory) String() string   { return "auths.memory" }
func (m *memory) GoString() string { return "auths.memory" }

func isObject(request *http.Request) bool {
	if request.GetBody == nil {
		return false
	}
	reader, err := request.GetBody()
	if err != nil {
		return false
	}
	body, err := io.ReadAll(reader)
	return err == nil && strings.HasPrefix(strings.TrimSpace(string(body)), "{")
}
