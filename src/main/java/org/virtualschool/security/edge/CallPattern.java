package org.virtualschool.security.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One kind of call that is let through. Written as a line: a method and a path in which {@code {id}} stands for one
 * segment that names one thing, {@code {self}} for the caller's own user id and {@code **} for all that follows. {@code SEARCH} is a POST that
 * only asks. After a question mark stands a parameter that must be there with this one value ({@code {self}} again for
 * the caller, {@code {id}} for any).
 */
final class CallPattern {

    static final String SEARCH = "SEARCH";

    /** What stands in the place of an id and asks for something else, namely of all. */
    private static final String NO_ID = "(?!(?:statistics|report|count|suspended|delete)(?:/|$))";
    private static final String ONE_SEGMENT = NO_ID + "[^/]+";

    private final String method;
    private final boolean search;
    private final Pattern path;
    private final boolean selfInPath;
    private final String parameter;
    private final boolean ofSelf;

    private CallPattern(String line) {
        String[] words = line.trim().split("\\s+");
        String[] target = words[1].split("\\?");
        this.search = SEARCH.equals(words[0]);
        this.method = search ? "POST" : words[0];
        this.path = Pattern.compile(Pattern.quote(target[0])
                .replace("{id}", "\\E" + ONE_SEGMENT + "\\Q")
                .replace("{self}", "\\E(?<self>" + ONE_SEGMENT + ")\\Q")
                .replace("**", "\\E.*\\Q"));
        this.selfInPath = target[0].contains("{self}");
        this.parameter = target.length > 1 ? target[1].substring(0, target[1].indexOf('=')) : null;
        this.ofSelf = target.length > 1 && target[1].endsWith("={self}");
    }

    /** @param lines one pattern a line */
    static List<CallPattern> of(String lines) {
        return lines.lines().filter(line -> !line.isBlank()).map(CallPattern::new).toList();
    }

    boolean matches(HttpServletRequest request, String relativePath, String userId) {
        if (!method.equals(request.getMethod())) {
            return false;
        }
        Matcher matcher = path.matcher(relativePath);
        return matcher.matches() && (!selfInPath || userId.equals(matcher.group("self"))) && hasParameter(request, userId);
    }

    /** Whether its body is a query, to be looked at before it is run. */
    boolean isSearch() {
        return search;
    }

    private boolean hasParameter(HttpServletRequest request, String userId) {
        if (parameter == null) {
            return true;
        }
        String[] values = request.getParameterValues(parameter);
        return values != null && (ofSelf ? Arrays.equals(values, new String[] {userId}) : values.length == 1);
    }
}
