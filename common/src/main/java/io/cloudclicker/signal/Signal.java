package io.cloudclicker.signal;

import static io.cloudclicker.signal.Signal.Kind.COUNTER;
import static io.cloudclicker.signal.Signal.Kind.GAUGE;
import static io.cloudclicker.signal.Signal.Kind.TIMER;
import static io.cloudclicker.signal.Signal.Service.CONSUMER;
import static io.cloudclicker.signal.Signal.Service.PRODUCER;

import io.cloudclicker.runbook.Runbook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every metric of ours, with what it means and who is woken by it; docs/metrics.md is made of it.
/// No label has a counter, a key or a person in it: the series are as many as partitions and kinds.
public enum Signal {
  LAG_RECORDS(
      PRODUCER,
      "clicker.lag.records",
      GAUGE,
      "records",
      "Records of a partition that are not counted yet",
      "",
      Runbook.LAG,
      "partition"),
  LAG_SECONDS(
      PRODUCER,
      "clicker.lag.seconds",
      GAUGE,
      "seconds",
      "Age of a partition's oldest record that is not counted yet; NaN where it is not known",
      "CountingBehind, CountingFarBehind, LagGrows, FreshnessBurns, FreshnessBurnsFast, RetentionNear",
      Runbook.LAG,
      "partition"),
  LAG_LOST(
      PRODUCER,
      "clicker.lag.lost.records",
      GAUGE,
      "records",
      "Records that retention deleted before they were counted",
      "ClicksLost",
      Runbook.STOPPED_PARTITION),
  LAG_IN(
      PRODUCER,
      "clicker.lag.in",
      GAUGE,
      "records_per_second",
      "Records that come into the log",
      "",
      Runbook.LAG),
  LAG_OUT(
      PRODUCER,
      "clicker.lag.out",
      GAUGE,
      "records_per_second",
      "Records that are counted",
      "",
      Runbook.LAG),
  LAG_DRAIN(
      PRODUCER,
      "clicker.lag.drain.seconds",
      GAUGE,
      "seconds",
      "Until nothing is behind, at the present rates; infinite where it grows",
      "LagGrows",
      Runbook.LAG),
  LAG_AGE(
      PRODUCER,
      "clicker.lag.age.seconds",
      GAUGE,
      "seconds",
      "Since the log and MySQL had both told how far they are",
      "LagUnknown",
      Runbook.LAG),
  LAG_BOTTLENECK(
      PRODUCER,
      "clicker.lag.bottleneck",
      GAUGE,
      "",
      "1 for what keeps the counting behind, 0 for the others",
      "CountingStopped, DatabaseIsTheBottleneck, HotPartition",
      Runbook.LAG,
      "bottleneck"),
  CLICKS_OFFERED(
      PRODUCER,
      "clicker.clicks.offered",
      COUNTER,
      "",
      "Clicks that were to be stored, by what became of them: stored, not_stored, unknown",
      "ClicksRefused",
      Runbook.CLICKS_REFUSED,
      "outcome"),
  LIMITED(
      PRODUCER,
      "clicker.limited",
      COUNTER,
      "",
      "Clicks and registrations refused by a limit: of the address, account, token or counter",
      "",
      null,
      "policy"),
  LIMITS_TOGETHER(
      PRODUCER,
      "clicker.limits.together",
      GAUGE,
      "",
      "1 where instances limit together by Redis, 0 where each limits alone; as of the last time that much was taken",
      "",
      Runbook.REDIS_AWAY),
  VISIBLE(
      PRODUCER,
      "clicker.visible",
      TIMER,
      "seconds",
      "From the append of a batch's last click to its total on this instance",
      "",
      Runbook.LAG),
  READS(
      PRODUCER,
      "clicker.reads",
      COUNTER,
      "",
      "Totals that were asked for: memory where they were told at once, waited where Redis or MySQL had to be asked",
      "",
      Runbook.TOTALS_UNKNOWN,
      "from"),
  REFRESH_AGE(
      PRODUCER,
      "clicker.refresh.age",
      GAUGE,
      "seconds",
      "Since MySQL last told totals to this instance; NaN before the first time",
      "",
      Runbook.TOTALS_UNKNOWN),
  LIVE_STREAMS(
      PRODUCER, "clicker.live.streams", GAUGE, "", "Open streams of live totals", "", null),
  LIVE_ENDED(
      PRODUCER,
      "clicker.live.ended",
      COUNTER,
      "",
      "Streams that ended: by the client, which left or did not read for too long, or by the service, which drains",
      "",
      null,
      "by"),
  CLICKS_APPLIED(
      CONSUMER,
      "clicker.clicks.applied",
      COUNTER,
      "",
      "Clicks by what the log decided of them: counted, duplicate, late, rejected",
      "ClicksRejected",
      Runbook.REJECTED,
      "outcome"),
  BATCHES_MOVED(
      CONSUMER,
      "clicker.batches.moved",
      COUNTER,
      "",
      "Batches that changed nothing: the partition was not where they begin",
      "",
      null),
  BATCH_STAGE(
      CONSUMER,
      "clicker.batch.stage",
      TIMER,
      "seconds",
      "Time that batches spend in a stage; poll is also where there is nothing to do",
      "",
      Runbook.LAG,
      "stage"),
  PARTITIONS_STOPPED(
      CONSUMER,
      "clicker.partitions.stopped",
      GAUGE,
      "",
      "Partitions that this instance can't go on with",
      "PartitionStopped",
      Runbook.STOPPED_PARTITION),
  AUDIT_DRIFT(
      CONSUMER,
      "clicker.audit.drift",
      GAUGE,
      "clicks",
      "Clicks that MySQL or Redis have too many or too few by the log; 0 is right",
      "Drift",
      Runbook.DRIFT),
  AUDIT_SWEEP_AGE(
      CONSUMER,
      "clicker.audit.sweep.age",
      GAUGE,
      "seconds",
      "Since the last time that every cell had been compared; NaN before the first",
      "",
      Runbook.DRIFT),
  TASKS_DESIRED(
      CONSUMER,
      "clicker.tasks.desired",
      GAUGE,
      "",
      "How many instances this one's partitions need; the sum over instances is how many should run",
      "",
      Runbook.LAG);

