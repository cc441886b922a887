-- Says who is about to fill an entry from MySQL, before MySQL is asked. The mark is gone as soon as the entry is:
-- forgotten, flushed or expired. So a fill that still finds it has missed no merge since.
-- KEYS[1] = the counter's hash, ARGV[1] = who.
redis.call('HSET', KEYS[1], 'filling', ARGV[1])
if redis.call('HEXISTS', KEYS[1], 'filled') == 0 then
  redis.call('EXPIRE', KEYS[1], 60)
end
return 1
