/// What the log decides: rules that every consumer, look-up, audit and replay applies alike.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.log;
