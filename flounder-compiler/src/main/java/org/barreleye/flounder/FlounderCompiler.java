package org.barreleye.flounder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Resolver;
import org.barreleye.flounder.syntax.InterfaceSyntax;
import org.barreleye.flounder.syntax.TypesSyntax;
import org.barreleye.flounder.syntax.antlr.FlounderReader;

/** One run of the Flounder compiler. */
public final class FlounderCompiler {
    private FlounderCompiler() {}

    /** Reads and resolves one interface; empty if something was reported. */
    public static Optional<Interface> resolve(SourceFile source, List<SourceFile> imports, Diagnostics diagnostics) {
        List<TypesSyntax> types = new ArrayList<>();
        imports.forEach(file -> FlounderReader.readTypes(file, diagnostics).ifPresent(types::add));
        Optional<InterfaceSyntax> syntax = FlounderReader.readInterface(source, diagnostics);
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        return syntax.flatMap(definition -> Resolver.resolve(definition, types, diagnostics));
    }
}
