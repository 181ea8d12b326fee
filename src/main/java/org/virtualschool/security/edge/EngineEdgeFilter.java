package org.virtualschool.security.edge;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.security.login.Login;
import org.virtualschool.workflow.Refusal;
import org.virtualschool.workflow.RequestPath;

/**
 * Stands before {@code /camunda} and {@code /engine-rest} and refuses what {@link AllowedCalls} does not name for one of
 * the caller's roles. What is refused looks the same as what does not exist.
 */
public class EngineEdgeFilter extends OncePerRequestFilter {

    private static final Pattern REST = Pattern.compile("(?:/camunda/api/engine/engine/default|/engine-rest(?:/engine/default)?)(/.*)");
    private static final Pattern WEBAPP_START = Pattern.compile("/camunda(?:/?|/app/?|/app/welcome(?:/.*)?)");
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String COCKPIT = "/camunda/app/cockpit/default/";
    private static final Set<String> READING = Set.of("GET", "OPTIONS");
    private static final int LONGEST_QUERY = 64 * 1024;
    private static final int SUBJECT_LENGTH = 200;

    private final AuditTrail audit;
    private final ObjectMapper json;
    private final QueryCheck queries;

    /** @param json reads queries and writes refusals */
    public EngineEdgeFilter(AuditTrail audit, ObjectMapper json) {
        this.audit = audit;
        this.json = json;
        this.queries = new QueryCheck(json);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = RequestPath.of(request);
        boolean guarded = path.equals("/camunda") || path.startsWith("/camunda/")
                || path.equals("/engine-rest") || path.startsWith("/engine-rest/");
        return !guarded || login().isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Login login = login().orElseThrow();
        String path = RequestPath.of(request);
        if (WEBAPP_START.matcher(path).matches()) {
            response.sendRedirect(request.getContextPath() + startPage(login.groups()));
            return;
        }
        Optional<CallPattern> allowed = allowed(request, path, login);
        if (allowed.isEmpty() || !queries.acceptsParameters(request)) {
            refuse(request, response, path);
        } else if (allowed.get().isSearch()) {
            search(request, response, chain, path);
        } else {
            chain.doFilter(request, response);
            noteAdministration(request, response, path, login);
        }
    }

    private static Optional<CallPattern> allowed(HttpServletRequest request, String path, Login login) {
        Matcher rest = REST.matcher(path);
        if (!rest.matches()) {
            return first(AllowedCalls.ofWebapps(login.groups()), request, path, login);
        }
        String call = rest.group(1);
        return first(AllowedCalls.never(), request, call, login).isPresent()
                ? Optional.empty() : first(AllowedCalls.ofRest(login.groups()), request, call, login);
    }

    private static Optional<CallPattern> first(List<CallPattern> calls, HttpServletRequest request, String path, Login login) {
        return calls.stream().filter(call -> call.matches(request, path, login.userId())).findFirst();
    }

    private void search(HttpServletRequest request, HttpServletResponse response, FilterChain chain, String path)
            throws ServletException, IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST_QUERY + 1);
        if (body.length > LONGEST_QUERY || !queries.acceptsBody(body)) {
            refuse(request, response, path);
        } else {
            chain.doFilter(new ReadBody(request, body), response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        audit.refused("engine.edge", null, subject(request, path));
        if (path.startsWith("/camunda/app/")) {
            response.sendError(HttpStatus.FORBIDDEN.value());
            return;
        }
        response.setStatus(HttpStatus.FORBIDDEN.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(response.getOutputStream(), Refusal.NOT_FOR_YOU);
    }

    /** What operators change of accounts and jobs is on record. */
    private void noteAdministration(HttpServletRequest request, HttpServletResponse response, String path, Login login) {
        if (AllowedCalls.isOperator(login.groups()) && !READING.contains(request.getMethod())
                && response.getStatus() < HttpStatus.BAD_REQUEST.value()) {
            audit.done("engine.administered", null, subject(request, path));
        }
    }

    private static String startPage(List<String> groups) {
        if (AllowedCalls.usesTasklist(groups)) {
            return TASKLIST;
        }
        return AllowedCalls.isOperator(groups) ? COCKPIT : "/";
    }

    private static String subject(HttpServletRequest request, String path) {
        String subject = request.getMethod() + " " + path;
        return subject.substring(0, Math.min(subject.length(), SUBJECT_LENGTH));
    }

    private static Optional<Login> login() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Login login
                ? Optional.of(login) : Optional.empty();
    }
}
