/** Tells what becomes of each account that the program was given, a line for each. */
export async function tellAll(
  tell: (url: string, email: string, password: string) => Promise<string>,
): Promise<void> {
  const [url = "", ...accounts] = process.argv.slice(2);
  for (let index = 0; index < accounts.length; index += 2)
    console.log(await tell(url, accounts[index] ?? "", accounts[index + 1] ?? ""));
}
