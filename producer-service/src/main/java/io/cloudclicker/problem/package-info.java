/// Answers that are not what was asked for, as RFC 9457 problems.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.problem;
