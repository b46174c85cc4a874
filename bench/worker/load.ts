import type { Connect } from "../contestants/contestant.ts";

// Loads one contestant and makes its client, as an app does when it starts, and tells how many milliseconds that took.

const start = performance.now();
const { connect } = (await import(process.argv[2] ?? "")) as { connect: Connect };
connect("https://chat.example.com");
process.stdout.write(String(performance.now() - start));
