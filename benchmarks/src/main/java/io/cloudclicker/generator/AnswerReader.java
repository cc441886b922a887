package io.cloudclicker.generator;

import java.nio.ByteBuffer;

/// Reads one HTTP/1.1 answer after the other from the bytes of a connection, however they are cut.
/// Keeps the status and skips the rest, so that it costs little. No pipelining: nothing may follow
/// an answer before the next request.
final class AnswerReader {

  /// Bytes that are no answer of HTTP/1.1 as servers of ours give it.
  static final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoAnswer(String what) {
      super(what);
    }
  }

  private static final int LONGEST_LINE = 8_192;

  private enum At {
    STATUS_LINE,
    HEADERS,
    BODY,
    CHUNK_SIZE,
    CHUNK,
    AFTER_CHUNK,
    TRAILERS
  }

  private final byte[] line = new byte[LONGEST_LINE];
  private int length;
  private At at = At.STATUS_LINE;
  private int status;
  private long left;
  private boolean chunked;
  private boolean closes;

  /// Takes what there is; true where the answer is whole, which [#status()] then tells.
  ///
  /// @throws NoAnswer where it is none, or something follows it
  boolean take(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      if (at == At.BODY || at == At.CHUNK) {
        skip(bytes);
        if (left > 0) {
          return false;
        }
        if (at == At.BODY) {
          return whole(bytes);
        }
        at = At.AFTER_CHUNK;
      } else if (readLine(bytes) && tookLine()) {
        return whole(bytes);
      }
    }
    return false;
  }

  int status() {
    return status;
  }

  /// Whether the server ends the connection after this answer.
  boolean closes() {
    return closes;
  }

  private boolean whole(ByteBuffer bytes) {
    if (bytes.hasRemaining()) {
      throw new NoAnswer("bytes after an answer");
    }
    at = At.STATUS_LINE;
    return true;
  }

  private void skip(ByteBuffer bytes) {
    int some = (int) Math.min(left, bytes.remaining());
    bytes.position(bytes.position() + some);
    left -= some;
  }

  private boolean readLine(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      if (next == '\n') {
        return true;
      }
      if (length == LONGEST_LINE) {
        throw new NoAnswer("a line of more than " + LONGEST_LINE + " bytes");
      }
      if (next != '\r') {
        line[length++] = next;
      }
    }
    return false;
  }

  /// Whether the answer ends with this line.
  private boolean tookLine() {
    int size = length;
    length = 0;
    return switch (at) {
      case STATUS_LINE -> {
        begin(size);
        yield false;
      }
      case HEADERS -> size == 0 ? headersEnd() : header(size);
      case CHUNK_SIZE -> {
        left = hexadecimal(size);
        at = left == 0 ? At.TRAILERS : At.CHUNK;
        yield false;
      }
      case AFTER_CHUNK -> {
        at = At.CHUNK_SIZE;
        yield false;
      }
      case TRAILERS -> size == 0;
      case BODY, CHUNK -> throw new IllegalStateException("no lines here");
    };
  }

  private void begin(int size) {
    if (size < 12 || !starts("http/1.1 ")) {
      throw new NoAnswer("no status line");
    }
    status = (line[9] - '0') * 100 + (line[10] - '0') * 10 + line[11] - '0';
    left = -1;
    chunked = false;
    closes = false;
    at = At.HEADERS;
  }

  private boolean header(int size) {
    if (starts("content-length:")) {
      left = decimal("content-length:".length(), size);
    } else if (starts("transfer-encoding: chunked")) {
      chunked = true;
    } else if (starts("connection: close")) {
      closes = true;
    }
    return false;
  }

  private boolean headersEnd() {
    if (status == 204 || status == 304 || (left == 0 && !chunked)) {
      return true;
    }
    if (!chunked && left < 0) {
      throw new NoAnswer("an answer of no known length");
    }
    at = chunked ? At.CHUNK_SIZE : At.BODY;
    return false;
  }

  private boolean starts(String lowerCase) {
    for (int place = 0; place < lowerCase.length(); place++) {
      int is = line[place];
      if ((is >= 'A' && is <= 'Z' ? is + 32 : is) != lowerCase.charAt(place)) {
        return false;
      }
    }
    return true;
  }

  private long decimal(int from, int to) {
    long number = 0;
    for (int place = from; place < to; place++) {
      if (line[place] != ' ') {
        number = number * 10 + digit(line[place], 10);
      }
    }
    return number;
  }

  private long hexadecimal(int size) {
    if (size == 0) {
      throw new NoAnswer("a chunk without a size");
    }
    long number = 0;
    for (int place = 0; place < size && line[place] != ';'; place++) {
      number = number * 16 + digit(line[place], 16);
    }
    return number;
  }

  private static int digit(byte character, int radix) {
    int digit = Character.digit(character, radix);
    if (digit < 0) {
      throw new NoAnswer("a length that is no number");
    }
    return digit;
  }
}
