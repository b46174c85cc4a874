<?php

// Signs in, reads the session, writes the settings back, and meets an error and a second factor.
declare(strict_types=1);

require __DIR__ . '/autoload.php';

use GuzzleHttp\Client;
use OpenWebUIAuths\Api\AdminApi;
use OpenWebUIAuths\Api\GafaelfawrApi;
use OpenWebUIAuths\Api\SessionApi;
use OpenWebUIAuths\ApiException;
use OpenWebUIAuths\Configuration;
use OpenWebUIAuths\Model\AdminConfig;
use OpenWebUIAuths\Model\AdminConfigForm;
use OpenWebUIAuths\Model\SigninForm;
use OpenWebUIAuths\ObjectSerializer;

/** What was read, as what can be written. */
function settings(AdminConfig $config): AdminConfigForm
{
    return ObjectSerializer::deserialize(json_decode((string) json_encode($config)), AdminConfigForm::class);
}

$server = (string) getenv('OPEN_WEBUI_URL');
$email = (string) getenv('OPEN_WEBUI_EMAIL');
$password = (string) getenv('OPEN_WEBUI_PASSWORD');

// docs: sign in
$configuration = (new Configuration())->setHost($server);
$sessions = new SessionApi(new Client(), $configuration);
$result = $sessions->signIn(new SigninForm(['email' => $email, 'password' => $password]));
if ($result->getNextStep() !== null) {
    exit("not yet signed in, next: {$result->getNextStep()}\n");
}
$configuration->setAccessToken($result->getToken());
$me = $sessions->getSessionUser();
echo 'signed in: ', $me->getEmail(), "\n";
echo 'web search: ', json_encode($me->getPermissions()->getFeatures()->getWebSearch()), "\n";
// docs: end

$admin = new AdminApi(new Client(), $configuration);
$config = $admin->getAdminConfig();
$written = $admin->updateAdminConfig(settings($config));
$kept = $written->getWebuiUrl() === $config->getWebuiUrl() && !$written->getSessionsRevoked();
echo 'settings kept: ', json_encode($kept), "\n";

try {
    $sessions->signIn(new SigninForm(['email' => $email, 'password' => 'not the password']));
} catch (ApiException $error) {
    echo 'refused: ', $error->getResponseObject()->getDetail(), "\n";
}

// From here on the server demands a second factor, so a right password is only half of a sign-in.
$admin->updateAdminConfig(settings($config)->setEnableMfa(true));
$result = $sessions->signIn(new SigninForm(['email' => $email, 'password' => $password]));
echo 'second factor: ', $result->getNextStep() ?? 'none', "\n";

// The client has no setting for a cookie, so its HTTP client sends it.
$cookie = 'gafaelfawr=' . getenv('GAFAELFAWR_COOKIE');
$platform = new GafaelfawrApi(
    new Client(['headers' => ['Cookie' => $cookie]]),
    (new Configuration())->setHost((string) getenv('GAFAELFAWR_URL')),
);
echo 'Gafaelfawr: ', $platform->getLogin()->getUsername(), "\n";
