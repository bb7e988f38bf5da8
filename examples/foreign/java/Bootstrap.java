import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** A custom runtime with java.net.http, whose client asks for HTTP/2 unless it is told not to. */
public class Bootstrap {
    static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    static final String API = "http://" + System.getenv("SCF_RUNTIME_API") + ":" + System.getenv("SCF_RUNTIME_API_PORT");

    static String call(String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(API + "/runtime/" + path));
        if (body != null) {
            request.POST(HttpRequest.BodyPublishers.ofString(body));
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString()).body();
    }

    public static void main(String[] arguments) throws Exception {
        call("init/ready", " ");
        while (true) {
            String event = call("invocation/next", null);
            if (event.contains("fail")) {
                call("invocation/error", "java failed");
            } else if (event.contains("exit")) {
                System.exit(3);
            } else {
                call("invocation/response", "java got " + event);
            }
        }
    }
}
