import { SignedIn } from "./SignedIn.tsx";
import { useSession } from "./session.ts";
import { SignIn } from "./sign-in/SignIn.tsx";

export function App() {
  const { signedIn, ending, serial } = useSession();
  return signedIn ? <SignedIn key={serial} /> : <SignIn key={serial} ending={ending} />;
}
