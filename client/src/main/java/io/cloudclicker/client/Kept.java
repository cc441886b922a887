package io.cloudclicker.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A press as a journal keeps it.
///
/// @param id unique in its journal, and never sent
/// @param key once it has one
record Kept(long id, String counter, long value, Instant pressedAt, @Nullable UUID key) {

  Kept with(UUID another) {
    return new Kept(id, counter, value, pressedAt, another);
  }
}
