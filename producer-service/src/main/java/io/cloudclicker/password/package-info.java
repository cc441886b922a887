/// Passwords: which are taken, and how they are kept.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.password;
