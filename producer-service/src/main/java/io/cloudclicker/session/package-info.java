/// Where people are signed in: refresh tokens, access tokens, and their ends.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.session;
