package org.virtualschool.intake.web;

import jakarta.servlet.MultipartConfigElement;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.MultipartConfigFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.virtualschool.intake.IntakeProperties;

/** Lets the form and the server follow the one limit of a file. */
@Configuration(proxyBeanMethods = false)
class UploadConfiguration {

    @Bean
    MultipartConfigElement multipartConfig(IntakeProperties limits) {
        MultipartConfigFactory form = new MultipartConfigFactory();
        form.setMaxFileSize(limits.maxFileSize());
        form.setMaxRequestSize(limits.maxFormSize());
        return form.createMultipartConfig();
    }

    /** A file over the limit, up to twice as large, is read to its end, so that the sender gets to see the answer. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> readsTooLargeFilesToTheirEnd(IntakeProperties limits) {
        int most = (int) Math.min(Integer.MAX_VALUE, 2 * limits.maxFormSize().toBytes());
        return server -> server.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                http.setMaxSwallowSize(most);
            }
        });
    }
}
