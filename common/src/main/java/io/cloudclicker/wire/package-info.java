/// The wire contract: what a click is, how it is named, and how it travels.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.wire;
