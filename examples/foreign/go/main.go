// A custom runtime with net/http. Its client would time out in the middle of a long poll if it were given a timeout.
package main

import (
	"bytes"
	"io"
	"net/http"
	"os"
)

var api = "http://" + os.Getenv("SCF_RUNTIME_API") + ":" + os.Getenv("SCF_RUNTIME_API_PORT") + "/runtime/"

func read(response *http.Response, err error) []byte {
	if err != nil {
		panic(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		panic(err)
	}
	return body
}

func post(path string, body []byte) {
	read(http.Post(api+path, "text/plain", bytes.NewReader(body)))
}

func main() {
	http.DefaultTransport.(*http.Transport).Proxy = nil
	post("init/ready", []byte(" "))
	for {
		event := read(http.Get(api + "invocation/next"))
		switch {
		case bytes.Contains(event, []byte("fail")):
			post("invocation/error", []byte("go failed"))
		case bytes.Contains(event, []byte("exit")):
			os.Exit(3)
		default:
			post("invocation/response", append([]byte("go got "), event...))
		}
	}
}
