/// Codes of a second factor (TOTP, RFC 6238), and recovery codes for when it is lost.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.secondfactor;
