#!/usr/bin/env node
// A custom runtime in Node's standard library.
const http = require("node:http");

function call(method, path, body) {
  const options = {
    host: process.env.SCF_RUNTIME_API,
    port: process.env.SCF_RUNTIME_API_PORT,
    path: "/runtime/" + path,
    method,
  };
  return new Promise((resolve, reject) => {
    const request = http.request(options, (response) => {
      const pieces = [];
      response.on("data", (piece) => pieces.push(piece));
      response.on("end", () => resolve([response.headers, Buffer.concat(pieces).toString()]));
    });
    request.on("error", reject);
    request.end(body);
  });
}

(async () => {
  await call("POST", "init/ready", " ");
  for (;;) {
    const [headers, event] = await call("GET", "invocation/next");
    console.log("node serves", headers["request_id"]);
    if (event.includes("fail")) await call("POST", "invocation/error", "node failed");
    else if (event.includes("exit")) process.exit(3);
    else if (event.includes("hang")) await new Promise((done) => setTimeout(done, 3600_000));
    else await call("POST", "invocation/response", "node got " + event);
  }
})();
