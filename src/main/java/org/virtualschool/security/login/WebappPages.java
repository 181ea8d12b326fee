package org.virtualschool.security.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.camunda.bpm.spring.boot.starter.property.WebappProperty;
import org.camunda.bpm.spring.boot.starter.webapp.filter.ResourceLoadingProcessEnginesFilter;
import org.springframework.core.io.ResourceLoader;
import org.springframework.http.HttpHeaders;

/**
 * Serves the start pages of Tasklist, Cockpit and Admin. Differs from Camunda's own filter in three things: each answer
 * has a nonce of its own (Camunda keeps one for all, so that answers made at the same moment get each other's); pages
 * are UTF-8; and nobody is sent to create a first administrator, a group that has no members here.
 */
class WebappPages extends ResourceLoadingProcessEnginesFilter {

    private static final String CONTENT_POLICY = "Content-Security-Policy";
    private static final int NONCE_BYTES = 20;
    /** What Camunda ships, without the sources it allows for old browsers, and in no frame. */
    private static final String POLICY = "base-uri 'self'; script-src 'nonce-%s' 'strict-dynamic' 'unsafe-eval';"
            + " style-src 'self' 'unsafe-inline'; default-src 'self'; img-src 'self' data:; font-src 'self' data:;"
            + " object-src 'none'; form-action 'self'; frame-ancestors 'none'";

    private final SecureRandom random = new SecureRandom();

    WebappPages(ResourceLoader resources, WebappProperty properties) {
        setResourceLoader(resources);
        setWebappProperty(properties);
    }

    /** Only start pages are made here; whatever else ends in .html is served as it is. */
    @Override
    protected void serveTemplate(String requestUri, String app, String page, String applicationPath,
            HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        chain.doFilter(request, response);
    }

    @Override
    protected boolean needsInitialUser(String engineName) {
        return false;
    }

    @Override
    protected void serveIndexPage(String app, String engine, String applicationPath, String contextPath,
            HttpServletResponse response, ServletContext context) throws IOException {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        String page = replacePlaceholder(getWebResourceContents("/app/" + app + "/index.html"),
                app, engine, applicationPath, contextPath, nonce);
        response.setHeader(CONTENT_POLICY, POLICY.formatted(nonce));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(page);
    }
}
