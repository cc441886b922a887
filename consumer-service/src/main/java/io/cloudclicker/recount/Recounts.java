package io.cloudclicker.recount;

import io.cloudclicker.partition.BatchResults;
import io.cloudclicker.partition.CountedHere.Share;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.replay.Base;
import io.cloudclicker.replay.LogReplay;
import io.cloudclicker.replay.ReplayStopped;
import io.cloudclicker.replay.ReplayTask;
import io.cloudclicker.replay.Stretch;
import io.cloudclicker.replay.Tallies;
import io.cloudclicker.replay.TallyName;
import io.cloudclicker.runbook.Runbook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The part of a recount that needs no partition's thread: reads what was counted before the
/// shadows began, turns the revision once all shadows are whole, and tidies up. Several instances
/// may do so at once.
final class Recounts implements ReplayTask {

  private static final Logger LOG = LoggerFactory.getLogger(Recounts.class);

  private final Shadows shadows;
  private final Revisions revisions;
  private final Tallies tallies;
  private final TotalsForgetter readers;
  private final int slice;

  Recounts(
      Shadows shadows, Revisions revisions, Tallies tallies, TotalsForgetter readers, int slice) {
    this.shadows = shadows;
    this.revisions = revisions;
    this.tallies = tallies;
    this.readers = readers;
    this.slice = slice;
  }

  @Override
  public int work(LogReplay log, Share share) {
    var running = shadows.running();
    if (running.isEmpty()) {
      tidy();
      return 0;
    }
    var job = running.get();
    try {
      int read = 0;
      for (int partition : share.partitions()) {
        read += read(log, job, new PartitionId(share.log().id(), partition));
      }
      if (revisions.flip(job, share.log().id())) {
        LOG.info("Recount {} is done: revision {}", job.id(), job.revision());
        readers.forget(share.log().topicId(), job.only());
      }
      return read;
    } catch (ReplayStopped e) {
      LOG.error("Recount {} came to nothing: {} runbook={}", job.id(), e.reason(), Runbook.RECOUNT);
      revisions.fail(job, share.log().id(), e.reason());
      return 0;
    }
  }

  private int read(LogReplay log, RecountJob job, PartitionId partition) throws ReplayStopped {
    var goal = revisions.goal(job, partition);
    if (goal.isEmpty()) {
      return 0;
    }
    var tally = new TallyName(job.tally(), job.only());
    var known = tallies.standsAt(tally, partition);
    long from = known.isPresent() ? known.get() : begin(log, tally, partition);
    if (from >= goal.get()) {
      return 0;
    }
    var stretch = new Stretch(from, goal.get());
    return (int) (log.read(tally, partition, stretch, slice, BatchResults.UNHEARD) - from);
  }

  private long begin(LogReplay log, TallyName tally, PartitionId partition) throws ReplayStopped {
    long begin = log.begin(partition);
    var base = tallies.base(partition, begin);
    if (base instanceof Base.None) {
      throw new ReplayStopped(
          "the log of partition %d begins at offset %d, and no verified snapshot reaches back that far"
              .formatted(partition.partition(), begin));
    }
    tallies.begin(tally, partition, base);
    return tallies.standsAt(tally, partition).orElse(0L);
  }

  private void tidy() {
    for (var job : revisions.toTidy()) {
      if (revisions.deleteStaleCells(job)) {
        tallies.dropSome(new TallyName(job.tally(), null));
      }
    }
  }
}
