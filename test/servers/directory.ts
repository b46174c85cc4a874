import { newPassword } from "./secrets.ts";

export interface Person {
  uid: string;
  name: string;
  /** Open WebUI refuses people without one. */
  mail: string | undefined;
  password: string;
}

export const suffix = "dc=example,dc=com";
export const searchBase = `ou=people,${suffix}`;
export const bindDn = `cn=directory,${suffix}`;

export function newPeople(): Person[] {
  return [
    { uid: "grace", name: "Grace Hopper", mail: "grace@example.com", password: newPassword() },
    { uid: "alan", name: "Alan Turing", mail: "alan@example.com", password: newPassword() },
    { uid: "lobby", name: "Lobby Screen", mail: undefined, password: newPassword() },
  ];
}

/** The whole directory in LDIF. */
export function ldif(people: Person[]): string {
  const entries = [
    [`dn: ${suffix}`, "objectClass: dcObject", "objectClass: organization", "dc: example", "o: Example"],
    [`dn: ${searchBase}`, "objectClass: organizationalUnit", "ou: people"],
    ...people.map(({ uid, name, mail, password }) => [
      `dn: uid=${uid},${searchBase}`,
      "objectClass: inetOrgPerson",
      `uid: ${uid}`,
      `cn: ${name}`,
      `sn: ${name.split(" ").at(-1)}`,
      ...(mail === undefined ? [] : [`mail: ${mail}`]),
      `userPassword: ${password}`,
    ]),
  ];
  return entries.map((lines) => `${lines.join("\n")}\n`).join("\n");
}

/** The configuration of an OpenLDAP server that holds nothing else and lists nobody to strangers. */
export function slapdConfiguration(folder: string, bindPassword: string): string {
  return `
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
database mdb
maxsize 16777216
suffix "${suffix}"
rootdn "${bindDn}"
rootpw ${bindPassword}
directory ${folder}/database
access to attrs=userPassword by anonymous auth by * none
access to * by users read by * none
`;
}
