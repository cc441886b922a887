package io.cloudclicker.captcha;

import io.swagger.v3.oas.annotations.media.Schema;

/// A challenge as ALTCHA's clients read it.
///
/// @param maxnumber the secret number is 0 to this
/// @param signature proves to us that we made it
@Schema(name = "Challenge")
record JsonChallenge(
    @Schema(description = "How it is hashed: SHA-256") String algorithm,
    @Schema(description = "The hash, in hex, of `salt` and the number in digits that is sought")
        String challenge,
    @Schema(description = "The number is 0 to this") long maxnumber,
    @Schema(description = "Holds `expires`, in seconds since 1970 UTC") String salt,
    @Schema(description = "Goes into the solution as it is") String signature) {}
