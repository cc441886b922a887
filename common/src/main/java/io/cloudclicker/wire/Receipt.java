package io.cloudclicker.wire;

import java.util.Optional;

/// Where in the log a click is: what a 202 hands out, and what `?after=` accepts.
///
/// @param log the row of the table `log`, from 1
/// @param index the click's place in its record
public record Receipt(int log, int partition, long offset, int index) {

  private static final char PREFIX = 'r';
  private static final int MAX_CHARS = 64;

  public Receipt {
    if (log < 1 || partition < 0 || offset < 0 || index < 0 || index >= ClickCodec.MAX_CLICKS) {
      throw new IllegalArgumentException("no such place in a log");
    }
  }

  /// Reads what [#toString] wrote; empty where the text is no receipt.
  public static Optional<Receipt> parse(String text) {
    if (text.isEmpty() || text.charAt(0) != PREFIX) {
      return Optional.empty();
    }
    try {
      var token = new Token.Reader(text.substring(1), MAX_CHARS);
      var receipt = new Receipt(token.nextInt(), token.nextInt(), token.next(), token.nextInt());
      return token.hasNext() ? Optional.empty() : Optional.of(receipt);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return PREFIX + new Token.Writer(4).put(log).put(partition).put(offset).put(index).text();
  }
}
