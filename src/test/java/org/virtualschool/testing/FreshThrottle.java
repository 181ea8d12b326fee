package org.virtualschool.testing;

import com.github.benmanes.caffeine.cache.Cache;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.test.util.ReflectionTestUtils;

/** Forgets wrong passwords after each test: all tests log in from one address, which would be shut out after a while. */
class FreshThrottle implements AfterEachCallback {

    @Override
    public void afterEach(ExtensionContext context) {
        Object wrongPasswords = SpringExtension.getApplicationContext(context).getBean("wrongPasswords");
        ((Cache<?, ?>) ReflectionTestUtils.getField(wrongPasswords, "tries")).invalidateAll();
    }
}
