import type { Tool } from "../tool.ts";

export const php: Tool[] = [
  {
    name: "redocly-php",
    title: "Redocly generate-client, php",
    version: "2.77.0",
    registry: "npm",
    makes: "PHP",
    // The name of its output has to end so; it writes client.php.
    generate: ["redocly generate-client contract.yaml --generator php --output client.ts"],
    check: {
      with: "php -l",
      onlyParses: true,
      needs: ["php"],
      commands: ["php -l client.php", "php -l main.php"],
    },
    program: "php -d error_reporting=-1 main.php",
  },
];
