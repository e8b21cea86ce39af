package org.barreleye.compiler.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.barreleye.compiler.source.SourceFile;
import picocli.CommandLine.Parameters;

/** The operands of commands that read sources; a mixin. */
public final class InputOptions {
    /** The name of the standard input in diagnostics. */
    static final String STANDARD_INPUT = "<stdin>";

    private static final String DASH = "-";

    @Parameters(arity = "1..*", paramLabel = "INPUT",
            description = "Files, folders to search for sources, or - for the standard input.")
    private List<String> inputs = new ArrayList<>();

    /**
     * Reads all inputs, each file once: files in the order given, the files of a folder sorted by path. A file is shown
     * under the path that the user gave, with slashes.
     *
     * @param suffix the suffix of sources in folders, as {@code .if}
     * @param standardInput the input for {@code -}
     * @throws IOException with a sentence for the user
     */
    public List<SourceFile> read(String suffix, InputStream standardInput) throws IOException {
        return inputs(suffix, standardInput).stream().map(Input::source).toList();
    }

    /** Reads all inputs as {@link #read} does, with their origins. */
    public List<Input> inputs(String suffix, InputStream standardInput) throws IOException {
        Map<Object, Input> sources = new LinkedHashMap<>();
        for (String input : inputs) {
            if (input.equals(DASH)) {
                if (!sources.containsKey(DASH)) {
                    sources.put(DASH, new Input(SourceFile.decode(STANDARD_INPUT, standardInput.readAllBytes()),
                            false));
                }
                continue;
            }
            Path path = path(input);
            for (Path file : files(path, suffix)) {
                Path identity = file.toRealPath();
                if (!sources.containsKey(identity)) {
                    sources.put(identity, new Input(SourceFile.read(displayPath(file), file), Files.isDirectory(path)));
                }
            }
        }
        return List.copyOf(sources.values());
    }

    /**
     * A source and its origin.
     *
     * @param source the source
     * @param isFromFolder whether it was found in a folder, rather than named by the user
     */
    public record Input(SourceFile source, boolean isFromFolder) {}

    private static Path path(String input) throws IOException {
        try {
            return Path.of(input);
        } catch (InvalidPathException e) {
            throw new IOException("'" + input + "' cannot be the path of a file: " + e.getReason(), e);
        }
    }

    private static List<Path> files(Path input, String suffix) throws IOException {
        if (!Files.exists(input)) {
            throw new NoSuchFileException(input.toString());
        }
        if (!Files.isDirectory(input)) {
            return List.of(input);
        }
        try (Stream<Path> below = Files.walk(input)) {
            List<Path> found = below.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted((a, b) -> displayPath(a).compareTo(displayPath(b)))
                    .toList();
            if (found.isEmpty()) {
                throw new FileNotFoundException("the folder '" + displayPath(input) + "' has no file *" + suffix);
            }
            return found;
        }
    }

    private static String displayPath(Path file) {
        return file.toString().replace(file.getFileSystem().getSeparator(), "/");
    }
}
