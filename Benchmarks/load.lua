-- What wrk asks for: a random line of a file, path and cookie apart by a tab, and from which of the
-- instances, one a thread in turn.

local thread_count = 0

function setup(thread)
  local ports = {}
  for port in os.getenv("LOAD_PORTS"):gmatch("%d+") do table.insert(ports, port) end
  thread.addr = wrk.lookup("127.0.0.1", ports[thread_count % #ports + 1])[1]
  thread:set("seed", 41 + thread_count)
  thread_count = thread_count + 1
end

function init()
  math.randomseed(seed)
  requests = {}
  for line in io.lines(os.getenv("LOAD_REQUESTS")) do
    local path, cookie = line:match("^(.-)\t(.*)$")
    table.insert(requests, wrk.format("GET", path, { Cookie = cookie, Host = "127.0.0.1" }))
  end
end

function request()
  return requests[math.random(#requests)]
end
