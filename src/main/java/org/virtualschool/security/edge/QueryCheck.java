package org.virtualschool.security.edge;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks at what a query asks before the engine does: no expressions, which would run as code, and no sorting by
 * variables, which reads the variables of every task there is. What could not be run, or be read in two ways, is told apart.
 */
final class QueryCheck {

    private static final String EXPRESSION = "expression";
    private static final String VARIABLE = "variable";
    private static final Set<String> VARIABLES = Set.of("variables", "modifications");
    private static final String TYPE = "type";
    private static final String FILE = "file";
    private static final String IGNORE_CASE = "ignorecase";
    private static final String SORT_BY = "sortBy";
    private static final Set<String> ROWS = Set.of("firstResult", "maxResults");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final ObjectReader json;

    QueryCheck(ObjectMapper json) {
        this.json = json.reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** Whether the database would take the parameters: it counts rows from 0. */
    boolean isReadable(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream().allMatch(parameter -> !ROWS.contains(parameter.getKey())
                || Arrays.stream(parameter.getValue()).allMatch(value -> NUMBER.matcher(value).matches()));
    }

    /**
     * The query in a body, which may be empty. Nothing if it is no JSON, or could be read differently here and by the engine:
     * names given twice, and whatever stands behind the query.
     */
    Optional<JsonNode> read(byte[] body) {
        try {
            return Optional.of(json.readTree(body)).filter(QueryCheck::isText);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether it is one object, or nothing at all, in which no list misses a member and every variable is an object that holds no file. */
    boolean isWhole(JsonNode body) {
        return body.isMissingNode() || body.isObject() && listsAreWhole(body) && VARIABLES.stream().map(body::path).allMatch(QueryCheck::areWhole);
    }

    private static boolean listsAreWhole(JsonNode node) {
        for (JsonNode child : node) {
            if (node.isArray() && child.isNull() || !listsAreWhole(child)) {
                return false;
            }
        }
        return true;
    }

    private static boolean areWhole(JsonNode variables) {
        for (JsonNode variable : variables) {
            if (!variable.isObject() || FILE.equalsIgnoreCase(variable.path(TYPE).asText())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isText(JsonNode node) {
        for (JsonNode child : node) {
            if (!isText(child)) {
                return false;
            }
        }
        return !node.isTextual() || isText(node.textValue());
    }

    private static boolean isText(String value) {
        return value.indexOf('\0') < 0;
    }

    boolean acceptsParameters(HttpServletRequest request) {
        for (String name : Collections.list(request.getParameterNames())) {
            if (isExpression(name)) {
                return false;
            }
            for (String value : request.getParameterValues(name)) {
                if (name.contains(SORT_BY) && sortsByVariable(value)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether a parameter asks by variables: letter by letter they would tell whose case it is. */
    boolean namesVariables(HttpServletRequest request) {
        return Collections.list(request.getParameterNames()).stream().anyMatch(QueryCheck::isVariable);
    }

    /** The same of a body, at any depth. */
    boolean namesVariables(JsonNode node) {
        for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext();) {
            Map.Entry<String, JsonNode> field = fields.next();
            // Cockpit sends the list empty when nobody searches by variables.
            if (isVariable(field.getKey()) && !(field.getValue().isArray() && field.getValue().isEmpty())) {
                return true;
            }
        }
        for (JsonNode child : node) {
            if (namesVariables(child)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a body asks for nothing that is refused, at any depth. */
    boolean accepts(JsonNode node) {
        for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext();) {
            Map.Entry<String, JsonNode> field = fields.next();
            if (isExpression(field.getKey()) || SORT_BY.equals(field.getKey()) && sortsByVariable(field.getValue().asText())) {
                return false;
            }
        }
        for (JsonNode child : node) {
            if (!accepts(child)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it names variables; how their names are compared says nothing of them. */
    private static boolean isVariable(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains(VARIABLE) && !lower.endsWith(IGNORE_CASE);
    }

    private static boolean isExpression(String name) {
        return name.toLowerCase(Locale.ROOT).contains(EXPRESSION);
    }

    private static boolean sortsByVariable(String value) {
        return value.toLowerCase(Locale.ROOT).contains(VARIABLE);
    }
}
