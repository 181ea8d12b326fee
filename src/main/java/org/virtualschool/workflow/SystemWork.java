package org.virtualschool.workflow;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Work the application does on its own account while somebody is logged in: the engine asks meanwhile neither for grants
 * nor for tenants nor whose task it is. For what follows from a permitted act, such as handing over tasks, never for what
 * a person asks.
 */
@Component
public class SystemWork {

    private static final ThreadLocal<Integer> DEPTH = ThreadLocal.withInitial(() -> 0);

    /** Does the work and returns its result; exceptions pass through. */
    public <T> T call(Supplier<T> work) {
        DEPTH.set(DEPTH.get() + 1);
        try {
            return work.get();
        } finally {
            leave();
        }
    }

    /** Does the work; exceptions pass through. */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    /** Whether this thread is doing such work. */
    public static boolean underWay() {
        return DEPTH.get() > 0;
    }

    private static void leave() {
        int left = DEPTH.get() - 1;
        if (left == 0) {
            DEPTH.remove();
        } else {
            DEPTH.set(left);
        }
    }
}
