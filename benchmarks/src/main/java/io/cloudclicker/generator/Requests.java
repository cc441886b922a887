package io.cloudclicker.generator;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/// What is sent: the same whole request again and again, as bytes that are made once.
public final class Requests {

  private final URI uri;
  private final String method;
  private final byte[] bytes;

  private Requests(URI uri, String method, String rest) {
    this.uri = uri;
    this.method = method;
    bytes = (start(method, uri) + rest).getBytes(StandardCharsets.UTF_8);
  }

  public static Requests get(URI uri) {
    return new Requests(uri, "GET", "\r\n");
  }

  /// @param json the same body each time
  public static Requests post(URI uri, String json) {
    var headers =
        "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(json.getBytes(StandardCharsets.UTF_8).length);
    return new Requests(uri, "POST", headers + json);
  }

  /// What is called, as `POST /count`.
  @Override
  public String toString() {
    return method + " " + uri.getRawPath();
  }

  URI uri() {
    return uri;
  }

  byte[] bytes() {
    return bytes;
  }

  private static String start(String method, URI uri) {
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return "%s %s%s HTTP/1.1\r\nHost: %s:%d\r\n"
        .formatted(method, uri.getRawPath(), query, uri.getHost(), uri.getPort());
  }
}
