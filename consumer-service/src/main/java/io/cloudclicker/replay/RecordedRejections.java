package io.cloudclicker.replay;

import io.cloudclicker.partition.AppendedRecord;
import io.cloudclicker.partition.PartitionId;
import java.util.List;

/// What was rejected when it was counted stays rejected when it is read again, also by a reader
/// that could make sense of it by now.
interface RecordedRejections {

  /// The records as the one who counted them saw them.
  List<AppendedRecord> repeat(PartitionId partition, List<AppendedRecord> records);
}
