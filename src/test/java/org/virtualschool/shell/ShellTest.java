package org.virtualschool.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.CannotCreateTransactionException;
import org.virtualschool.people.Role;
import org.virtualschool.people.StaffService;

class ShellTest {

    private static final String USER = "ada@test.example";

    private final StaffService staff = mock(StaffService.class);
    private final Badge inbox = mock(Badge.class);
    private final StaticListableBeanFactory badges = new StaticListableBeanFactory(Map.of("inbox", inbox));
    private final Shell shell = new Shell(staff, badges.getBeanProvider(Badge.class));

    @BeforeEach
    void signIn() {
        SecurityContextHolder.getContext().setAuthentication(UsernamePasswordAuthenticationToken.authenticated(USER, null,
                List.of(new SimpleGrantedAuthority("ROLE_" + Role.VIRTUAL_SCHOOL_ADVISER))));
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void showsTheNameOfWhoIsSignedIn() {
        when(staff.nameOf(USER)).thenReturn("Ada Viser");

        assertThat(shell.person().name()).isEqualTo("Ada Viser");
    }

    @Test
    void thePageThatSaysTheDatabaseIsOutOfOrderNeedsNoDatabase() {
        when(staff.nameOf(USER)).thenThrow(new CannotCreateTransactionException("no connection"))
                .thenThrow(new DataAccessResourceFailureException("connection lost"));

        assertThat(shell.person().name()).isEqualTo(USER);
        assertThat(shell.person().name()).isEqualTo(USER);

        Destination place = shell.person().destinations().get(0);
        when(inbox.path()).thenReturn(place.path());
        when(inbox.count(USER)).thenThrow(new CannotCreateTransactionException("no connection"));

        assertThat(shell.badge(place)).isNull();
    }
}
