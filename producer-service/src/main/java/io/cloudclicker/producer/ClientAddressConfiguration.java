package io.cloudclicker.producer;

import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A call's address is its client's, as balancers tell it in `X-Forwarded-For`; only private
/// addresses are believed to be balancers. Nothing else is taken from such headers, so that a
/// redirect goes where the client called.
@Configuration(proxyBeanMethods = false)
class ClientAddressConfiguration {

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> clientAddress() {
    return factory -> {
      var valve = new RemoteIpValve();
      valve.setProtocolHeader(null);
      factory.addEngineValves(valve);
    };
  }
}
