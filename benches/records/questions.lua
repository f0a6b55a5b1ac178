-- Questions to a record store: KIND is get (by id, from the file IDS), agent (agent, verb and since), activity, or related (related_activities).
local kind, auth = os.getenv("KIND"), os.getenv("LRS_AUTH")
local ids = {}
if kind == "get" then for line in io.lines(os.getenv("IDS")) do ids[#ids + 1] = line end end
local function enc(t) return (t:gsub("[^%w]", function(c) return string.format("%%%02X", string.byte(c)) end)) end
local verbs = { "experienced", "answered", "completed", "attempted", "passed", "failed", "interacted", "initialized", "terminated", "progressed", "commented", "shared" }
local function skewed(most) return math.floor(most * math.random() * math.random()) end
local headers = { ["X-Experience-API-Version"] = "1.0.3", ["Authorization"] = auth }
function init() math.randomseed(os.time()) end
request = function()
  local address
  if kind == "get" then address = "?statementId=" .. ids[math.random(#ids)]
  elseif kind == "agent" then
    address = "?limit=25&agent=" .. enc(string.format('{"account":{"homePage":"https://school.example","name":"learner-%06d"}}', skewed(100000)))
      .. "&verb=" .. enc("http://adlnet.gov/expapi/verbs/" .. verbs[math.random(#verbs)]) .. "&since=2026-01-01T00%3A00%3A00Z"
  elseif kind == "activity" then address = "?limit=25&activity=" .. enc(string.format("https://school.example/items/%05d", skewed(20000)))
  else address = "?limit=25&related_activities=true&activity=" .. enc(string.format("https://school.example/sections/%04d", math.floor(skewed(20000) / 10))) end
  return wrk.format("GET", "/xapi/statements" .. address, headers)
end
done = function(summary) io.stderr:write(string.format("refused %d\n", summary.errors.status)) end
