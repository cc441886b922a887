/// A part of the producer service for tests: counters and fates on a real stack.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.slice;
