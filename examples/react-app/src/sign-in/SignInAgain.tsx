import { useEffect, useRef } from "react";
import { Notice } from "../parts/Notice.tsx";
import { useRenewal } from "../renewal.ts";
import { SigningInContext } from "./client.ts";
import { SignIn } from "./SignIn.tsx";

/** Asks for the password over the page when the session is over, so that what was written stays. */
export function SignInAgain() {
  const renewal = useRenewal();
  if (!renewal) return null;
  if (renewal.in === "another tab") {
    return (
      <div className="waiting">
        <Notice kind="info">
          Your session is over. Sign in again in the other tab, and it goes on here.
        </Notice>
      </div>
    );
  }
  return (
    <SigningInContext value={renewal}>
      <Dialog onLeave={renewal.onLeave} />
    </SigningInContext>
  );
}

function Dialog({ onLeave }: { onLeave: () => void }) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    ref.current?.showModal();
  }, []);
  return (
    <dialog ref={ref} className="card" aria-label="Sign in again" onCancel={onLeave}>
      <SignIn ending="over_here" />
      <button type="button" className="quiet" onClick={onLeave}>
        Leave without it
      </button>
    </dialog>
  );
}
