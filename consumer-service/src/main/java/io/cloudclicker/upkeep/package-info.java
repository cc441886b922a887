/// Keeps tables from growing without a bound.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.upkeep;
