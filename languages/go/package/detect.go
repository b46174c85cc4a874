package auths

import (
	"context"
	"fmt"
	"slices"
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
	version := reply.JSON200.Version
	for _, one := range slices.Backward(lines()) {
		if slices.Compare(numbersOf(one.Releases[0]), numbersOf(version)) <= 0 {
			return DetectedServer{version, one.Line, slices.Contains(one.Releases, version)}, nil
		}
	}
	return DetectedServer{}, &AuthsError{Operation: "detectServerVersion", Code: "unexpected_response", Status: 200}
}

// numbersOf reads as many numbers as a release begins with.
func numbersOf(release string) []int {
	numbers := make([]int, 3)
	_, _ = fmt.Sscanf(release, "%d.%d.%d", &numbers[0], &numbers[1], &numbers[2])
	return numbers
}
