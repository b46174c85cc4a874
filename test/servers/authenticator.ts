import { setTimeout as sleep } from "node:timers/promises";
import { Secret, TOTP } from "otpauth";

const period = 30;

/** A person's authenticator app. */
export class Authenticator {
  readonly #totp: TOTP;
  #last = -1;

  /** @param manualKey - the key that the server showed, in base 32 */
  constructor(manualKey: string) {
    this.#totp = new TOTP({ secret: Secret.fromBase32(manualKey), period });
  }

  /**
   * A code that was not given before, and that stays good for half a minute at least. A server takes the code of the
   * coming period too, so that only every third call within one period waits.
   */
  async code(): Promise<string> {
    const step = Math.max(stepNow(), this.#last + 1);
    // A full second more than needed: the server's clock is read as whole seconds.
    while (step > stepNow() + 1) await sleep((step - 1) * period * 1000 - Date.now() + 1_000);
    this.#last = step;
    return this.#at(step);
  }

  /** A code that is none of those that the server would take. */
  wrongCode(): string {
    const good = [-2, -1, 0, 1, 2].map((distance) => this.#at(stepNow() + distance));
    return good.includes("000000") ? "000001" : "000000";
  }

  #at(step: number): string {
    return this.#totp.generate({ timestamp: step * period * 1000 });
  }
}

function stepNow(): number {
  return Math.floor(Date.now() / 1000 / period);
}
