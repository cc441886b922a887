package io.cloudclicker.counting;

import io.cloudclicker.partition.Counts;
import io.cloudclicker.partition.PartitionCounter.Step;
import io.cloudclicker.partition.PartitionId;
import java.util.function.Supplier;

/// Where batches spend their time, for those who follow a click. For the poll thread alone.
interface BatchTraces {

  /// Nobody follows clicks.
  BatchTraces NONE =
      new BatchTraces() {
        @Override
        public Step batch(PartitionId partition, long from, long to, Supplier<Step> work) {
          return work.get();
        }

        @Override
        public Counts counts(Counts counts) {
          return counts;
        }

        @Override
        public Readers readers(Readers readers) {
          return readers;
        }
      };

  /// Does the work, which takes the records from one offset to before another.
  Step batch(PartitionId partition, long from, long to, Supplier<Step> work);

  /// The same counts, whose transactions are seen within their batch.
  Counts counts(Counts counts);

  /// The same readers; telling them is seen within the batch.
  Readers readers(Readers readers);
}
