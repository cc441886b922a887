/// The test kit: real Kafka, database and Redis for tests, with faults, and the architecture's
/// rules.
@NullMarked
package io.cloudclicker.testing;

import org.jspecify.annotations.NullMarked;
