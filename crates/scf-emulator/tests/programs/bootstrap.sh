#!/usr/bin/env bash
# A custom runtime in bash and curl.
# What the platform has set for the world outside isn't meant for its own API.
unset http_proxy
api="http://$SCF_RUNTIME_API:$SCF_RUNTIME_API_PORT/runtime"
curl -s -o /dev/null -d " " "$api/init/ready"
while true; do
  head=$(mktemp)
  event=$(curl -s -D "$head" "$api/invocation/next")
  id=$(tr -d '\r' < "$head" | sed -n 's/^[Rr]equest_id: //p')
  rm -f "$head"
  echo "bash serves $id"
  case "$event" in
    *fail*) curl -s -o /dev/null -d "bash failed" "$api/invocation/error" ;;
    *exit*) exit 3 ;;
    *hang*) sleep 3600 ;;
    *) curl -s -o /dev/null --data-binary "bash got $event" "$api/invocation/response" ;;
  esac
done
