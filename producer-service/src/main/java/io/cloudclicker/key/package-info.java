/// The keys of the services: what signs access tokens, and what secrets are made and encrypted
/// with.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.key;
