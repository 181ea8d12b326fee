package org.virtualschool.security.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.virtualschool.workflow.SystemWork;

/**
 * Hands the one login to Tasklist, Cockpit and Admin, which keep their own copy in the session. The copy is made anew
 * whenever groups or tenants have changed.
 */
class CamundaSessionFilter extends OncePerRequestFilter {

    private final ProcessEngine engine;
    private final SystemWork systemWork;

    CamundaSessionFilter(ProcessEngine engine, SystemWork systemWork) {
        this.engine = engine;
        this.systemWork = systemWork;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Login login) {
            HttpSession session = request.getSession();
            Authentications kept = AuthenticationUtil.getAuthsFromSession(session);
            if (!isOf(login, kept.getAuthenticationForProcessEngine(engine.getName()))) {
                kept.addOrReplace(systemWork.call(() -> AuthenticationUtil.createAuthentication(
                        engine, login.userId(), login.groups(), login.tenants())));
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean isOf(Login login, Object authentication) {
        return authentication instanceof UserAuthentication kept && kept.getIdentityId().equals(login.userId())
                && kept.getGroupIds().equals(login.groups()) && kept.getTenantIds().equals(login.tenants());
    }
}
