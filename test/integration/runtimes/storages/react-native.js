// In place of react-native: the modules that the two versions of AsyncStorage have in a phone's own code.
const items = new Map();

const version2 = {
  multiGet: (keys, tell) =>
    setTimeout(
      tell,
      1,
      null,
      keys.map((key) => [key, items.get(key) ?? null]),
    ),
  multiSet(pairs, tell) {
    for (const [key, value] of pairs) items.set(key, value);
    setTimeout(tell, 1, null);
  },
  multiRemove(keys, tell) {
    for (const key of keys) items.delete(key);
    setTimeout(tell, 1, null);
  },
};

const version3 = {
  getValues: async (name, keys) => keys.map((key) => ({ key, value: items.get(`${name}/${key}`) ?? null })),
  async setValues(name, entries) {
    for (const { key, value } of entries) items.set(`${name}/${key}`, value);
  },
  async removeValues(name, keys) {
    for (const key of keys) items.delete(`${name}/${key}`);
  },
};

const modules = { RNCAsyncStorage: version2, RNAsyncStorage: version3 };

export const TurboModuleRegistry = { get: (name) => modules[name] ?? null };
export const NativeModules = modules;
export const Platform = { OS: "android" };