  /// Which service exports it.
  public enum Service {
    PRODUCER,
    CONSUMER
  }

  /// What it is to Prometheus.
  public enum Kind {
    GAUGE,
    COUNTER,
    /// A histogram or a summary of durations.
    TIMER
  }

  private final Service service;
  private final String meter;
  private final Kind kind;
  private final String unit;
  private final String meaning;
  private final String alarm;
  private final @Nullable Runbook runbook;
  private final String label;

  Signal(
      Service service,
      String meter,
      Kind kind,
      String unit,
      String meaning,
      String alarm,
      @Nullable Runbook runbook) {
    this(service, meter, kind, unit, meaning, alarm, runbook, "");
  }

  Signal(
      Service service,
      String meter,
      Kind kind,
      String unit,
      String meaning,
      String alarm,
      @Nullable Runbook runbook,
      String label) {
    this.service = service;
    this.meter = meter;
    this.kind = kind;
    this.unit = unit;
    this.meaning = meaning;
    this.alarm = alarm;
    this.runbook = runbook;
    this.label = label;
  }

  public Service service() {
    return service;
  }

  /// The name that code gives it.
  public String meter() {
    return meter;
  }

  public Kind kind() {
    return kind;
  }

  /// Empty where it counts things that its name says.
  public String unit() {
    return unit;
  }

  public String meaning() {
    return meaning;
  }

  /// The alerting rules that look at it, by name; empty for none.
  public String alarm() {
    return alarm;
  }

  public @Nullable Runbook runbook() {
    return runbook;
  }

  /// At most one; where there is none, a single series of an instance.
  public List<String> labels() {
    return label.isEmpty() ? List.of() : List.of(label);
  }

  /// The name by which Prometheus knows it; a timer's series have `_count`, `_sum` and so on behind
  /// it.
  public String prometheus() {
    var name = meter.replace('.', '_');
    var withUnit = unit.isEmpty() || name.endsWith("_" + unit) ? name : name + "_" + unit;
    return kind == COUNTER ? withUnit + "_total" : withUnit;
  }
}
