package org.virtualschool.shell;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The pages that belong to no feature. */
@Controller
class ShellPages {

    @GetMapping("/")
    String home() {
        return "shell/home";
    }

    @GetMapping("/login")
    String login() {
        return "shell/login";
    }
}
