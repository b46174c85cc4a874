import { startPrism } from "./test/prism.ts";

startPrism(Number(process.env.PORT ?? 4010), "inherit");
