package io.cloudclicker.producer;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Ends connections whose headers, or bodies, come byte by byte. Tomcat bounds how long it waits
/// for a byte, not for all of them, so that a few machines could hold all connections there are.
@Configuration(proxyBeanMethods = false)
class SlowCallsConfiguration {

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedHeaders(
      HeaderProperties settings) {
    return factory -> {
      factory.setProtocol(BoundedProtocol.class.getName());
      factory.addProtocolHandlerCustomizers(
          (BoundedProtocol protocol) -> protocol.limit = settings.headers());
      factory.addEngineValves(new HangUpValve());
    };
  }

  /// Whoever was told that a body comes too slowly may go on sending it, and Tomcat would read it
  /// to its end, so as to use the connection again.
  private static final class HangUpValve extends ValveBase {

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      getNext().invoke(request, response);
      if (response.getStatus() == HttpServletResponse.SC_REQUEST_TIMEOUT) {
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
      }
    }
  }

  /// Made by Tomcat, by its name. Looks at its connections once a second, on one of Tomcat's own
  /// threads.
  public static final class BoundedProtocol extends Http11NioProtocol {

    private static final long NOT_BEGUN = -1;

    private volatile Duration limit = Duration.ofSeconds(20);

    @Override
    public void start() throws Exception {
      super.start();
      var _ =
          getUtilityExecutor().scheduleWithFixedDelay(this::endSlowOnes, 1, 1, TimeUnit.SECONDS);
    }

    /// A connection has its processor here while nobody works on it and a call has begun: it waits
    /// for the rest of the headers.
    private void endSlowOnes() {
      long now = System.nanoTime();
      for (var connection : getEndpoint().getConnections()) {
        if (connection.getCurrentProcessor() instanceof Processor processor
            && !processor.isAsync()
            && isSlow(processor.getRequest().getStartTimeNanos(), now)) {
          connection.close();
        }
      }
    }

    private boolean isSlow(long begun, long now) {
      return begun != NOT_BEGUN && now - begun > limit.toNanos();
    }
  }
}
