/// What consumers could not count, and another try of it.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.rejected;
