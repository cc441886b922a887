/// Control records: what the service itself appends to the log beside people's clicks.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.control;
