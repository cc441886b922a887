package io.cloudclicker.reading;

import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.Receipt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What a reader has done or seen, and wants to be included.
record After(List<Receipt> receipts, List<Applied> applied) {

  static final After NOTHING = new After(List.of(), List.of());

  After {
    receipts = List.copyOf(receipts);
    applied = List.copyOf(applied);
  }

  /// Reads receipts and `applied` as they were handed out; empty where one is neither.
  static Optional<After> parse(Collection<String> tokens) {
    List<Receipt> receipts = new ArrayList<>();
    List<Applied> applied = new ArrayList<>();
    for (var token : tokens) {
      var receipt = Receipt.parse(token);
      var progress = Applied.parse(token);
      if (receipt.isEmpty() && progress.isEmpty()) {
        return Optional.empty();
      }
      receipt.ifPresent(receipts::add);
      progress.ifPresent(applied::add);
    }
    return Optional.of(new After(receipts, applied));
  }

  boolean isIn(Applied total) {
    return receipts.stream().allMatch(total::includes)
        && applied.stream().allMatch(total::includes);
  }

  /// Whether a receipt is of an earlier log, where nobody can tell any more.
  boolean isGone(Applied total) {
    return receipts.stream().anyMatch(receipt -> receipt.log() < total.log());
  }
}
