// What workerd runs: the place comes as the request, the outcomes are the answer.
import * as library from "open-webui-auths";
import { smoke } from "./smoke.js";

export default {
  async fetch(request) {
    return Response.json(await smoke(library, await request.json()));
  },
};
