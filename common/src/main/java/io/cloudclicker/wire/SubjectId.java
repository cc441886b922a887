package io.cloudclicker.wire;

import java.nio.ByteBuffer;
import java.util.Comparator;

/// The random id that stands for a signed-in person wherever clicks are counted. Ordered as its
/// bytes are.
public record SubjectId(long high, long low) implements Comparable<SubjectId> {

  public static final int BYTES = 2 * Long.BYTES;

  private static final Comparator<SubjectId> ORDER =
      Comparator.comparing(SubjectId::high, Long::compareUnsigned)
          .thenComparing(SubjectId::low, Long::compareUnsigned);

  public SubjectId {
    if (high == 0 && low == 0) {
      throw new IllegalArgumentException("a subject's id is never 0");
    }
  }

  /// @param bytes [#BYTES] of them
  public static SubjectId ofBytes(byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes);
    return new SubjectId(buffer.getLong(), buffer.getLong());
  }

  public byte[] toBytes() {
    return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
  }

  @Override
  public int compareTo(SubjectId other) {
    return ORDER.compare(this, other);
  }
}
