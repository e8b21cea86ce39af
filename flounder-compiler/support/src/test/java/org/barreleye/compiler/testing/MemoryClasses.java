package org.barreleye.compiler.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;

/** The class files that javac writes to memory. */
final class MemoryClasses extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes = new TreeMap<>();

    MemoryClasses(StandardJavaFileManager disk) {
        super(disk);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(JavaFileManager.Location location, String name,
            JavaFileObject.Kind kind, FileObject sibling) {
        return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind) {
            @Override
            public OutputStream openOutputStream() {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                classes.put(name, bytes);
                return bytes;
            }
        };
    }

    /** The class files, by their paths. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        classes.forEach((name, bytes) -> files.put(
                name.replace('.', '/') + JavaFileObject.Kind.CLASS.extension, bytes.toByteArray()));
        return files;
    }

    /** A loader of everything compiled; the bytes of a class are its resource, as those of a file would be. */
    ClassLoader loader() {
        return new ClassLoader(MemoryClasses.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                ByteArrayOutputStream bytes = classes.get(name);
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes.toByteArray(), 0, bytes.size());
            }

            @Override
            public InputStream getResourceAsStream(String name) {
                String suffix = JavaFileObject.Kind.CLASS.extension;
                ByteArrayOutputStream bytes = name.endsWith(suffix)
                        ? classes.get(name.substring(0, name.length() - suffix.length()).replace('/', '.'))
                        : null;
                return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes.toByteArray());
            }
        };
    }
}
