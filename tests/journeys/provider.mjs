// A provider of identities on this machine: the certified one of npm's oidc-provider, with its own pages to sign in.
import { Provider } from "oidc-provider";

/** What this house shows to the provider. */
export const secret = "een geheim dat alleen het huis en de aanbieder kennen";

/**
 * Opens a provider that knows everybody by the name they type, at this port, for a house at this address that calls it `name`.
 * `rolesOf` gives the roles it claims of somebody.
 */
export async function openProvider({ port, house, name, rolesOf = () => [] }) {
  const issuer = `http://localhost:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "huis",
        client_secret: secret,
        redirect_uris: [`${house}/aanmelden/terug/${name}`],
        backchannel_logout_uri: `${house}/aanmelden/afgemeld/${name}`,
        backchannel_logout_session_required: true,
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], rol: ["rol"] },
    features: { backchannelLogout: { enabled: true } },
    // It asks nobody on its own machine, and that is where the house of a journey is.
    fetch: (url, { dispatcher, ...options }) => fetch(url, options),
    findAccount: (_, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, email: `${accountId}@voorbeeld.invalid`, email_verified: true, rol: rolesOf(accountId) }),
    }),
    cookies: { keys: ["een sleutel voor de koekjes van de aanbieder"] },
    ttl: { IdToken: 600, Session: 600, Grant: 600, Interaction: 600, AccessToken: 600 },
  });
  const server = provider.listen(port, "localhost");
  await new Promise((listening) => server.once("listening", listening));
  return {
    issuer,
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}

/** The settings with which a house knows it. */
export function settingsOf(name, issuer, more = "") {
  return `[[sign_in.providers]]\nname = "${name}"\nlabel = "Aanbieder ${name}"\nissuer = "${issuer}"\nclient_id = "huis"\nclient_secret = "${secret}"\nscopes = ["email", "rol"]\n${more}`;
}
