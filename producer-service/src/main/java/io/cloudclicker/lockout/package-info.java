/// Guessing made slow: pauses that grow with each failure, by name and by address.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.lockout;
