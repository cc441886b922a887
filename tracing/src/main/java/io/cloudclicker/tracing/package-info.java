/// Traces: off where nobody is named who takes them, and then nothing of it is on the way of a call
/// or of a batch. What is in them is said by those who count and take clicks.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.tracing;
