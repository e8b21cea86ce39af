package org.barreleye.hamlet.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.barreleye.compiler.output.OutputTree;

/** Compiles generated Java without touching the disk. */
final class MemoryCompiler {
    /** A class of the programming interface that generated code uses, to find its jar. */
    private static final String KERNEL_INTERFACE = "org/barreleye/kpi/types/CapabilityAddress.class";

    private MemoryCompiler() {}

    /**
     * A loader of the compiled classes.
     *
     * @throws IOException with a sentence for the user, if there is no compiler
     */
    static ClassLoader compile(OutputTree tree) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IOException("verifying takes a JDK, which has a compiler; '" + System.getProperty("java.home")
                    + "' is only a runtime");
        }
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        try (StandardJavaFileManager disk = compiler.getStandardFileManager(collector, Locale.ROOT,
                StandardCharsets.UTF_8); Classes classes = new Classes(disk)) {
            List<String> options = List.of("--release", "17", "-proc:none", "-classpath", kernelInterface().toString());
            if (!compiler.getTask(null, classes, collector, options, null, sources(tree)).call()) {
                throw new IllegalStateException("javac refuses generated code: " + collector.getDiagnostics().stream()
                        .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                        .collect(Collectors.joining("; ")));
            }
            return new Loader(classes.bytes);
        }
    }

    /** The jar or folder of the programming interface: hamlet.jar, when run from there. */
    private static Path kernelInterface() throws IOException {
        URL resource = MemoryCompiler.class.getClassLoader().getResource(KERNEL_INTERFACE);
        if (resource == null) {
            throw new IllegalStateException("this program has lost " + KERNEL_INTERFACE);
        }
        try {
            URLConnection connection = resource.openConnection();
            if (connection instanceof JarURLConnection jar) {
                return Path.of(jar.getJarFileURL().toURI());
            }
            Path root = Path.of(resource.toURI());
            for (int level = KERNEL_INTERFACE.split("/").length; level > 0; level--) {
                root = root.getParent();
            }
            return root;
        } catch (URISyntaxException e) {
            throw new IOException("cannot find the programming interface of the kernel at " + resource, e);
        }
    }

    private static List<JavaFileObject> sources(OutputTree tree) {
        List<JavaFileObject> sources = new ArrayList<>();
        tree.files().forEach((path, text) -> sources.add(new Source(path, text)));
        return sources;
    }

    private static URI uri(String path) {
        return URI.create("memory:///" + path);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String path, String text) {
            super(uri(path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Classes extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, ByteArrayOutputStream> bytes = new TreeMap<>();

        Classes(StandardJavaFileManager disk) {
            super(disk);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(JavaFileManager.Location location, String name,
                JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(uri(name.replace('.', '/') + kind.extension), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes.computeIfAbsent(name, unused -> new ByteArrayOutputStream());
                }
            };
        }
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, ByteArrayOutputStream> bytes;

        Loader(Map<String, ByteArrayOutputStream> bytes) {
            super(MemoryCompiler.class.getClassLoader());
            this.bytes = bytes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            ByteArrayOutputStream found = bytes.get(name);
            if (found == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, found.toByteArray(), 0, found.size());
        }
    }
}
