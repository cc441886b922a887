-- For wrk with as many threads as connections: each is one reader. What a reader is told never goes down, and every
-- answer is a total. The last line that is printed says how often it was not so.

local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init()
  last, reads, backwards, unanswered = -1, 0, 0, 0
end

function response(status, _, body)
  reads = reads + 1
  local count = status == 200 and tonumber(body:match('"count" *: *(%d+)'))
  if not count then
    unanswered = unanswered + 1
  elseif count < last then
    backwards = backwards + 1
  end
  last = count or last
end

function done(summary)
  local sum = { reads = 0, backwards = 0, unanswered = 0 }
  for _, thread in ipairs(threads) do
    for name in pairs(sum) do
      sum[name] = sum[name] + thread:get(name)
    end
  end
  local errors = summary.errors
  print(string.format(
    "%d reads, %d a second, backwards %d, no total %d, no answer %d",
    sum.reads, sum.reads / (summary.duration / 1e6), sum.backwards, sum.unanswered,
    errors.connect + errors.read + errors.write + errors.timeout))
end
