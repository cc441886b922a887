package io.cloudclicker.simulation;

import io.cloudclicker.counter.ResetDesk;
import io.cloudclicker.fate.FateTeller;
import io.cloudclicker.ingest.Edge;
import io.cloudclicker.reading.ReadingInstance;
import io.cloudclicker.topic.TopicEye;
import java.time.Clock;

/// One instance of the producer service, with a clock of its own.
record Producer(
    Clock clock,
    TopicEye eye,
    ReadingInstance reading,
    Edge edge,
    FateTeller fates,
    ResetDesk resets) {}
