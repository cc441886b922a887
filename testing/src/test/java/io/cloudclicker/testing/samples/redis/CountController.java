package io.cloudclicker.testing.samples.redis;

import io.lettuce.core.RedisClient;

class CountController {
  void use(RedisClient client) {}
}
