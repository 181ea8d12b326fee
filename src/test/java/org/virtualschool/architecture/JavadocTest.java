package org.virtualschool.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Whoever calls a type or method of another package can read what it does without its source. */
class JavadocTest {

    private static final List<Path> ROOTS = List.of(Path.of("src/main/java"), Path.of("src/demo/java"));

    @Test
    void everyPublicTypeAndMethodSaysWhatItIsFor() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> silent = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null,
                    files.getJavaFileObjectsFromPaths(sources()));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new SilentElements(docs, silent).scan(unit, false);
            }
        }

        assertThat(silent).as("public types and methods without Javadoc").isEmpty();
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path root : ROOTS) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    /** Walks one file; the argument says whether the enclosing type is a public interface, whose methods are public unsaid. */
    private static final class SilentElements extends TreePathScanner<Void, Boolean> {

        private final DocTrees docs;
        private final List<String> silent;

        SilentElements(DocTrees docs, List<String> silent) {
            this.docs = docs;
            this.silent = silent;
        }

        @Override
        public Void visitClass(ClassTree type, Boolean inPublicInterface) {
            boolean isPublic = isPublic(type.getModifiers());
            if (isPublic) {
                require(type.getSimpleName().toString());
                return super.visitClass(type, type.getKind() == Tree.Kind.INTERFACE);
            }
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Boolean inPublicInterface) {
            boolean constructor = method.getReturnType() == null;
            boolean isPublic = isPublic(method.getModifiers()) || inPublicInterface;
            if (isPublic && !constructor && !overrides(method.getModifiers())) {
                require(method.getName().toString());
            }
            return null;
        }

        private void require(String name) {
            if (docs.getDocComment(getCurrentPath()) == null) {
                silent.add(getCurrentPath().getCompilationUnit().getSourceFile().getName() + ": " + name);
            }
        }

        private static boolean isPublic(ModifiersTree modifiers) {
            return modifiers.getFlags().contains(Modifier.PUBLIC);
        }

        private static boolean overrides(ModifiersTree modifiers) {
            return modifiers.getAnnotations().stream().map(AnnotationTree::getAnnotationType)
                    .anyMatch(annotation -> annotation.toString().equals("Override"));
        }
    }
}
