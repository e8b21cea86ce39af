package org.barreleye.flounder;

import java.util.Map;
import java.util.Optional;
import org.barreleye.compiler.output.CodeIdentity;
import org.barreleye.compiler.output.InputDigest;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.flounder.plan.Transport;

/**
 * The digest of all that decides about a run: the compiler, the options, and the sources. It is a digest of texts, not
 * of models, so that nothing needs to be parsed to know that nothing has changed.
 */
final class RunDigest {
    private RunDigest() {}

    /** The digest of a run of this compiler; empty if its own code cannot be identified. */
    static Optional<String> of(Sources sources, CompilerOptions options) {
        return CodeIdentity.of(RunDigest.class).map(identity -> of(sources, options, identity));
    }

    /** The digest of a run of some compiler. */
    static String of(Sources sources, CompilerOptions options, String identity) {
        InputDigest digest = InputDigest.begin().add("run", identity, options.packagePrefix(),
                String.valueOf(options.transports().size()));
        for (Transport transport : options.transports()) {
            digest.add(transport.name());
        }
        digest.add(String.valueOf(sources.imports().size()));
        sources.imports().forEach(file -> add(file, digest));
        digest.add(String.valueOf(sources.capabilities().isPresent()));
        sources.capabilities().ifPresent(file -> add(file, digest));
        digest.add(String.valueOf(sources.compiledPackages().size()));
        for (Map.Entry<String, String> compiled : sources.compiledPackages().entrySet()) {
            digest.add(compiled.getKey(), compiled.getValue());
        }
        sources.interfaces().forEach(file -> add(file, digest));
        return digest.hex();
    }

    private static void add(SourceFile file, InputDigest digest) {
        digest.add(file.name(), file.text());
    }
}
