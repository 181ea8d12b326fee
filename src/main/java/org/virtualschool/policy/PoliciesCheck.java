package org.virtualschool.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Refuses the start when a policy that will be needed is missing or wrong. */
@Component
class PoliciesCheck implements SmartInitializingSingleton {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final ObjectProvider<PolicyReader> readers;
    private final Clock clock;

    PoliciesCheck(ObjectProvider<PolicyReader> readers, Clock clock) {
        this.readers = readers;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), LONDON);
        readers.forEach(reader -> read(reader, today));
    }

    private static void read(PolicyReader reader, LocalDate today) {
        try {
            reader.readPolicies(today);
        } catch (IllegalStateException e) {
            throw new PolicyFaultException(e.getMessage());
        }
    }
}
