/// The counting protocol in one thread: both services' own classes on small models of the log, the
/// database and the cache, driven by a seeded scheduler, checked at every step.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.simulation;
