package io.cloudclicker.json;

import io.cloudclicker.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/// Ends a call whose body is too long, announced or not, with 413, and one whose body comes too
/// slowly with 408: whoever reads the body meets the problem, so that it is answered like any
/// other.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class BodyLimitFilter extends OncePerRequestFilter {

  static final DataSize LIMIT = DataSize.ofKilobytes(4);
  static final DataSize BATCH_LIMIT = DataSize.ofKilobytes(256);

  private final Duration time;

  BodyLimitFilter(BodyProperties settings) {
    this.time = settings.body();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(new Limited(request, limit(request), time), response);
  }

  private static DataSize limit(HttpServletRequest request) {
    return request.getRequestURI().equals("/count/batch") ? BATCH_LIMIT : LIMIT;
  }

  private static final class Limited extends HttpServletRequestWrapper {
    private final DataSize limit;
    private final Duration time;

    Limited(HttpServletRequest request, DataSize limit, Duration time) {
      super(request);
      this.limit = limit;
      this.time = time;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (getContentLengthLong() > limit.toBytes()) {
        throw tooLong(limit);
      }
      return new LimitedStream(super.getInputStream(), limit, time);
    }
  }

  private static final class LimitedStream extends ServletInputStream {
    private final ServletInputStream stream;
    private final DataSize limit;
    private final Duration time;
    private final long begun = System.nanoTime();
    private long left;

    LimitedStream(ServletInputStream stream, DataSize limit, Duration time) {
      this.stream = stream;
      this.limit = limit;
      this.time = time;
      this.left = limit.toBytes();
    }

    @Override
    public int read() throws IOException {
      int read = stream.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = stream.read(into, from, length);
      count(read);
      return read;
    }

    private void count(int read) {
      left -= Math.max(0, read);
      if (left < 0) {
        throw tooLong(limit);
      }
      if (read > 0 && System.nanoTime() - begun > time.toNanos()) {
        throw tooSlow(time);
      }
    }

    @Override
    public boolean isFinished() {
      return stream.isFinished();
    }

    @Override
    public boolean isReady() {
      return stream.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      stream.setReadListener(listener);
    }
  }

  private static RuntimeException tooLong(DataSize limit) {
    var detail = "the body is at most " + limit.toBytes() + " bytes";
    return Problem.invalid(413, "too-long", detail).raised();
  }

  private static RuntimeException tooSlow(Duration time) {
    var detail = "the body comes within %d seconds".formatted(time.toSeconds());
    return Problem.invalid(408, "too-slow", detail).raised();
  }
}
