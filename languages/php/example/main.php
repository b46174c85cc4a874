<?php

// Signs in, reads the session, writes the settings back, and meets an error and a second factor.
declare(strict_types=1);

// With Composer: require 'vendor/autoload.php'.
require __DIR__ . '/../../../dist/languages/php/client.php';

use OpenWebUiAuthenticationApi\AdminConfig;
use OpenWebUiAuthenticationApi\AdminConfigForm;
use OpenWebUiAuthenticationApi\ApiError;
use OpenWebUiAuthenticationApi\Client;
use OpenWebUiAuthenticationApi\Config;
use OpenWebUiAuthenticationApi\ErrorResponse;
use OpenWebUiAuthenticationApi\SessionUserResponse;
use OpenWebUiAuthenticationApi\SigninForm;

/** What was read, as what can be written. PHP sends an empty map as a list, so empty ones are left out. */
function settings(AdminConfig $config): AdminConfigForm
{
    return AdminConfigForm::fromArray(array_filter($config->toArray(), static fn ($value) => $value !== []));
}

$server = (string) getenv('OPEN_WEBUI_URL');
$email = (string) getenv('OPEN_WEBUI_EMAIL');
$password = (string) getenv('OPEN_WEBUI_PASSWORD');

// docs: sign in
$client = new Client(new Config(serverUrl: $server));
$result = $client->signIn(new SigninForm(email: $email, password: $password));
if (isset($result['next_step'])) {
    exit("not yet signed in, next: {$result['next_step']}\n");
}
$session = SessionUserResponse::fromArray($result);
$signedIn = new Client(new Config(serverUrl: $server, auth: ['bearer' => $session->token]));
$me = $signedIn->getSessionUser();
echo 'signed in: ', $me->email, "\n";
echo 'web search: ', json_encode($me->permissions->features->webSearch), "\n";
// docs: end

$config = $signedIn->getAdminConfig();
$written = $signedIn->updateAdminConfig(settings($config));
$kept = $written->webuiUrl === $config->webuiUrl && !$written->sessionsRevoked;
echo 'settings kept: ', json_encode($kept), "\n";

try {
    $client->signIn(new SigninForm(email: $email, password: 'not the password'));
} catch (ApiError $error) {
    if ($error->status !== 400) {
        throw $error;
    }
    echo 'refused: ', ErrorResponse::fromArray($error->body)->detail, "\n";
}

// From here on the server demands a second factor, so a right password is only half of a sign-in.
$form = settings($config);
$form->enableMfa = true;
$signedIn->updateAdminConfig($form);
$result = $client->signIn(new SigninForm(email: $email, password: $password));
echo 'second factor: ', $result['next_step'] ?? 'none', "\n";

$platform = new Client(new Config(
    serverUrl: (string) getenv('GAFAELFAWR_URL'),
    auth: ['apiKey' => ['gafaelfawrSession' => (string) getenv('GAFAELFAWR_COOKIE')]],
));
echo 'Gafaelfawr: ', $platform->getLogin()->username, "\n";
