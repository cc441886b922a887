/// `./clicker ops`: what an operator asks a running system, from any machine.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.cli;
