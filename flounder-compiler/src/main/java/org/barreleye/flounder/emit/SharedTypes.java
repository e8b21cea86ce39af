package org.barreleye.flounder.emit;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barreleye.compiler.output.InputDigest;
import org.barreleye.compiler.output.JavaFiles;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.output.OutputUnit;
import org.barreleye.flounder.model.Documentation;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Type;
import org.barreleye.flounder.model.TypeDefinition;
import org.barreleye.flounder.model.TypesFile;
import org.barreleye.flounder.naming.NamedTypes;

/**
 * The classes of types files: a package for each file, whose classes all interfaces use. A file that a dependency has
 * compiled keeps the package that it has there.
 */
public final class SharedTypes {
    private final Map<String, ClassName> classes = new LinkedHashMap<>();
    private final Map<String, ClassName> views = new LinkedHashMap<>();
    private final Map<String, String> packages = new LinkedHashMap<>();
    private final List<FileTypes> files = new ArrayList<>();

    /** The classes of one file, to be generated now; those types of it, and no others, that no earlier file has. */
    private record FileTypes(Interface needed, GeneratedNames names, List<Type> types) {
        private OutputTree emit() {
            TypeEmitter emitter = new TypeEmitter(names);
            return JavaFiles.tree(types.stream().flatMap(type -> emitter.emit(type).stream()).toList());
        }
    }

    private SharedTypes() {}

    /** The classes of some files, each after those whose types it uses. */
    public static SharedTypes of(List<TypesFile> files, String packagePrefix) {
        SharedTypes shared = new SharedTypes();
        List<TypeDefinition> earlier = new ArrayList<>();
        for (TypesFile file : files) {
            shared.add(file, earlier, packagePrefix);
            earlier.addAll(file.types());
        }
        return shared;
    }

    private void add(TypesFile file, List<TypeDefinition> earlier, String packagePrefix) {
        if (file.types().isEmpty()) {
            return;
        }
        List<TypeDefinition> types = new ArrayList<>(earlier);
        file.types().forEach(type -> types.add(new TypeDefinition(type.name(), type.form(), type.type(),
                type.typeName(), false, type.documentation(), type.span())));
        Interface definition = UsedImports.only(new Interface(file.name(), "", Documentation.NONE, types, List.of(),
                file.types().get(0).span()));
        GeneratedNames names = GeneratedNames.shared(definition, packagePrefix, file.compiledPackage(), this);
        List<Type> added = new ArrayList<>();
        for (Type type : NamedTypes.of(definition).types()) {
            if (!holds(type)) {
                added.add(type);
            }
        }
        added.forEach(type -> {
            classes.put(NamedTypes.key(type), names.own(type));
            views.put(NamedTypes.key(type), names.ownView(type));
        });
        if (file.compiledPackage().isEmpty()) {
            packages.put(file.types().get(0).span().source().name(), names.packageName());
            files.add(new FileTypes(definition, names, added));
        }
    }

    /** Returns whether a types file declares a type, or contains it. */
    boolean holds(Type type) {
        return classes.containsKey(NamedTypes.key(type));
    }

    /** The class of a type, if a types file has it. */
    Optional<ClassName> named(Type type) {
        return Optional.ofNullable(classes.get(NamedTypes.key(type)));
    }

    /** The view of a type, if a types file has it. */
    Optional<ClassName> view(Type type) {
        return Optional.ofNullable(views.get(NamedTypes.key(type)));
    }

    /** The packages of the classes that are generated now, by the names of the sources of their files. */
    public Map<String, String> packages() {
        return packages;
    }

    /**
     * The classes that are generated now, a unit for each file.
     *
     * @param compiler the identity of this compiler, if it is known
     */
    public List<OutputUnit> units(Optional<String> compiler) {
        return files.stream()
                .map(file -> new OutputUnit(compiler.map(identity -> digest(file, identity)), file::emit))
                .toList();
    }

    private String digest(FileTypes file, String compiler) {
        InputDigest digest = InputDigest.begin().add("types", compiler, file.names().packageName());
        ModelDigest.add(file.needed(), digest);
        addClasses(file.needed(), digest);
        file.types().forEach(type -> digest.add(NamedTypes.key(type)));
        return digest.hex();
    }

    /** Adds the classes that types files have for the types of an interface. */
    void addClasses(Interface definition, InputDigest digest) {
        for (Type type : NamedTypes.of(definition).types()) {
            named(type).ifPresent(held -> digest.add(NamedTypes.key(type), held.canonicalName(),
                    views.get(NamedTypes.key(type)).canonicalName()));
        }
    }
}
