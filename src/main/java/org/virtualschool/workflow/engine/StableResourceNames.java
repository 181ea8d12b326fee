package org.virtualschool.workflow.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultDeploymentConfiguration;
import org.springframework.core.io.ContextResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.UrlResource;
import org.springframework.stereotype.Component;

/**
 * Deploys {@code processes/pep/pep-review.bpmn} under this very name, from a jar as from a folder. By itself the engine
 * takes the absolute path in one case and the bare file name in the other: every change between them would make new
 * versions of everything, and two files of one name would hide each other.
 */
@Component
class StableResourceNames extends DefaultDeploymentConfiguration {

    private static final String DEPLOYMENT = "casework";

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        super.preInit(configuration);
        configuration.setDeploymentName(DEPLOYMENT);
    }

    @Override
    public Set<Resource> getDeploymentResources() {
        Set<Resource> named = new TreeSet<>(Comparator.comparing(resource -> ((Named) resource).name));
        for (Resource resource : super.getDeploymentResources()) {
            named.add(new Named(urlOf(resource)));
        }
        return Collections.unmodifiableSet(named);
    }

    private static URL urlOf(Resource resource) {
        try {
            return resource.getURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String nameOf(URL url) {
        String path = URLDecoder.decode(url.toString(), StandardCharsets.UTF_8);
        int inJar = path.lastIndexOf("!/") + "!/".length();
        int inFolder = path.lastIndexOf("/classes/") + "/classes/".length();
        return path.substring(Math.max(inJar, inFolder));
    }

    private static final class Named extends UrlResource implements ContextResource {

        private final String name;

        Named(URL url) {
            super(url);
            name = nameOf(url);
        }

        @Override
        public String getPathWithinContext() {
            return name;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Named named && named.name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }
}
