package io.cloudclicker.proxy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Makes a call's address its client's. Nothing else is taken from what proxies tell, so that a
/// redirect goes where the client called.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ForwardedFilter extends OncePerRequestFilter {

  private final ProxyProperties proxies;

  ForwardedFilter(ProxyProperties proxies) {
    this.proxies = proxies;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var peer = request.getRemoteAddr();
    var client = client(peer, request);
    chain.doFilter(client.equals(peer) ? request : new Forwarded(request, client), response);
  }

  private String client(String peer, HttpServletRequest request) {
    var header = proxies.header();
    if (request.getHeader(header.field()) == null || !proxies.isTrusted(peer)) {
      return peer;
    }
    var values = Collections.list(request.getHeaders(header.field()));
    return Hops.client(peer, header.hops(values), proxies::isTrusted);
  }

  private static final class Forwarded extends HttpServletRequestWrapper {
    private final String client;

    Forwarded(HttpServletRequest request, String client) {
      super(request);
      this.client = client;
    }

    @Override
    public String getRemoteAddr() {
      return client;
    }

    @Override
    public String getRemoteHost() {
      return client;
    }
  }
}
