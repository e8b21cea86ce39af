package org.barreleye.compiler.output;

import com.palantir.javapoet.JavaFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A digest of the code of a compiler: of the jars, or folders of classes, of the compiler, of this package and of
 * JavaPoet, and of the version of Java. A version number would not do, since a snapshot keeps it from build to build.
 */
public final class CodeIdentity {
    private static final Map<Path, String> KNOWN = new ConcurrentHashMap<>();

    private CodeIdentity() {}

    /**
     * The identity of the compiler that has a class. Read once for each virtual machine.
     *
     * @return empty if its code is neither in jars nor in folders; then no earlier output can be trusted
     */
    public static Optional<String> of(Class<?> compiler) {
        InputDigest digest = InputDigest.begin().add(String.valueOf(Runtime.version().feature()));
        SortedSet<Path> places = new TreeSet<>();
        for (Class<?> part : List.of(compiler, CodeIdentity.class, JavaFile.class)) {
            Optional<Path> place = place(part);
            if (place.isEmpty()) {
                return Optional.empty();
            }
            places.add(place.get());
        }
        try {
            for (Path place : places) {
                digest.add(identity(place));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(digest.hex());
    }

    private static Optional<Path> place(Class<?> part) {
        CodeSource source = part.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        if (location == null || !location.getProtocol().equals("file")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(location.toURI()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String identity(Path place) throws IOException {
        String known = KNOWN.get(place);
        if (known == null) {
            known = Files.isDirectory(place) ? ofFolder(place) : checksum(place);
            KNOWN.put(place, known);
        }
        return known;
    }

    private static String ofFolder(Path folder) throws IOException {
        InputDigest digest = InputDigest.begin();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            digest.add(folder.relativize(file).toString(), checksum(file));
        }
        return digest.hex();
    }

    private static String checksum(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return Long.toHexString(ContentChecksum.of(bytes)) + " " + bytes.length;
    }
}
