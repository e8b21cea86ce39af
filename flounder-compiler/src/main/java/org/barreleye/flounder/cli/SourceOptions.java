package org.barreleye.flounder.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.barreleye.compiler.cli.InputOptions;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.flounder.Sources;
import org.barreleye.flounder.syntax.antlr.FlounderReader;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The operands and options of commands that read interfaces. */
final class SourceOptions {
    @Option(names = {"-I", "--import"}, paramLabel = "TYPES",
            description = "A types file, or a folder of them, to compile every interface with; may be repeated, in "
                    + "the order of their use. Files without interface in an INPUT folder are imported, too.")
    private List<Path> imports = new ArrayList<>();

    @Mixin
    private InputOptions inputs;

    @Mixin
    private CapabilityOption capabilities;

    /**
     * Reads everything. Files without interface in a folder of inputs are imported after the files that the user
     * imports.
     */
    Sources read() throws IOException {
        List<SourceFile> types = new ArrayList<>(Imports.read(imports));
        Set<String> imported = new LinkedHashSet<>();
        types.forEach(file -> imported.add(file.text()));
        List<SourceFile> interfaces = new ArrayList<>();
        for (InputOptions.Input input : inputs.inputs(Imports.SUFFIX, System.in)) {
            boolean isTypesFile = input.isFromFolder() && !FlounderReader.holdsInterface(input.source());
            if (!imported.contains(input.source().text())) {
                (isTypesFile ? types : interfaces).add(input.source());
            }
        }
        return new Sources(types, interfaces, capabilities.read());
    }
}
