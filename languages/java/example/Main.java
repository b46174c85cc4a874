import java.util.Map;
import org.openwebuiauths.ApiClient;
import org.openwebuiauths.ApiException;
import org.openwebuiauths.api.AdminApi;
import org.openwebuiauths.api.GafaelfawrApi;
import org.openwebuiauths.api.SessionApi;
import org.openwebuiauths.auth.ApiKeyAuth;
import org.openwebuiauths.model.AdminConfig;
import org.openwebuiauths.model.AdminConfigForm;
import org.openwebuiauths.model.ErrorResponse;
import org.openwebuiauths.model.MfaChallengeResponse;
import org.openwebuiauths.model.SessionUserInfoResponse;
import org.openwebuiauths.model.SessionUserResponse;
import org.openwebuiauths.model.SigninForm;

/** Signs in, reads the session, writes the settings back, and meets an error and a second factor. */
public final class Main {
    private Main() {}

    /** What was read, as what can be written. */
    private static AdminConfigForm settings(AdminConfig config) throws java.io.IOException {
        return AdminConfigForm.fromJson(config.toJson());
    }

    public static void main(String[] arguments) throws ApiException, java.io.IOException {
        Map<String, String> env = System.getenv();
        String server = env.get("OPEN_WEBUI_URL");
        String email = env.get("OPEN_WEBUI_EMAIL");
        String password = env.get("OPEN_WEBUI_PASSWORD");

        // docs: sign in
        ApiClient client = new ApiClient().setBasePath(server);
        SessionApi sessions = new SessionApi(client);
        Object result = sessions.signIn(new SigninForm().email(email).password(password)).getActualInstance();
        if (!(result instanceof SessionUserResponse session)) {
            throw new IllegalStateException("not signed in yet: " + result);
        }
        client.setBearerToken(session.getToken());
        SessionUserInfoResponse me = sessions.getSessionUser();
        System.out.println("signed in: " + me.getEmail());
        System.out.println("web search: " + me.getPermissions().getFeatures().getWebSearch());
        // docs: end

        AdminApi admin = new AdminApi(client);
        AdminConfig config = admin.getAdminConfig();
        var written = admin.updateAdminConfig(settings(config));
        boolean kept = written.getWebuiUrl().equals(config.getWebuiUrl()) && !written.getSessionsRevoked();
        System.out.println("settings kept: " + kept);

        try {
            sessions.signIn(new SigninForm().email(email).password("not the password"));
        } catch (ApiException error) {
            if (error.getCode() != 400) {
                throw error;
            }
            System.out.println("refused: " + ErrorResponse.fromJson(error.getResponseBody()).getDetail());
        }

        // From here on the server demands a second factor, so a right password is only half of a sign-in.
        admin.updateAdminConfig(settings(config).enableMfa(true));
        Object next = sessions.signIn(new SigninForm().email(email).password(password)).getActualInstance();
        String step = next instanceof MfaChallengeResponse challenge ? challenge.getNextStep().getValue() : "none";
        System.out.println("second factor: " + step);

        ApiClient platform = new ApiClient();
        ((ApiKeyAuth) platform.getAuthentication("gafaelfawrSession")).setApiKey(env.get("GAFAELFAWR_COOKIE"));
        GafaelfawrApi gafaelfawr = new GafaelfawrApi(platform);
        // The contract names an address of its own for this server.
        gafaelfawr.setCustomBaseUrl(env.get("GAFAELFAWR_URL"));
        System.out.println("Gafaelfawr: " + gafaelfawr.getLogin().getUsername());
    }
}
