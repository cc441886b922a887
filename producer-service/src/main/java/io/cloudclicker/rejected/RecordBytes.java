package io.cloudclicker.rejected;

import io.cloudclicker.wire.Receipt;
import java.util.Collection;
import java.util.Map;

/// The bytes of records, as the log holds them. Safe for any thread; blocks.
interface RecordBytes {

  /// The values of those records that the present log still holds, by their places.
  ///
  /// @throws LogUnreadable where the log can't be read now
  Map<Receipt, byte[]> read(Collection<Receipt> places) throws LogUnreadable;

  /// The log can't be read now.
  final class LogUnreadable extends Exception {
    LogUnreadable(String why) {
      super(why);
    }

    LogUnreadable(Throwable cause) {
      super(cause);
    }
  }
}
