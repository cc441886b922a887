/// From cells to a total that says how fresh it is and what it includes.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.reading;
