/// Reads partitions again beside the counting, at a bounded rate, into tallies of its own.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.replay;
