package org.virtualschool.shell;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages that belong to no feature. */
@Controller
class ShellPages {

    private static final String TO_HOME = "redirect:/";

    private final Shell shell;

    ShellPages(Shell shell) {
        this.shell = shell;
    }

    @GetMapping("/")
    String home() {
        return "shell/home";
    }

    /** The same words for a wrong password and an unknown user: nobody learns here who has an account. */
    @GetMapping("/login")
    String login(@RequestParam Map<String, String> query, Model model) {
        if (shell.person() != null) {
            return TO_HOME;
        }
        if (query.containsKey("error")) {
            model.addAttribute("faults", List.of(new LoginFault("username", "Check your user name and password")));
        } else if (query.containsKey("wait")) {
            model.addAttribute("faults", List.of(new LoginFault("username", "Wait 15 minutes before you try again: there were too many wrong passwords")));
        } else if (query.containsKey("logout")) {
            model.addAttribute("successMessage", "You have signed out.");
        } else if (query.containsKey("late")) {
            model.addAttribute("noticeMessage", "You were no longer signed in, so what you sent was not saved. Sign in again to go on"
                    + " from what was saved before.");
        } else if (query.containsKey("expired")) {
            model.addAttribute("noticeMessage", "You were signed out because nothing was done for a long time. Sign in again.");
        }
        return "shell/login";
    }

    /** What was wrong with a login, for the error summary. */
    record LoginFault(String field, String message) {
    }
}
