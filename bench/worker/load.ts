import type { Connect } from "../contestants/contestant.ts";

// Imports one contestant and makes its client, as an app does when it starts, and tells how many milliseconds of CPU time
// this process had taken from its start after each.

const { connect } = (await import(process.argv[2] ?? "")) as { connect: Connect };
const imported = cpuTime();
connect("https://chat.example.com");
process.stdout.write(JSON.stringify({ imported, connected: cpuTime() }));

function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
