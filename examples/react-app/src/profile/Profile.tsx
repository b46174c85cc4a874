import type { SessionUserInfoResponse } from "open-webui-auths";
import { Heading } from "../parts/Heading.tsx";
import { PermissionTree } from "./PermissionTree.tsx";

export function Profile({ user }: { user: SessionUserInfoResponse }) {
  const { name, email, role, expires_at, permissions } = user;
  return (
    <>
      <Heading>{name}</Heading>
      <dl className="facts">
        <div>
          <dt>E-mail address</dt>
          <dd>{email}</dd>
        </div>
        <div>
          <dt>Role</dt>
          <dd>{role}</dd>
        </div>
        <div>
          <dt>Signed in until</dt>
          <dd>{expires_at === null ? "you sign out" : new Date(expires_at * 1000).toLocaleString()}</dd>
        </div>
      </dl>
      <section aria-labelledby="permissions">
        <h2 id="permissions">Permissions</h2>
        {role === "admin" && <p>Admins may do everything, whatever it says here.</p>}
        {role === "pending" && <p>An admin must let you in before any of this counts.</p>}
        <PermissionTree permissions={permissions} />
      </section>
    </>
  );
}
