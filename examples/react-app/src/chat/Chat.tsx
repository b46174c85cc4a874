import { useQuery } from "@tanstack/react-query";
import { auths } from "../api.ts";
import { Heading } from "../parts/Heading.tsx";
import { ReadProblem } from "../parts/Notice.tsx";
import { Composer } from "./Composer.tsx";
import { useConversation } from "./conversation.ts";
import { Messages } from "./Messages.tsx";
import { listModels } from "./server.ts";

/** Lets somebody talk with a model. */
export function Chat({ owner }: { owner: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ["models"],
    queryFn: ({ signal }) => listModels(auths, signal),
  });
  const conversation = useConversation(owner);
  if (error) return <ReadProblem title="Chat" error={error} onRetry={refetch} />;
  if (!data) return <p role="status">Asking for the models …</p>;
  return (
    <div className="chat">
      <Heading>Chat</Heading>
      {data.length === 0 ? (
        <p>There is no model for this account yet. Ask an admin.</p>
      ) : (
        <>
          <Messages messages={conversation.messages} />
          <Composer conversation={conversation} models={data} />
        </>
      )}
    </div>
  );
}
