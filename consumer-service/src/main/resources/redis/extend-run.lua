-- Extends the run of a partition: a notice that begins within it makes it longer, a later one begins a new run.
-- KEYS[1] = the log's runs, ARGV = part, from, to, appended_at (ms).
local from, to = tonumber(ARGV[2]), tonumber(ARGV[3])
local known = redis.call('HGET', KEYS[1], ARGV[1])
local begin, reached = nil, nil
if known then
  begin, reached = string.match(known, '^(%d+) (%d+)')
  begin, reached = tonumber(begin), tonumber(reached)
end
if reached and to <= reached then
  return 0
end
if not reached or from > reached then
  begin = from
end
redis.call('HSET', KEYS[1], ARGV[1], string.format('%d %s %s', begin, ARGV[3], ARGV[4]))
return 1
