/** Requests that a server converts before it looks at them, by line; the contract asks for what they become. */
export const convertedBodies: Record<string, string[]> = {
  "0.6": [
    // Sent as text with another content type, or none; the recording has the text.
    "signin-no-content-type",
    "signin-vendor-json-type",
    "signin-charset-json-type",
    // A midnight date-time for a date, and words for booleans.
    "update-profile-datetime-date",
    "admin-config-post-string-bool",
    "ldap-config-post-string",
    "life/converted-values: updateLdapConfig",
  ],
  "0.6-early": ["life/converted-values: updateLdapConfig"],
  "0.7": ["life/converted-values: updateLdapConfig"],
  "0.8": ["life/converted-values: updateLdapConfig"],
  "0.9": ["life/converted-values: updateLdapConfig"],
  "0.10": ["life/converted-values: updateLdapConfig"],
  "0.11": ["life/converted-values: updateLdapConfig"],
  "0.12": [
    "signin-vendor-json-type",
    "signin-charset-json-type",
    "update-profile-datetime-date",
    "ldap-config-post-string",
    "ldap-server-post-port-string",
    "life/converted-values: updateLdapConfig",
  ],
};

/** Requests that a server refuses by rules that no schema can tell, by line. */
export const refusedForReasonsOfItsOwn: Record<string, string[]> = {
  "0.6-early": [],
  "0.6": [],
  "0.7": [],
  "0.8": [],
  "0.9": [],
  "0.10": [],
  // A placeholder of a text that is missing in its translation.
  "0.11": ["life/translations-with-another-placeholder: updateAdminConfig"],
  "0.12": [
    "admin-config-post-i18n-placeholder",
    "life/translations-with-another-placeholder: updateAdminConfig",
  ],
};
