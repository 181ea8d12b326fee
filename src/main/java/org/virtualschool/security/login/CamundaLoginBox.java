package org.virtualschool.security.login;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.virtualschool.workflow.RequestPath;
import org.virtualschool.workflow.SystemWork;

/**
 * Answers the login box that Tasklist, Cockpit and Admin show inside their page after a sign-out or a time-out, so that
 * it makes the same one login as our own page.
 */
class CamundaLoginBox extends AbstractAuthenticationProcessingFilter {

    private static final Pattern PATH = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/login/(tasklist|cockpit|admin|welcome)");
    /** A page of another site cannot send a header of its own choosing. */
    private static final String NOT_FROM_ELSEWHERE = "X-XSRF-TOKEN";

    private final ProcessEngine engine;
    private final SystemWork systemWork;
    private final ObjectMapper json;
    private final Refusals refusals;

    CamundaLoginBox(AuthenticationManager authentication, SessionAuthenticationStrategy sessions, ProcessEngine engine,
            SystemWork systemWork, ObjectMapper json, Refusals refusals) {
        super(request -> "POST".equals(request.getMethod()) && PATH.matcher(RequestPath.of(request)).matches());
        this.engine = engine;
        this.systemWork = systemWork;
        this.json = json;
        this.refusals = refusals;
        setAuthenticationManager(authentication);
        setSessionAuthenticationStrategy(sessions);
        setSecurityContextRepository(new HttpSessionSecurityContextRepository());
        setAuthenticationSuccessHandler(this::answer);
        setAuthenticationFailureHandler(CamundaLoginBox::refuse);
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        if (request.getHeader(NOT_FROM_ELSEWHERE) == null && request.getHeader("X-Requested-With") == null) {
            refusals.foreignPage(request);
            throw new BadCredentialsException("Not sent by the page itself");
        }
        var attempt = UsernamePasswordAuthenticationToken.unauthenticated(
                String.valueOf(request.getParameter("username")), String.valueOf(request.getParameter("password")));
        attempt.setDetails(Attempt.of(request));
        return getAuthenticationManager().authenticate(attempt);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        Login login = (Login) authentication.getPrincipal();
        var apps = systemWork.call(() -> AuthenticationUtil.createAuthentication(
                engine, login.userId(), login.groups(), login.tenants())).getAuthorizedApps();
        Matcher path = PATH.matcher(RequestPath.of(request));
        if (!path.matches() || !apps.contains(path.group(1))) {
            refusals.page(request);
            request.getSession().invalidate();
            response.setStatus(HttpStatus.FORBIDDEN.value());
            return;
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(response.getWriter(), Map.of("userId", login.userId(), "authorizedApps", apps));
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException why) {
        response.setStatus(why instanceof TooManyWrongPasswords
                ? HttpStatus.TOO_MANY_REQUESTS.value() : HttpStatus.UNAUTHORIZED.value());
    }
}
