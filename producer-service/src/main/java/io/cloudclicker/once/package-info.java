/// What may be used once at all instances together: streams' tickets, solved challenges.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.once;
