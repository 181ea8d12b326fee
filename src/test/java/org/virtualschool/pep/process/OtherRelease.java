package org.virtualschool.pep.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ContextResource;
import org.springframework.core.io.Resource;
import org.springframework.test.util.ReflectionTestUtils;
import org.virtualschool.testing.MutableClock;

/**
 * A release of the application whose models and forms differ from those in the tree, as the database meets it: deployed by the code
 * that deploys at every start. All tests share one engine, so take it back afterwards.
 */
final class OtherRelease {

    private static final String MODEL = "processes/pep/pep-review.bpmn";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SpringProcessEngineConfiguration configuration;
    private final ProcessEngine engine;
    private final MutableClock clock;
    private final Set<String> before;
    private final Map<String, UnaryOperator<String>> changes = new LinkedHashMap<>();

    OtherRelease(SpringProcessEngineConfiguration configuration, ProcessEngine engine, MutableClock clock) {
        this.configuration = configuration;
        this.engine = engine;
        this.clock = clock;
        this.before = deployments().stream().map(Deployment::getId).collect(Collectors.toSet());
    }

    /** Says that the model reads differently there. */
    OtherRelease model(String here, String there) {
        return with(MODEL, text -> {
            assertThat(text).containsOnlyOnce(here);
            return text.replace(here, there);
        });
    }

    /** Says that the form does not ask this there. */
    OtherRelease without(String form, String key) {
        return with(form, text -> onForm(text, key, (questions, place) -> questions.remove(place.intValue())));
    }

    /** Says that the form asks this there as well, after the question of that key. */
    OtherRelease asking(String form, String after, String question) {
        return with(form, text -> onForm(text, after, (questions, place) -> questions.insert(place + 1, tree(question))));
    }

    private OtherRelease with(String file, UnaryOperator<String> change) {
        changes.merge(file, change, (one, other) -> text -> other.apply(one.apply(text)));
        return this;
    }

    private static String onForm(String text, String key, BiConsumer<ArrayNode, Integer> change) {
        JsonNode form = tree(text);
        List<ArrayNode> lists = new ArrayList<>();
        collectListsWith(key, form, lists);
        assertThat(lists).as(key).hasSize(1);
        change.accept(lists.get(0), placeOf(lists.get(0), key));
        return form.toString();
    }

    private static void collectListsWith(String key, JsonNode parent, List<ArrayNode> lists) {
        if (parent.path("components") instanceof ArrayNode components) {
            if (placeOf(components, key) >= 0) {
                lists.add(components);
            }
            components.forEach(component -> collectListsWith(key, component, lists));
        }
    }

    private static int placeOf(ArrayNode components, String key) {
        return IntStream.range(0, components.size()).filter(i -> components.get(i).path("key").asText().equals(key)).findFirst().orElse(-1);
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A node of that release starts. */
    void starts() {
        Resource[] ours = configuration.getDeploymentResources();
        List<Resource> theirs = new ArrayList<>(Arrays.asList(ours));
        theirs.replaceAll(resource -> changes.containsKey(nameOf(resource)) ? changed(resource) : resource);
        assertThat(theirs).extracting(OtherRelease::nameOf).containsAll(changes.keySet());
        configuration.setDeploymentResources(theirs.toArray(Resource[]::new));
        try {
            deploy();
        } finally {
            configuration.setDeploymentResources(ours);
        }
    }

    /** A node of the release in the tree starts. */
    void isReplacedByThisOne() {
        deploy();
    }

    /** Which deployment was the last is told by its time, so it needs the real one. */
    private void deploy() {
        Instant stood = clock.instant();
        clock.reset();
        try {
            ReflectionTestUtils.invokeMethod(configuration, "autoDeployResources", engine);
        } finally {
            clock.setTo(stood);
        }
    }

    /** Everything deployed since, with whatever still runs under it, is gone. */
    void isTakenBack() {
        engine.getIdentityService().clearAuthentication();
        deployments().stream().map(Deployment::getId).filter(id -> !before.contains(id))
                .forEach(id -> engine.getRepositoryService().deleteDeployment(id, true));
        assertThat(deployments()).extracting(Deployment::getId).containsExactlyInAnyOrderElementsOf(before);
    }

    /** The version that a review beginning now would have. */
    int version() {
        return newest().getVersion();
    }

    private ProcessDefinition newest() {
        return engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(PepReview.PROCESS_KEY)
                .latestVersion().singleResult();
    }

    private List<Deployment> deployments() {
        return engine.getRepositoryService().createDeploymentQuery().deploymentName(configuration.getDeploymentName()).list();
    }

    private Resource changed(Resource resource) {
        try (var content = resource.getInputStream()) {
            String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            return new Named(nameOf(resource), changes.get(nameOf(resource)).apply(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(Resource resource) {
        return ((ContextResource) resource).getPathWithinContext();
    }

    private static final class Named extends ByteArrayResource implements ContextResource {

        private final String name;

        Named(String name, String content) {
            super(content.getBytes(StandardCharsets.UTF_8));
            this.name = name;
        }

        @Override
        public String getPathWithinContext() {
            return name;
        }
    }
}
