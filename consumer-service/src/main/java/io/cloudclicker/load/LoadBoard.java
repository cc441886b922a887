package io.cloudclicker.load;

import io.cloudclicker.partition.CountedHere;
import io.cloudclicker.wire.StageTimes;

/// Where instances say what they are busy with. Telling may fail silently, takes bounded time, and
/// never throws: it is for people.
interface LoadBoard {

  void tell(CountedHere.Share share, StageTimes times);
}
