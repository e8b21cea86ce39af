package org.barreleye.flounder.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoFailureException;
import org.barreleye.compiler.maven.SourceSelection;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.flounder.Sources;
import org.barreleye.flounder.syntax.antlr.FlounderReader;

/**
 * The definitions of a module: its interfaces, and types files from dependencies, folders and beside the interfaces.
 */
final class Definitions {
    /** The folder of definitions in a jar. */
    static final String IN_JARS = "META-INF/flounder";

    /** The suffix of definitions. */
    static final String SUFFIX = ".if";

    private static final String INDEX = "capabilities.json";

    /** Types files and interfaces by their path below the folder they were found in. */
    private final Map<String, SourceFile> types = new LinkedHashMap<>();
    private final Map<String, SourceFile> interfaces = new LinkedHashMap<>();

    /** The definitions of the source folder, in the order of their paths. */
    private final Map<String, SourceFile> own = new TreeMap<>();

    /** Their locations, for messages. */
    private final Map<String, String> locations = new TreeMap<>();

    /** The packages in which dependencies have the classes of their types files. */
    private final Map<String, String> compiledPackages = new TreeMap<>();

    private Optional<SourceFile> index = Optional.empty();

    private Definitions() {}

    /**
     * The module whose tests are compiled.
     *
     * @param sourceFolder the definitions of the module
     * @param classes the folder of its classes, in which {@code generate} names the packages of its types files
     */
    record MainModule(Path sourceFolder, Path classes) {}

    /**
     * Reads everything. Types files of dependencies come first, so that those of the module may build on them; types
     * files of the main folder come before those of tests.
     *
     * @param folder the source folder
     * @param selection which files of the source folder count; import folders are read in the same encoding, and wholly
     * @param main the module itself, if the source folder is that of its tests
     * @param index the capability index; if empty, one that a dependency has
     * @throws MojoFailureException if two folders, or two dependencies, have a types file of the same path, or there
     *     are two capability indices
     */
    static Definitions read(Path folder, SourceSelection selection, List<Path> imports, List<Path> artifacts,
            Optional<MainModule> main, Optional<Path> index) throws IOException, MojoFailureException {
        Definitions own = new Definitions();
        SourceSelection whole = SourceSelection.all(SUFFIX, selection.encoding());
        for (Path directory : imports) {
            if (!Files.isDirectory(directory)) {
                throw new MojoFailureException("the import directory " + directory + " does not exist");
            }
            own.add(directory, whole, directory.toString(), false);
        }
        own.add(folder, selection, folder.toString(), imports.stream().noneMatch(folder::equals));
        Definitions all = new Definitions();
        if (index.isPresent()) {
            all.index = Optional.of(SourceFile.read(index.get().toString(), index.get()));
        }
        for (Path artifact : artifacts) {
            if (Files.isDirectory(artifact)) {
                all.addDependency(artifact.resolve(IN_JARS), artifact.resolve(IN_JARS).toString(), index.isPresent());
            } else if (artifact.toString().endsWith(".jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(artifact)) {
                    all.addDependency(jar.getPath(IN_JARS), artifact + "!/" + IN_JARS, index.isPresent());
                }
            }
        }
        if (main.isPresent() && imports.stream().noneMatch(main.get().sourceFolder()::equals)) {
            Path mainFolder = main.get().sourceFolder();
            Definitions ofModule = new Definitions();
            ofModule.add(mainFolder, whole, mainFolder.toString(), false);
            all.replace(ofModule);
            CompiledPackages.read(main.get().classes().resolve(IN_JARS).resolve(CompiledPackages.FILE),
                    all.compiledPackages);
        }
        all.replace(own);
        return all;
    }

    /** Adds other definitions. A types file replaces one of the same path, in the order too. */
    private void replace(Definitions others) {
        others.types.forEach((name, source) -> {
            types.remove(name);
            types.put(name, source);
            compiledPackages.remove(name);
        });
        interfaces.putAll(others.interfaces);
        own.putAll(others.own);
        locations.putAll(others.locations);
    }

    /** Adds the types files of a dependency and, unless the module has an index of its own, its index. */
    private void addDependency(Path folder, String location, boolean ownIndex)
            throws IOException, MojoFailureException {
        add(folder, SourceSelection.all(SUFFIX, StandardCharsets.UTF_8), location, false);
        CompiledPackages.read(folder.resolve(CompiledPackages.FILE), compiledPackages);
        Path found = folder.resolve(INDEX);
        if (ownIndex || !Files.isRegularFile(found)) {
            return;
        }
        if (index.isPresent()) {
            throw new MojoFailureException("two dependencies have a capability index, " + index.get().name() + " and "
                    + location + "/" + INDEX + ": say with 'capabilities' which one counts");
        }
        index = Optional.of(SourceFile.read(location + "/" + INDEX, found));
    }

    private void add(Path folder, SourceSelection selection, String location, boolean isSourceFolder)
            throws IOException, MojoFailureException {
        for (Path file : selection.filesIn(folder)) {
            String name = SourceSelection.name(folder, file);
            SourceFile source = selection.read(name, file);
            boolean isInterface = FlounderReader.holdsInterface(source);
            if (isInterface && !isSourceFolder) {
                continue;
            }
            String sourceLocation = location + "/" + name;
            String before = locations.put(name, sourceLocation);
            if (before != null) {
                throw new MojoFailureException("the types file " + name + " is there twice: " + before + " and "
                        + sourceLocation);
            }
            (isInterface ? interfaces : types).put(name, source);
            if (isSourceFolder) {
                own.put(name, source);
            }
        }
    }

    /** Returns whether the module has neither an interface nor a types file. */
    boolean isEmpty() {
        return interfaces.isEmpty() && own.isEmpty();
    }

    /** The number of interfaces. */
    int size() {
        return interfaces.size();
    }

    /** For the compiler. */
    Sources sources() {
        return new Sources(new ArrayList<>(types.values()), new ArrayList<>(interfaces.values()), index,
                compiledPackages);
    }

    /**
     * The files with which a jar of this module serves others: the definitions of the source folder, and the packages
     * of the classes that were generated for its types files.
     *
     * @param packages the package of each types file that was compiled, by its path
     */
    OutputTree own(Map<String, String> packages) {
        OutputTree.Builder tree = OutputTree.builder();
        own.forEach((name, source) -> tree.add(name, source.text()));
        Map<String, String> published = new TreeMap<>(packages);
        published.keySet().retainAll(own.keySet());
        if (!published.isEmpty()) {
            tree.add(CompiledPackages.FILE, CompiledPackages.text(published));
        }
        return tree.build();
    }

    /** The location of a source. */
    String location(String name) {
        return locations.getOrDefault(name, name);
    }
}
