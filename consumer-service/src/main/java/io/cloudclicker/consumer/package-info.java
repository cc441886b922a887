/// The consumer service put together.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.consumer;
