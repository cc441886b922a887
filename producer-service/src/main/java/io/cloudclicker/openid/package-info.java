/// Signing in with a provider of OpenID Connect.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.openid;
