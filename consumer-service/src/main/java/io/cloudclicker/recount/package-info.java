/// Rebuilds counters from the log under a new revision while they go on counting.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.recount;
