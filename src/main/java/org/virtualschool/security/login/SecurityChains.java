package org.virtualschool.security.login;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ResourceLoader;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.util.UrlUtils;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.function.SingletonSupplier;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.security.AccessRule;
import org.virtualschool.security.edge.EngineEdgeFilter;
import org.virtualschool.workflow.RequestPath;
import org.virtualschool.workflow.SystemWork;

/**
 * One login for our pages, our API, Tasklist, Cockpit and Admin. Calls with HTTP Basic keep no session and need no
 * CSRF token; everything else has a session and needs one. What is not named here needs a login.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityChains {

    private static final String[] OPEN = {"/css", "/js", "/images", "/fonts", "/assets", "/webjars", "/error", "/actuator/health",
            "/camunda/assets"};
    private static final RequestMatcher CAMUNDA_API = Paths.under("/camunda/api");
    private static final RequestMatcher CAMUNDA = Paths.under("/camunda");
    /** Asked by Camunda's login box before anybody has logged in; says that the engine is called "default". */
    private static final RequestMatcher ENGINES = Paths.exactly("GET", "/camunda/api/engine/engine/");
    private static final RequestMatcher CAMUNDA_SIGN_OUT = request -> "POST".equals(request.getMethod())
            && RequestPath.of(request).matches("/camunda/api/admin/auth/user/[^/]+/logout");

    private final Logins logins;
    private final IdentityService identity;
    private final Refusals refusals;

    SecurityChains(Logins logins, IdentityService identity, Refusals refusals) {
        this.logins = logins;
        this.identity = identity;
        this.refusals = refusals;
    }

    @Bean
    EngineEdgeFilter engineEdgeFilter(AccessRule access, AuditTrail audit, ObjectMapper json) {
        return new EngineEdgeFilter(access, audit, json);
    }

    /** It stands in the chains, behind the login; as a bean it would be registered with the container as well. */
    @Bean
    FilterRegistrationBean<EngineEdgeFilter> edgeInChainsOnly(EngineEdgeFilter edge) {
        var registration = new FilterRegistrationBean<>(edge);
        registration.setEnabled(false);
        return registration;
    }

    /** As Spring Security has it, and no address with a NUL, which the database does not take. Forms say so at the field. */
    @Bean
    HttpFirewall httpFirewall() {
        return new StrictHttpFirewall() {
            @Override
            public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
                // The error page is asked for with the same address, and says what was wrong with it.
                if (request.getDispatcherType() == DispatcherType.REQUEST && request.getQueryString() != null && request.getQueryString().contains("%00")) {
                    throw new RequestRejectedException("The address holds a NUL");
                }
                return super.getFirewalledRequest(request);
            }
        };
    }

    @Bean
    AuthenticationManager authenticationManager(PasswordLogin passwordLogin) {
        return new ProviderManager(passwordLogin);
    }

    /** Programs: HTTP Basic, no session. {@code /engine-rest} knows nothing else. */
    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, AuthenticationManager authentication, EngineEdgeFilter edge) throws Exception {
        return http
                .securityMatcher(request -> Paths.isUnder(request, "/engine-rest")
                        || Paths.isUnder(request, "/api") && (bringsPassword(request) || bringsNothing(request)))
                .authenticationManager(authentication)
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                        .anyRequest().authenticated())
                .httpBasic(basic -> basic
                        .authenticationEntryPoint(LoginRefusals::challenge)
                        .authenticationDetailsSource(Attempt::of))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(LoginRefusals::challenge).accessDeniedHandler(refusals))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(SecurityHeaders.ofEveryAnswer())
                .addFilterBefore(new NotFromOtherSitesFilter(refusals), LogoutFilter.class)
                .addFilterAfter(new EngineIdentityFilter(identity), AuthorizationFilter.class)
                .addFilterAfter(edge, EngineIdentityFilter.class)
                .build();
    }

    /** People: a session by the login page or by Camunda's login box. */
    @Bean
    @Order(2)
    SecurityFilterChain people(HttpSecurity http, AuthenticationManager authentication, KnownDevice knownDevice,
            EngineEdgeFilter edge, ProcessEngine engine, SystemWork systemWork, ObjectMapper json) throws Exception {
        return http
                .authenticationManager(authentication)
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                        .requestMatchers(SecurityChains::isOpen).permitAll()
                        .requestMatchers(Paths.under("/actuator")).denyAll()
                        .anyRequest().authenticated())
                .formLogin(form -> form
                        .loginPage("/login")
                        .authenticationDetailsSource(Attempt::of)
                        .successHandler(new Welcome(knownDevice))
                        .failureHandler(SecurityChains::loginFailed))
                .logout(logout -> logout
                        .logoutRequestMatcher(request -> CAMUNDA_SIGN_OUT.matches(request)
                                || Paths.exactly("POST", "/logout").matches(request))
                        .deleteCookies("JSESSIONID")
                        .logoutSuccessHandler(SecurityChains::signedOut))
                // Camunda's webapps have a CSRF filter of their own.
                .csrf(csrf -> csrf.ignoringRequestMatchers(CAMUNDA))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(LoginRefusals::pageOrScript).accessDeniedHandler(refusals))
                .headers(SecurityHeaders.ofEveryAnswer())
                .addFilterAfter(new StillOpenFilter(logins), SecurityContextHolderFilter.class)
                .addFilterAfter(new CamundaLoginBox(authentication, new ChangeSessionIdAuthenticationStrategy(), engine,
                        systemWork, json, refusals), UsernamePasswordAuthenticationFilter.class)
                .addFilterAfter(new EngineIdentityFilter(identity), AuthorizationFilter.class)
                .addFilterAfter(edge, EngineIdentityFilter.class)
                .build();
    }

    @Bean
    FilterRegistrationBean<CamundaSessionFilter> camundaSession(ProcessEngine engine, SystemWork systemWork) {
        var registration = new FilterRegistrationBean<>(new CamundaSessionFilter(engine, systemWork));
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return registration;
    }

    /** Takes the place of Camunda's own filter of this name, which is left out when there is one. */
    @Bean
    FilterRegistrationBean<Filter> webappPages(ResourceLoader resources, CamundaBpmProperties properties) {
        // Made at the first request: it reads at once what the webapps set up only when the container starts.
        SingletonSupplier<WebappPages> pages = SingletonSupplier.of(() -> new WebappPages(resources, properties.getWebapp()));
        var registration = new FilterRegistrationBean<Filter>(
                (request, response, chain) -> pages.obtain().doFilter(request, response, chain));
        registration.setName("Engines Filter");
        registration.addUrlPatterns("/camunda", "/camunda/", "/camunda/app/*");
        return registration;
    }

    private static boolean bringsPassword(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, "Basic ", 0, "Basic ".length());
    }

    /** A program that must be told to log in; the other chain would first miss its CSRF token. */
    private static boolean bringsNothing(HttpServletRequest request) {
        return request.getRequestedSessionId() == null;
    }

    private static boolean isOpen(HttpServletRequest request) {
        String path = RequestPath.of(request);
        for (String open : OPEN) {
            if (Paths.isUnder(request, open)) {
                return true;
            }
        }
        return path.equals("/login") || path.equals("/favicon.ico") || path.equals("/camunda/favicon.ico")
                || ENGINES.matches(request);
    }

    private static void loginFailed(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        response.sendRedirect(request.getContextPath() + "/login?"
                + (why instanceof TooManyWrongPasswords ? "wait" : "error"));
    }

    private static void signedOut(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException {
        if (CAMUNDA_API.matches(request)) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
        } else {
            response.sendRedirect(request.getContextPath() + "/login?logout");
        }
    }

    /** Goes where the person wanted to go and remembers the device. */
    private static final class Welcome extends SavedRequestAwareAuthenticationSuccessHandler {

        private final KnownDevice knownDevice;

        private Welcome(KnownDevice knownDevice) {
            this.knownDevice = knownDevice;
            setRedirectStrategy((request, response, address) -> response.sendRedirect(
                    UrlUtils.isAbsoluteUrl(address) ? withoutHost(address) : request.getContextPath() + address));
        }

        /** The host is what the request that was kept named as it liked. */
        private static String withoutHost(String address) {
            int path = address.indexOf('/', address.indexOf("//") + 2);
            return path < 0 ? "/" : address.substring(path);
        }

        @Override
        public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication who)
                throws IOException, jakarta.servlet.ServletException {
            knownDevice.remember((Login) who.getPrincipal(), request, response);
            super.onAuthenticationSuccess(request, response, who);
        }
    }
}
