package io.cloudclicker.lag;

import io.cloudclicker.runbook.Runbook;
import java.util.Locale;

/// What keeps the counting behind.
enum Bottleneck {
  NONE(Runbook.LAG),
  CONSUMER(Runbook.LAG),
  DATABASE(Runbook.MYSQL_AWAY),
  HOT_PARTITION(Runbook.LAG),
  STOPPED(Runbook.LAG);

  private final Runbook runbook;

  Bottleneck(Runbook runbook) {
    this.runbook = runbook;
  }

  Runbook runbook() {
    return runbook;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
