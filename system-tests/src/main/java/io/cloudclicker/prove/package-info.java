/// The promise under every fault that has a name: the matrix, and the command that runs it.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.prove;
