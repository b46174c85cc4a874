import "./dom.ts";
import { act, renderHook, waitFor } from "@testing-library/react";
import { createElement, type PropsWithChildren } from "react";
import { SWRConfig } from "swr";
import { createMutateHook, createQueryHook } from "swr-openapi";
import { describe, expect, inject, it } from "vitest";
import { createAuthsClient } from "../../../src/index.ts";
import { ada } from "./ada.ts";

describe("swr-openapi over the client's http", () => {
  it("reads the session with the client's token", async () => {
    const { auths, useQuery, wrapper } = setUp();
    const { token } = await auths.signIn(ada);
    const { result } = renderHook(() => useQuery("/api/v1/auths/", {}), { wrapper });
    expect(result.current.isLoading).toBe(true);
    await waitFor(() => expect(result.current.data).toBeDefined());
    // Typed: these are the fields of the contract.
    expect(result.current.data?.token).toBe(token);
    expect(result.current.data?.permissions.chat.call).toBe(true);
  });

  it("shows the server's error once the person has signed out", async () => {
    const { auths, useQuery, useMutate, wrapper } = setUp();
    await auths.signIn(ada);
    const { result } = renderHook(() => ({ read: useQuery("/api/v1/auths/", {}), mutate: useMutate() }), {
      wrapper,
    });
    await waitFor(() => expect(result.current.read.data).toBeDefined());
    await auths.signOut();
    await act(() => result.current.mutate(["/api/v1/auths/"]).catch(() => undefined));
    await waitFor(() => expect(result.current.read.error).toMatchObject({ detail: "Not authenticated" }));
  });
});

function setUp() {
  const auths = createAuthsClient({ baseUrl: inject("mockUrl"), serverVersion: "0.6" });
  const value = { provider: () => new Map(), dedupingInterval: 0, shouldRetryOnError: false };
  const wrapper = ({ children }: PropsWithChildren) => createElement(SWRConfig, { value }, children);
  const useQuery = createQueryHook(auths.http, "auths");
  const useMutate = createMutateHook(auths.http, "auths", (left, right) => left === right);
  return { auths, useQuery, useMutate, wrapper };
}
