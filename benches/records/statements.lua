-- Statements as a learning platform sends them, about 900 bytes each: 100 000 agents and 20 000 activities, some much more often than others.
-- BATCH statements a request (1: each by itself). Every id is new. IDS, where set, is a file that the ids of some are written to.
local batch = tonumber(os.getenv("BATCH") or "1")
local auth = os.getenv("LRS_AUTH")
local threads = 0
function setup(thread) threads = threads + 1; thread:set("number", threads) end
function init() math.randomseed(os.time() * 97 + (number or 0) * 7919 + (tonumber(os.getenv("SEED") or "0"))) end
local verbs = { "experienced", "answered", "completed", "attempted", "passed", "failed", "interacted", "initialized", "terminated", "progressed", "commented", "shared" }
local function hex(n) local t = {} for i = 1, n do t[i] = string.format("%x", math.random(0, 15)) end return table.concat(t) end
local function uuid() return hex(8) .. "-" .. hex(4) .. "-4" .. hex(3) .. "-a" .. hex(3) .. "-" .. hex(12) end
local function skewed(most) return math.floor(most * math.random() * math.random()) end
function statement()
  local activity, verb = skewed(20000), verbs[math.random(#verbs)]
  return string.format([[{"id":"%s","actor":{"objectType":"Agent","account":{"homePage":"https://school.example","name":"learner-%06d"}},"verb":{"id":"http://adlnet.gov/expapi/verbs/%s","display":{"en":"%s"}},"object":{"objectType":"Activity","id":"https://school.example/items/%05d","definition":{"type":"http://adlnet.gov/expapi/activities/cmi.interaction"}},"result":{"success":%s,"score":{"scaled":%.2f},"response":"B","duration":"PT%d.5S"},"context":{"registration":"%s","contextActivities":{"parent":[{"id":"https://school.example/sections/%04d"}],"grouping":[{"id":"https://school.example/courses/%03d"}]},"language":"zh-Hans","platform":"bench"},"timestamp":"2026-11-%02dT%02d:%02d:%02d.%03dZ","version":"1.0.3"}]],
    uuid(), skewed(100000), verb, verb, activity, math.random() < 0.7 and "true" or "false", math.random(), math.random(5, 120), uuid(), math.floor(activity / 10), math.floor(activity / 400),
    math.random(1, 27), math.random(0, 23), math.random(0, 59), math.random(0, 59), math.random(0, 999))
end
local headers = { ["Content-Type"] = "application/json", ["X-Experience-API-Version"] = "1.0.3", ["Authorization"] = auth }
request = function()
  if batch == 1 then return wrk.format("POST", "/xapi/statements", headers, statement()) end
  local all = {}
  for i = 1, batch do all[i] = statement() end
  return wrk.format("POST", "/xapi/statements", headers, "[" .. table.concat(all, ",") .. "]")
end
done = function(summary) io.stderr:write(string.format("refused %d\n", summary.errors.status)) end
