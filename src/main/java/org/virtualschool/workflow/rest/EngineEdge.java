package org.virtualschool.workflow.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Filter;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.workflow.engine.TaskFormViews;

/** Stands before both mounts of the engine's REST API, behind the login. */
@Configuration(proxyBeanMethods = false)
class EngineEdge {

    private static final String[] BOTH_MOUNTS = {"/engine-rest/*", "/camunda/api/*"};
    private static final int BEHIND_LOGIN = SecurityProperties.DEFAULT_FILTER_ORDER + 10;

    @Bean
    FilterRegistrationBean<EngineAnswersFilter> engineAnswersFilter(EngineAnswers answers, IdentityService identity,
                                                                    AuditTrail audit, ObjectMapper json) {
        return behindLogin(new EngineAnswersFilter(answers, identity, audit, json), BEHIND_LOGIN);
    }

    @Bean
    FilterRegistrationBean<FormVariablesFilter> formVariablesFilter(TaskFormViews views, IdentityService identity,
                                                                    AuditTrail audit, ObjectMapper json) {
        return behindLogin(new FormVariablesFilter(views, identity, audit, json), BEHIND_LOGIN + 1);
    }

    private static <T extends Filter> FilterRegistrationBean<T> behindLogin(T filter, int order) {
        FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(BOTH_MOUNTS);
        registration.setOrder(order);
        return registration;
    }
}
