/// Totals as they move, to everybody who listens, as server-sent events.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.live;
