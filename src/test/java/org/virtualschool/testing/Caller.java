package org.virtualschool.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who calls the running application over HTTP, as a program (HTTP Basic) or as a browser does (session). */
public final class Caller {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String root;
    private final String authorization;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(PATIENCE).build();

    private Caller(int port, String authorization) {
        this.root = "http://localhost:" + port;
        this.authorization = authorization;
    }

    /** A browser nobody has logged in with yet. */
    public static Caller browser(int port) {
        return new Caller(port, null);
    }

    /** A program that sends user id and password with every call. */
    public static Caller program(int port, String userId, String password) {
        return new Caller(port, "Basic " + Base64.getEncoder().encodeToString((userId + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    /** Logs in by the login page. @return the answer to the login form, a redirect */
    public Answer logIn(String userId, String password) {
        Matcher token = CSRF.matcher(get("/login").body());
        if (!token.find()) {
            throw new AssertionError("No CSRF token on the login page");
        }
        return form("/login", Map.of("username", userId, "password", password, "_csrf", token.group(1)));
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, null, headers);
    }

    /** Sends a JSON body; with the CSRF token of Tasklist if there is one. */
    public Answer json(String method, String path, String body, String... headers) {
        return send(method, path, body, "application/json", headers);
    }

    /** Gets a file. */
    public HttpResponse<byte[]> download(String path) {
        return exchange(request("GET", path, null, null), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Sends a body of another type. */
    public Answer send(String method, String path, String body, String type, String... headers) {
        HttpResponse<String> response = exchange(request(method, path, body, type, headers), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body(), response);
    }

    private HttpRequest request(String method, String path, String body, String type, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path)).timeout(PATIENCE)
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (type != null) {
            request.header("Content-Type", type);
        }
        String token = cookie("XSRF-TOKEN");
        if (token != null && path.startsWith("/camunda/")) {
            request.header("X-XSRF-TOKEN", token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.build();
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Answer form(String path, Map<String, String> fields, String... headers) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send("POST", path, body, "application/x-www-form-urlencoded", headers);
    }

    /** The value of a cookie this browser keeps; null if it keeps none. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue).findFirst().orElse(null);
    }

    /** What came back. */
    public record Answer(int status, String body, HttpResponse<String> response) {

        /** The header; empty text if it is absent. */
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        @Override
        public String toString() {
            return status + " " + body;
        }
    }
}
