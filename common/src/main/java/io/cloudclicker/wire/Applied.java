package io.cloudclicker.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Exactly which clicks a total includes: of each partition those below its offset. What a total
/// includes of earlier logs is frozen and included always.
///
/// @param log the row of the table `log`, from 1
/// @param offsets the next offset of each partition, from partition 0 on; missing ones are 0
public record Applied(int log, List<Long> offsets) {

  private static final char PREFIX = 'a';

  /// More than a log of ours ever has; a greater number is noise, and no reason to make room.
  public static final int MAX_PARTITIONS = 4_096;

  private static final int MAX_CHARS = 16 * MAX_PARTITIONS;

  public Applied {
    offsets = List.copyOf(offsets);
    if (log < 1 || offsets.size() > MAX_PARTITIONS || offsets.stream().anyMatch(o -> o < 0)) {
      throw new IllegalArgumentException("not the offsets of a log");
    }
  }

  public static Applied nothing(int log) {
    return new Applied(log, List.of());
  }

  public long offset(int partition) {
    return partition < offsets.size() ? offsets.get(partition) : 0;
  }

  /// Whether the click of the receipt is in. A receipt of another log is not.
  public boolean includes(Receipt receipt) {
    return receipt.log() == log && offset(receipt.partition()) > receipt.offset();
  }

  /// Whether everything that the other includes is in.
  public boolean includes(Applied other) {
    if (other.log != log) {
      return other.log < log;
    }
    for (int partition = 0; partition < other.offsets.size(); partition++) {
      if (offset(partition) < other.offset(partition)) {
        return false;
      }
    }
    return true;
  }

  /// Both together: the later log, or of one log the higher offset of each partition.
  public Applied and(Applied other) {
    if (other.log != log) {
      return other.log < log ? this : other;
    }
    int partitions = Math.max(offsets.size(), other.offsets.size());
    var both = new ArrayList<>(Collections.nCopies(partitions, 0L));
    for (int partition = 0; partition < partitions; partition++) {
      both.set(partition, Math.max(offset(partition), other.offset(partition)));
    }
    return new Applied(log, both);
  }

  /// Reads what [#toString] wrote; empty where the text is none.
  public static Optional<Applied> parse(String text) {
    if (text.isEmpty() || text.charAt(0) != PREFIX) {
      return Optional.empty();
    }
    try {
      var token = new Token.Reader(text.substring(1), MAX_CHARS);
      int log = token.nextInt();
      List<Long> offsets = new ArrayList<>();
      while (token.hasNext()) {
        offsets.add(token.next());
      }
      return Optional.of(new Applied(log, offsets));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    var token = new Token.Writer(1 + offsets.size()).put(log);
    offsets.forEach(token::put);
    return PREFIX + token.text();
  }
}
