/// What the services tell of themselves as numbers.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.signal;
