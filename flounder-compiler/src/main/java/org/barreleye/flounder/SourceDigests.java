package org.barreleye.flounder;

import java.util.Map;
import java.util.Optional;
import org.barreleye.compiler.output.CodeIdentity;
import org.barreleye.compiler.output.InputDigest;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.flounder.plan.Transport;

/**
 * The digests of all that decides about generated files: the compiler, the options, and the sources. They are digests
 * of texts, not of models, so that nothing needs to be parsed to know that nothing has changed.
 */
final class SourceDigests {
    private final Sources sources;
    private final String common;

    private SourceDigests(Sources sources, String common) {
        this.sources = sources;
        this.common = common;
    }

    /** The digests of a run of this compiler; empty if its own code cannot be identified. */
    static Optional<SourceDigests> of(Sources sources, CompilerOptions options) {
        return CodeIdentity.of(SourceDigests.class).map(identity -> of(sources, options, identity));
    }

    /** The digests of a run of some compiler. */
    static SourceDigests of(Sources sources, CompilerOptions options, String identity) {
        InputDigest common = InputDigest.begin().add(identity, options.packagePrefix(),
                String.valueOf(options.transports().size()));
        for (Transport transport : options.transports()) {
            common.add(transport.name());
        }
        common.add(String.valueOf(sources.imports().size()));
        sources.imports().forEach(file -> add(file, common));
        common.add(String.valueOf(sources.capabilities().isPresent()));
        sources.capabilities().ifPresent(file -> add(file, common));
        for (Map.Entry<String, String> compiled : sources.compiledPackages().entrySet()) {
            common.add(compiled.getKey(), compiled.getValue());
        }
        return new SourceDigests(sources, common.hex());
    }

    private static void add(SourceFile file, InputDigest digest) {
        digest.add(file.name(), file.text());
    }

    /** The digest for the classes of the types files. */
    String types() {
        return InputDigest.begin().add("types", common).hex();
    }

    /** The digest for the files of an interface, which all types files may change. */
    String ofInterface(SourceFile file) {
        InputDigest digest = InputDigest.begin().add("interface", common);
        add(file, digest);
        return digest.hex();
    }

    /** The digest for the whole run and its findings. */
    String run() {
        InputDigest digest = InputDigest.begin().add("run", common);
        sources.interfaces().forEach(file -> add(file, digest));
        return digest.hex();
    }
}
