/// What is one's own of a total.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.own;
