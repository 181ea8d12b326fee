package org.virtualschool.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.register.Children;
import org.virtualschool.security.AccessRule;
import org.virtualschool.security.CurrentViewer;
import org.virtualschool.security.Viewer;
import org.virtualschool.shell.PageOfList;

/** What the person logged in has been told. */
@Controller
@RequestMapping(InboxPage.PATH)
class InboxPage {

    static final String PATH = "/inbox";

    private static final String RECORDS = "/children";
    private static final int ROWS = 25;
    private static final Pattern PAGE_NUMBER = Pattern.compile("[1-9]\\d{0,4}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String TO = "redirect:";
    private static final String DONE = "successMessage";

    private final NotificationRows rows;
    private final Children children;
    private final AccessRule access;
    private final CurrentViewer currentViewer;
    private final AuditTrail audit;
    private final Clock clock;

    InboxPage(NotificationRows rows, Children children, AccessRule access, CurrentViewer currentViewer, AuditTrail audit,
            Clock clock) {
        this.rows = rows;
        this.children = children;
        this.access = access;
        this.currentViewer = currentViewer;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam(name = "page", required = false) String wanted, Model model) {
        Viewer viewer = currentViewer.get();
        long total = rows.count(viewer.userId());
        int last = (int) Math.max(1, (total + ROWS - 1) / ROWS);
        int number = Math.min(pageNumber(wanted), last);
        List<Notification> shown = rows.list(viewer, (number - 1) * ROWS, ROWS);
        Map<UUID, String> labels = children.caseLabels(shown.stream().map(Notification::childId).filter(Objects::nonNull).toList());
        model.addAttribute("page", new PageOfList<>(shown.stream().map(each -> InboxRow.of(each, labels)).toList(), number, ROWS, total));
        model.addAttribute("unread", rows.countUnread(viewer.userId()));
        model.addAttribute("until", clock.instant());
        return "notification/inbox";
    }

    /**
     * Where links of the inbox and of e-mails lead: it counts as read, and the person is taken to what it is about. Whoever may no
     * longer read the child does not even learn the address of its record; other pages name no child in theirs.
     */
    @GetMapping("/{id}")
    String follow(@PathVariable String id) {
        NotificationRows.Target target = read(id);
        if (target.childId() != null && target.path().startsWith(RECORDS)) {
            access.requireRead(target.childId());
        }
        return TO + target.path();
    }

    @PostMapping("/{id}/read")
    String markRead(@PathVariable String id, @RequestParam(name = "page", required = false) String page, RedirectAttributes next) {
        read(id);
        next.addFlashAttribute(DONE, "Marked as read.");
        return TO + PATH + "?page=" + pageNumber(page);
    }

    /** What has come since the page was shown stays unread: nobody has seen it. */
    @PostMapping("/read")
    String markAllRead(@RequestParam Instant until, RedirectAttributes next) {
        Instant now = clock.instant();
        int read = rows.readAll(currentViewer.get().userId(), until.isAfter(now) || until.isBefore(Instant.EPOCH) ? now : until);
        next.addFlashAttribute(DONE, read == 1 ? "1 notice marked as read." : read + " notices marked as read.");
        return TO + PATH;
    }

    /** An unknown notice and somebody else's are refused in the same words: nobody learns which it was. */
    private NotificationRows.Target read(String id) {
        String userId = currentViewer.get().userId();
        Optional<NotificationRows.Target> target = ID.matcher(id).matches() ? rows.read(UUID.fromString(id), userId) : Optional.empty();
        return target.orElseThrow(() -> {
            audit.refused("notification.read", null, ID.matcher(id).matches() ? id : null);
            return new AccessDeniedException("No such notice for this person");
        });
    }

    /** Whatever stands in the address line, there is a page to show. */
    private static int pageNumber(String written) {
        return written != null && PAGE_NUMBER.matcher(written).matches() ? Integer.parseInt(written) : 1;
    }
}
