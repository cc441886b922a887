package io.cloudclicker.rejected;

import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickCodec;
import io.cloudclicker.wire.LogRecord;
import io.cloudclicker.wire.LogRecord.Entry;
import java.util.ArrayList;
import java.util.List;

/// Decides whether what was rejected can be counted now, by reading its bytes again with the
/// present reader.
final class SecondTries {

  private SecondTries() {}

  sealed interface Decision {

    record Possible(LogRecord.SecondTry again) implements Decision {}

    record Impossible(String why) implements Decision {}
  }

  static Decision decide(Rejected rejected, byte[] bytes) {
    return switch (ClickCodec.decode(bytes)) {
      case LogRecord.Clicks(var entries) ->
          rejected.whole() ? whole(rejected, entries) : one(rejected, entries);
      case LogRecord.Unreadable(var reason) -> impossible(reason);
      case LogRecord.NeedsNewerReader(int reader) -> impossible("it needs reader " + reader);
      case LogRecord.Reset _, LogRecord.Tick _, LogRecord.SecondTry _ ->
          impossible("it is a control, not clicks");
    };
  }

  private static Decision one(Rejected rejected, List<Entry> entries) {
    int index = rejected.place().index();
    if (index >= entries.size()) {
      return impossible("the record has no click %d".formatted(index));
    }
    return switch (entries.get(index)) {
      case Entry.Good(var click) -> possible(rejected, List.of(click));
      case Entry.Bad(var reason, var _) -> impossible(reason);
    };
  }

  /// While nobody could read a record, the keys in it may have been told to be absent for ever.
  private static Decision whole(Rejected rejected, List<Entry> entries) {
    var clicks = new ArrayList<Click>(entries.size());
    for (var entry : entries) {
      switch (entry) {
        case Entry.Good(var click) when click.key() != null -> {
          return impossible("its clicks have keys, whose senders may have been told to try afresh");
        }
        case Entry.Good(var click) -> clicks.add(click);
        case Entry.Bad(var reason, var _) -> {
          return impossible(reason);
        }
      }
    }
    return possible(rejected, clicks);
  }

  private static Decision possible(Rejected rejected, List<Click> clicks) {
    var place = rejected.place();
    return new Decision.Possible(new LogRecord.SecondTry(place.offset(), place.index(), clicks));
  }

  private static Decision impossible(String why) {
    return new Decision.Impossible(why);
  }
}
