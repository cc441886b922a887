package io.cloudclicker.ticket;

import io.cloudclicker.key.Sealing;
import io.cloudclicker.once.UseOnce;
import io.cloudclicker.wire.SubjectId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// Makes and takes tickets: who brings one, sealed, good for 30 seconds and for one use. Nothing is
/// stored until one is used. Safe for any thread.
public final class StreamTickets {

  static final Duration LIFE = Duration.ofSeconds(30);

  /// Nothing that we hand out is longer.
  private static final int LONGEST = 200;

  private static final int ID_BYTES = 12;
  private static final byte[] THING = "stream ticket".getBytes(StandardCharsets.US_ASCII);

  private final Sealing sealing;
  private final UseOnce used;
  private final Clock clock;

  StreamTickets(Sealing sealing, UseOnce used, Clock clock) {
    this.sealing = sealing;
    this.used = used;
    this.clock = clock;
  }

  /// Text that fits into an address as it is.
  String issue(Bearer bearer) {
    var session = bearer.session().getBytes(StandardCharsets.US_ASCII);
    var content =
        ByteBuffer.allocate(Long.BYTES + SubjectId.BYTES + session.length)
            .putLong(clock.millis() + LIFE.toMillis())
            .put(bearer.subject().toBytes())
            .put(session)
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealing.seal(THING, content));
  }

  /// Uses the ticket up. Empty where it is none of ours, or expired, or was used before.
  public Optional<Bearer> take(String ticket) {
    return sealed(ticket)
        .flatMap(bytes -> sealing.open(THING, bytes).flatMap(content -> take(bytes, content)));
  }

  private Optional<Bearer> take(byte[] sealed, byte[] content) {
    var buffer = ByteBuffer.wrap(content);
    long expiresAt = buffer.getLong();
    var subject = new byte[SubjectId.BYTES];
    buffer.get(subject);
    var session = StandardCharsets.US_ASCII.decode(buffer).toString();
    // What was sealed once has its own first bytes, however it is written as text.
    var id = HexFormat.of().formatHex(sealed, 0, ID_BYTES);
    return clock.millis() < expiresAt && used.use(id)
        ? Optional.of(new Bearer(SubjectId.ofBytes(subject), session))
        : Optional.empty();
  }

  private static Optional<byte[]> sealed(String ticket) {
    try {
      return ticket.length() > LONGEST
          ? Optional.empty()
          : Optional.of(Base64.getUrlDecoder().decode(ticket));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
