package org.virtualschool.notification;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@WhereMailIsSet
@EnableConfigurationProperties(MailProperties.class)
class MailConfiguration {
}
