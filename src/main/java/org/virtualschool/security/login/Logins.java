package org.virtualschool.security.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.virtualschool.security.engine.BcryptPasswords;
import org.virtualschool.workflow.SystemWork;

/** Accounts and their passwords in the engine's identity service: read anew for whatever changes something, every few seconds for the rest. */
@Component
class Logins {

    /** How long a closed account or a lost role may go unnoticed by somebody who only looks. */
    static final Duration KNOWN_FOR = Duration.ofSeconds(2);
    private static final long MOST_REMEMBERED = 5_000;

    private final IdentityService identity;
    private final SystemWork systemWork;
    private final BcryptPasswords passwords;
    private final JdbcClient jdbc;
    private final Cache<String, Optional<Login>> remembered;

    Logins(IdentityService identity, SystemWork systemWork, BcryptPasswords passwords, JdbcClient jdbc) {
        this.identity = identity;
        this.systemWork = systemWork;
        this.passwords = passwords;
        this.jdbc = jdbc;
        this.remembered = Caffeine.newBuilder().expireAfterWrite(KNOWN_FOR).maximumSize(MOST_REMEMBERED).build();
    }

    /**
     * The account; empty if it is closed or never was.
     *
     * @param reads whether it is asked for by a call that changes nothing: then it may be as it was {@link #KNOWN_FOR} ago. Nobody signs off,
     *              books or pays by a role they have lost, not even in the same moment.
     */
    Optional<Login> current(String userId, boolean reads) {
        Optional<Login> known = reads ? remembered.getIfPresent(userId) : null;
        if (known == null) {
            known = find(userId);
            remembered.put(userId, known);
        }
        return known;
    }

    /** The account as it is now; empty if it is closed or never was. */
    Optional<Login> find(String userId) {
        return systemWork.call(() -> Optional.ofNullable(user(userId)).map(this::login));
    }

    /** The account if the password is its own. Takes as long for an unknown user as for a wrong password. */
    Optional<Login> verify(String userId, String password) {
        UserEntity user = systemWork.call(() -> user(userId));
        if (user == null || user.getPassword() == null) {
            passwords.checkAgainstNothing(password);
            return Optional.empty();
        }
        String stored = user.getPassword();
        boolean right = stored.startsWith(BcryptPasswords.PREFIX) && passwords.check(
                EncryptionUtil.saltPassword(password, user.getSalt()), stored.substring(BcryptPasswords.PREFIX.length()));
        return right ? find(userId) : Optional.empty();
    }

    /** The engine compares user ids letter by letter; people type them with capital letters or without. */
    private UserEntity user(String typed) {
        return jdbc.sql("select id_ from public.act_id_user where lower(id_) = lower(:typed)").param("typed", typed)
                .query(String.class).optional()
                .map(userId -> (UserEntity) identity.createUserQuery().userId(userId).singleResult()).orElse(null);
    }

    private Login login(UserEntity user) {
        List<String> groups = identity.createGroupQuery().groupMember(user.getId()).unlimitedList().stream()
                .map(Group::getId).sorted().toList();
        List<String> tenants = identity.createTenantQuery().userMember(user.getId()).includingGroupsOfUser(true).unlimitedList().stream()
                .map(Tenant::getId).sorted().toList();
        return new Login(user.getId(), groups, tenants, stamp(user.getPassword()));
    }

    private static String stamp(String storedPassword) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.valueOf(storedPassword).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
