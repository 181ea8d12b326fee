package org.virtualschool.security.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.virtualschool.workflow.RequestPath;
import org.virtualschool.audit.Actors;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.audit.NotedRefusalException;

/**
 * Writes to the audit trail what is refused before or instead of a page: by role, for a missing CSRF token, to pages of other
 * sites, and logins. The same refusal within a minute is written once, and whoever is not logged in counts by their address
 * alone, so that nobody can fill the trail.
 */
@Component
class Refusals implements AccessDeniedHandler {

    private static final Duration SAME_REFUSAL = Duration.ofMinutes(1);
    private static final long MOST_REMEMBERED = 20_000;
    private static final String PAGE = "page";
    private static final String FOREIGN_PAGE = "foreign-page";
    private static final String LOGIN = "login";

    private final AuditTrail audit;
    private final AccessDeniedHandler answer = new LateForm();
    private final Cache<String, Boolean> written;

    Refusals(AuditTrail audit, Ticker ticker) {
        this.audit = audit;
        this.written = Caffeine.newBuilder().ticker(ticker).expireAfterWrite(SAME_REFUSAL).maximumSize(MOST_REMEMBERED).build();
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException, ServletException {
        if (!(why instanceof NotedRefusalException)) {
            page(request);
        }
        answer.handle(request, response, why);
    }

    /** The person may not call this. */
    void page(HttpServletRequest request) {
        call(PAGE, request);
    }

    /** A page of another site made the browser call this. */
    void foreignPage(HttpServletRequest request) {
        call(FOREIGN_PAGE, request);
    }

    /**
     * A login has failed. What was typed as a name is written only if it is one: people type passwords there by mistake.
     *
     * @param account the account's user id; null if there is none of the name that was typed
     */
    void login(String account, Attempt attempt) {
        String who = account == null ? "an unknown user" : account;
        writeOnce(LOGIN, who + " from " + attempt.address(), who + '\n' + attempt.address());
    }

    private void call(String action, HttpServletRequest request) {
        String subject = request.getMethod() + " " + RequestPath.of(request);
        String actor = Actors.current();
        writeOnce(action, subject, Actors.SYSTEM.equals(actor) ? request.getRemoteAddr() : actor + '\n' + subject);
    }

    private void writeOnce(String action, String subject, String sameIf) {
        if (written.asMap().putIfAbsent(action + '\n' + sameIf, true) == null) {
            audit.refused(action, null, subject);
        }
    }
}
