/// The oracle outside the services: what was pressed and answered, what the log and the database
/// say of it, and whether they agree.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.testing.ledger;
