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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The operands and options of commands that read interfaces. */
final class SourceOptions {
    @Option(names = {"-I", "--import"}, paramLabel = "TYPES",
            description = "A types file, or a folder of them, to compile every interface with; may be repeated. The "
                    + "order "
                    + "counts.")
    private List<Path> imports = new ArrayList<>();

    @Mixin
    private InputOptions inputs;

    @Mixin
    private CapabilityOption capabilities;

    /** Reads everything. A file that is imported is no interface, even if it stands in a folder of inputs. */
    Sources read() throws IOException {
        List<SourceFile> types = Imports.read(imports);
        Set<String> imported = new LinkedHashSet<>();
        types.forEach(file -> imported.add(file.text()));
        List<SourceFile> interfaces = inputs.read(Imports.SUFFIX, System.in).stream()
                .filter(file -> !imported.contains(file.text()))
                .toList();
        return new Sources(types, interfaces, capabilities.read());
    }
}
