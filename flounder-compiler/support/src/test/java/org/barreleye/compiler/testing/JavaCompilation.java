package org.barreleye.compiler.testing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.barreleye.compiler.output.OutputTree;
import org.opentest4j.AssertionFailedError;

/**
 * Compiles generated Java in memory, as strictly as this project compiles its own: {@code -Xlint:all -Werror} for Java
 * 17, against the class path of the tests, without annotation processors.
 */
public final class JavaCompilation {
    /** The line that {@code -Werror} adds to warnings. */
    private static final String WARNINGS_COUNT = "compiler.err.warnings.and.werror";

    private static final List<String> OPTIONS =
            List.of("-Xlint:all,-processing", "-Werror", "--release", "17", "-proc:none", "-Xmaxerrs", "10000",
            "-Xmaxwarns", "10000");

    private final List<String> diagnostics;
    private final MemoryClasses classes;

    private JavaCompilation(List<String> diagnostics, MemoryClasses classes) {
        this.diagnostics = diagnostics;
        this.classes = classes;
    }

    /** Compiles all {@code .java} files of some trees together; other files in them are ignored. */
    public static JavaCompilation of(OutputTree... trees) {
        List<String> options = new ArrayList<>(OPTIONS);
        options.addAll(List.of("-classpath", System.getProperty("java.class.path")));
        return of(options, sources(trees));
    }

    /**
     * Compiles all {@code .java} files of a tree as a module that sees one jar, for Java 17.
     *
     * @param moduleInfo the declaration of the module
     * @param jar on the module path, under the name that its manifest or its file name gives
     */
    public static JavaCompilation ofModule(String moduleInfo, Path jar, OutputTree tree) {
        List<JavaFileObject> sources = new ArrayList<>(sources(tree));
        sources.add(new Source("module-info.java", moduleInfo));
        return of(List.of("--release", "17", "-proc:none", "--module-path", jar.toString()), sources);
    }

    private static JavaCompilation of(List<String> options, List<JavaFileObject> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        StandardJavaFileManager disk = compiler.getStandardFileManager(collector, Locale.ROOT, StandardCharsets.UTF_8);
        MemoryClasses classes = new MemoryClasses(disk);
        compiler.getTask(null, classes, collector, options, null, sources).call();
        List<String> said = collector.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                .filter(diagnostic -> !diagnostic.getCode().equals(WARNINGS_COUNT))
                .map(JavaCompilation::sentence)
                .toList();
        return new JavaCompilation(said, classes);
    }

    /** Returns whether javac had nothing to say, not even a warning. */
    public boolean succeeded() {
        return diagnostics.isEmpty();
    }

    /** The errors and warnings of javac, one text each. */
    public List<String> diagnostics() {
        return diagnostics;
    }

    /**
     * A loader of the compiled classes, whose parent is the loader of the tests; fails the test if javac complained.
     */
    public ClassLoader classLoader() {
        if (!succeeded()) {
            throw new AssertionFailedError("javac complains:\n" + String.join("\n", diagnostics));
        }
        return classes.loader();
    }

    /** The compiled class files, by their paths; fails the test if javac complained. */
    public Map<String, byte[]> classFiles() {
        if (!succeeded()) {
            throw new AssertionFailedError("javac complains:\n" + String.join("\n", diagnostics));
        }
        return classes.files();
    }

    /** Loads one of the compiled classes; fails the test if javac complained or there is no such class. */
    public Class<?> load(String name) {
        try {
            return Class.forName(name, true, classLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionFailedError("nothing generated is called " + name, e);
        }
    }

    private static List<JavaFileObject> sources(OutputTree... trees) {
        List<JavaFileObject> sources = new ArrayList<>();
        for (OutputTree tree : trees) {
            tree.files().forEach((path, text) -> {
                if (path.endsWith(".java")) {
                    sources.add(new Source(path, text));
                }
            });
        }
        return sources;
    }

    private static String sentence(Diagnostic<? extends JavaFileObject> diagnostic) {
        String place = diagnostic.getSource() == null
                ? ""
                : diagnostic.getSource().getName() + ":" + diagnostic.getLineNumber() + ": ";
        return place + diagnostic.getMessage(Locale.ROOT);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String path, String text) {
            super(URI.create("memory:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public String getName() {
            return uri.getPath().substring(1);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
