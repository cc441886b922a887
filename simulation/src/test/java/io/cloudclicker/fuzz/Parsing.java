package io.cloudclicker.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.cloudclicker.problem.ProblemRaised;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.AssertionFailedError;

/// A parser at work on something that nobody foresaw. A property plays [#CASES] cases in each of
/// its [#TRIES] tries, so that each is named by one seed.
public final class Parsing {

  public static final int TRIES = 1_000;
  public static final int CASES = 100;

  private static final int BYTES_IN_ANY_CASE = 4 * 1024 * 1024;
  private static final int BYTES_PER_BYTE = 1_024;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Parsing() {}

  /// Reads the input, or refuses it with an answer of 4xx.
  public static void refusesAtMost(Object input, Executable parser) {
    try {
      parser.execute();
    } catch (ProblemRaised raised) {
      assertThat(raised.problem().status()).as("for %s", input).isBetween(400, 499);
    } catch (Throwable e) {
      throw new AssertionFailedError("threw " + e + " for " + input, e);
    }
  }

  /// Reads the input without making room for more than it is, whatever it says of itself.
  public static void takesLittleMemory(int inputBytes, Runnable parser) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    parser.run();
    long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(taken).isLessThan(BYTES_IN_ANY_CASE + (long) BYTES_PER_BYTE * inputBytes);
  }
}
