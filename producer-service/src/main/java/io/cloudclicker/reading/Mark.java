package io.cloudclicker.reading;

/// Every record of the partition that was appended before the time is below the offset. Both a
/// counted record and a measured end of the log say this.
///
/// @param offset the next offset
/// @param atMillis milliseconds since 1970 UTC
record Mark(int partition, long offset, long atMillis) {}
