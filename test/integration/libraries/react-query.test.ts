import "./dom.ts";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import createQueryHooks from "openapi-react-query";
import { createElement, type PropsWithChildren } from "react";
import { describe, expect, inject, it } from "vitest";
import { createAuthsClient } from "../../../src/index.ts";
import { ada } from "./ada.ts";

describe("openapi-react-query over the client's http", () => {
  it("reads the session with the client's token", async () => {
    const { auths, $api, wrapper } = setUp();
    const { token } = await auths.signIn(ada);
    const { result } = renderHook(() => $api.useQuery("get", "/api/v1/auths/"), { wrapper });
    expect(result.current.isPending).toBe(true);
    await waitFor(() => expect(result.current.isSuccess).toBe(true));
    // Typed: these are the fields of the contract.
    expect(result.current.data?.token).toBe(token);
    expect(result.current.data?.permissions.chat.call).toBe(true);
  });

  it("shows the server's error, and forgets what was read once the person signs out", async () => {
    const { auths, $api, queries, wrapper } = setUp();
    await auths.signIn(ada);
    const { result } = renderHook(
      () => {
        // What a component does not read while it renders does not make it render again.
        const { data, error } = $api.useQuery("get", "/api/v1/auths/");
        return { data, error };
      },
      { wrapper },
    );
    await waitFor(() => expect(result.current.data).toBeDefined());
    await auths.signOut();
    await act(() => queries.resetQueries());
    await waitFor(() => expect(result.current.error).toMatchObject({ detail: "Not authenticated" }));
    expect(result.current.data).toBeUndefined();
  });

  it("writes the settings, and reads them anew", async () => {
    const { auths, $api, queries, wrapper } = setUp();
    await auths.signIn(ada);
    const { result } = renderHook(
      () => ({
        read: $api.useQuery("get", "/api/v1/auths/admin/config"),
        write: $api.useMutation("post", "/api/v1/auths/admin/config", {
          onSuccess: (written) =>
            queries.setQueryData($api.queryOptions("get", "/api/v1/auths/admin/config").queryKey, {
              ...written,
              ENABLE_SIGNUP: !written.ENABLE_SIGNUP,
            }),
        }),
      }),
      { wrapper },
    );
    await waitFor(() => expect(result.current.read.isSuccess).toBe(true));
    const before = result.current.read.data;
    if (!before) throw new Error("there are no settings");
    await act(() => result.current.write.mutateAsync({ body: before }));
    await waitFor(() => expect(result.current.read.data?.ENABLE_SIGNUP).toBe(!before.ENABLE_SIGNUP));
  });
});

function setUp() {
  const auths = createAuthsClient({ baseUrl: inject("mockUrl"), serverVersion: "0.6" });
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const wrapper = ({ children }: PropsWithChildren) =>
    createElement(QueryClientProvider, { client: queries }, children);
  return { auths, $api: createQueryHooks(auths.http), queries, wrapper };
}
