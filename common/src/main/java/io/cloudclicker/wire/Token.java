package io.cloudclicker.wire;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32C;

/// The bytes behind an opaque string: unsigned variable-length integers and a checksum that catches
/// typing errors. It is no secret and no signature.
final class Token {

  private static final int CHECKSUM_BYTES = 4;

  private Token() {}

  static final class Writer {
    private final ByteBuffer bytes;

    Writer(int maxNumbers) {
      bytes = ByteBuffer.allocate(10 * maxNumbers + CHECKSUM_BYTES);
    }

    Writer put(long number) {
      long rest = number;
      while ((rest & ~0x7fL) != 0) {
        bytes.put((byte) (rest | 0x80));
        rest >>>= 7;
      }
      bytes.put((byte) rest);
      return this;
    }

    String text() {
      bytes.putInt(checksum(bytes.array(), bytes.position()));
      bytes.flip();
      var exact = new byte[bytes.remaining()];
      bytes.get(exact);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(exact);
    }
  }

  static final class Reader {
    private final ByteBuffer bytes;

    /// @throws IllegalArgumentException where the text is not one that a [Writer] gave
    Reader(String text, int maxChars) {
      if (text.length() > maxChars) {
        throw new IllegalArgumentException("longer than " + maxChars + " characters");
      }
      var decoded = Base64.getUrlDecoder().decode(text);
      int length = decoded.length - CHECKSUM_BYTES;
      if (length < 1 || checksum(decoded, length) != ByteBuffer.wrap(decoded).getInt(length)) {
        throw new IllegalArgumentException("the checksum does not match");
      }
      bytes = ByteBuffer.wrap(decoded, 0, length);
    }

    boolean hasNext() {
      return bytes.hasRemaining();
    }

    long next() {
      long number = 0;
      for (int shift = 0; shift < 64 && bytes.hasRemaining(); shift += 7) {
        byte next = bytes.get();
        number |= (next & 0x7fL) << shift;
        if (next >= 0) {
          return number;
        }
      }
      throw new IllegalArgumentException("a number is cut off");
    }

    int nextInt() {
      return Math.toIntExact(Math.min(Math.max(next(), -1), Integer.MAX_VALUE));
    }
  }

  private static int checksum(byte[] bytes, int length) {
    var checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return (int) checksum.getValue();
  }
}
