<?php

declare(strict_types=1);

require __DIR__ . '/client.php';

use OpenWebUiAuthenticationApi\ApiError;
use OpenWebUiAuthenticationApi\Client;
use OpenWebUiAuthenticationApi\Config;
// only 0.12
use OpenWebUiAuthenticationApi\MfaChallengeResponse;
use OpenWebUiAuthenticationApi\SessionUserResponse;
// end only
use OpenWebUiAuthenticationApi\SigninForm;

function tell(string $url, string $email, string $password): string
{
    $client = new Client(new Config(serverUrl: $url));
    try {
        $session = $client->signIn(new SigninForm(email: $email, password: $password));
    } catch (ApiError $error) {
        return "refused: {$error->status} {$error->body['detail']}";
    }
    // only 0.12
    if (isset($session['challenge_token'])) {
        return 'challenge: ' . MfaChallengeResponse::fromArray($session)->nextStep;
    }
    if (isset($session['next_step'])) {
        return 'pending';
    }
    $session = SessionUserResponse::fromArray($session);
    // end only
    if ($session->role === 'pending') {
        return 'pending';
    }
    $signedIn = new Client(new Config(serverUrl: $url, auth: ['bearer' => $session->token]));
    return 'session: call ' . json_encode($signedIn->getSessionUser()->permissions->chat->call);
}

$url = $argv[1];
foreach (array_chunk(array_slice($argv, 2), 2) as [$email, $password]) {
    echo tell($url, $email, $password), "\n";
}
