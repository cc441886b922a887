package io.cloudclicker.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// Takes traces as any collector does (OTLP by HTTP), and keeps them.
final class TraceCollector implements AutoCloseable {

  private final HttpServer server;
  private final List<Kept> kept = new CopyOnWriteArrayList<>();

  /// A span, and the service that told it.
  record Kept(String service, Span span) {
    String name() {
      return span.getName();
    }

    String trace() {
      return HexFormat.of().formatHex(span.getTraceId().toByteArray());
    }

    String id() {
      return HexFormat.of().formatHex(span.getSpanId().toByteArray());
    }

    String parent() {
      return HexFormat.of().formatHex(span.getParentSpanId().toByteArray());
    }

    Optional<String> text(String attribute) {
      return value(span.getAttributesList(), attribute).map(it -> it.getValue().getStringValue());
    }

    /// An attribute that is a number; -1 where there is none.
    long number(String attribute) {
      return value(span.getAttributesList(), attribute)
          .map(it -> it.getValue().getIntValue())
          .orElse(-1L);
    }
  }

  TraceCollector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
  }

  Optional<Kept> find(Predicate<Kept> wanted) {
    return kept.stream().filter(wanted).findFirst();
  }

  private void take(HttpExchange call) throws IOException {
    try (call) {
      for (var resource :
          ExportTraceServiceRequest.parseFrom(call.getRequestBody()).getResourceSpansList()) {
        var service =
            value(resource.getResource().getAttributesList(), "service.name")
                .orElseThrow()
                .getValue()
                .getStringValue();
        resource.getScopeSpansList().stream()
            .flatMap(scope -> scope.getSpansList().stream())
            .forEach(span -> kept.add(new Kept(service, span)));
      }
      call.getResponseHeaders().add("Content-Type", "application/x-protobuf");
      call.sendResponseHeaders(200, -1);
    }
  }

  private static Optional<KeyValue> value(List<KeyValue> attributes, String key) {
    return attributes.stream().filter(it -> it.getKey().equals(key)).findFirst();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
