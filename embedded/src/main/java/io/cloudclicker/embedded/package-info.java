/// Kafka, a database and Redis without containers: for a laptop and for tests, never for
/// production.
@NullMarked
package io.cloudclicker.embedded;

import org.jspecify.annotations.NullMarked;
