package org.virtualschool.security.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.security.AccessRule;
import org.virtualschool.security.login.Login;
import org.virtualschool.workflow.Refusal;
import org.virtualschool.workflow.RequestPath;

/**
 * Stands before {@code /camunda} and {@code /engine-rest} and refuses what {@link AllowedCalls} does not name for one of
 * the caller's roles. What is refused looks the same as what does not exist.
 */
public class EngineEdgeFilter extends OncePerRequestFilter {

    private static final Pattern REST = Pattern.compile("(?:/camunda/api/engine/engine/default|/engine-rest(?:/engine/default)?)(/.*)");
    private static final Pattern TASKLIST_PAGE = Pattern.compile("/camunda/app/tasklist(?:/|/default/?)?");
    private static final Pattern WEBAPP_START = Pattern.compile("/camunda(?:/?|/app/?|/app/welcome(?:/.*)?)");
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String OUR_TASKS = "/tasks";
    private static final String COCKPIT = "/camunda/app/cockpit/default/";
    private static final Set<String> READING = Set.of("GET", "OPTIONS");
    private static final int LONGEST_QUERY = 64 * 1024;
    private static final int LONGEST_BODY = 1024 * 1024;
    private static final Refusal UNREADABLE = new Refusal("InvalidRequestException",
            "This question cannot be read: send one JSON object with each name once, nothing missing in its lists and nothing behind it, and"
                    + " whole numbers from 0 as firstResult and maxResults.");

    private final AccessRule access;
    private final AuditTrail audit;
    private final ObjectMapper json;
    private final QueryCheck queries;

    /** @param json reads queries and writes refusals */
    public EngineEdgeFilter(AccessRule access, AuditTrail audit, ObjectMapper json) {
        this.access = access;
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
            response.sendRedirect(request.getContextPath() + startPage(login));
            return;
        }
        if (TASKLIST_PAGE.matcher(path).matches() && worksOnOurPages(login)) {
            response.sendRedirect(request.getContextPath() + OUR_TASKS);
            return;
        }
        Optional<Object> ready = ReadyAnswers.to(request, call(path), login.groups());
        if (ready.isPresent()) {
            answer(response, HttpStatus.OK, ready.get());
            return;
        }
        Optional<CallPattern> allowed = allowed(request, path, login);
        if (allowed.isEmpty() || !queries.acceptsParameters(request)) {
            refuse(request, response, path, words(request, path, login));
        } else if (isOfTasklist(request, path, login) && worksOnOurPages(login)) {
            refuse(request, response, path, AllowedCalls.onOurPages());
        } else if (AllowedCalls.isOperator(login.groups()) && queries.namesVariables(request)) {
            refuse(request, response, path, Refusal.NOT_FOR_YOU);
        } else if (!queries.isReadable(request)) {
            answer(response, HttpStatus.BAD_REQUEST, UNREADABLE);
        } else if (allowed.get().isSearch()) {
            search(request, response, chain, path, login);
        } else {
            pass(request, response, chain, path, login);
        }
    }

    /** What is sent with a call that changes something is looked at as well: the engine stumbles over what is missing in it. */
    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain, String path, Login login)
            throws ServletException, IOException {
        HttpServletRequest passed = new BareRequest(request);
        if (sendsJson(request)) {
            byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
            if (body.length > LONGEST_BODY || queries.read(body).filter(queries::isWhole).isEmpty()) {
                answer(response, HttpStatus.BAD_REQUEST, UNREADABLE);
                return;
            }
            passed = new ReadBody(passed, body);
        }
        chain.doFilter(passed, response);
        noteAdministration(request, response, path, login);
    }

    private static boolean sendsJson(HttpServletRequest request) {
        return !READING.contains(request.getMethod()) && request.getContentType() != null
                && request.getContentType().toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_JSON_VALUE);
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

    private void search(HttpServletRequest request, HttpServletResponse response, FilterChain chain, String path,
            Login login) throws ServletException, IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST_QUERY + 1);
        if (body.length > LONGEST_QUERY) {
            refuse(request, response, path, Refusal.NOT_FOR_YOU);
            return;
        }
        Optional<JsonNode> query = queries.read(body);
        if (query.isEmpty()) {
            answer(response, HttpStatus.BAD_REQUEST, UNREADABLE);
        } else if (!queries.isWhole(query.get())) {
            answer(response, HttpStatus.BAD_REQUEST, UNREADABLE);
        } else if (!queries.accepts(query.get()) || AllowedCalls.isOperator(login.groups()) && queries.namesVariables(query.get())) {
            refuse(request, response, path, Refusal.NOT_FOR_YOU);
        } else {
            chain.doFilter(new ReadBody(new BareRequest(request), body), response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String path, Refusal words) throws IOException {
        audit.refused("engine.edge", null, subject(request, path));
        if (path.startsWith("/camunda/app/")) {
            response.sendError(HttpStatus.FORBIDDEN.value());
            return;
        }
        answer(response, HttpStatus.FORBIDDEN, words);
    }

    private void answer(HttpServletResponse response, HttpStatus status, Object body) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(response.getOutputStream(), body);
    }

    /** The path within the REST API; of any other call the whole path. */
    private static String call(String path) {
        Matcher rest = REST.matcher(path);
        return rest.matches() ? rest.group(1) : path;
    }

    private static Refusal words(HttpServletRequest request, String path, Login login) {
        Matcher rest = REST.matcher(path);
        return rest.matches() ? AllowedCalls.refusal(login.groups(), request, rest.group(1), login.userId()) : Refusal.NOT_FOR_YOU;
    }

    private static boolean isOfTasklist(HttpServletRequest request, String path, Login login) {
        Matcher rest = REST.matcher(path);
        return rest.matches() && AllowedCalls.isOfTasklist(login.groups(), request, rest.group(1), login.userId());
    }

    /** The engine knows nothing of exclusions; our own pages leave out the children somebody is excluded from. */
    private boolean worksOnOurPages(Login login) {
        return AllowedCalls.usesTasklist(login.groups()) && access.isExcludedFromAny(login.userId());
    }

    /** What operators change of accounts and jobs is on record. */
    private void noteAdministration(HttpServletRequest request, HttpServletResponse response, String path, Login login) {
        if (AllowedCalls.isOperator(login.groups()) && !READING.contains(request.getMethod())
                && response.getStatus() < HttpStatus.BAD_REQUEST.value()) {
            audit.done("engine.administered", null, subject(request, path));
        }
    }

    private String startPage(Login login) {
        if (AllowedCalls.usesTasklist(login.groups())) {
            return worksOnOurPages(login) ? OUR_TASKS : TASKLIST;
        }
        return AllowedCalls.isOperator(login.groups()) ? COCKPIT : "/";
    }

    private static String subject(HttpServletRequest request, String path) {
        return request.getMethod() + " " + path;
    }

    private static Optional<Login> login() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Login login
                ? Optional.of(login) : Optional.empty();
    }
}
