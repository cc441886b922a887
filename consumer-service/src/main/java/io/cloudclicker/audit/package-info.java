/// Compares what the log says with what MySQL and Redis have, all the time.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.audit;
