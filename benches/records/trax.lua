-- The use cases of the TRAX benchmark (docs.traxlrs.com/2.1/benchmark): statements drawn from one template with three context activities and a contextual
-- agent. USE_CASE is 1 to 13; low variability draws from 100 agents and activities, high from 10 000. SMALL and LARGE batches have 10 and 100 statements.
local case, auth = tonumber(os.getenv("USE_CASE")), os.getenv("LRS_AUTH")
local variability = (case == 1 or case == 3 or case == 5) and 100 or 10000
local batch = (case == 3 or case == 4) and 10 or (case == 5 or case == 6) and 100 or 1
local threads = 0
function setup(thread) threads = threads + 1; thread:set("number", threads) end
function init() math.randomseed(os.time() * 97 + (number or 0) * 7919 + case) end
local function hex(n) local t = {} for i = 1, n do t[i] = string.format("%x", math.random(0, 15)) end return table.concat(t) end
local function uuid() return hex(8) .. "-" .. hex(4) .. "-4" .. hex(3) .. "-a" .. hex(3) .. "-" .. hex(12) end
local function enc(t) return (t:gsub("[^%w]", function(c) return string.format("%%%02X", string.byte(c)) end)) end
local function agent(n) return string.format('{"account":{"homePage":"http://trax.example","name":"agent-%05d"}}', n) end
local function verb() return "http://adlnet.gov/expapi/verbs/verb-" .. math.random(10) end
local function activity(n) return string.format("http://trax.example/activities/%05d", n) end
local function any() return math.random(variability) end
local function actor()
  if case ~= 7 then return agent(any()) end
  local members = {}
  for i = 1, 10 do members[i] = agent(any()) end
  return '{"objectType":"Group","member":[' .. table.concat(members, ",") .. "]}"
end
local function statement()
  return string.format('{"id":"%s","actor":%s,"verb":{"id":"%s"},"object":{"id":"%s"},"context":{"instructor":%s,"contextActivities":{"parent":[{"id":"%s"}],"grouping":[{"id":"%s"}],"category":[{"id":"%s"}]}},"timestamp":"2026-11-27T08:00:00Z"}',
    uuid(), actor(), verb(), activity(any()), agent(any()), activity(any()), activity(any()), activity(any()))
end
local headers = { ["Content-Type"] = "application/json", ["X-Experience-API-Version"] = "1.0.3", ["Authorization"] = auth }
request = function()
  if case <= 7 then
    if batch == 1 then return wrk.format("POST", "/xapi/statements", headers, statement()) end
    local all = {}
    for i = 1, batch do all[i] = statement() end
    return wrk.format("POST", "/xapi/statements", headers, "[" .. table.concat(all, ",") .. "]")
  end
  local query = {}
  if case == 8 or case == 10 or case == 11 or case == 12 then query[#query + 1] = "agent=" .. enc(agent(any())) end
  if case == 9 or case == 10 or case == 11 or case == 13 then query[#query + 1] = "activity=" .. enc(activity(any())) end
  if case == 11 then query[#query + 1] = "verb=" .. enc(verb()) end
  if case == 12 then query[#query + 1] = "related_agents=true" end
  if case == 13 then query[#query + 1] = "related_activities=true" end
  return wrk.format("GET", "/xapi/statements?" .. table.concat(query, "&"), headers)
end
done = function(summary) io.stderr:write(string.format("refused %d\n", summary.errors.status)) end
