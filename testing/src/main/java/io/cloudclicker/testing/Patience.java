package io.cloudclicker.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// How long a test waits for what has to come, where it does not say otherwise: so long that only
/// what never comes is missed, on a machine that is busy with much else.
public final class Patience implements LauncherSessionListener {

  public static final Duration LIMIT = Duration.ofMinutes(1);

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Awaitility.setDefaultTimeout(LIMIT);
  }
}
