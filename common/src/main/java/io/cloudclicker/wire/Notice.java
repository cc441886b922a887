package io.cloudclicker.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a consumer tells readers after a commit: every cell that the run `[from, to)` of a
/// partition touched, as it is at `to`.
///
/// @param log the row of the table `log`
/// @param appendedAtMillis append time of the run's last record, milliseconds since 1970 UTC
public record Notice(
    int log, int partition, long from, long to, long appendedAtMillis, List<Cell> cells) {

  public Notice {
    cells = List.copyOf(cells);
    if (log < 1 || !isPartition(partition) || from < 0 || to < from) {
      throw new IllegalArgumentException("not a run of a partition");
    }
  }

  private static boolean isPartition(int partition) {
    return partition >= 0 && partition < Applied.MAX_PARTITIONS;
  }

  public byte[] toBytes() {
    var message =
        io.cloudclicker.wire.proto.Notice.newBuilder()
            .setLog(log)
            .setPart(partition)
            .setFromOffset(from)
            .setToOffset(to)
            .setAppendedAtMillis(appendedAtMillis);
    cells.forEach(cell -> message.addCells(toProto(cell)));
    return message.build().toByteArray();
  }

  /// Reads what [#toBytes] wrote; empty where the bytes are no notice.
  public static Optional<Notice> parse(byte[] bytes) {
    try {
      var message = io.cloudclicker.wire.proto.Notice.parseFrom(bytes);
      int log = message.getLog();
      int partition = message.getPart();
      var cells =
          message.getCellsList().stream().map(cell -> fromProto(cell, log, partition)).toList();
      return Optional.of(
          new Notice(
              log,
              partition,
              message.getFromOffset(),
              message.getToOffset(),
              message.getAppendedAtMillis(),
              cells));
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static io.cloudclicker.wire.proto.Cell toProto(Cell cell) {
    var message =
        io.cloudclicker.wire.proto.Cell.newBuilder()
            .setCounterHigh(cell.key().counter().high())
            .setCounterLow(cell.key().counter().low())
            .setEpoch(cell.key().epoch())
            .setRevision(cell.key().revision())
            .setClicks(cell.clicks())
            .setNextOffset(cell.nextOffset());
    var latest = cell.latest();
    if (latest != null) {
      message.setLatestAtMillis(latest.atMillis()).setLatestValue(latest.value());
    }
    return message.build();
  }

  private static Cell fromProto(io.cloudclicker.wire.proto.Cell cell, int log, int partition) {
    var counter = new CounterId(cell.getCounterHigh(), cell.getCounterLow());
    var key = new Cell.Key(counter, cell.getEpoch(), cell.getRevision(), log, partition);
    return new Cell(key, cell.getClicks(), cell.getNextOffset(), latestOf(cell));
  }

  private static Cell.@Nullable Latest latestOf(io.cloudclicker.wire.proto.Cell cell) {
    long at = cell.getLatestAtMillis();
    return at == 0 ? null : new Cell.Latest(cell.getLatestValue(), at);
  }
}
