-- written queries, broad letters, pasted sentences, misspellings, nonsense and faceted browsing in turn; every address is new, so no page comes from the cache
local function enc(t) return (t:gsub("[^%w]", function(c) return string.format("%%%02X", string.byte(c)) end)) end
local q = {}
for line in io.lines("benches/relevance/queries.jsonl") do
  local t = line:match('"query": *"(.-)"')
  if t then q[#q+1] = "/search?q=" .. enc(t) end
end
local more = { "的", "数", "学", "一", "a", "the", "教学", "学习 方法",
  "三位同学去公园划船，每条船最多坐四个人，请问至少需要租几条船才能让所有的同学都能坐上船去玩", "In this section we will learn how to add and subtract fractions with different denominators and apply it",
  "静夜诗", "线断树", "fractoins", "pyhton", "jingyeshi", "xq213zv龘靐", "kpw zzvq", "ghjkqxx" }
for _, t in ipairs(more) do q[#q+1] = "/search?q=" .. enc(t); q[#q+1] = "/search?grade=3&q=" .. enc(t) end
for _, f in ipairs({ "grade=3", "subject=mathematics", "stage=primary&subject=chinese", "type=poem", "language=en", "edition=" .. enc("人教版"), "grade=8&volume=1", "licence=MIT" }) do
  for n = 1, 4 do q[#q+1] = "/library?" .. f end
end
local n, run = 0, os.time()
request = function() n = n + 1 local a = q[n % #q + 1] return wrk.format("GET", a .. (a:find("?", 1, true) and "&" or "?") .. "page=" .. (n % 3 + 1) .. "&x=" .. run .. "-" .. n) end
