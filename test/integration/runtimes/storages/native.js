// The storages as a phone's app bundles them.
import asyncStorage2 from "async-storage-2";
import { createAsyncStorage } from "async-storage-3";

export { liveOn } from "./live-on.js";

export const open = {
  "AsyncStorage 2": () => asyncStorage2,
  "AsyncStorage 3": () => createAsyncStorage("app"),
};
