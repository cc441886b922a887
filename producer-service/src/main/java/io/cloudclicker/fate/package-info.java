/// What became of a key, decided from the log.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.fate;
