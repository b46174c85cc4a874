import { useMutation } from "@tanstack/react-query";
import { Link, Redirect, Route, Switch, useLocation } from "wouter";
import { api } from "./api.ts";
import { Chat } from "./chat/Chat.tsx";
import { ReadProblem } from "./parts/Notice.tsx";
import { Profile } from "./profile/Profile.tsx";
import { signOut } from "./session.ts";
import { Settings } from "./settings/Settings.tsx";

/** What a person sees during a session. */
export function SignedIn() {
  const { data: user, error, refetch } = api.useQuery("get", "/api/v1/auths/");
  const leave = useMutation({ mutationFn: signOut });
  const mayChat = user !== undefined && user.role !== "pending";
  const isAdmin = user?.role === "admin";
  return (
    <>
      <header className="bar">
        <span className="brand">Open WebUI</span>
        <nav aria-label="Pages">
          {mayChat && <PageLink href="/chat">Chat</PageLink>}
          <PageLink href="/">Profile</PageLink>
          {isAdmin && <PageLink href="/settings">Settings</PageLink>}
        </nav>
        <button type="button" className="quiet" disabled={leave.isPending} onClick={() => leave.mutate()}>
          Sign out
        </button>
      </header>
      <main>
        {user ? (
          <Switch>
            <Route path="/">
              <Profile user={user} />
            </Route>
            {mayChat && (
              <Route path="/chat">
                <Chat owner={user.id} />
              </Route>
            )}
            {isAdmin && <Route path="/settings" component={Settings} />}
            <Route>
              <Redirect to="/" replace />
            </Route>
          </Switch>
        ) : error ? (
          <ReadProblem title="Your account" error={error} onRetry={refetch} />
        ) : (
          <p role="status">Reading your account …</p>
        )}
      </main>
    </>
  );
}

function PageLink({ href, children }: { href: string; children: string }) {
  const [here] = useLocation();
  return (
    <Link href={href} aria-current={here === href ? "page" : undefined}>
      {children}
    </Link>
  );
}
