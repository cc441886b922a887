/// The producer service put together: start, warm-up, readiness, drain.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.producer;
