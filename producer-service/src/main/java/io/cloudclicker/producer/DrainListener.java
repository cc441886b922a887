package io.cloudclicker.producer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Holds the shutdown back for a while, on the thread that shuts down. Readiness is off by then,
/// and everything still serves; afterwards the web server ends its calls, and the producer flushes.
@Component
final class DrainListener {

  private static final Logger LOG = LoggerFactory.getLogger(DrainListener.class);

  private final DrainProperties settings;
  private final ApplicationContext context;

  DrainListener(DrainProperties settings, ApplicationContext context) {
    this.settings = settings;
    this.context = context;
  }

  @EventListener
  void hold(ContextClosedEvent closed) throws InterruptedException {
    if (settings.drain().isPositive() && context.equals(closed.getApplicationContext())) {
      LOG.info("Draining for {}", settings.drain());
      Thread.sleep(settings.drain());
    }
  }
}
