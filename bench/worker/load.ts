import type { Connect } from "../contestants/contestant.ts";

// Loads one contestant and makes its client, as an app does when it starts, and tells how many milliseconds of CPU time
// this process has taken from its start.

const { connect } = (await import(process.argv[2] ?? "")) as { connect: Connect };
connect("https://chat.example.com");
const { user, system } = process.cpuUsage();
process.stdout.write(String((user + system) / 1000));
