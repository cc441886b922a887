package io.cloudclicker.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Calls the service at one address, each call bounded. Safe for any thread.
final class Http implements AutoCloseable {

  /// For the whole answer.
  static final Duration LIMIT = Duration.ofSeconds(10);

  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final HttpClient client;
  private final URI base;
  private final Supplier<String> token;

  /// @param token asked before each call; blank for none
  Http(URI base, Supplier<String> token) {
    this.base = URI.create(base.toString().replaceAll("/+$", ""));
    this.token = token;
    // Where nothing is encrypted there is no HTTP/2, and asking for it with each call confuses
    // proxies.
    var version = "https".equals(base.getScheme()) ? Version.HTTP_2 : Version.HTTP_1_1;
    this.client = HttpClient.newBuilder().version(version).connectTimeout(CONNECT).build();
  }

  Reply get(String path) {
    return call(request(path).GET().build());
  }

  /// @param body see [JsonObject#write(Object)]
  Reply post(String path, Object body) {
    return call(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JsonObject.write(body)))
            .build());
  }

  private Reply call(HttpRequest request) {
    try {
      var response = within(request, BodyHandlers.ofString());
      var body = JsonObject.read(response.body()).orElse(null);
      return new Reply.Came(response.statusCode(), body, retryAfter(response));
    } catch (IOException e) {
      return new Reply.Silence(reason(e));
    }
  }

  /// A stream's answer, as soon as it begins; its body is endless.
  ///
  /// @param lastEventId empty for none
  HttpResponse<InputStream> stream(String path, String lastEventId) throws IOException {
    var request = request(path).header("Accept", "text/event-stream, application/problem+json");
    if (!lastEventId.isEmpty()) {
      request.header("Last-Event-ID", lastEventId);
    }
    return within(request.GET().build(), BodyHandlers.ofInputStream());
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(base + path));
    var bearer = token.get();
    return bearer.isBlank() ? request : request.header("Authorization", "Bearer " + bearer.strip());
  }

  /// A request's own limit would end with the headers.
  private <T> HttpResponse<T> within(HttpRequest request, BodyHandler<T> handler)
      throws IOException {
    var coming = client.sendAsync(request, handler);
    try {
      return coming.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + LIMIT.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IOException(reason(e.getCause()), e);
    } finally {
      coming.cancel(true);
    }
  }

  private static String reason(@Nullable Throwable thrown) {
    if (thrown == null) {
      return "it failed";
    }
    var message = thrown.getMessage();
    return message == null ? thrown.getClass().getSimpleName() : message;
  }

  /// Dates, which the service never sends, are left aside.
  static Duration retryAfter(HttpResponse<?> response) {
    var seconds = response.headers().firstValue("Retry-After").orElse("");
    return seconds.matches("\\d{1,6}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : Duration.ZERO;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
