package io.cloudclicker.standalone;

/// Where the program begins. Compiled for an older Java than all else, so that such a one can say
/// that it is too old.
public final class Standalone {
  private static final int OLDEST_JAVA = 25;

  private Standalone() {}

  public static void main(String[] arguments) {
    int java = Runtime.version().feature();
    if (java < OLDEST_JAVA) {
      System.err.printf(
          "Cloud Clicker needs Java %d or newer, and this is %d; install one and set JAVA_HOME to it.%n",
          OLDEST_JAVA, java);
      System.exit(1);
    }
    CommandLine.run(arguments);
  }
}
