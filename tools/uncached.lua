-- Six kinds of pages in turn, none of which was ever asked for before, about 50 a second; each time
-- another district of the north and another of the stories in the file that STORIES names:
--   curl -s http://127.0.0.1:8000/sitemap-stories.xml | grep -o '/stories/[0-9]*/' | sort -u > var/stories.txt
--   STORIES=var/stories.txt wrk -t1 -c13 -d30s -s tools/uncached.lua http://127.0.0.1:8000
local asked = os.time() * 1000
local stories = {}
for line in io.lines(os.getenv("STORIES")) do stories[#stories + 1] = line end

local function path(n)
  local paths = {
    "/", "/stories/", stories[1 + n % #stories],
    "/standings/", "/map/", "/districts/5" .. (n % 9) .. "0" .. (1 + n % 5) .. "/",
  }
  return paths[1 + n % #paths]
end

function delay()
  return 200 -- ms, beside what the answer takes; thirteen connections
end

function request()
  asked = asked + 1
  return wrk.format("GET", path(asked) .. "?n=" .. asked, {["Accept-Encoding"] = "gzip"})
end

function done(summary, latency)
  print(string.format("p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, %.1f a second, %d not found",
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000,
    summary.requests / summary.duration * 1e6, summary.errors.status))
end
