import com.google.gson.JsonParser;
import java.util.List;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.SessionApi;
// only 0.12
import org.openapitools.client.model.MfaChallengeResponse;
import org.openapitools.client.model.PendingUserResponse;
// end only
import org.openapitools.client.model.SessionUserResponse;
import org.openapitools.client.model.SigninForm;

public final class Main {
    private static String tell(String url, String email, String password) throws ApiException {
        ApiClient client = new ApiClient().setBasePath(url);
        SessionApi sessions = new SessionApi(client);
        try {
            var result = sessions.signIn(new SigninForm().email(email).password(password));
            // only 0.6 0.9
            SessionUserResponse session = result;
            // end only
            // only 0.12
            if (result.getActualInstance() instanceof MfaChallengeResponse challenge) {
                return "challenge: " + challenge.getNextStep().getValue();
            }
            if (result.getActualInstance() instanceof PendingUserResponse) {
                return "pending";
            }
            SessionUserResponse session = result.getSessionUserResponse();
            // end only
            if (session.getRole().equals("pending")) {
                return "pending";
            }
            client.setBearerToken(session.getToken());
            return "session: call " + sessions.getSessionUser().getPermissions().getChat().getCall();
        } catch (ApiException error) {
            var body = JsonParser.parseString(error.getResponseBody()).getAsJsonObject();
            return "refused: " + error.getCode() + " " + body.get("detail").getAsString();
        }
    }

    public static void main(String[] arguments) throws ApiException {
        List<String> accounts = List.of(arguments).subList(1, arguments.length);
        for (int index = 0; index < accounts.size(); index += 2) {
            System.out.println(tell(arguments[0], accounts.get(index), accounts.get(index + 1)));
        }
    }
}
