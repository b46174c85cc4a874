<?php

declare(strict_types=1);

// Debian's Guzzle; the generated classes are found as their composer.json says.
require 'GuzzleHttp/autoload.php';
spl_autoload_register(static function (string $class): void {
    $file = __DIR__ . '/client/lib/' . str_replace('\\', '/', substr($class, strlen('OpenAPI\Client\\'))) . '.php';
    if (str_starts_with($class, 'OpenAPI\Client\\') && is_file($file)) {
        require $file;
    }
});

use OpenAPI\Client\Api\SessionApi;
use OpenAPI\Client\ApiException;
use OpenAPI\Client\Configuration;
use OpenAPI\Client\Model\SigninForm;

function tell(string $url, string $email, string $password): string
{
    $config = (new Configuration())->setHost($url);
    $sessions = new SessionApi(config: $config);
    try {
        $result = $sessions->signIn(new SigninForm(['email' => $email, 'password' => $password]));
    } catch (ApiException $error) {
        return "refused: {$error->getCode()} " . json_decode($error->getResponseBody())->detail;
    }
    // only 0.12
    if ($result->getNextStep() === 'pending') {
        return 'pending';
    }
    if ($result->getNextStep() !== null) {
        return "challenge: {$result->getNextStep()}";
    }
    // end only
    if ($result->getRole() === 'pending') {
        return 'pending';
    }
    $config->setAccessToken($result->getToken());
    return 'session: call ' . json_encode($sessions->getSessionUser()->getPermissions()->getChat()->getCall());
}

$url = $argv[1];
foreach (array_chunk(array_slice($argv, 2), 2) as [$email, $password]) {
    echo tell($url, $email, $password), "\n";
}
