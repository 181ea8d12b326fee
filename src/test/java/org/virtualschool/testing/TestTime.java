package org.virtualschool.testing;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Gives the application a clock that tests drive, and sets it back after each of them. */
@TestConfiguration(proxyBeanMethods = false)
class TestTime implements AfterEachCallback {

    @Bean
    @Primary
    MutableClock mutableClock() {
        return new MutableClock();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        SpringExtension.getApplicationContext(context).getBean(MutableClock.class).reset();
    }
}
