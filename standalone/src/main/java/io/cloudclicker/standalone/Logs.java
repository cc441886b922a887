package io.cloudclicker.standalone;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// The process's log file, and what of it the console shows: warnings, between the start and the
/// end, when they are no part of either.
///
/// Spring Boot sets nothing up: two applications at a time would do it over each other.
final class Logs {
  private final Path file;
  private final Logger root;
  private final Appender<ILoggingEvent> console;

  private Logs(Path file, Logger root) {
    this.file = file;
    this.root = root;
    this.console = Objects.requireNonNull(root.getAppender("console"));
    leaveConsole();
  }

  /// To be called before anything logs.
  static Logs below(Path data) {
    Path file = data.resolve("logs").resolve("clicker.log");
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    configure(context, file);
    LogManager.getLogManager().reset();
    SLF4JBridgeHandler.install();
    return new Logs(file, context.getLogger(Logger.ROOT_LOGGER_NAME));
  }

  Path file() {
    return file;
  }

  void showOnConsole() {
    root.addAppender(console);
  }

  void leaveConsole() {
    root.detachAppender(console);
  }

  private static void configure(LoggerContext context, Path file) {
    context.reset();
    context.putProperty("file", file.toString());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    try {
      configurator.doConfigure(Logs.class.getResource("/standalone-logback.xml"));
    } catch (JoranException e) {
      throw new IllegalStateException(e);
    }
  }
}
