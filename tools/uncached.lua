-- Six kinds of pages in turn, none of which was ever asked for before, about 50 a second:
--   wrk -t1 -c5 -d20s -s tools/uncached.lua http://127.0.0.1:8000
local paths = {"/", "/stories/", "/stories/1/", "/standings/", "/map/", "/districts/5501/"}
local asked = os.time() * 1000

function delay()
  return 100 -- ms; five connections
end

function request()
  asked = asked + 1
  return wrk.format("GET", paths[asked % #paths + 1] .. "?n=" .. asked, {["Accept-Encoding"] = "gzip"})
end

function done(summary, latency)
  print(string.format("p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, %.1f a second",
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000,
    summary.requests / summary.duration * 1e6))
end
