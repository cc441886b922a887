-- Takes tokens out of a bucket that all instances share, and tells how many are left. There may be fewer than none: each
-- instance decides by itself and tells later. The value is the time at which the bucket is full again, by Redis' own clock.
-- KEYS[1] = the bucket, ARGV = tokens, how many it holds, milliseconds in which it fills.
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local most, fill = tonumber(ARGV[2]), tonumber(ARGV[3])
local full = math.max(now, tonumber(redis.call('GET', KEYS[1]) or '0')) + ARGV[1] * fill / most
-- Nobody waits for longer than an empty bucket needs to fill, whatever came together, and whatever a clock did.
full = math.min(full, now + 2 * fill)
local ttl = math.max(1, math.ceil(full - now))
redis.call('SET', KEYS[1], string.format('%.3f', full), 'PX', string.format('%.0f', ttl))
return math.floor(most - (full - now) * most / fill)
