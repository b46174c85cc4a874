// Signs in, reads the session, writes the settings back, and meets an error and a second factor.
using Newtonsoft.Json;
using OpenWebUIAuths.Api;
using OpenWebUIAuths.Client;
using OpenWebUIAuths.Model;

string Setting(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException(name);

// What was read, as what can be written.
AdminConfigForm Settings(AdminConfig config) =>
    JsonConvert.DeserializeObject<AdminConfigForm>(config.ToJson()) ?? throw new InvalidOperationException();

var server = Setting("OPEN_WEBUI_URL");
var ada = new SigninForm(Setting("OPEN_WEBUI_EMAIL"), Setting("OPEN_WEBUI_PASSWORD"));

// docs: sign in
var configuration = new Configuration { BasePath = server };
var sessions = new SessionApi(configuration);
if (sessions.SignIn(ada).ActualInstance is not SessionUserResponse session)
{
    throw new InvalidOperationException("not signed in yet");
}
configuration.AccessToken = session.Token;
var me = new SessionApi(configuration).GetSessionUser();
Console.WriteLine($"signed in: {me.Email}");
Console.WriteLine($"web search: {JsonConvert.ToString(me.Permissions.Features.WebSearch)}");
// docs: end

var admin = new AdminApi(configuration);
var config = admin.GetAdminConfig();
var written = admin.UpdateAdminConfig(Settings(config));
var kept = written.WebuiUrl == config.WebuiUrl && !written.SessionsRevoked;
Console.WriteLine($"settings kept: {JsonConvert.ToString(kept)}");

try
{
    sessions.SignIn(new SigninForm(ada.Email, "not the password"));
}
catch (ApiException error) when (error.ErrorCode == 400)
{
    var detail = JsonConvert.DeserializeObject<ErrorResponse>($"{error.ErrorContent}")?.Detail;
    Console.WriteLine($"refused: {detail}");
}

// From here on the server demands a second factor, so a right password is only half of a sign-in.
var form = Settings(config);
form.EnableMfa = true;
admin.UpdateAdminConfig(form);
var next = sessions.SignIn(ada).ActualInstance as MfaChallengeResponse;
Console.WriteLine($"second factor: {next?.NextStep.ToString().ToLowerInvariant() ?? "none"}");

var platform = new Configuration { BasePath = Setting("GAFAELFAWR_URL") };
platform.AddApiKey("gafaelfawr", Setting("GAFAELFAWR_COOKIE"));
Console.WriteLine($"Gafaelfawr: {new GafaelfawrApi(platform).GetLogin().Username}");
