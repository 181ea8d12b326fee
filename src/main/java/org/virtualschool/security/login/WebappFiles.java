package org.virtualschool.security.login;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * How long browsers keep the files of Tasklist, Cockpit and Admin. Camunda says nothing of it, and what says nothing is
 * kept nowhere: every opening of Tasklist would fetch five megabytes again. The patterns are narrower than Camunda's own
 * for the same folders and so come before them.
 */
@Configuration(proxyBeanMethods = false)
class WebappFiles implements WebMvcConfigurer {

    private static final String FOLDER = "classpath:/META-INF/resources/webjars/camunda";
    /** Asked for by an address that carries Camunda's version. */
    private static final CacheControl KEPT = CacheControl.maxAge(Duration.ofDays(365));
    /** Ours or without a version: the browser asks whether they have changed. */
    private static final CacheControl ASKED_AFTER = CacheControl.noCache();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        add(registry, KEPT, "/lib/", "*.js");
        add(registry, KEPT, "/app/", "*/camunda-*-bootstrap.*");
        add(registry, ASKED_AFTER, "/app/", "*/scripts/**", "*/styles/**", "*/locales/**");
        add(registry, ASKED_AFTER, "/assets/", "*.*", "*/*.*");
    }

    private static void add(ResourceHandlerRegistry registry, CacheControl kept, String folder, String... files) {
        for (String file : files) {
            registry.addResourceHandler("/camunda" + folder + file).addResourceLocations(FOLDER + folder).setCacheControl(kept);
        }
    }
}
