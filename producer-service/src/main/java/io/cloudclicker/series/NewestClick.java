package io.cloudclicker.series;

import io.cloudclicker.wire.SubjectId;
import org.jspecify.annotations.Nullable;

/// One click of the counter `global`.
///
/// @param atMillis when it was pressed, milliseconds since 1970 UTC
/// @param subject whom it is credited to; null for nobody
/// @param username of the subject; null also where the account is deleted
record NewestClick(long atMillis, @Nullable SubjectId subject, @Nullable String username) {}
