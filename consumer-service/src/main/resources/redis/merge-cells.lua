-- Merges cells into counters' hashes: of two states of a cell the one with the higher offset stays.
-- KEYS[i] = the counter's hash, ARGV[2i-1] = the cell's field, ARGV[2i] = "clicks next_offset latest_at latest_value".
-- An entry that nobody filled lives for a minute, so that a fill which follows has missed nothing.
local function offset(state)
  return tonumber(string.match(state, '^%d+ (%d+)'))
end
for i = 1, #KEYS do
  local field, state = ARGV[2 * i - 1], ARGV[2 * i]
  local known = redis.call('HGET', KEYS[i], field)
  if not known or offset(known) < offset(state) then
    redis.call('HSET', KEYS[i], field, state)
  end
  local filled = redis.call('HEXISTS', KEYS[i], 'filled') == 1
  redis.call('EXPIRE', KEYS[i], filled and 86400 or 60)
end
return #KEYS
