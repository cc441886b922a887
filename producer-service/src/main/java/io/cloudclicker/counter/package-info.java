/// Named counters: who owns them, who may press them, and their resets.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.counter;
