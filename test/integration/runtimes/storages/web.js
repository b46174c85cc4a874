// The storages as a web app bundles them.
import asyncStorage2 from "async-storage-2";
import { createAsyncStorage } from "async-storage-3";
import localforage from "localforage";
import { createAuthsClient } from "open-webui-auths";
import { liveOn } from "./live-on.js";

const open = {
  "AsyncStorage 2": () => asyncStorage2,
  "AsyncStorage 3": () => createAsyncStorage("app"),
  localForage: () => localforage.createInstance({ name: "app" }),
};

globalThis.liveOn = (name, baseUrl) => liveOn(createAuthsClient, baseUrl, open[name]);
