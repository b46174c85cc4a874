import { SignedIn } from "./SignedIn.tsx";
import { useSession } from "./session.ts";
import { SignIn } from "./sign-in/SignIn.tsx";
import { SignInAgain } from "./sign-in/SignInAgain.tsx";

export function App() {
  const { signedIn, ending, step, serial } = useSession();
  if (signedIn)
    return (
      <>
        <SignInAgain />
        <SignedIn key={serial} />
      </>
    );
  return (
    <main className="card">
      <SignIn key={serial} ending={ending} step={step} />
    </main>
  );
}
