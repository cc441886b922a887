/// Signing in.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.signin;
