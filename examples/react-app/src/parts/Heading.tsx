import { useEffect, useRef } from "react";

/** The heading of a page or step, which takes the focus when it appears, so that whoever hears the page hears of it. */
export function Heading({ children }: { children: string }) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <>
      <title>{`${children} – Open WebUI account`}</title>
      <h1 ref={ref} tabIndex={-1}>
        {children}
      </h1>
    </>
  );
}
