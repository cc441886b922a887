/// The benchmarks, each with its baseline in the same run, and the command that runs them.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.bench;
