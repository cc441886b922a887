/// How loaded this instance is, told to those who look for the bottleneck.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.load;
