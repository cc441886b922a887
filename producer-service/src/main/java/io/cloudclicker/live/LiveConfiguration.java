package io.cloudclicker.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudclicker.caller.SessionEnds;
import io.cloudclicker.own.OwnClicks;
import io.cloudclicker.reading.TotalsWatch;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

  @Bean
  Audience liveAudience(LiveProperties properties) {
    return new Audience(properties.maxStreams(), properties.maxStreamsPerAddress());
  }

  @Bean
  Broadcast liveBroadcast(TotalsWatch totals, ObjectMapper json, LiveProperties properties) {
    return new Broadcast(totals, new JsonEvents(json), properties);
  }

  @Bean
  Seats liveSeats(OwnClicks ownClicks, SessionEnds ended) {
    return new Seats(ownClicks, ended);
  }

  @Bean
  LiveLifecycle liveLifecycle(Audience audience, Broadcast broadcast, Seats seats) {
    return new LiveLifecycle(audience, broadcast, seats);
  }

  @Bean
  LiveMetrics liveMetrics(MeterRegistry registry, Audience audience) {
    return new LiveMetrics(registry, audience);
  }

  /// Left alone, the kernel would keep megabytes for a client that does not read.
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedSendBuffer(
      LiveProperties properties) {
    var bytes = Long.toString(properties.sendBuffer().toBytes());
    return factory ->
        factory.addConnectorCustomizers(
            connector -> connector.setProperty("socket.txBufSize", bytes));
  }

  /// Ends the streams after the drain, before the web server waits for its calls.
  static final class LiveLifecycle implements SmartLifecycle {
    private final Audience audience;
    private final Broadcast broadcast;
    private final Seats seats;
    private volatile boolean running;

    LiveLifecycle(Audience audience, Broadcast broadcast, Seats seats) {
      this.audience = audience;
      this.broadcast = broadcast;
      this.seats = seats;
    }

    @Override
    public void start() {
      broadcast.start();
      seats.start();
      running = true;
    }

    @Override
    public void stop() {
      running = false;
      audience.dismiss();
      broadcast.stop();
      seats.stop();
    }

    @Override
    public boolean isRunning() {
      return running;
    }

    @Override
    public int getPhase() {
      return Integer.MAX_VALUE;
    }
  }
}
