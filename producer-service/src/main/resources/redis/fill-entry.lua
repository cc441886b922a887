-- Fills an entry with what MySQL told: of two states of a cell the one with the higher offset stays, at the same offset
-- the one to which a recount added; the progress only grows. Does nothing unless the caller's mark is still there.
-- KEYS[1] = the counter's hash, ARGV = who, seconds to live, filled, row, then field and value of each cell.
local entry = KEYS[1]
if redis.call('HGET', entry, 'filling') ~= ARGV[1] then
  return 0
end
redis.call('HDEL', entry, 'filling')

-- The entry's own row and progress, if somebody filled it before: a later revision or log is not overwritten.
local function numbers(text, pattern)
  local a, b = string.match(text, pattern)
  return tonumber(a), tonumber(b)
end
local filled = ARGV[3]
local revision, start_epoch = numbers(ARGV[4], '^(%d+) (%d+)')
local known_row, known_filled = unpack(redis.call('HMGET', entry, 'row', 'filled'))
if known_row and known_filled then
  local known_revision, known_start = numbers(known_row, '^(%d+) (%d+)')
  local log, known_log = numbers(filled, '^(%d+):'), numbers(known_filled, '^(%d+):')
  if revision < known_revision or start_epoch < known_start or log < known_log then
    return 0
  end
  if revision == known_revision and log == known_log then
    local offsets, others = {}, {}
    for offset in string.gmatch(string.match(filled, ':(.*)'), '%d+') do
      offsets[#offsets + 1] = offset
    end
    for offset in string.gmatch(string.match(known_filled, ':(.*)'), '%d+') do
      others[#others + 1] = offset
    end
    for i = 1, math.max(#offsets, #others) do
      if tonumber(offsets[i] or -1) < tonumber(others[i] or -1) then
        offsets[i] = others[i]
      end
    end
    filled = string.match(filled, '^%d+:') .. table.concat(offsets, ',')
  end
end

local epoch = 0
for i = 5, #ARGV, 2 do
  local field, state = ARGV[i], ARGV[i + 1]
  epoch = math.max(epoch, tonumber(string.match(field, '^(%d+)')))
  local clicks, offset = numbers(state, '^(%d+) (%d+)')
  local known = redis.call('HGET', entry, field)
  local known_clicks, known_offset = numbers(known or '0 -1', '^(%d+) (-?%d+)')
  if offset > known_offset or (offset == known_offset and clicks > known_clicks) then
    redis.call('HSET', entry, field, state)
  end
end
-- What can no longer be in the total.
for _, field in ipairs(redis.call('HKEYS', entry)) do
  local of_epoch, of_revision = numbers(field, '^(%d+):(%d+):')
  if of_epoch and (of_epoch < epoch or of_revision < revision) then
    redis.call('HDEL', entry, field)
  end
end
redis.call('HSET', entry, 'filled', filled, 'row', ARGV[4])
redis.call('EXPIRE', entry, ARGV[2])
return 1
