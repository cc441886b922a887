package io.cloudclicker.key;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the keys are.
///
/// @param folder files `*.pem`, each with the PKCS#8 private key of an elliptic curve P-256: the
///   last by name signs, all verify; and `secrets.key`, 32 random bytes in base64. What is missing
///   is made. All instances have to share it. Null for keys that end with the process
@ConfigurationProperties("clicker.keys")
record KeyProperties(@Nullable Path folder) {}
