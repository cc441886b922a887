package io.cloudclicker.testing.samples.good;

import io.lettuce.core.RedisClient;

class RedisCounts {
  void use(RedisClient client) {}
}
