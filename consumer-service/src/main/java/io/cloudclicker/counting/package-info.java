/// From a poll of the log to totals in MySQL, exactly once: judge, apply in one transaction, tell.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.counting;
