<?php

// With Composer this is one line: require 'vendor/autoload.php'. Debian's packages of Guzzle do without it.
declare(strict_types=1);

$vendor = __DIR__ . '/vendor/autoload.php';
require is_file($vendor) ? $vendor : '/usr/share/php/GuzzleHttp/autoload.php';

spl_autoload_register(static function (string $class): void {
    $prefix = 'OpenWebUIAuths\\';
    if (str_starts_with($class, $prefix)) {
        $path = str_replace('\\', '/', substr($class, strlen($prefix)));
        require __DIR__ . "/../../dist/clients/php/lib/$path.php";
    }
});
