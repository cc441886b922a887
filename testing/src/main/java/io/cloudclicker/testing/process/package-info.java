/// The services as real processes, started from what is shipped, so that they can be killed.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.testing.process;
