import type { AdminConfig } from "open-webui-auths";
import { useState } from "react";
import { api } from "../api.ts";
import { Choice, Field, Switch } from "../parts/Field.tsx";
import { Form } from "../parts/Form.tsx";
import { Heading } from "../parts/Heading.tsx";
import { Notice, ReadProblem } from "../parts/Notice.tsx";
import { fieldProblem } from "../problems.ts";
import { endSession, queries } from "../session.ts";
import { groups, refusedFields, type SettingField, settingsWith } from "./fields.ts";

const path = "/api/v1/auths/admin/config";

/** Reads the settings of the server, and writes them back. */
export function Settings() {
  const { data, error, refetch } = api.useQuery("get", path);
  if (data) return <SettingsForm settings={data} />;
  if (error) return <ReadProblem title="Settings" error={error} onRetry={refetch} />;
  return <p role="status">Reading the settings …</p>;
}

function SettingsForm({ settings }: { settings: AdminConfig }) {
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set());
  const save = api.useMutation("post", path, {
    onSuccess: async ({ sessions_revoked, ...stored }, { body }) => {
      setRefused(refusedFields(body, stored));
      queries.setQueryData(api.queryOptions("get", path).queryKey, stored);
      if (sessions_revoked) await endSession("rules_changed");
    },
  });
  return (
    <>
      <Heading>Settings</Heading>
      <Form
        labels={["Save", "Saving …"]}
        mutation={save}
        onSend={(form) => save.mutate({ body: settingsWith(settings, form) })}
      >
        {save.isSuccess && (
          <Notice kind={refused.size > 0 ? "problem" : "info"} about={save.data}>
            {refused.size > 0 ? "Saved, but for what is marked below." : "The settings are saved."}
          </Notice>
        )}
        {Object.entries(groups).map(([title, fields]) => (
          <fieldset key={title}>
            <legend>{title}</legend>
            {fields.map((field) => (
              <SettingInput
                key={field.name}
                field={field}
                settings={settings}
                problem={
                  fieldProblem(save.error, field.name) ??
                  (refused.has(field.name) ? `The server keeps “${settings[field.name]}”.` : undefined)
                }
              />
            ))}
          </fieldset>
        ))}
      </Form>
    </>
  );
}

interface SettingInputProps {
  field: SettingField;
  settings: AdminConfig;
  problem: string | undefined;
}

function SettingInput({ field: { kind, ...field }, settings, problem }: SettingInputProps) {
  const value = settings[field.name];
  if (kind === "switch") return <Switch {...field} defaultChecked={value === true} problem={problem} />;
  if (kind === "text") return <Field {...field} defaultValue={String(value ?? "")} problem={problem} />;
  const choices = "choices" in field ? field.choices : [];
  return <Choice {...field} choices={choices} defaultValue={String(value)} problem={problem} />;
}
