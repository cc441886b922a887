package io.cloudclicker.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cloudclicker.wire.LogRecord.Entry;
import io.cloudclicker.wire.proto.Clicks;
import io.cloudclicker.wire.proto.Control;
import io.cloudclicker.wire.proto.Reset;
import io.cloudclicker.wire.proto.SecondTry;
import io.cloudclicker.wire.proto.Tick;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns clicks and controls into the bytes of a record and back. Decoding never throws: whatever
/// can't be read is a [LogRecord.Unreadable] or an [Entry.Bad] with its reason.
public final class ClickCodec {

  /// The reader that this code is. A record that asks for a newer one stops its partition.
  public static final int READER = 2;

  /// The reader that clicks and most controls need.
  private static final int FIRST_READER = 1;

  private static final int READER_OF_SECOND_TRIES = 2;

  /// How many clicks a record holds at most, so that an index fits ten bits.
  public static final int MAX_CLICKS = 1_024;

  /// Beyond it a `min_reader` is taken for noise, not for a release to come.
  static final int MAX_READER = 1_000;

  private ClickCodec() {}

  /// @param clicks 1 to [#MAX_CLICKS]
  public static byte[] encode(List<Click> clicks) {
    if (clicks.isEmpty() || clicks.size() > MAX_CLICKS) {
      throw new IllegalArgumentException("a record holds 1 to " + MAX_CLICKS + " clicks");
    }
    var record = Clicks.newBuilder().setMinReader(FIRST_READER);
    clicks.forEach(click -> record.addClicks(toProto(click)));
    return record.build().toByteArray();
  }

  public static byte[] encode(LogRecord.Reset reset) {
    var message =
        Reset.newBuilder()
            .setCounterHigh(reset.counter().high())
            .setCounterLow(reset.counter().low())
            .setEpoch(reset.epoch());
    return control(FIRST_READER, Control.newBuilder().setReset(message));
  }

  public static byte[] encode(LogRecord.Tick tick) {
    var message = Tick.newBuilder().setAtMillis(tick.atMillis());
    return control(FIRST_READER, Control.newBuilder().setTick(message));
  }

  public static byte[] encode(LogRecord.SecondTry again) {
    var message = SecondTry.newBuilder().setOffset(again.offset()).setIndex(again.index());
    again.clicks().forEach(click -> message.addClicks(toProto(click)));
    return control(READER_OF_SECOND_TRIES, Control.newBuilder().setSecondTry(message));
  }

  public static LogRecord decode(byte @Nullable [] bytes) {
    if (bytes == null) {
      return new LogRecord.Unreadable("no value");
    }
    try {
      return fromProto(Clicks.parseFrom(bytes));
    } catch (InvalidProtocolBufferException e) {
      return new LogRecord.Unreadable("not a Clicks message");
    }
  }

  private static LogRecord fromProto(Clicks record) {
    int minReader = record.getMinReader();
    if (minReader < 1 || minReader > MAX_READER) {
      return new LogRecord.Unreadable("min_reader is not from 1 to " + MAX_READER);
    }
    if (minReader > READER) {
      return new LogRecord.NeedsNewerReader(minReader);
    }
    return record.hasControl() ? controlOf(record) : clicksOf(record);
  }

  private static LogRecord clicksOf(Clicks record) {
    int count = record.getClicksCount();
    if (count == 0 || count > MAX_CLICKS) {
      return new LogRecord.Unreadable("not 1 to " + MAX_CLICKS + " clicks");
    }
    List<Entry> entries = new ArrayList<>(count);
    record.getClicksList().forEach(click -> entries.add(entryOf(click)));
    return new LogRecord.Clicks(entries);
  }

  private static LogRecord controlOf(Clicks record) {
    if (record.getClicksCount() > 0) {
      return new LogRecord.Unreadable("a control with clicks");
    }
    var control = record.getControl();
    try {
      return switch (control.getWhatCase()) {
        case RESET -> resetOf(control.getReset());
        case TICK -> tickOf(control.getTick());
        case SECOND_TRY -> secondTryOf(control.getSecondTry());
        case WHAT_NOT_SET -> new LogRecord.Unreadable("an unknown control");
      };
    } catch (IllegalArgumentException e) {
      return new LogRecord.Unreadable(reason(e));
    }
  }

  private static LogRecord resetOf(Reset reset) {
    Click.checkMillis("epoch", reset.getEpoch());
    var counter = new CounterId(reset.getCounterHigh(), reset.getCounterLow());
    return new LogRecord.Reset(counter, reset.getEpoch());
  }

  private static LogRecord tickOf(Tick tick) {
    Click.checkMillis("at_millis", tick.getAtMillis());
    return new LogRecord.Tick(tick.getAtMillis());
  }

  private static LogRecord secondTryOf(SecondTry again) {
    List<Click> clicks = new ArrayList<>(again.getClicksCount());
    for (var message : again.getClicksList()) {
      switch (entryOf(message)) {
        case Entry.Good(var click) -> clicks.add(click);
        case Entry.Bad(var reason, var ignored) -> throw new IllegalArgumentException(reason);
      }
    }
    return new LogRecord.SecondTry(again.getOffset(), again.getIndex(), clicks);
  }

  private static Entry entryOf(io.cloudclicker.wire.proto.Click click) {
    long keyHigh = click.getKeyHigh();
    long keyLow = click.getKeyLow();
    boolean hasKey = keyHigh != 0 || keyLow != 0;
    if (hasKey && !ClickKey.valid(keyHigh, keyLow)) {
      return new Entry.Bad("a click's key is a UUIDv7", null);
    }
    var key = hasKey ? new ClickKey(keyHigh, keyLow) : null;
    try {
      return new Entry.Good(clickOf(click, key));
    } catch (IllegalArgumentException e) {
      return new Entry.Bad(reason(e), key);
    }
  }

  private static Click clickOf(io.cloudclicker.wire.proto.Click click, @Nullable ClickKey key) {
    boolean hasSubject = click.getSubjectHigh() != 0 || click.getSubjectLow() != 0;
    return new Click(
        new CounterId(click.getCounterHigh(), click.getCounterLow()),
        click.getEpoch(),
        key,
        click.getValue(),
        click.getMadeAtMillis(),
        hasSubject ? new SubjectId(click.getSubjectHigh(), click.getSubjectLow()) : null);
  }

  private static io.cloudclicker.wire.proto.Click toProto(Click click) {
    var message =
        io.cloudclicker.wire.proto.Click.newBuilder()
            .setCounterHigh(click.counter().high())
            .setCounterLow(click.counter().low())
            .setEpoch(click.epoch())
            .setValue(click.value())
            .setMadeAtMillis(click.madeAtMillis());
    if (click.key() != null) {
      message.setKeyHigh(click.key().high()).setKeyLow(click.key().low());
    }
    if (click.subject() != null) {
      message.setSubjectHigh(click.subject().high()).setSubjectLow(click.subject().low());
    }
    return message.build();
  }

  private static byte[] control(int minReader, Control.Builder control) {
    return Clicks.newBuilder().setMinReader(minReader).setControl(control).build().toByteArray();
  }

  private static String reason(IllegalArgumentException e) {
    return String.valueOf(e.getMessage());
  }
}
