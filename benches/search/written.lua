-- the judged queries, three pages of each; every address is new, so no page comes from the cache
local q = {}
for line in io.lines("benches/relevance/queries.jsonl") do
  local t = line:match('"query": *"(.-)"')
  if t then q[#q+1] = (t:gsub("[^%w]", function(c) return string.format("%%%02X", string.byte(c)) end)) end
end
local n, run = 0, os.time()
request = function() n = n + 1 return wrk.format("GET", "/search?q=" .. q[n % #q + 1] .. "&page=" .. (n % 3 + 1) .. "&x=" .. run .. "-" .. n) end
