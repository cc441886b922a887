/// From a press to a place in the log: validate, publish, wait for the ack, answer.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.ingest;
