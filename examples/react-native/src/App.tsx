import "react-native-url-polyfill/auto";
import AsyncStorage from "@react-native-async-storage/async-storage";
import { useEffect, useState } from "react";
import { ActivityIndicator, Button, StyleSheet, Text, TextInput, View } from "react-native";
import { openClient, restore, signIn, signOut, wordsOf } from "./session.ts";

const auths = openClient("https://chat.example.com", AsyncStorage);

export default function App() {
  const [name, setName] = useState<string | null>();
  const [error, setError] = useState("");

  useEffect(() => {
    const show = (user: { name: string } | null) => setName(user?.name ?? null);
    restore(auths).then(show, (thrown: unknown) => {
      setName(null);
      setError(wordsOf(thrown));
    });
    // The server may end the session at any call.
    return auths.onSessionChange(({ signedIn }) => {
      if (!signedIn) setName(null);
    });
  }, []);

  function attempt(work: () => Promise<void>) {
    setError("");
    work().catch((thrown: unknown) => setError(wordsOf(thrown)));
  }

  if (name === undefined) return <ActivityIndicator style={styles.screen} />;
  return (
    <View style={styles.screen}>
      {name === null ? (
        <SignIn
          onSubmit={(email, password) =>
            attempt(async () => setName((await signIn(auths, email, password)).name))
          }
        />
      ) : (
        <>
          <Text>Signed in as {name}</Text>
          <Button title="Sign out" onPress={() => attempt(() => signOut(auths))} />
        </>
      )}
      <Text accessibilityRole="alert">{error}</Text>
    </View>
  );
}

function SignIn({ onSubmit }: { onSubmit: (email: string, password: string) => void }) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  return (
    <>
      <TextInput
        accessibilityLabel="E-mail"
        placeholder="E-mail"
        autoCapitalize="none"
        autoComplete="email"
        keyboardType="email-address"
        value={email}
        onChangeText={setEmail}
      />
      <TextInput
        accessibilityLabel="Password"
        placeholder="Password"
        autoComplete="current-password"
        secureTextEntry
        value={password}
        onChangeText={setPassword}
      />
      <Button title="Sign in" onPress={() => onSubmit(email, password)} />
    </>
  );
}

const styles = StyleSheet.create({ screen: { flex: 1, justifyContent: "center", gap: 12, padding: 24 } });
