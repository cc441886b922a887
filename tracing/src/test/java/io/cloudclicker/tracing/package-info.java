@org.jspecify.annotations.NullMarked
package io.cloudclicker.tracing;
