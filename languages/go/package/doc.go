// Package auths signs in to Open WebUI, keeps the token and sends it.
//
//	client, err := auths.New("https://chat.example.com", auths.Options{})
//	result, err := client.SignIn(ctx, "ada@example.com", password)
//	session, signedIn := result.(*auths.SessionUserResponse)
//	me, err := client.GetSessionUserWithResponse(ctx)
//
// SignIn answers a session or what comes before one, as types to switch on. Whatever is no success is an [AuthsError], to be
// found with errors.As: its Code says what happened, and nothing of it repeats what a server or a caller wrote.
//
// The code that is generated from the contract has a method for each operation, whose name ends with WithResponse. Where its
// error is nil, JSON200 is set.
package auths
