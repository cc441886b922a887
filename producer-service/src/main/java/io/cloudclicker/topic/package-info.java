/// Which log is written, and how far it reaches.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.topic;
