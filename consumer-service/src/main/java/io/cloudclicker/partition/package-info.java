/// One partition of the log, taken record by record: what counts is decided here, from the log
/// alone, for everybody who reads it.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.partition;
