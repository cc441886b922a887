/// Load over HTTP/1.1 from one thread, which costs little beside what is measured, and what became
/// of it. Knows nothing of what it loads.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.generator;
