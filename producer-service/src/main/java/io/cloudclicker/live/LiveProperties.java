package io.cloudclicker.live;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How totals are streamed. How long a write may hang is `server.tomcat.connection-timeout`.
///
/// @param maxStreams how many streams there may be at once; each takes about 120 KB of the heap
/// @param maxStreamsPerAddress how many of them one address may have: many people may share one
/// @param interval a counter's total is sent at most once in this time
/// @param quietInterval and where nothing but `applied` moved, at most once in this time
/// @param heartbeat a stream is never silent for longer
/// @param retry how long a client that lost its stream waits at least; it is told a random time up
///   to twice that, so that not all come at once
/// @param sendBuffer how much the kernel keeps for a connection that does not read
@ConfigurationProperties("clicker.live")
record LiveProperties(
    @DefaultValue("2000") int maxStreams,
    @DefaultValue("200") int maxStreamsPerAddress,
    @DefaultValue("100ms") Duration interval,
    @DefaultValue("1s") Duration quietInterval,
    @DefaultValue("15s") Duration heartbeat,
    @DefaultValue("1s") Duration retry,
    @DefaultValue("64KB") DataSize sendBuffer) {

  LiveProperties {
    var times = List.of(interval, quietInterval, heartbeat, retry);
    if (!times.stream().allMatch(Duration::isPositive)) {
      throw new IllegalArgumentException(
          "clicker.live: interval, quiet-interval, heartbeat and retry are positive");
    }
    if (maxStreamsPerAddress < 1 || maxStreams < maxStreamsPerAddress) {
      throw new IllegalArgumentException(
          "clicker.live: max-streams-per-address is at least 1, max-streams at least that");
    }
    if (sendBuffer.toBytes() < 1_024 || sendBuffer.toMegabytes() > 16) {
      throw new IllegalArgumentException("clicker.live: send-buffer is 1KB to 16MB");
    }
  }
}
