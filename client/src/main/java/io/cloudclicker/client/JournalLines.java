package io.cloudclicker.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The lines of a journal, and what is on its way by them:
///
///     cloudclicker presses 1
///     press ID MILLIS VALUE COUNTER
///     key ID KEY
///     end ID
final class JournalLines {

  private static final String FIRST = "cloudclicker presses 1";
  private static final String NUMBER = "(-?\\d{1,19})";
  private static final Pattern PRESS =
      Pattern.compile("press (\\d{1,18}) (\\d{1,15}) " + NUMBER + " ([a-z0-9._-]{1,64})");
  private static final Pattern KEY = Pattern.compile("key (\\d{1,18}) ([0-9a-f-]{36})");
  private static final Pattern END = Pattern.compile("end (\\d{1,18})");

  private final Map<Long, Kept> kept = new LinkedHashMap<>();

  private JournalLines() {}

  /// What is in the file; nothing where there is none. A last line that was never finished was of a
  /// process that died meanwhile, before it did what the line says.
  static JournalLines read(Path file) throws IOException {
    var lines = new JournalLines();
    if (!Files.exists(file)) {
      return lines;
    }
    var text = Files.readString(file, StandardCharsets.ISO_8859_1);
    var whole = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    for (int number = 0; number < whole.size(); number++) {
      var line = whole.get(number);
      if (number == 0 ? !line.equals(FIRST) : !lines.take(line)) {
        throw new QueueUnusable(
            "%s, line %d, is no line of a journal of presses: %s"
                .formatted(file, number + 1, line.substring(0, Math.min(80, line.length()))));
      }
    }
    return lines;
  }

  private boolean take(String line) {
    var press = PRESS.matcher(line);
    var key = KEY.matcher(line);
    var end = END.matcher(line);
    try {
      if (press.matches()) {
        long id = Long.parseLong(press.group(1));
        var pressedAt = Instant.ofEpochMilli(Long.parseLong(press.group(2)));
        long value = Long.parseLong(press.group(3));
        kept.put(id, new Kept(id, press.group(4), value, pressedAt, null));
      } else if (key.matches()) {
        var fresh = UUID.fromString(key.group(2));
        kept.computeIfPresent(Long.parseLong(key.group(1)), (id, it) -> it.with(fresh));
      } else if (end.matches()) {
        kept.remove(Long.parseLong(end.group(1)));
      } else {
        return false;
      }
      return true;
    } catch (IllegalArgumentException e) {
      return false; // a number, or a key, that is none
    }
  }

  List<Kept> kept() {
    return List.copyOf(kept.values());
  }

  String pressed(Kept press) {
    kept.put(press.id(), press);
    return "press %d %d %d %s\n"
        .formatted(press.id(), press.pressedAt().toEpochMilli(), press.value(), press.counter());
  }

  String keyed(Kept press) {
    kept.put(press.id(), press);
    return "key %d %s\n".formatted(press.id(), press.key());
  }

  String ended(Kept press) {
    kept.remove(press.id());
    return "end %d\n".formatted(press.id());
  }

  /// All that is on its way, as a file of its own.
  String whole() {
    return kept().stream()
        .map(press -> press.key() == null ? pressed(press) : pressed(press) + keyed(press))
        .collect(Collectors.joining("", FIRST + "\n", ""));
  }
}
