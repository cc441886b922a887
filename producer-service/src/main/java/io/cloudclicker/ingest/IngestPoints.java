package io.cloudclicker.ingest;

import java.util.Set;

/// The fault points of the way from a call to its answer, in their order.
final class IngestPoints {

  static final String AFTER_SEND = "after-send";
  static final String AFTER_ACK = "after-ack";
  static final String BEFORE_HTTP_RESPONSE = "before-http-response";

  static final Set<String> ALL = Set.of(AFTER_SEND, AFTER_ACK, BEFORE_HTTP_RESPONSE);

  private IngestPoints() {}
}
