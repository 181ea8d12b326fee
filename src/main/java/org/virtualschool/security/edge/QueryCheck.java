package org.virtualschool.security.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

/**
 * Looks at what a query asks before the engine does: no expressions, which would run as code, and no sorting by
 * variables, which reads the variables of every task there is.
 */
final class QueryCheck {

    private static final String EXPRESSION = "expression";
    private static final String VARIABLE = "variable";
    private static final String IGNORE_CASE = "ignorecase";
    private static final String SORT_BY = "sortBy";

    private final ObjectMapper json;

    QueryCheck(ObjectMapper json) {
        this.json = json;
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

    /** The same of a body, at any depth; of one that cannot be read as well, since the engine might read it. */
    boolean namesVariables(byte[] body) {
        try {
            return body.length > 0 && namesVariables(json.readTree(body));
        } catch (java.io.IOException e) {
            return true;
        }
    }

    private static boolean namesVariables(JsonNode node) {
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

    /** @param body may be empty; what is no JSON is left to the engine, which refuses it */
    boolean acceptsBody(byte[] body) {
        try {
            return body.length == 0 || accepts(json.readTree(body));
        } catch (JsonProcessingException e) {
            return true;
        } catch (java.io.IOException e) {
            return false;
        }
    }

    private boolean accepts(JsonNode node) {
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
