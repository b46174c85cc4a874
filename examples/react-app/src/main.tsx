import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Router } from "wouter";
import { useHashLocation } from "wouter/use-hash-location";
import { App } from "./App.tsx";
import { queries } from "./session.ts";
import "./style.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with the id root");

// Addresses behind a # need no help of the server that has the files.
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Router hook={useHashLocation}>
        <App />
      </Router>
    </QueryClientProvider>
  </StrictMode>,
);
