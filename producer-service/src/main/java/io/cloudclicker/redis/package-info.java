/// Talking to Redis, which may be away at any time and is never waited for long.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.redis;
