/// Faults on purpose: what a test arms in a running service, and nothing otherwise.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.fault;
